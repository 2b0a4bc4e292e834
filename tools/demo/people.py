#!/usr/bin/env python3
"""The living people of the demo: slixmpp clients, all in one process, that answer, go for a coffee, talk in the room, and
take and send files.

    people.py FACTS.json      until standard input closes
"""

import asyncio
import json
import logging
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "support"))

logging.disable(logging.CRITICAL)

import slixmpp
from slixmpp.exceptions import XMPPError

import world
from peer_files import PLUGINS, Files

STATES = "http://jabber.org/protocol/chatstates"


class Resident(slixmpp.ClientXMPP):
    """Somebody who is there: signs in, shows a status, and if lively, answers and changes it."""

    def __init__(self, facts, who):
        super().__init__(f"{who['user']}@{facts['domain']}/home", facts["password"])
        self.who, self.facts = who, facts
        self.you = f"{world.YOU}@{facts['domain']}"
        self.room = f"{world.ROOM}@conference.{facts['domain']}"
        self.ca_certs = facts["ca"]
        self.enable_direct_tls = False
        for plugin in ("xep_0030", "xep_0045", "xep_0085", "xep_0115", "xep_0153", "xep_0184", "xep_0199", "xep_0333"):
            self.register_plugin(plugin)
        self.ready = asyncio.get_running_loop().create_future()
        self.you_came = asyncio.Event()
        self._turn = 0
        self.add_event_handler("session_start", self._start)
        self.add_event_handler("failed_all_auth", lambda _: self.ready.set_exception(RuntimeError(f"{self.boundjid} cannot sign in")))
        for show in ("available", "chat", "away", "xa", "dnd"):
            self.add_event_handler(f"presence_{show}", self._see)
        if who.get("lively"):
            self.manners = world.ANSWERS[who["user"]]
            for plugin in PLUGINS:
                self.register_plugin(plugin)
            self.files = Files(self, self._on_file)
            self.files.answer = "accept"
            self.files.use(("socks", "ibb"))
            self.add_event_handler("message", self._answer)
            self.add_event_handler("groupchat_message", self._answer_in_room)

    async def _start(self, _):
        await self.get_roster()
        self.send_presence(pshow=self.who.get("show"), pstatus=self.who.get("status"))
        if "Tertulia" in self.who["groups"] or self.who.get("lively"):
            self["xep_0045"].join_muc(self.room, self.who["nick"], maxhistory="0", pshow=self.who.get("show") or "")
        if not self.ready.done():
            self.ready.set_result(None)

    def _see(self, presence):
        if presence["from"].bare == self.you:
            self.your_window = presence["from"]
            self.you_came.set()

    def words_for(self, text):
        said = f" {text.lower()} "
        for calls, answer in self.manners["rules"]:
            if any(call in said for call in calls):
                return answer
        self._turn += 1
        return self.manners["else"][self._turn % len(self.manners["else"])]

    async def _answer(self, message):
        if message["type"] not in ("chat", "normal") or not message["body"] or message["from"].bare == self.boundjid.bare:
            return
        await asyncio.sleep(random.uniform(.4, 1.0))
        self._marker(message)
        if message.xml.find("{jabber:x:oob}x") is not None:   # a file that went over the server (XEP-0363)
            await self.write(message["from"].bare, world.THANKS_FOR_FILE)
            return
        await self.write(message["from"].bare, self.words_for(message["body"]))
        if any(call in message["body"].lower() for call in world.PICTURE_CALLS) and self.you_came.is_set():
            try:
                await self.files.send(self.your_window, self.facts["picture"], None, ("socks", "ibb"), None, 4096, False)
            except (XMPPError, OSError):
                pass   # not taken: nothing to do about it

    def _on_file(self, fact, **_):
        if fact == "file-received":
            self.thanks = asyncio.create_task(self.write(self.you, world.THANKS_FOR_FILE))

    def _marker(self, message):
        if message.xml.find("{urn:xmpp:chat-markers:0}markable") is not None:
            self["xep_0333"].send_marker(message["from"].bare, message["id"], "displayed")

    async def write(self, to, text):
        """As a person does: one sees them typing for a while."""
        typing = self.make_message(mto=to, mtype="chat")
        typing["chat_state"] = "composing"
        typing.send()
        await asyncio.sleep(min(4, .8 + len(text) / 40))
        message = self.make_message(mto=to, mbody=text, mtype="chat")
        message["chat_state"] = "active"
        message["request_receipt"] = True
        message.send()

    async def _answer_in_room(self, message):
        nick = self.who["nick"]
        if message["mucnick"] in self.facts["lively_nicks"] or message.xml.find("{urn:xmpp:delay}delay") is not None:
            return
        if nick.lower() in message["body"].lower():
            await asyncio.sleep(random.uniform(1.5, 3))
            self.say_in_room(self.words_for(message["body"]))

    def say_in_room(self, text):
        self.send_message(mto=self.room, mbody=text, mtype="groupchat")

    async def live(self):
        while True:
            for show, status in self.manners["status"]:
                await asyncio.sleep(random.uniform(50, 110))
                self.send_presence(pshow=show, pstatus=status)


async def talk(lively):
    """The conversation in the room, once you are there to hear it."""
    await lively[0].you_came.wait()
    by_user = {one.who["user"]: one for one in lively}
    user, words = world.FIRST_WORDS
    await asyncio.sleep(15)
    await by_user[user].write(by_user[user].you, words)
    while True:
        for user, words in world.ROOM_TALK:
            await asyncio.sleep(random.uniform(20, 60))
            by_user[user].say_in_room(words)


async def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        facts = json.load(file)
    residents = [Resident(facts, who) for who in world.PEOPLE if who["user"] != world.YOU and who.get("status")]
    for one in residents:
        one.connect(facts["host"], facts["port"])
    await asyncio.wait_for(asyncio.gather(*(one.ready for one in residents)), 30)
    print(json.dumps({"signed_in": len(residents)}), flush=True)
    lively = [one for one in residents if one.who.get("lively")]
    habits = [asyncio.create_task(one.live()) for one in lively] + [asyncio.create_task(talk(lively))]
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for habit in habits:
        habit.cancel()
    for one in residents:
        one.disconnect()


if __name__ == "__main__":
    asyncio.run(main())
