#!/usr/bin/env python3
"""Rooms in the real window: made, talked in, found, joined in spite of passwords and taken nicks, invited to, left,
ruled and destroyed.

    rooms.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

from company import Person
from driver import CONTAINERS_OF_ROWS, MENU_ENTRIES
from journey import run

MUC = "http://jabber.org/protocol/muc"


class Rooms:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program, self.hands = tell, desktop, server, program, hands
        self.expect = tell.expect
        self.service = "conference." + server.domain

    def address(self, name):
        return f"{name}@{self.service}"

    def meet(self):
        self.ana = self.server.register("ana", "ana's")
        self.server.register("ben", "ben's")
        self.ben = Person(self.desktop.children, self.server, "ben", "ben's", self.desktop.logs)
        password = self.desktop.home / "password"
        password.write_text("ana's\n")
        self.program.start("--account", self.ana, "--password-file", str(password), "--server",
                           f"127.0.0.1:{self.server.ports['c2s']}", "--trust-ca", self.server.ca)
        self.expect("Ana is signed in", lambda: self.program.all("Account"))
        self.hands.press("Rooms")

    # ---- Ben's side ----

    def ben_joins(self, room, nick="ben", password=None):
        secret = f"<password>{password}</password>" if password else ""
        self.ben.do("xml", xml=f"<presence to='{self.address(room)}/{nick}'><x xmlns='{MUC}'>{secret}</x></presence>")
        self.ben.event("presence", **{"from": f"{self.address(room)}/{nick}"}, xml=lambda xml: "110" in xml)

    def ben_opens(self, room, **fields):
        """A room of his, configured; without fields with the service's defaults."""
        form = "".join(f"<field var='muc#roomconfig_{name}'><value>{value}</value></field>" for name, value in fields.items())
        self.ben.do("xml", xml=f"<iq type='set' id='open-{room}' to='{self.address(room)}'><query xmlns='{MUC}#owner'>"
                    f"<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>{MUC}#roomconfig</value></field>"
                    f"{form}</x></query></iq>")

    def ben_says(self, room, text):
        self.ben.do("message", to=self.address(room), body=text, type="groupchat")

    # ---- what is on the screen ----

    def _row(self, list_name, *words):
        lists = self.program.all(list_name, CONTAINERS_OF_ROWS)
        return any(all(word in row for word in words) for one in lists for row in one.row_names())

    def _message(self, *words):
        return any(all(word in row for word in words) for one in self.program.all("Messages") for row in one.row_names())

    def _says(self, name, text):
        return any(text in one.text or text in one.description for one in self.program.all(name))

    def _join(self, room):
        self.program.keys("ctrl+j")
        self.hands.fill("Room", room)
        self.hands.submit()

    def _choose(self, entry):
        self.hands.choose("Room menu", entry)

    # ---- the way ----

    def creating(self):
        self.tell.chapter("A new room, by its bare name")
        self._join("tea")
        self.expect("it says that it was made", lambda: self._says("Room status", "Created"))
        self.expect("it stands in the list", lambda: self._row("Rooms", "tea"))

    def talking(self):
        self.tell.chapter("Talking")
        self.ben_joins("tea")
        self.hands.press("People")
        self.expect("Ben is seen among the people", lambda: self._row("People", "ben"))
        self.ben_says("tea", "good evening")
        self.expect("what he says has his nick", lambda: self._message("ben", "good evening"))
        self.program.field("Message").type("good evening to you")
        self.program.keys("Return")
        self.ben.event("message", type="groupchat", body="good evening to you")
        self.expect("and is there once", lambda: self._message("You", "good evening to you", "sent"))
        composer = self.program.field("Message")
        composer.type("be")
        self.program.keys("Tab")
        self.expect("Tab completes his nick", lambda: composer.text == "ben: ")
        self.program.keys("ctrl+a", "Delete")

    def subject(self):
        self.tell.chapter("The subject")
        self._choose("Change subject…")
        self.program.field("Subject").type("Cake on Thursday")
        self.program.keys("Return")
        self.ben.event("message", subject="Cake on Thursday")
        self.expect("it stands in the list", lambda: self._row("Rooms", "Cake on Thursday"))

    def password(self):
        self.tell.chapter("A room with a password")
        self.ben_joins("secret")
        self.ben_opens("secret", passwordprotectedroom=1, roomsecret="sesame")
        self._join("secret")
        self.expect("the password is asked for", lambda: self._says("Join status", "has a password"))
        self.program.field("Password").type("wrong")
        self.program.keys("Return")
        self.expect("a wrong one is said to be wrong", lambda: self._says("Join status", "password is wrong"))
        self.program.field("Password").type("sesame")
        self.program.keys("Return")
        self.expect("the right one opens", lambda: self._says("Room status", "Joined"))

    def nick(self):
        self.tell.chapter("A nick that is taken")
        self.ben_joins("club", nick="ana")
        self.ben_opens("club", publicroom=1)
        self._join("club")
        self.expect("it says so", lambda: self._says("Join status", "has this nickname"))
        self.expect("and offers another", lambda: self.program.field("Nickname").text == "ana2")
        self.program.keys("Return")
        self.expect("which is free", lambda: self._says("Room status", "Joined") and self._row("Rooms", "club"))

    def inviting(self):
        self.tell.chapter("Invitations, both ways")
        self.ben_joins("den")
        self.ben_opens("den", publicroom=1)
        self.ben.do("xml", xml=f"<message to='{self.address('den')}'><x xmlns='{MUC}#user'><invite to='{self.ana}'>"
                    "<reason>come along</reason></invite></x></message>")
        self.expect("Ana sees who wants her where, and why",
                    lambda: self._says("den", "den") and self.program.all("come along"))
        self.hands.press("Accept")
        self.expect("she is in", lambda: self._says("Room status", "Joined") and self._row("Rooms", "den"))
        self.hands.open_row("Rooms", "tea")
        self._choose("Invite…")
        self.hands.fill("Name or address", "ben")
        self.hands.submit()
        self.ben.event("message", xml=lambda xml: "invite" in xml or "jabber:x:conference" in xml)

    def browsing(self):
        self.tell.chapter("Browsing")
        self.hands.press("Browse rooms")
        self.expect("public rooms are listed with their people", lambda: self._row("Public rooms", "club", "people")
                    and self._row("Public rooms", "den"))
        self.program.field("Find rooms").type("clu")
        self.expect("and found by name", lambda: self._row("Public rooms", "club") and not self._row("Public rooms", "den"))
        self.hands.press("Close")

    def leaving(self):
        self.tell.chapter("Leaving")
        self._choose("Leave")
        self.expect("it says that she is out", lambda: self._says("Room status", "not in this room"))
        self.ben.event("presence", **{"from": self.address("tea") + "/ana"}, type="unavailable")
        self.program.field("Message").type("one more thing")
        self.program.keys("Return")
        self.ben.event("message", type="groupchat", body="one more thing")
        self.expect("what she writes brings her back first", lambda: self._message("You", "one more thing", "sent"))

    # ---- what its owner does ----

    def _occupant_menu(self, nick, *entries):
        if not self.program.all("People", CONTAINERS_OF_ROWS):
            self.hands.press("People")
        self.program.row("People", nick).click(3)
        for entry in entries:
            self.program.find(entry, MENU_ENTRIES).click()

    def _because(self, reason):
        self.program.field("Reason").type(reason)
        self.program.keys("Return")

    def _ben_is(self, *words, gone=False):
        self.ben.event("presence", **{"from": self.address("tea") + "/ben"}, type="unavailable" if gone else "available",
                       xml=lambda xml: all(word in xml for word in words))

    def ruling(self):
        self.tell.chapter("What its owner does")
        self._choose("Change nickname…")
        self.program.field("Nickname").type("anita")
        self.program.keys("Return")
        self.ben.event("presence", **{"from": self.address("tea") + "/anita"}, type="available")
        self.expect("she has another nickname", lambda: self._row("People", "anita, you"))
        self._choose("Room settings")
        self.program.field({"prosody": "Title", "ejabberd": "Room title"}[self.server.kind]).type("The tea house")
        self.program.press("Save")
        self.expect("the room has the name that was saved", lambda: self._row("Rooms", "The tea house"))

    def voice(self):
        self.tell.chapter("Who may speak")
        self._occupant_menu("ben", "Revoke voice")
        self._ben_is('role="visitor"')
        self.ben.do("xml", xml=f"<message to='{self.address('tea')}'><x xmlns='jabber:x:data' type='submit'>"
                    f"<field var='FORM_TYPE'><value>{MUC}#request</value></field>"
                    "<field var='muc#role'><value>participant</value></field></x></message>")
        self.expect("a moderator is told who asks to speak", lambda: self._says("Room status", "ben"))
        self.program.button("Answer…").click()
        self.program.find("Let them speak", MENU_ENTRIES).click()
        self._ben_is('role="participant"')
        self._occupant_menu("ben", "Make moderator")
        self._ben_is('role="moderator"')
        self._occupant_menu("ben", "Remove as moderator")
        self._ben_is('role="participant"')

    def putting_out(self):
        self.tell.chapter("Kicked, banned, let in again")
        self._occupant_menu("ben", "Kick…")
        self._because("too loud")
        self._ben_is("307", "too loud", gone=True)
        self.ben_joins("tea")
        self._occupant_menu("ben", "Ban…")
        self._because("still too loud")
        self._ben_is("301", gone=True)
        self._choose("Members…")
        self.hands.press("Banned")
        self.expect("who is banned is on the list", lambda: self._row("List of members", self.ben.jid))
        self.program.row("List of members", self.ben.jid).click()
        self.hands.press("Remove")
        self.expect("and can be taken off it", lambda: not self._row("List of members", self.ben.jid))
        self.hands.press("Members")
        self.hands.fill("Name or address", "ben")
        self.hands.press("Add")
        self.expect("a member is added by a bare name", lambda: self._row("List of members", self.ben.jid))
        self.hands.press("Close")
        self.ben_joins("tea")
        self.expect("the member is back", lambda: self._row("People", "ben", "member"))

    def destroying(self):
        self.tell.chapter("The end of the room")
        self._choose("Destroy room…")
        self._because("we moved")
        self._ben_is("destroy", "we moved", gone=True)
        self.expect("it says that the room is closed", lambda: self._says("Room status", "closed for good"))

    def walk(self):
        for step in (self.meet, self.creating, self.talking, self.subject, self.password, self.nick, self.inviting,
                     self.browsing, self.leaving, self.ruling, self.voice, self.putting_out, self.destroying):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("rooms", Rooms)
