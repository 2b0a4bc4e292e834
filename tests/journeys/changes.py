#!/usr/bin/env python3
"""Answering, editing, retracting, reacting and typing, in the real window, with the keyboard and the mouse; Ben at the other end has another client and sees all of it.

    changes.py PROGRAM prosody|ejabberd mouse [FOLDER for what a failure leaves]
"""

from pathlib import Path

from company import Person
from driver import MENU_ENTRIES, until
from journey import run


class Changes:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program = tell, desktop, server, program
        self.hands, self.expect = hands, tell.expect

    def meet(self):
        children, logs = self.desktop.children, self.desktop.logs
        self.ana_jid = self.server.register("ana", "ana's")
        self.server.register("ben", "ben's")
        ana = Person(children, self.server, "ana", "ana's", logs)
        self.ben = Person(children, self.server, "ben", "ben's", logs)
        self.ben.befriend(ana)
        ana.leave()
        self.ben.forget()
        password = Path(self.desktop.home) / "password"
        password.write_text("ana's\n", encoding="utf-8")
        self.program.start("--account", self.ana_jid, "--password-file", str(password), "--trust-ca", str(self.server.ca),
                           "--server", f"127.0.0.1:{self.server.ports['c2s']}")
        self.expect("the window signs in", lambda: self.program.all("Account"), 20)
        self.ben.do("message", to=self.ana_jid, body="At eight or at nine?", id="question", origin_id="question")
        self.hands.press("Chats")
        self.hands.open_row("Conversations", "At eight or at nine?")
        self.expect("Ben's question is shown", lambda: self.row("At eight or at nine?"))

    def row(self, *words):
        return next((row for one in self.program.all("Messages") for row in one.rows()
                     if all(word in row.name for word in words)), None)

    def menu(self, row, *path):
        """By the right mouse button on a row."""
        row.click(3)
        for entry in path:
            until(f"the menu offers {entry}", lambda entry=entry: next(
                (one for one in self.program.all(entry, MENU_ENTRIES) if one.showing), None)).click()

    def say(self, text):
        self.hands.fill("Message", text)
        self.hands.submit()

    def answer(self):
        self.tell.chapter("An answer")
        self.menu(self.row("At eight or at nine?"), "Reply")
        self.expect("it is said what will be answered", lambda: self.program.all("Answer to ben"))
        self.say("At nien")
        arrived = self.ben.event("message", body=lambda body: body and body.endswith("At nien"))
        self.tell.expect("Ben's client is told what it answers", lambda: 'urn:xmpp:reply:0' in arrived["xml"] and 'id="question"' in arrived["xml"])
        self.expect("the window shows it so", lambda: self.row("At nien", "answer to ben: At eight or at nine?"))

    def edit(self):
        self.tell.chapter("An edit, by Up in the empty field")
        self.program.field("Message").focus()
        self.program.keys("Up")
        self.expect("the text is there to be edited", lambda: self.program.field("Message").text == "At nien")
        self.program.keys("Escape")
        self.expect("Esc gives it up", lambda: not self.program.field("Message").length)
        self.program.keys("Up")
        self.expect("Up brings it back", lambda: self.program.field("Message").length)
        self.say("At nine")
        arrived = self.ben.event("amendment", kind="replace")
        self.tell.expect("Ben's client has the new text", lambda: arrived["body"].endswith("At nine"))
        self.expect("the window shows it, as edited", lambda: self.row("At nine", "edited"))

    def react(self):
        self.tell.chapter("Reactions")
        self.menu(self.row("At eight or at nine?"), "React", "👍")
        arrived = self.ben.event("amendment", kind="reactions")
        self.tell.expect("Ben's client has it", lambda: arrived["emoji"] == ["👍"] and arrived["id"] == "question")
        self.expect("the window shows it", lambda: self.row("At eight or at nine?", "👍 by You"))
        self.expect("it is not called edited for that", lambda: "edited" not in self.row("At eight or at nine?").name)
        next(chip for chip in self.row("At eight or at nine?").children() if chip.name == "👍 by You").click()
        arrived = self.ben.event("amendment", kind="reactions")
        self.tell.expect("a click on it takes it back", lambda: arrived["emoji"] == [])

    def typing(self):
        self.tell.chapter("Typing")
        self.ben.do("chat-state", to=self.ana_jid, state="composing")
        self.expect("the window says that Ben is typing", lambda: any("ben is typing" in one.description + one.name
                                                                     for one in self.program.all()))
        self.ben.do("chat-state", to=self.ana_jid, state="active")
        self.expect("and that he has stopped", lambda: not any("is typing" in one.description + one.name for one in self.program.all()))

    def retract(self):
        self.tell.chapter("A retraction")
        self.menu(self.row("You", "At nine", "edited"), "Retract")
        self.tell.expect("Ben's client is told", lambda: self.ben.event("amendment", kind="retract"))
        self.expect("the window shows a placeholder", lambda: self.row("You retracted this message.") and not self.row("At nine"))

    def walk(self):
        for step in (self.meet, self.answer, self.edit, self.react, self.typing, self.retract):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("changes", Changes)
