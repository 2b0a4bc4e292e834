#!/usr/bin/env python3
"""What the desktop is told, and what a person does with it: a real notification service and a real tray, which come
and go as they do when a panel crashes.

    notifications.py PROGRAM prosody mouse [FOLDER for what a failure leaves]
"""

import time

from company import Person
from journey import run

NAME = "<b>Ben</b> \u202eotI\u2066"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
TEXT = "<a href='http://evil'>click</a> & <img src='x'> \u202egpj.exe"


class Told:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program = tell, desktop, server, program
        self.expect, self.service, self.tray = tell.expect, desktop.notifications, desktop.tray
        self.hands = hands

    def person(self, user):
        return Person(self.desktop.children, self.server, user, user, self.desktop.logs, receipts=False)

    def meet(self):
        for user in ("ana", "ben", "cleo", "eve"):
            self.server.register(user, user)
        self.ana = f"ana@{self.server.domain}"
        ana, self.ben, self.cleo = (self.person(user) for user in ("ana", "ben", "cleo"))
        for friend in (self.ben, self.cleo):
            friend.befriend(ana)
        ana.do("roster-set", jid=self.ben.jid, name=NAME)
        ana.event("roster-changed", items=lambda items: any(item.get("name") for item in items))
        ana.leave()
        self.ben.forget()

    def start(self):
        self.tell.chapter("A start in good company")
        (self.desktop.home / ".config/tertulia").mkdir(parents=True)
        (self.desktop.home / ".config/tertulia/settings.ini").write_text("[privacy]\ncontactRequests=ask\n")
        (self.desktop.home / "password").write_text("ana\n")
        self.program.start("--account", self.ana, "--password-file", str(self.desktop.home / "password"), "--trust-ca",
                           self.server.ca, "--server", f"127.0.0.1:{self.server.ports['c2s']}")
        self.expect("the program signs in", lambda: self.program.all("Account"))
        self.ben.event("presence", type="available")
        self.item = self.expect("the tray holds its item", lambda: self.tray.wait(0.1))
        self.expect("in the tray's menu are status, preferences, signing out and quitting", lambda: [
            one[0] for one in self.item.menu() if one[0]] == ["Hide window", "Status", "Preferences", "Sign out", "Quit"])
        self.program.close_window()
        self.expect("the window closes to the tray", lambda: not self.program.windows())
        self.expect("and it is said where it went", lambda: self.service.wait("still running", 0.1))
        time.sleep(4)   # what is not told takes as long as what would be
        self.expect("who was there before us is not told", lambda: len(self.service.all) == 1)

    def presence(self):
        self.tell.chapter("Who comes and goes")
        self.cleo.leave()
        notice = self.expect("Cleo's going is told", lambda: self.service.wait("cleo went offline", 0.1))
        self.expect("as something that passes", lambda: notice.hints["transient"] and notice.hints["urgency"] == 0)
        self.cleo = self.person("cleo")
        self.expect("her coming takes its place", lambda: "cleo is online" in notice.summary and notice.history)
        self.cleo.do("presence", show="away", status="Tea <b>& biscuits</b>")
        self.expect("and her new status message", lambda: "status message" in notice.summary)
        self.expect("as plain text", lambda: notice.body == "Tea &lt;b&gt;&amp; biscuits&lt;/b&gt;")

    def message(self):
        self.tell.chapter("A message")
        self.ben.do("message", to=self.ana, body=TEXT)
        notice = self.expect("it is told", lambda: self.service.wait("click", 0.1))
        self.expect("without markup", lambda: "<" not in notice.body and "&lt;a href=" in notice.body)
        self.expect("without controls that turn text around", lambda: not set(BIDI) & set(notice.body + notice.summary))
        self.expect("it offers to open and to reply", lambda: notice.actions == {"default": "Open", "inline-reply": "Reply"})
        self.expect("it shows a picture and says what it is", lambda: notice.hints["image-data"][0] == 64
                    and notice.hints["category"] == "im.received" and notice.hints["desktop-entry"] == "im.tertulia.Tertulia")
        self.expect("the tray says that something is unread", lambda: "1 unread" in self.item.properties()["ToolTip"][2])
        self.service.reply(notice, "On my way <3")
        self.expect("an answer typed there is sent", lambda: self.ben.event("message", body="On my way <3"))
        self.expect("who answers has read", lambda: "unread" not in self.item.properties()["ToolTip"][2])
        self.expect("no window came for it", lambda: not self.program.windows())

    def flood(self):
        self.tell.chapter("A thousand messages")
        before = self.service.calls
        for number in range(1000):
            self.ben.do("message", to=self.ana, body=f"number {number}")
        notice = self.expect("the last one is told", lambda: self.service.wait("number 999", 0.1), 60)
        self.expect("with their number", lambda: "1,000" in notice.summary or "1000" in notice.summary)
        calls = self.service.calls - before
        self.expect(f"few notifications were made of them ({calls})", lambda: calls <= 20)
        self.service.invoke(notice)
        self.expect("a click opens the conversation", lambda: self.program.windows() and self.program.all("Messages"))
        self.expect("with the keyboard in the message field", lambda: self.program.field("Message").focused)

    def looked_at(self):
        self.tell.chapter("What is being looked at")
        before = self.service.calls
        self.ben.do("message", to=self.ana, body="Do you see me?")
        self.program.keys("Escape", "End")   # a thousand new ones: it opened at the first of them
        self.expect("it is in the chat list", lambda: any("Do you see me?" in row for row in self.program.find("Conversations").row_names()))
        self.expect("and not told", lambda: self.service.calls == before)
        self.program.close_window()
        self.expect("the window closes again", lambda: not self.program.windows())
        time.sleep(2)
        self.expect("and that is not said again", lambda: self.service.calls == before)

    def request(self):
        self.tell.chapter("A request")
        eve = self.person("eve")
        eve.do("subscribe", to=self.ana, status="It is <i>me</i>")
        notice = self.expect("it is told, with the address", lambda: self.service.wait(eve.jid, 0.1))
        self.expect("and can be answered there", lambda: [*notice.actions.values()] == ["Open", "Accept", "Decline"])
        self.expect("without markup", lambda: "<" not in notice.body)
        self.service.invoke(notice, "accept")
        self.expect("Accept accepts", lambda: eve.event("subscription", kind="subscribed"))

    def room(self):
        self.tell.chapter("A room")
        room = "tea@conference." + self.server.domain
        self.ben.do("join", room=room, nick="ben")
        self.ben.event("presence", xml=lambda xml: 'code="201"' in xml)
        self.ben.do("xml", xml=f"<iq type='set' to='{room}' id='open'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                    "<x xmlns='jabber:x:data' type='submit'/></query></iq>")   # nobody comes in before
        self.ben.do("xml", xml=f"<message to='{self.ana}'><x xmlns='jabber:x:conference' jid='{room}' reason='come &lt;b&gt;in'/></message>")
        notice = self.expect("an invitation is told, with the room's address", lambda: self.service.wait(room, 0.1))
        self.expect("by whom, and without markup", lambda: "invites you to" in notice.summary and "<" not in notice.body)
        self.expect("it can be answered there", lambda: [*notice.actions.values()] == ["Open", "Accept", "Decline"])
        self.service.invoke(notice, "accept")
        self.expect("Accept comes in", lambda: self.ben.event("presence", **{"from": lambda who: who == f"{room}/ana"}))
        self.program.close_window()
        self.expect("the window closes", lambda: not self.program.windows())
        self.cleo.do("join", room=room, nick="cleo")
        self.expect("who enters is told", lambda: self.service.wait("cleo entered tea", 0.1))
        self.ben.do("message", to=room, body="Welcome, <i>all</i>", type="groupchat")
        notice = self.expect("a message in the room is told, and by whom", lambda: self.service.wait("ben: Welcome", 0.1))
        self.expect("without markup", lambda: "<" not in notice.body)
        self.ben.do("message", to=room, body="ana: tea or coffee?", type="groupchat")
        self.expect("a mention is told as one", lambda: self.service.wait("You are mentioned", 0.1))
        self.service.invoke(self.service.wait("You are mentioned", 1))
        self.expect("a click opens the room", lambda: self.program.windows() and any(
            "tea or coffee" in row for row in self.program.find("Messages").row_names()))
        self.expect("who came stands between the messages", lambda: any(
            row.startswith("cleo joined") for row in self.program.find("Messages").row_names()))
        self.program.close_window()

    def file(self):
        self.tell.chapter("A file of a stranger")
        self.server.register("dora", "dora")
        dora = self.person("dora")
        for name in ("one.pdf", "two.pdf"):
            dora.do("share", to=self.ana, url=f"https://localhost:1/{name}", name=name, size=1000)
            notice = self.expect(f"{name} is told as an offer", lambda name=name: self.service.wait(name, 0.1))
            self.expect("it can be answered there", lambda: [*notice.actions.values()] == ["Open", "Accept", "Decline"])
            self.service.invoke(notice, "accept" if name == "one.pdf" else "decline")
        dora.do("message", to=self.ana, body="Did they arrive?")
        self.service.invoke(self.expect("her message is told", lambda: self.service.wait("Did they arrive?", 0.1)))
        rows = lambda: " ".join(self.program.find("Messages").row_names())
        self.expect("what was declined says so", lambda: "two.pdf" in rows() and "eclined" in rows())
        self.expect("what was accepted was asked for", lambda: rows().count("eclined") == 1)
        self.program.close_window()

    def do_not_disturb(self):
        self.tell.chapter("Do not disturb")
        self.ben.forget()
        self.item.choose("Status", "Do not disturb")
        self.expect("the status chosen in the tray is published", lambda: self.ben.event("presence", xml=lambda xml: "<show>dnd" in xml))
        before = self.service.calls
        self.ben.do("message", to=self.ana, body="psst")
        self.expect("a message still counts", lambda: "1 unread" in self.item.properties()["ToolTip"][2])
        time.sleep(3)
        self.expect("but nothing is told", lambda: self.service.calls == before)
        self.item.choose("Status", "Available")
        self.ben.event("presence", xml=lambda xml: "<show>dnd" not in xml)

    def services_come_and_go(self):
        self.tell.chapter("Services come and go")
        self.service.restart(["body"])
        self.ben.do("message", to=self.ana, body="1 < 2")
        notice = self.expect("a service that can do less gets less", lambda: self.service.wait("1 < 2", 0.1))
        self.expect("no actions", lambda: notice.actions == {})
        self.service.end()
        self.ben.do("message", to=self.ana, body="into the void")
        self.expect("without a service the program lives, and its log says so", lambda: "no notification service" in
                    (self.desktop.logs / f"{self.program.log}.log").read_text(errors="replace"))
        self.service.capabilities = self.service.CAPABILITIES
        self.service.begin()
        self.cleo.do("message", to=self.ana, body="back again")
        notice = self.expect("with the next one it is told again", lambda: self.service.wait("back again", 0.1))
        self.expect("with all it offers", lambda: "inline-reply" in notice.actions)
        self.tray.end()
        self.tray.begin()
        self.item = self.expect("a panel that restarts gets the item again", lambda: self.tray.wait(0.1))
        self.expect("the window stayed where it was", lambda: not self.program.windows())

    def preferences(self):
        self.tell.chapter("Preferences")
        self.item.choose("Preferences")
        self.hands.press("Notifications")
        box = self.expect("there is a switch for direct messages", lambda: self.program.all("Direct message"))[0]
        self.hands.press("Direct message")
        self.expect("a click turns it off", lambda: not box.checked)
        before = self.service.calls
        self.cleo.do("message", to=self.ana, body="unheard")
        time.sleep(3)
        self.expect("at once: nothing is told", lambda: self.service.calls == before)
        self.hands.press("Direct message")
        self.program.keys("Escape")
        self.expect("Esc closes Preferences", lambda: not self.program.windows())
        self.cleo.do("message", to=self.ana, body="heard")
        self.expect("on again it is told", lambda: self.service.wait("heard", 0.1))

    def tray_gone(self):
        self.tell.chapter("A tray that does not come back")
        self.tray.end()
        self.expect("after a while the window stands in the task list", lambda: "Iconic" in self._window_state(), 30)
        self.tray.begin()
        self.item = self.expect("when it does come back, the item is there", lambda: self.tray.wait(0.1))

    def _window_state(self):
        found = self.desktop.run(["xdotool", "search", "--pid", self.program.process.pid, "--name", "^Tertulia$"]).split()
        return " ".join(self.desktop.run(["xprop", "-id", one, "WM_STATE"]) for one in found)

    def walk(self):
        self.meet()
        for step in (self.start, self.presence, self.message, self.flood, self.looked_at, self.request, self.room, self.file, self.do_not_disturb,
                     self.services_come_and_go, self.preferences, self.tray_gone):
            step()
        self.item.choose("Quit")
        self.expect("Quit in the tray ends the program", lambda: self.program.process.poll() == 0)


if __name__ == "__main__":
    run("notifications", Told)
