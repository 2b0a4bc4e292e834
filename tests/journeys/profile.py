#!/usr/bin/env python3
"""What somebody says of themselves, and what we say of us: details of a contact, and one's own profile with a picture.

    profile.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

import base64
import struct
import zlib

from company import Person
from journey import run

CARD = """<vCard xmlns='vcard-temp'><FN>Ben Ito</FN><NICKNAME>benito</NICKNAME><EMAIL><HOME/><USERID>ben@home.example</USERID></EMAIL>
<TEL><CELL/><NUMBER>+43 316 1234</NUMBER></TEL><ADR><HOME/><LOCALITY>Graz</LOCALITY><CTRY>Austria</CTRY></ADR>
<DESC>I like kites &amp; &lt;b&gt;tea&lt;/b&gt;.</DESC></vCard>"""
OWN_CARD = "<vCard xmlns='vcard-temp'><FN>Ana</FN><GEO><LAT>14.6</LAT><LON>-90.5</LON></GEO></vCard>"


def png(side, red, green, blue):
    """A plain square."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((red, green, blue)) * side for _ in range(side))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Profile:
    def __init__(self, tell, desktop, server, program, hands):
        self.tell, self.desktop, self.server, self.program, self.hands = tell, desktop, server, program, hands
        self.expect = tell.expect

    def meet(self):
        """Ana and Ben know each other; both wrote a vCard with another client, Ben has a picture."""
        people = []
        for user, card in (("ana", OWN_CARD), ("ben", CARD)):
            self.server.register(user, user + "'s")
            people.append(Person(self.desktop.children, self.server, user, user + "'s", self.desktop.logs))
            people[-1].do("vcard-set", xml=card)
            people[-1].event("done")
        ana, self.ben = people
        ana.befriend(self.ben)
        self.ben.do("avatar-publish", data=base64.b64encode(png(96, 40, 160, 90)).decode())
        self.ben.event("done")
        ana.leave()
        self.ana = ana.jid
        password = self.desktop.home / "password"
        password.write_text("ana's\n")
        self.program.start("--account", self.ana, "--password-file", str(password), "--server",
                           f"127.0.0.1:{self.server.ports['c2s']}", "--trust-ca", self.server.ca)
        self.hands.press("Contacts")

    def _says(self, text):
        return any(text in one.text or text in one.name for one in self.program.all())

    def details(self):
        self.tell.chapter("Ben's details")
        self.hands.open_row("Contacts", "ben")
        self.hands.press("Conversation details")
        for words in ("Full name: Ben Ito", "Nickname: benito", "Email (home): ben@home.example", "Phone (mobile): +43 316 1234",
                      "Austria", "I like kites & <b>tea</b>.", self.ben.jid):
            self.expect(f"they say {words}", lambda words=words: self._says(words))
        self.expect("what his device is", lambda: self._says("Slix & Co 1.0 on Plan 9"))
        self.expect("and since when nobody touched it", lambda: self._says("Idle for 5 minute"))
        self.hands.press("Close details")

    def own(self):
        self.tell.chapter("One's own profile")
        picture = self.desktop.home / "portrait.png"
        picture.write_bytes(png(600, 200, 60, 40))
        self.ben.forget()
        self.hands.choose("Account", "My profile")
        name = self.program.field("Full name")
        self.expect("it shows what another client wrote", lambda: name.enabled and name.text == "Ana")
        self.hands.fill("Full name", "Ana Molina")
        self.hands.fill("Email", "ana@home.example")
        self.hands.press("Choose picture…")
        self.program.field("File name:").type(str(picture))
        self.program.keys("Return")
        self.program.until_text("Profile status", "published when you save")
        self.hands.press("Save")
        self.program.until_text("Profile status", "Your profile was saved.")
        news = self.ben.event("avatar-news", **{"from": self.ana})
        self.ben.do("avatar-get", jid=self.ana, id=news["id"])
        self.expect("Ben sees the new picture", lambda: self.ben.event("avatar")["sha1"] == news["id"])
        self.ben.do("vcard-get", jid=self.ana)
        card = self.ben.event("vcard")
        self.expect("also those see it who know vCards only", lambda: card["photo"] == news["id"])
        self.expect("and what was written", lambda: "Ana Molina" in card["xml"] and "ana@home.example" in card["xml"])
        self.expect("what the other client wrote is still there", lambda: "-90.5" in card["xml"])
        self.hands.press("Back")
        self.expect("the chats are back", lambda: self.program.all("Account"))

    def walk(self):
        for step in (self.meet, self.details, self.own):
            step()
        self.program.quit()


if __name__ == "__main__":
    run("profile", Profile)
