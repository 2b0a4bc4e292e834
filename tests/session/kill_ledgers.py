#!/usr/bin/env python3
"""kill -9 at random instants under traffic, then the three ledgers (nothing lost, nothing twice, nothing altered).

    kill_ledgers.py SUBJECT prosody|ejabberd [--kills 10] [--pace 0.1] [--seed N] [--keep DIR]

SUBJECT (kill_subject) is Tertulia without a window; it says what it shows as it shows it. Ben, at the other end, is slixmpp. Both
write all the time. Tertulia is killed, what it had said is compared with its file at once, and it is started again. At the end
the ledgers are compared by id and SHA-256: what Tertulia showed and has in its file, the server's archive, what Ben has.
"""

import argparse
import asyncio
import collections
import hashlib
import json
import logging
import pathlib
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import uuid

logging.disable(logging.CRITICAL)

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "support")]

import slixmpp  # noqa: E402
from slixmpp.xmlstream import ET  # noqa: E402

ORIGIN = "{urn:xmpp:sid:0}origin-id"
PASSWORD = "correct horse"
WORDS = "¿qué привет שלום 你好 👩‍👩‍👧‍👦 <b>&amp;</b> ]]> line\nbreak tab\there a&b 🏳️‍🌈".split(" ")
WAITING, SENT, DELIVERED, READ, FAILED = range(5)


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Person(slixmpp.ClientXMPP):
    def __init__(self, facts, user, resource):
        super().__init__(f"{user}@{facts['domain']}/{resource}", PASSWORD)
        self.ca_certs, self.enable_direct_tls, self.enable_plaintext = facts["ca"], False, False
        self.roster.auto_authorize, self.roster.auto_subscribe = None, False
        for plugin in ("xep_0030", "xep_0059", "xep_0184", "xep_0198", "xep_0199", "xep_0313"):
            self.register_plugin(plugin)
        self["xep_0184"].auto_ack = False
        self.facts = facts

    async def sign_in(self):
        started = asyncio.get_running_loop().create_future()
        self.add_event_handler("session_start", lambda _: started.done() or started.set_result(None))
        self.connect("127.0.0.1", self.facts["ports"]["c2s"])
        await asyncio.wait_for(started, 20)


class Ben(Person):
    """Writes all the time, and keeps what he gets."""

    def __init__(self, facts, seed, pace):
        super().__init__(facts, "ben", "slix")
        self.pace, self.errors = pace, collections.Counter()
        self.random, self.sent, self.got = random.Random(seed), {}, collections.defaultdict(list)
        self.add_event_handler("message", self.on_message)
        self.add_event_handler("stream_error", lambda error: self.ends.append(str(error)))
        self.add_event_handler("disconnected", lambda why: self.ends.append(str(why or "disconnected")))
        self.stopped, self.ends = False, []

    def on_message(self, message):
        if message["type"] == "error":   # what he wrote himself, come back: no word of Ana's
            self.errors[message["error"]["condition"]] += 1
        elif message["body"]:
            self.got[message["id"]].append(sha(message["body"]))
            if self.random.random() < 0.8:   # not all of them: some stay at "sent"
                receipt = self.make_message(mto=message["from"], mtype="chat")
                receipt.append(ET.Element("{urn:xmpp:receipts}received", {"id": message["id"]}))
                receipt.send()

    async def write(self, to):
        while not self.stopped:
            body = f"ben-{len(self.sent)} " + " ".join(self.random.choices(WORDS, k=self.random.randint(1, 40)))
            message = self.make_message(mto=to, mbody=body, mtype="chat")
            message["id"] = str(uuid.UUID(int=self.random.getrandbits(128)))
            message.append(ET.Element(ORIGIN, {"id": message["id"]}))
            message.append(ET.Element("{urn:xmpp:receipts}request"))
            self.sent[message["id"]] = sha(body)
            message.send()
            await asyncio.sleep(self.pace)


