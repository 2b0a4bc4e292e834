#!/usr/bin/env python3
"""Files both ways in the real window: attached by the system's dialog, sent through the server, received by rule and by
asking, declined, shown in the panel. Ben at the other end has another client (slixmpp) and compares hashes.

    files.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

import hashlib
from pathlib import Path

from company import Person
from driver import BUTTONS, CONTAINERS_OF_ROWS
from journey import run

ACCEPTED_UNASKED = 100_000   # bytes


class Files:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program = tell, desktop, server, program
        self.hands, self.expect = hands, tell.expect
        self.received = Path(desktop.home) / "received"

    def meet(self):
        children, logs = self.desktop.children, self.desktop.logs
        self.ana_jid = self.server.register("ana", "ana's")
        self.server.register("ben", "ben's")
        ana = Person(children, self.server, "ana", "ana's", logs)
        self.ben = Person(children, self.server, "ben", "ben's", logs)
        self.ben.befriend(ana)
        ana.leave()
        self.ben.forget()
        home = Path(self.desktop.home)
        settings = home / ".config" / "tertulia"
        settings.mkdir(parents=True)
        (settings / "settings.ini").write_text(
            f"[files]\nfolder={self.received}\nacceptFromContacts=true\nacceptUpTo={ACCEPTED_UNASKED}\n", encoding="utf-8")
        password = home / "password"
        password.write_text("ana's\n", encoding="utf-8")
        self.program.start("--account", self.ana_jid, "--password-file", str(password), "--trust-ca", str(self.server.ca),
                           "--server", f"127.0.0.1:{self.server.ports['c2s']}")
        self.expect("the window signs in", lambda: self.program.all("Account"), 20)
        self.ben.do("message", to=self.ana_jid, body="Do you have the list?")
        self.hands.press("Chats")
        self.hands.open_row("Conversations", "Do you have the list?")

    def row(self, *words):
        return next((row for one in self.program.all("Messages") for row in one.rows()
                     if all(word in row.name for word in words)), None)

    def part(self, row, name):
        """A button of a row."""
        return next((child for child in row.children() if child.name == name), None) if row else None

    def sending(self):
        self.tell.chapter("A file, chosen in the system's dialog")
        content = b"name,age\n" * 5_000
        file = Path(self.desktop.home) / "the list.csv"
        file.write_bytes(content)
        self.hands.press("Attach a file")
        field = self.program.field("File name:")
        field.type(str(file))
        self.program.keys("Return")
        card = self.program.find("Files to send")
        self.expect("the card says what it is", lambda: self.program.all("the list.csv, 45.0 kB") or any(
            "the list.csv" in one.name for one in self.program.all(within=card)))
        self.hands.push(self.program.find("Send", BUTTONS, within=card))
        self.expect("the file stands in the conversation", lambda: self.row("You", "file the list.csv", "45.0 kB"))
        self.expect("and says that it was sent", lambda: self.row("file the list.csv", "Sent"))
        told = self.ben.event("message", body=lambda body: body and body.startswith("https://"))
        self.ben.do("fetch", url=told["body"])
        fetched = self.ben.event("fetched")
        self.expect("Ben has the same bytes", lambda: fetched["sha256"] == hashlib.sha256(content).hexdigest())
        self.expect("the list of chats shows it", lambda: any(
            "file the list.csv" in row for one in self.program.all("Conversations") for row in one.row_names()))

    def receiving(self):
        self.tell.chapter("A small file from a contact is taken unasked")
        self.ben.do("upload", name="small.txt", size=30_000, to=self.ana_jid, type="text/plain")
        self.expect("it is received", lambda: self.row("ben", "file small.txt", "Received"))
        self.expect("and lies in the folder", lambda: (self.received / "small.txt").stat().st_size == 30_000)
        self.tell.chapter("A larger one asks")
        self.ben.do("upload", name="large.bin", size=300_000, to=self.ana_jid)
        self.expect("it asks", lambda: self.row("file large.bin", "Waiting for your answer"))
        self.tell.expect("nothing has come yet", lambda: not (self.received / "large.bin").exists())
        self.expect("there is a button", lambda: self.part(self.row("file large.bin"), "Accept")).act()
        self.expect("accepted, it is received", lambda: self.row("file large.bin", "Received"))
        self.expect("all of it", lambda: (self.received / "large.bin").stat().st_size == 300_000)
        self.tell.chapter("Another is declined, by the keyboard")
        self.ben.do("upload", name="unwanted.bin", size=300_000, to=self.ana_jid)
        self.expect("it asks", lambda: self.row("file unwanted.bin", "Waiting for your answer"))
        self.program.list("Messages").focus()
        self.program.keys("Up", "Tab", "Tab", "Return")
        self.expect("it is declined", lambda: self.row("file unwanted.bin", "You declined it"))
        self.tell.expect("and nothing came", lambda: not (self.received / "unwanted.bin").exists())

    def panel(self):
        self.tell.chapter("The panel of all transfers")
        self.hands.choose("Account", "Transfers")
        rows = lambda: [name for one in self.program.all("Files", CONTAINERS_OF_ROWS) for name in one.row_names()]
        self.expect("all four are there", lambda: len(rows()) == 4)
        self.expect("with whose they are and how they stand",
                    lambda: any("From ben" in row and "large.bin" in row and "Received" in row for row in rows())
                    and any("To ben" in row and "the list.csv" in row and "Sent" in row for row in rows()))
        self.hands.press("Clear finished")
        self.expect("the finished ones are cleared away", lambda: not rows())
        self.program.keys("Escape")
        self.expect("the files stay", lambda: (self.received / "large.bin").exists() and self.row("file large.bin"))

    def walk(self):
        for step in (self.meet, self.sending, self.receiving, self.panel):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("files", Files)
