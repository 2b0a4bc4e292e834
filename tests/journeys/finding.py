#!/usr/bin/env python3
"""Finding what was said and whom one knows, in the real window, with nothing but the keyboard.

    finding.py PROGRAM prosody|ejabberd keyboard [FOLDER for what a failure leaves]
"""

from company import Person
from journey import run

PASSWORD = "right horse"
SAID_LONG_AGO = "Meet me at the Café by the old lighthouse"
CHATTER = 130   # messages after it: more than the window loads at once


class Finding:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program = tell, desktop, server, program
        self.hands, self.expect = hands, tell.expect

    def meet(self):
        children, logs = self.desktop.children, self.desktop.logs
        self.ana = self.server.register("ana", PASSWORD)
        for name in ("ben", "cleo"):
            self.server.register(name, name)
        ana = Person(children, self.server, "ana", PASSWORD, logs)
        self.ben, self.cleo = (Person(children, self.server, name, name, logs, receipts=False) for name in ("ben", "cleo"))
        for person, name in ((self.ben, "Ben Ito"), (self.cleo, "Cléo Marchand")):
            person.befriend(ana)
            ana.do("roster-set", jid=person.jid, name=name, groups=[])
            ana.event("roster-changed", items=lambda items, name=name: any(one.get("name") == name for one in items))
        ana.leave()

    def sign_in(self):
        self.tell.chapter("A history to look through")
        self.program.start()
        self.hands.press("Connection settings")
        self.hands.fill("Host", "127.0.0.1")
        self.hands.fill("Port", str(self.server.ports["c2s"]))
        self.hands.fill("Address", self.ana)
        self.hands.fill("Password", PASSWORD)
        self.hands.submit()
        self.hands.press("Trust this certificate")
        self.expect("she is signed in", lambda: self.program.all("Account"))
        self.ben.do("message", to=self.ana, body=SAID_LONG_AGO)
        for number in range(CHATTER):
            self.ben.do("message", to=self.ana, body=f"chatter number{number}")
        self.cleo.do("message", to=self.ana, body="The lighthouse is closed on Monday")
        self.expect("all of it has come", lambda: self._row("Conversations", "closed on Monday")
                    and self._row("Conversations", f"number{CHATTER - 1}"))

    def _row(self, name, *words):
        return any(all(word in row for word in words) for one in self.program.all(name) for row in one.row_names())

    def search_everywhere(self):
        self.tell.chapter("Searching everywhere")
        self.program.keys("ctrl+shift+f")
        self.expect("Ctrl+Shift+F goes to Search", lambda: self.program.focused_name() == "Search")
        self.program.type("cafe LIGHT", self.program.field("Search"))
        self.expect("what was said long ago is found, accents or not", lambda: self._row("Found messages", "Ben Ito", "Café"))
        self.expect("and nothing else", lambda: len(self.program.list("Found messages").rows()) == 1)
        self.program.field("Search").type("light from:cleo")
        self.expect("from: narrows it to Cléo", lambda: self._row("Found messages", "Cléo", "closed on Monday")
                    and not self._row("Found messages", "Ben Ito"))
        self.program.field("Search").type("nobody said this")
        self.expect("nothing found is said", lambda: any(
            "No messages found" in one.description for one in self.program.all("Found messages")))
        self.program.field("Search").type("cafe")
        self.expect("the first is found again", lambda: self._row("Found messages", "Café"))
        self.program.keys("Down", "Return")
        self.expect("Enter shows it among what was said around it",
                    lambda: self._row("Messages", SAID_LONG_AGO) and self._row("Messages", "chatter number0"))
        self.program.keys("ctrl+shift+f", "Escape")
        self.hands.go_to("Message")

    def find_in_conversation(self):
        self.tell.chapter("Finding in the conversation")
        self.program.keys("ctrl+f")
        self.expect("Ctrl+F opens the field", lambda: self.program.focused_name() == "Find in conversation")
        self.program.type("number12", self.program.field("Find in conversation"))
        self.expect("it counts the matches", lambda: self.program.text_of("Matches") == "1 of 11")
        self.expect("and shows the newest", lambda: self._row("Messages", "chatter number129"))
        for _ in range(9):
            self.program.keys("Return")
        self.expect("Enter goes to older ones", lambda: self.program.text_of("Matches") == "10 of 11")
        self.program.keys("Return")
        self.expect("the oldest is shown", lambda: any(
            row.endswith("chatter number12") for one in self.program.all("Messages") for row in one.row_names()))
        self.program.keys("shift+Return")
        self.expect("Shift+Enter goes back", lambda: self.program.text_of("Matches") == "10 of 11")
        self.program.keys("Escape")
        self.expect("Esc closes it and goes back to writing", lambda: not self.program.all("Matches")
                    and self.program.field("Message").focused)

    def go_elsewhere(self):
        self.tell.chapter("Going elsewhere")
        self.program.keys("ctrl+k")
        self.expect("Ctrl+K asks where to", lambda: self.program.focused_name() == "Go to")
        self.program.type("march", self.program.field("Go to"))
        self.expect("a part of a name is enough", lambda: self._row("Places", "Cléo Marchand"))
        self.program.keys("Return")
        self.expect("Enter goes there", lambda: self._row("Messages", "closed on Monday"))
        self.program.keys("alt+Up")
        self.expect("Alt+Up goes to the conversation above", lambda: self._row("Messages", "chatter"))
        self.program.keys("alt+Down")
        self.expect("Alt+Down goes back", lambda: self._row("Messages", "closed on Monday"))
        self.ben.do("message", to=self.ana, body="Are you there?")
        self.expect("another message comes", lambda: self._row("Conversations", "Are you there?"))
        self.program.keys("alt+shift+Down")
        self.expect("Alt+Shift+Down goes to what is unread", lambda: self._row("Messages", "Are you there?"))
        self.program.keys("F1")
        self.expect("F1 shows the shortcuts", lambda: any("Ctrl+Shift+F" in one.text for one in self.program.all()))
        self.program.keys("Escape")
        self.expect("Esc closes them", lambda: self.program.field("Message").focused)

    def walk(self):
        self.meet()
        for step in (self.sign_in, self.search_everywhere, self.find_in_conversation, self.go_elsewhere):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("finding", Finding)