class Tertulia:
    """The subject, over all its lives."""

    def __init__(self, program, facts, folder, seed):
        self.program, self.facts, self.store, self.seed = program, facts, folder / "store.sqlite", seed
        self.told, self.run, self.settled = {}, 0, asyncio.Event()   # id → [state, sha, out]
        self.process, self.reading = None, None

    async def start(self, writes=True):
        self.run += 1
        self.log = open(self.store.parent / "subject.log", "ab")
        self.process = await asyncio.create_subprocess_exec(
            self.program, self.store, "ana@" + self.facts["domain"], PASSWORD, "127.0.0.1", str(self.facts["ports"]["c2s"]), self.facts["ca"],
            "ben@" + self.facts["domain"], f"ana{self.run}", str(self.seed + self.run if writes else 0),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=self.log)
        self.reading = asyncio.create_task(self.read(self.process.stdout))

    async def read(self, lines):
        while (line := await lines.readline()).endswith(b"\n"):   # the last one may be cut by the kill: not said
            said = json.loads(line)
            if "told" in said:
                known = self.told.setdefault(said["told"], [said["state"], said["sha"], said["out"]])
                known[0] = max(known[0], said["state"])
            elif "settled" in said:
                self.settled.set()

    async def kill(self):
        self.process.kill()
        await self.process.wait()
        await self.reading

    def rows(self):
        """What is in its file, read from a copy: not even the journal of the real one is touched."""
        with tempfile.TemporaryDirectory() as folder:
            for part in ("", "-wal"):
                source = pathlib.Path(str(self.store) + part)
                if source.exists():
                    shutil.copy(source, folder)
            database = sqlite3.connect(f"{folder}/store.sqlite")
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'message'").fetchone():
                return []
            return database.execute("SELECT stanza_id, outgoing, state, body FROM message").fetchall()

    def faults(self):
        """What it has shown and its file does not have."""
        rows = collections.defaultdict(list)
        for stanza_id, outgoing, state, body in self.rows():
            rows[stanza_id].append((state, sha(body), bool(outgoing)))
        for stanza_id, (state, digest, out) in self.told.items():
            found = rows.get(stanza_id, [])
            if len(found) != 1:
                yield f"{stanza_id}: shown once, in the file {len(found)} times"
            elif found[0][1] != digest:
                yield f"{stanza_id}: altered in the file"
            elif out and found[0][0] < state:
                yield f"{stanza_id}: shown in state {state}, in the file {found[0][0]}"


async def archive_of(facts, user):
    """id → digests, of the server's archive."""
    reader = Person(facts, user, "ledger")
    await reader.sign_in()
    found = collections.defaultdict(list)
    async for result in reader["xep_0313"].iterate(rsm={"max": 200}):
        message = result.xml.find(".//{jabber:client}message")
        body = message.find("{jabber:client}body")
        if body is not None:
            found[message.get("id")].append(sha(body.text))
    await reader.disconnect()
    return found


def compare(expected, ledger, name):
    """Each of `expected` once and unaltered."""
    for stanza_id, digest in expected.items():
        found = ledger.get(stanza_id, [])
        if len(found) != 1:
            yield f"{name}: {stanza_id} {'lost' if not found else f'{len(found)} times'}"
        elif found[0] != digest:
            yield f"{name}: {stanza_id} altered"


async def check(tertulia, ben, facts):
    faults = list(tertulia.faults())
    rows = collections.defaultdict(list)
    own = {}
    for stanza_id, outgoing, state, body in tertulia.rows():
        rows[stanza_id].append(sha(body))
        if outgoing:
            own[stanza_id] = sha(body)
            if state not in (SENT, DELIVERED, READ):
                faults.append(f"{stanza_id}: still in state {state}")
    faults += compare(ben.sent, rows, "Tertulia's file")
    faults += [f"Tertulia's file: {stanza_id} {len(digests)} times" for stanza_id, digests in rows.items() if len(digests) > 1]
    faults += compare(own, ben.got, "Ben")
    faults += [f"Ben: {stanza_id} is not in Tertulia's file" for stanza_id in ben.got if stanza_id not in own]
    for user in ("ana", "ben"):
        ledger = await archive_of(facts, user)
        faults += compare({**own, **ben.sent}, ledger, f"archive of {user}")
    print(f"ledgers: {len(own)} from Tertulia ({sum(1 for t in tertulia.told.values() if t[2] and t[0] >= SENT)} shown as sent), "
          f"{len(ben.sent)} from Ben, {len(tertulia.told)} shown in all, {tertulia.run} lives; came back to Ben: {dict(ben.errors)}")
    return faults


