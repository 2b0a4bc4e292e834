#!/usr/bin/env python3
"""A contact's whole life in the real window: added, accepted, renamed, put into groups, blocked, let back, removed.

    people.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

from company import Person
from driver import CONTAINERS_OF_ROWS, MENU_ENTRIES
from journey import run


class People:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program, self.hands = tell, desktop, server, program, hands
        self.expect = tell.expect

    def meet(self):
        self.ana = self.server.register("ana", "ana's")
        self.server.register("ben", "ben's")
        self.ben = Person(self.desktop.children, self.server, "ben", "ben's", self.desktop.logs)
        password = self.desktop.home / "password"
        password.write_text("ana's\n")
        self.program.start("--account", self.ana, "--password-file", str(password), "--server",
                           f"127.0.0.1:{self.server.ports['c2s']}", "--trust-ca", self.server.ca)
        self.expect("Ana is signed in", lambda: self.program.all("Account"))
        self.hands.press("Contacts")

    def _row(self, *words):
        lists = self.program.all("Contacts", CONTAINERS_OF_ROWS)
        return any(all(word in row for word in words) for one in lists for row in one.row_names())

    def _says(self, text):
        return any(text in one.text for one in self.program.all())

    def adding(self):
        self.tell.chapter("A new contact")
        self.hands.choose("New", "Add contact…")
        self.hands.fill("Name or address", "a@b@c")
        self.hands.submit()
        self.expect("nonsense is said", lambda: self._says("not a complete address"))
        self.hands.fill("Name or address", "ana")
        self.hands.submit()
        self.expect("one's own address is said", lambda: self._says("your own address"))
        self.hands.fill("Name or address", "ben")
        self.hands.fill("Name in your list", "Ben Ito")
        self.hands.fill("Group", "Club")
        self.hands.fill("Message to them", "It is me, Ana")
        self.hands.submit()
        asked = self.ben.event("subscription", kind="subscribe")
        self.expect("Ben reads Ana's words", lambda: asked["status"] == "It is me, Ana")
        self.expect("he waits in the list, under his group", lambda: self._row("Ben Ito", "waiting for their answer")
                    and self._row("Club"))
        self.hands.choose("New", "Add contact…")
        self.hands.fill("Name or address", "ben")
        self.hands.submit()
        self.expect("twice is said", lambda: self._says("among your contacts already"))
        self.program.keys("Escape")
        self.ben.do("accept", to=self.ana)
        self.expect("Ben accepts and is there", lambda: self._row("Ben Ito", "Available"))
        self.ben.do("subscribe", to=self.ana)
        self.ben.event("subscription", kind="subscribed")   # whom we asked may see us

    def _menu(self, entry):
        self.program.row("Contacts", "Ben").click(3)
        self.program.find(entry, MENU_ENTRIES).click()

    def details(self):
        self.tell.chapter("Details, by the menu of the right button")
        self.program.list("Contacts")
        self._menu("Rename…")
        self.expect("the details open at the name", lambda: self.program.focused_name() == "Name in your list")
        self.expect("with the address in full", lambda: self.program.all("ben@" + self.server.domain))
        self.program.field("Name in your list").type("Benito")
        self.hands.submit()
        self.expect("the new name is in the list", lambda: self._row("Benito"))
        self.program.field("New group").type("Chess")
        self.hands.submit()
        self.expect("the new group too", lambda: self._row("Chess"))

    def blocking(self):
        self.tell.chapter("Blocked, and let back")
        self._menu("Block")
        self.expect("he is marked", lambda: self._row("Benito", "blocked"))
        self.hands.open_row("Contacts", "Benito")
        self.expect("nothing can be written to him", lambda: not self.program.all("Send") and self._says("You have blocked Benito"))
        self.ben.do("message", to=self.ana, body="do you hear me?")
        self.ben.do("roster")
        self.ben.event("roster")
        self.program.button("Unblock").click()
        self.expect("he is let back", lambda: not self._row("Benito", "blocked") and self.program.all("Message"))
        self.ben.do("message", to=self.ana, body="and now?")
        self.expect("now he is heard, and only now", lambda: self._says("and now?") or self._message("and now?"))
        self.expect("what he said meanwhile did not come", lambda: not self._message("do you hear me?"))

    def _message(self, text):
        return any(text in row for one in self.program.all("Messages") for row in one.row_names())

    def removing(self):
        self.tell.chapter("Removed")
        self._menu("Remove contact…")
        self.expect("it asks, and says what it means", lambda: self._says("Your messages stay"))
        self.program.button("Remove").click()
        self.expect("he is gone from the list", lambda: not self._row("Benito"))
        self.ben.event("subscription", kind="unsubscribed")
        self.expect("the details offer to add him again", lambda: self.program.all("Add contact"))

    def walk(self):
        for step in (self.meet, self.adding, self.details, self.blocking, self.removing):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("people", People)
