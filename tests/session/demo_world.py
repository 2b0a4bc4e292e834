#!/usr/bin/env python3
"""The demo's world as a newcomer's client meets it: made once, then started again, then gone."""

import asyncio
import base64
import logging
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

logging.disable(logging.CRITICAL)

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "tools" / "demo")]

import demo  # noqa: E402
import slixmpp  # noqa: E402
import world  # noqa: E402
from children import Children  # noqa: E402


class Elena(slixmpp.ClientXMPP):
    def __init__(self, facts):
        super().__init__(facts["you"] + "/test", facts["password"])
        self.ca_certs, self.enable_direct_tls = facts["ca"], False
        self.roster.auto_authorize = None
        for plugin in ("xep_0030", "xep_0045", "xep_0054", "xep_0055", "xep_0060", "xep_0084", "xep_0163", "xep_0313"):
            self.register_plugin(plugin)
        self.seen, self.requests, self.words = {}, {}, asyncio.Queue()
        for show in ("available", "chat", "away", "xa", "dnd"):
            self.add_event_handler(f"presence_{show}", lambda p: self.seen.update({p["from"].user: p["status"]}))
        self.add_event_handler("presence_subscribe", lambda p: self.requests.update({p["from"].user: p["status"]}))
        self.add_event_handler("message", lambda m: self.words.put_nowait(m) if m["body"] else None)

    async def sign_in(self, facts):
        started = asyncio.get_running_loop().create_future()
        self.add_event_handler("session_start", lambda _: started.set_result(None))
        self.connect(facts["host"], facts["port"])
        await asyncio.wait_for(started, 20)
        await self.get_roster()
        self.send_presence()


class DemoWorld(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.cache = tempfile.mkdtemp(prefix="tertulia-demo-")
        os.environ["XDG_CACHE_HOME"] = cls.cache
        cls.home, cls.children = demo.Home(demo.cache_folder()), Children()
        cls.addClassCleanup(lambda: (cls.children.end_all(), shutil.rmtree(cls.cache)))
        demo.start_world(cls.children, cls.home)
        cls.children.end_all()
        cls.addClassCleanup(cls.home.close)
        cls.facts = demo.start_world(cls.children, cls.home)   # what is kept must be enough for a second start

    async def asyncSetUp(self):
        self.elena = Elena(self.facts)
        await self.elena.sign_in(self.facts)

    async def asyncTearDown(self):
        await self.elena.disconnect()

    async def until(self, look):
        async with asyncio.timeout(30):
            while not look():
                await asyncio.sleep(0.05)

    def jid(self, user):
        return f"{user}@{self.facts['domain']}"

    async def test_the_roster_has_names_and_groups(self):
        roster = {slixmpp.JID(jid).user: item for jid, item in self.elena.client_roster._jids.items() if item["subscription"] == "both"}
        friends = [person for person in world.PEOPLE if person["groups"]]
        self.assertGreaterEqual(len(friends), 6)
        self.assertEqual(set(roster), {person["user"] for person in friends})
        for person in friends:
            self.assertEqual(roster[person["user"]]["name"], person["name"])
            self.assertEqual(set(roster[person["user"]]["groups"]), set(person["groups"]))

    async def test_at_least_six_people_show_a_status_message(self):
        wanted = {person["user"] for person in world.PEOPLE if person.get("status")}
        self.assertGreaterEqual(len(wanted), 6)
        await self.until(lambda: wanted <= set(self.elena.seen))
        self.assertTrue(all(self.elena.seen[user] for user in wanted))

    async def test_somebody_asks_to_be_a_contact(self):
        await self.until(lambda: self.elena.requests)
        asker = next(person for person in world.PEOPLE if person.get("asks"))
        self.assertEqual(self.elena.requests, {asker["user"]: asker["asks"]})

    async def test_everybody_has_a_card_with_a_portrait(self):
        for person in world.PEOPLE:
            card = (await self.elena["xep_0054"].get_vcard(self.jid(person["user"])))["vcard_temp"]
            self.assertEqual(card["FN"], person["name"])
            self.assertTrue(card["PHOTO"]["BINVAL"].startswith(b"\x89PNG"))

    async def test_a_contacts_avatar_is_published(self):
        answer = await self.elena["xep_0060"].get_items(self.jid("carmen"), "urn:xmpp:avatar:data")
        data = answer.xml.find(".//{urn:xmpp:avatar:data}data").text
        self.assertTrue(base64.b64decode(data).startswith(b"\x89PNG"))

    async def test_the_archive_holds_what_was_said_in_its_order(self):
        found = []
        async for message in self.elena["xep_0313"].iterate(with_jid=slixmpp.JID(self.jid("mateo"))):
            forwarded = message["mam_result"]["forwarded"]
            found.append((forwarded["stanza"]["from"].user, forwarded["stanza"]["body"]))
        past = [(speaker, body) for _, speaker, body in world.CONVERSATIONS["mateo"]]
        self.assertEqual(found[:len(past)], past)

    async def test_the_room_is_listed_and_tells_its_history(self):
        room = self.facts["room"]
        rooms = await self.elena["xep_0030"].get_items(slixmpp.JID(room).domain)
        self.assertIn(room, [jid for jid, _, _ in rooms["disco_items"]["items"]])
        self.elena["xep_0045"].join_muc(room, "Elena", maxhistory="20")
        told = [(await asyncio.wait_for(self.elena.words.get(), 20))["body"] for _ in world.ROOM_HISTORY]
        self.assertEqual(told, [body for _, _, body in world.ROOM_HISTORY])
        await self.until(lambda: {"Mateo", "Noor", "Aiko"} <= set(self.elena["xep_0045"].get_roster(room)))

    async def test_the_directory_finds_people(self):
        answer = self.elena.make_iq_set(ito="search." + self.facts["domain"])
        query = slixmpp.xmlstream.ET.SubElement(answer.xml, "{jabber:iq:search}query")
        slixmpp.xmlstream.ET.SubElement(query, "{jabber:iq:search}last").text = "Zieli"
        found = await answer.send()
        self.assertIn(self.jid("tomasz"), [item.get("jid") for item in found.xml.iter("{jabber:iq:search}item")])

    async def test_the_directory_lists_everybody(self):
        question = self.elena.make_iq_set(ito="search." + self.facts["domain"])
        query = slixmpp.xmlstream.ET.SubElement(question.xml, "{jabber:iq:search}query")
        slixmpp.xmlstream.ET.SubElement(query, "{jabber:iq:search}last")
        found = {item.get("jid"): item for item in (await question.send()).xml.iter("{jabber:iq:search}item")}
        self.assertEqual(set(found), {self.jid(person["user"]) for person in world.PEOPLE})
        self.assertEqual(found[self.jid("tomasz")].findtext("{jabber:iq:search}last"), "Zieliński")

    async def test_the_living_answer_what_was_said(self):
        for user, words, answer in (("mateo", "Coffee on Saturday?", "Eight o'clock"), ("noor", "Which word is it today?", "nadim"),
                                    ("aiko", "How are the cups?", "gold")):
            self.elena.send_message(mto=self.jid(user), mbody=words)
            async with asyncio.timeout(20):
                while (said := await self.elena.words.get())["from"].user != user or said["type"] == "groupchat":
                    pass
            self.assertIn(answer, said["body"])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
