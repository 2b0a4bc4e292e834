#!/usr/bin/env python3
"""A whole life in the real window, in one walk: sign up, add somebody, talk, search, another password, a second start,
delete the account.

    life.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]

Each step begins and ends where a person would be.
"""

from company import Person
from driver import CONTAINERS_OF_ROWS
from journey import run

FIRST, SECOND = "tres gatos y un piano", "otra frase, más larga todavía"
ADDRESS = "nova@localhost"


class Life:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program, self.hands = tell, desktop, server, program, hands
        self.expect = tell.expect

    def said(self, name):
        return " ".join(one.text for one in self.program.all(name))

    def sign_up(self, name, password, taken=None):
        """From the sign-in page to the chats. The certificate is one that nobody knows; `taken` is tried first."""
        self.tell.chapter("Creating an account")
        self.hands.press("Create an account")
        self.expect("the keyboard is in Server", lambda: self.program.focused_name() == "Server")
        self.hands.press("Connection settings")
        self.hands.fill("Host", "127.0.0.1")
        self.hands.fill("Port", str(self.server.ports["c2s"]))
        self.hands.fill("Server", "localhost")
        self.hands.press("Continue")
        self.hands.press("Trust this certificate")
        self.expect("the server's form comes", lambda: self.program.all("Username") and self.program.all("Confirm password"))
        for user in [taken, name] if taken else [name]:
            self.hands.fill("Username", user)
            if user == (taken or name):
                self.hands.fill("Password", password)
                self.hands.fill("Confirm password", password)
                self.hands.press("Remember me")
            self.hands.press("Create account")
            if user == taken:
                self.expect("a name that is taken is said so", lambda: "taken" in self.said("Sign-up status"))
                self.expect("and nothing typed is lost", lambda: self.program.field("Password").length == len(password))
        self.expect("the new account is signed in", lambda: self.program.all("Account"))

    def row(self, name, *words):
        return any(all(word in row for word in words) for one in self.program.all(name, CONTAINERS_OF_ROWS) for row in one.row_names())

    def add(self):
        """From the chats to the contacts, with Ben among them."""
        self.tell.chapter("Adding somebody")
        self.server.register("ben", "ben's")
        self.ben = Person(self.desktop.children, self.server, "ben", "ben's", self.desktop.logs)
        self.hands.press("Contacts")
        self.hands.choose("New", "Add contact…")
        self.hands.fill("Name or address", "ben")
        self.hands.fill("Name in your list", "Ben Ito")
        self.hands.submit()
        asked = self.ben.event("subscription", kind="subscribe")
        self.tell.expect("Ben is asked", lambda: asked)
        self.expect("until he answers that is said", lambda: self.row("Contacts", "Ben Ito", "waiting for their answer"))
        self.ben.do("accept", to=ADDRESS)
        self.expect("he accepts and is there", lambda: self.row("Contacts", "Ben Ito", "Available"))

    def talk(self):
        """From the contacts to Ben's conversation."""
        self.tell.chapter("Talking")
        self.hands.open_row("Contacts", "Ben Ito")
        self.expect("Ben's conversation opens", lambda: self.program.all("Message") and self.program.all("Messages"))
        self.hands.fill("Message", "Shall we meet at the lighthouse?")
        self.hands.submit()
        arrived = self.ben.event("message", body="Shall we meet at the lighthouse?")
        self.tell.expect("Ben has the message", lambda: arrived)
        self.expect("and it is shown as delivered", lambda: self.row("Messages", "at the lighthouse?", "delivered"))
        self.ben.do("message", to=ADDRESS, body="Better at the café, it rains")
        self.expect("his answer is shown", lambda: self.row("Messages", "Better at the café"))

    def search(self):
        """From the conversation and back to it."""
        self.tell.chapter("Searching")
        self.program.keys("ctrl+shift+f")
        self.expect("Ctrl+Shift+F goes to Search", lambda: self.program.focused_name() == "Search")
        self.program.type("CAFE", self.program.field("Search"))
        self.expect("what he said is found, and nothing else", lambda: self.row("Found messages", "Ben Ito", "café")
                    and len(self.program.list("Found messages").rows()) == 1)
        self.program.keys("Escape")
        self.expect("Esc empties the field", lambda: not self.program.field("Search").length)
        self.program.keys("Escape")
        self.expect("Esc again goes back to writing", lambda: self.program.field("Message").focused)

    def change_password(self, password):
        """From the chats and back to them."""
        self.tell.chapter("Another password")
        self.hands.choose("Account", "Change password…")
        self.hands.fill("New password", password)
        self.hands.fill("Confirm password", password)
        self.hands.press("Change password")
        self.expect("it is said that it was changed", lambda: "was changed" in self.said("Password status"))
        self.hands.press("Back")
        self.expect("the chats are back", lambda: self.program.all("Account"))

    def start_again(self):
        self.tell.chapter("A second start")
        self.hands.choose("Account", "Quit")
        self.expect("Quit ends the program", lambda: self.program.process.poll() is not None)
        self.program.start()
        self.expect("it signs in by itself, with the new password", lambda: self.program.all("Account"))
        self.expect("what was said is still there", lambda: self.row("Conversations", "Ben Ito", "Better at the café"))

    def delete_account(self):
        """From the chats to the sign-in page."""
        self.tell.chapter("The end of the account")
        self.hands.choose("Account", "Delete account…")
        self.expect("it cannot be deleted before the address is typed", lambda: not self.program.button("Delete account").enabled)
        self.hands.fill("Type the address to confirm", ADDRESS)
        self.hands.press("Also delete my messages on this computer")
        self.hands.press("Delete account")
        self.expect("the sign-in page says that it is gone", lambda: "was deleted" in self.said("Sign-in status"), 60)
        self.expect("no address is offered any more", lambda: not self.program.field("Address").length)

    def files_with(self, *texts):
        return [path for path in self.desktop.home.rglob("*") if path.is_file() and "keyrings" not in path.parts
                and any(text.encode() in path.read_bytes() for text in texts)]

    def walk(self):
        self.server.register("taken", FIRST)
        self.program.start()
        self.sign_up("nova", FIRST, taken="taken")
        self.expect("its password is in the Secret Service", lambda: FIRST in self.desktop.secrets(user=ADDRESS))
        self.add()
        self.talk()
        self.search()
        self.change_password(SECOND)
        self.expect("the Secret Service has the new one", lambda: SECOND in self.desktop.secrets(user=ADDRESS))
        self.start_again()
        self.delete_account()
        self.expect("the Secret Service forgot it", lambda: SECOND not in self.desktop.secrets(user=ADDRESS))
        self.expect("no file holds a password", lambda: not self.files_with(FIRST, SECOND))
        self.program.quit()
        self.expect("or what was said", lambda: not self.files_with("at the lighthouse?", "Better at the café"))


if __name__ == "__main__":
    run("life", Life)
