#!/usr/bin/env python3
"""From a machine that never saw the program to a delivered message, in the real window on a real desktop.

    first_message.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

import re

from company import Person
from driver import CONTAINERS_OF_ROWS, ROLE, STATE
from journey import run

PASSWORD = "right horse, Пароль"
TEXT = "Привет, Ben! 👋🏽 עברית, العربية, 漢字 & <b>no markup</b>"
FRAMES = {ROLE.APPLICATION, ROLE.FRAME, ROLE.WINDOW, ROLE.FILLER, ROLE.PANEL, ROLE.VIEWPORT, ROLE.SCROLL_PANE, ROLE.LAYERED_PANE}


class FirstMessage:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program, self.hands = tell, desktop, server, program, hands
        self.expect = tell.expect

    # The world: Ana, whose window this is, and Ben, who has another client. They are friends already.
    def meet(self):
        children, logs = self.desktop.children, self.desktop.logs
        self.ana = self.server.register("ana", PASSWORD)
        self.server.register("ben", "ben's")
        ana = Person(children, self.server, "ana", PASSWORD, logs)
        self.ben = Person(children, self.server, "ben", "ben's", logs, receipts=False)
        self.ben.befriend(ana)
        ana.do("roster-set", jid=self.ben.jid, name="Ben Ito", groups=["Friends"])
        ana.event("roster-changed", items=lambda items: any(item.get("name") == "Ben Ito" for item in items))
        ana.leave()
        self.ben.forget()

    def everything_has_a_name(self, screen):
        self.expect(f"on {screen} everything that takes the focus has a name", lambda: not [
            one for one in self.program.all() if one.has(STATE.FOCUSABLE) and not one.name and one.role not in FRAMES], 2)

    def sign_in(self, password):
        self.hands.fill("Password", password)
        self.hands.submit()

    def first_start(self):
        self.tell.chapter("A first start")
        self.program.start()
        self.expect("the sign-in page is shown", lambda: self.program.all("Address") and self.program.all("Password"))
        self.expect("the keyboard is in Address at once", lambda: self.program.focused_name() == "Address")
        self.expect("to a screen reader it is a window of that name", lambda: any(
            one.role in (ROLE.FRAME, ROLE.WINDOW) and one.name == "Tertulia" for one in self.program.root.children()))
        self.everything_has_a_name("the sign-in page")

    def unknown_certificate(self):
        self.tell.chapter("A certificate that nobody knows")
        self.hands.press("Connection settings")
        self.hands.fill("Host", "127.0.0.1")
        self.hands.fill("Port", str(self.server.ports["c2s"]))
        self.hands.fill("Address", self.ana)
        self.sign_in("wrong one")
        self.expect("the question about the certificate comes, not a sentence about the password",
                    lambda: self.program.all("Trust this certificate") and "password is wrong" not in self._status())
        wanted = self.server.fingerprint()
        self.expect("it shows the certificate's SHA-256 fingerprint", lambda: any(
            wanted in re.sub(r"[^0-9a-f]", "", (one.text + one.description + one.name).lower()) for one in self.program.all()))
        self.everything_has_a_name("the certificate question")
        self.hands.press("Trust this certificate")

    def wrong_then_right_password(self):
        self.tell.chapter("A wrong password, then the right one")
        self.expect("a wrong password is said in plain words", lambda: "password is wrong" in self._status())
        self.expect("no raw condition is in the sentence", lambda: "not-authorized" not in self._status())
        self.expect("the keyboard is in Password", lambda: self.program.focused_name() == "Password")
        self.expect("Remember me can be chosen, since there is a Secret Service",
                    lambda: self.program.button("Remember me").enabled)
        self.hands.press("Remember me")
        self.expect("Remember me is on", lambda: self.program.button("Remember me").checked)
        self.sign_in(PASSWORD)
        self.expect("the right password signs in", lambda: self.program.all("Account") and not self.program.all("Sign in"))
        self.expect("the certificate is not asked about again", lambda: not self.program.all("Trust this certificate"))
        self.expect("the password is in the Secret Service", lambda: PASSWORD in self._secrets())
        self.expect("and in no file of the program", lambda: not self._files_with(PASSWORD))

    def _status(self):
        return " ".join(one.text for one in self.program.all("Sign-in status"))

    def _secrets(self):
        return self.desktop.secrets(user=self.ana)

    def _files_with(self, secret):
        needle = secret.encode()
        return [path for path in self.desktop.home.rglob("*") if path.is_file() and "keyrings" not in path.parts
                and needle in path.read_bytes()]

    def presence(self):
        self.tell.chapter("Who is there")
        self.hands.press("Contacts")
        self.expect("the contact list shows Ben, available", lambda: self._contact("Available"))
        self.everything_has_a_name("the contact list")
        self.ben.do("presence", show="away", status="Tea & biscuits 🍵")
        self.expect("Ben goes away and the list says it, with his words", lambda: self._contact("Away", "Tea & biscuits 🍵"))
        self.ben.do("presence")
        self.expect("Ben comes back and the list says it", lambda: self._contact("Available"))
        self.hands.press("Status")
        self.everything_has_a_name("the status panel")
        self.hands.fill("Status message", "Tea & biscuits, too 🍪")
        self.hands.submit()
        self.ben.event("presence", **{"from": lambda who: who.startswith(self.ana)}, status="Tea & biscuits, too 🍪")
        self.expect("Ana's own words stand under her name",
                    lambda: "Tea & biscuits, too 🍪" in self.program.button("Status").description)

    def _contact(self, *words):
        lists = self.program.all("Contacts", CONTAINERS_OF_ROWS)
        return any("Ben Ito" in row and all(word in row for word in words) for one in lists for row in one.row_names())

    def message_out(self):
        self.tell.chapter("A message out")
        self.hands.open_row("Contacts", "Ben Ito")
        self.expect("Ben's conversation opens", lambda: self.program.all("Message") and self.program.all("Messages"))
        self.server.order("pause")   # the link is frozen: nobody can have it yet
        self.hands.fill("Message", TEXT)
        self.hands.submit()
        self.expect("the message is shown at once, as waiting", lambda: self._message(TEXT, "waiting"))
        self.expect("the field is empty again", lambda: not self.program.field("Message").length)
        self.server.order("resume")
        arrived = self.ben.event("message", body=TEXT)
        self.tell.expect("Ben has it, character by character", lambda: arrived)
        self.expect("it is shown as sent", lambda: self._message(TEXT, "sent"))
        self.expect("it asked for a receipt", lambda: arrived["receipt_wanted"])
        self.ben.do("receipt", to=arrived["from"], id=arrived["id"])
        self.expect("Ben's receipt makes it delivered", lambda: self._message(TEXT, "delivered"))

    def _message(self, *words):
        lists = self.program.all("Messages")
        return any(all(word in row for word in words) for one in lists for row in one.row_names())

    def message_in(self):
        self.tell.chapter("A message in")
        self.ben.do("message", to=self.ana, body="I see you 👀 <i>not slanted</i>")
        self.expect("it is shown, as plain text", lambda: self._message("I see you 👀 <i>not slanted</i>"))
        self.expect("nobody is notified of what is being looked at", lambda: not self.desktop.notifications.all)
        self.everything_has_a_name("the conversation")

    def tray_and_notification(self):
        self.tell.chapter("In the tray")
        item = self.expect("the tray holds one item", lambda: self.desktop.tray.wait(0.1))
        self.expect("it says what it is", lambda: "Tertulia" in item.properties()["Title"] + item.properties()["ToolTip"][2])
        item.click()
        self.expect("a click hides the window", lambda: not self.program.windows())
        item.click()
        self.expect("another click shows it", lambda: self.program.windows())
        self.program.close_window()
        self.expect("closing the window keeps the program in the tray", lambda: not self.program.windows() and self.program.root)
        told = self.expect("the first time this is said", lambda: self.desktop.notifications.wait("still running", 0.1))
        self.ben.do("message", to=self.ana, body="Are you <still> there & well?")
        notice = self.expect("a message that nobody looks at is notified", lambda: self.desktop.notifications.wait("Ben Ito", 0.1))
        self.expect("it is the only one beside that", lambda: self.desktop.notifications.all == [told, notice])
        self.expect("its markup is harmless", lambda: "&lt;still&gt; there &amp; well?" in notice.body)
        self.desktop.notifications.invoke(notice)
        self.expect("a click on the notification brings the window back", lambda: self.program.windows())
        self.expect("with that conversation", lambda: self._message("Are you <still> there & well?"))

    def second_start(self):
        self.tell.chapter("A second start")
        self.hands.choose("Account", "Quit")
        self.expect("Quit ends the program", lambda: self.program.process.poll() is not None)
        self.expect("without an error", lambda: self.program.process.returncode == 0)
        self.expect("the tray is empty", lambda: not self.desktop.tray.items)
        self.ben.forget()
        self.program.start()
        self.ben.event("presence", type="available")
        self.expect("the next start signs in by itself", lambda: self.program.all("Account"))
        self._open_from_chats()
        self.expect("the history is still there", lambda: self._message(TEXT, "delivered") and self._message("I see you"))

    def _open_from_chats(self):
        self.hands.press("Chats")
        self.hands.open_row("Conversations", "Ben Ito")

    def sign_out(self):
        self.tell.chapter("Signing out")
        self.hands.choose("Account", "Sign out")
        self.expect("Sign out returns to the sign-in page", lambda: self.program.all("Password"))
        self.ben.event("presence", type="unavailable")
        self.expect("the password field is empty", lambda: not self.program.field("Password").length)
        self.expect("and so is the Secret Service", lambda: PASSWORD not in self._secrets())
        self.sign_in(PASSWORD)
        self.expect("signing in again works, nothing typed but the password", lambda: self.program.all("Account"))
        self._open_from_chats()
        self.expect("the history was kept", lambda: self._message(TEXT, "delivered"))

    def walk(self):
        self.meet()
        for step in (self.first_start, self.unknown_certificate, self.wrong_then_right_password, self.presence,
                     self.message_out, self.message_in, self.tray_and_notification, self.second_start, self.sign_out):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("first-message", FirstMessage)
