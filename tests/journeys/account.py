#!/usr/bin/env python3
"""The life of an account in the real window: sign up, another password, a second start, the end of it.

    account.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]

AccountSteps is for other journeys too: each step begins and ends where a person would be.
"""

import sys
from pathlib import Path

from children import end_cleanly_on_signals
from company import Server
from desktop import Desktop
from driver import Program
from hands import HANDS
from telling import Telling

FIRST, SECOND = "tres gatos y un piano", "otra frase, más larga todavía"


class AccountSteps:
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

    def delete_account(self, address, wipe=False):
        """From the chats to the sign-in page."""
        self.tell.chapter("The end of the account")
        self.hands.choose("Account", "Delete account…")
        self.expect("it cannot be deleted before the address is typed", lambda: not self.program.button("Delete account").enabled)
        self.hands.fill("Type the address to confirm", address)
        if wipe:
            self.hands.press("Also delete my messages on this computer")
        self.hands.press("Delete account")
        self.expect("the sign-in page says that it is gone", lambda: "was deleted" in self.said("Sign-in status"), 60)
        self.expect("no address is offered any more", lambda: not self.program.field("Address").length)


class Account(AccountSteps):
    def walk(self):
        self.server.register("taken", FIRST)
        address = "nova@localhost"
        self.program.start()
        self.sign_up("nova", FIRST, taken="taken")
        self.expect("its password is in the Secret Service", lambda: FIRST in self.desktop.secrets(user=address))
        self.change_password(SECOND)
        self.expect("the Secret Service has the new one", lambda: SECOND in self.desktop.secrets(user=address))
        self.hands.choose("Account", "Quit")
        self.expect("Quit ends the program", lambda: self.program.process.poll() is not None)
        self.program.start()
        self.expect("the next start signs in by itself, with the new one", lambda: self.program.all("Account"))
        self.delete_account(address, wipe=True)
        self.expect("the Secret Service forgot it", lambda: SECOND not in self.desktop.secrets(user=address))
        self.expect("no file holds a password", lambda: not [
            path for path in self.desktop.home.rglob("*") if path.is_file() and "keyrings" not in path.parts
            and (FIRST.encode() in path.read_bytes() or SECOND.encode() in path.read_bytes())])
        self.program.quit()


def main():
    program, kind, hands = sys.argv[1:4]
    folder = Path(sys.argv[4] if len(sys.argv) > 4 else "/tmp/tertulia-journeys").resolve() / f"account-{kind}-{hands}"
    end_cleanly_on_signals()
    with Desktop(keep=folder) as desktop:
        window = Program(desktop, [program])
        with Telling(f"account-{kind}-{hands}", folder) as tell:
            tell.program = window
            server = Server(desktop.children, kind, desktop.logs)
            Account(tell, desktop, server, window, HANDS[hands](window)).walk()


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