async def play(chosen, facts, folder):
    chance = random.Random(chosen.seed)
    tertulia = Tertulia(chosen.subject, facts, folder, chosen.seed)
    ben = Ben(facts, chosen.seed, chosen.pace)
    await ben.sign_in()
    ben.send_presence()
    writing = asyncio.create_task(ben.write("ana@" + facts["domain"]))
    faults, started = [], time.monotonic()
    for kill in range(chosen.kills):
        await tertulia.start()
        # Of a life of 2 s about a third is starting, signing in and catching up.
        await asyncio.sleep(chance.uniform(0.02, chosen.longest))
        await tertulia.kill()
        if found := list(tertulia.faults()):
            faults += [f"after kill {kill + 1}: {fault}" for fault in found]
        if (kill + 1) % 20 == 0:
            print(f"{kill + 1} kills in {time.monotonic() - started:.0f} s: {len(tertulia.told)} shown, {len(faults)} faults", flush=True)
    ben.stopped = True
    await writing
    if ben.ends:   # what he wrote since went nowhere: that says nothing of Tertulia
        return faults + [f"Ben himself was cut off: {end}" for end in ben.ends]
    await tertulia.start(writes=False)
    known, patience = -1, time.monotonic()
    while known < len(ben.sent) and time.monotonic() < patience + 60:   # without any progress
        now = sum(1 for _, outgoing, _, _ in tertulia.rows() if not outgoing)   # a kill may come between file and screen
        known, patience = (now, time.monotonic()) if now > known else (known, patience)
        await asyncio.sleep(0.5)
    tertulia.process.stdin.write(b"end\n")
    try:
        await asyncio.wait_for(tertulia.settled.wait(), 60)
        await asyncio.wait_for(tertulia.process.wait(), 30)
    except TimeoutError:
        faults.append("the outbox does not become empty")
        await tertulia.kill()
    await asyncio.sleep(1)   # what the server may still send twice to Ben
    faults += await check(tertulia, ben, facts)
    await ben.disconnect()
    return faults


class Server:
    async def __aenter__(self):
        support = pathlib.Path(__file__).resolve().parents[1] / "support" / "servers.py"
        self.process = await asyncio.create_subprocess_exec("python3", support, self.kind, stdin=asyncio.subprocess.PIPE,
                                                            stdout=asyncio.subprocess.PIPE)
        self.facts = json.loads(await self.process.stdout.readline())
        if "error" in self.facts:
            raise SystemExit(self.facts["error"])
        for user in ("ana", "ben"):
            self.process.stdin.write(f"register {user} {PASSWORD}\n".encode())
            await self.process.stdout.readline()
        return self.facts

    def __init__(self, kind):
        self.kind = kind

    async def __aexit__(self, *_):
        self.process.stdin.close()
        await self.process.wait()


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subject")
    parser.add_argument("server", choices=("prosody", "ejabberd"))
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--pace", type=float, default=0.1, help="seconds between two messages of Ben's")
    parser.add_argument("--longest", type=float, default=2.0, help="seconds that a life may last")
    parser.add_argument("--seed", type=int, default=random.randrange(1, 1 << 30))
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the store and the log")
    chosen = parser.parse_args()
    print(f"{chosen.server}, {chosen.kills} kills, --seed {chosen.seed}", flush=True)
    folder = chosen.keep or pathlib.Path(tempfile.mkdtemp(prefix="tertulia-kill-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        async with Server(chosen.server) as facts:
            faults = await play(chosen, facts, folder)
    finally:
        if not chosen.keep:
            shutil.rmtree(folder, ignore_errors=True)
    for fault in faults[:40]:
        print("FAULT", fault)
    if faults:   # of what kind they are, whoever they are about
        print(collections.Counter(re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", fault) for fault in faults).most_common())
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
