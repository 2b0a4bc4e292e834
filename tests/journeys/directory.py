#!/usr/bin/env python3
"""The user directory in the real window: somebody is searched by name, everyone is shown, a row is written to and added.

    directory.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

from company import Person
from driver import CONTAINERS_OF_ROWS, MENU_ENTRIES
from journey import run

CARD = """<iq type='set' id='card'><vCard xmlns='vcard-temp'><FN>{given} {family}</FN><N><FAMILY>{family}</FAMILY>
<GIVEN>{given}</GIVEN></N><NICKNAME>{user}</NICKNAME><EMAIL><INTERNET/><USERID>{user}@mail.example</USERID></EMAIL></vCard></iq>"""


class Directory:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program, self.hands = tell, desktop, server, program, hands
        self.lists_all = server.kind == "ejabberd"
        self.expect = tell.expect

    def _with_card(self, user, given, family):
        self.server.register(user, "secret")
        person = Person(self.desktop.children, self.server, user, "secret", self.desktop.logs)
        person.do("xml", xml=CARD.format(user=user, given=given, family=family))
        person.do("roster")
        person.event("roster")
        return person

    def meet(self):
        ana = self.server.register("ana", "secret")
        self.bruno = self._with_card("bruno", "Bruno", "Keller")
        self.greta = self._with_card("greta", "Greta", "Keller")
        password = self.desktop.home / "password"
        password.write_text("secret\n")
        self.program.start("--account", ana, "--password-file", str(password), "--server",
                           f"127.0.0.1:{self.server.ports['c2s']}", "--trust-ca", self.server.ca)
        self.expect("Ana is signed in", lambda: self.program.all("Account"))

    def _people(self):
        return [name for one in self.program.all("People", CONTAINERS_OF_ROWS) for name in one.row_names()]

    def _says(self, text):
        return any(text in one.text for one in self.program.all())

    def searching(self):
        self.tell.chapter("Somebody of whom only the name is known")
        self.hands.press("Directory")
        self.expect("the server's directory is found", lambda: self.program.all("Search for"))
        self.expect("with boxes for what it knows", lambda: self.program.all("Name") and self.program.all("Email"))
        self.hands.fill("Search for", "kell")
        self.hands.submit()
        self.expect("both Kellers are there", lambda: {"Bruno Keller", "Greta Keller"} <= set(self._people()))
        self.hands.fill("Filter", "gret")
        self.expect("the filter leaves one of them", lambda: "Bruno Keller" not in self._people() and "Greta Keller" in self._people())

    def adding(self):
        self.tell.chapter("A contact out of a row")
        self.hands.select_row("People", "Greta")
        self.hands.press("Add contact")
        self.expect("name and address are there already", lambda: self.program.field("Name or address").text.startswith("greta@")
                    and self.program.field("Name in your list").text == "Greta Keller")
        self.program.field("Name in your list").focus()
        self.hands.submit()
        self.greta.event("subscription", kind="subscribe")
        self.expect("the row knows that she is a contact", lambda: not self.program.all("Add contact"))

    def everyone(self):
        self.tell.chapter("Everyone")
        self.hands.press("Show everyone")
        if self.lists_all:
            self.expect("everyone is there", lambda: {"Bruno Keller", "Greta Keller"} <= set(self._people()))
            return
        self.expect("this one does not list everybody, and says so", lambda: self._says("does not list everybody"))
        self.hands.fill("Search for", "bru")
        self.hands.submit()
        self.expect("searching still works", lambda: "Bruno Keller" in self._people())

    def writing(self):
        self.tell.chapter("A message out of a row")
        self.hands.select_row("People", "Bruno")
        self.program.keys("shift+F10")
        self.program.find("Details", MENU_ENTRIES)
        self.program.keys("Escape")
        if self.lists_all:
            self.hands.press("Message")
        else:
            self.program.keys("Return")   # the row has the focus
        self.program.field("Message").type("Hello from the directory")
        self.program.keys("Return")
        self.bruno.event("message", body="Hello from the directory")
        self.expect("the conversation is under Chats", lambda: any(
            "bruno" in row.lower() for one in self.program.all("Conversations") for row in one.row_names()))

    def new_chat(self):
        self.tell.chapter("New chat offers who is in the directory")
        self.program.keys("ctrl+n")
        self.program.field("Name or address").type("kell")
        self.expect("somebody who is no contact is offered", lambda: any(
            "Bruno Keller" in row for one in self.program.all("Suggestions", CONTAINERS_OF_ROWS) for row in one.row_names()))

    def walk(self):
        for step in (self.meet, self.searching, self.adding, self.everyone, self.writing, self.new_chat):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("directory", Directory)
