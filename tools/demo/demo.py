#!/usr/bin/env python3
"""./run demo: a private server with a small world of people, and the messenger signed in to it.

    demo.py --program PATH [--tour] [-- further arguments for the program]

The world (Prosody's data, its own certificate authority, Elena's profile) is kept in the user's cache folder, so that a
second start takes seconds; it is made anew when these scripts change. Everything listens on loopback only, on ports
from the kernel, and ends with this process, however that ends.
"""

import argparse
import base64
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(PROJECT / "tests" / "journeys"))

from children import Children, end_cleanly_on_signals  # noqa: E402
from company import Company, LineChild, Server  # noqa: E402

import portraits  # noqa: E402
import world  # noqa: E402


def say(sentence):
    print(f"demo: {sentence}", flush=True)


def cache_folder(name="demo"):
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tertulia" / name


def edition():
    """Changes when the world does."""
    parts = [HERE / "world.py", HERE / "portraits.py", HERE / "mod_tertulia_world.lua"]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


class Home:
    """The demo's folder: one demo at a time, for this user only."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.folder = folder
        self.server, self.profile = folder / "server", folder / "profile"
        self.facts, self.seed = folder / "facts.json", folder / "world.json"
        self._lock = open(folder / "lock", "w", encoding="ascii")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("demo: another ./run demo is open; it uses this world. Close it first.")

    def close(self):
        self._lock.close()

    def _stamp(self):
        return self.folder / "edition"

    def is_complete(self):
        return self._stamp().exists() and self._stamp().read_text(encoding="ascii") == edition()

    def complete(self):
        self._stamp().write_text(edition(), encoding="ascii")

    def clear(self):
        self._stamp().unlink(missing_ok=True)
        for folder in (self.server, self.profile):
            shutil.rmtree(folder, ignore_errors=True)

    def password(self):
        return (self.folder / "password").read_text(encoding="utf-8").strip()

    def write_seed(self):
        """What mod_tertulia_world makes a world of."""
        file = self.folder / "password"
        file.write_text(secrets.token_urlsafe(9) + "\n", encoding="utf-8")
        people = []
        for person in world.PEOPLE:
            picture = portraits.draw(person["portrait"])
            people.append({**person, "avatar": base64.b64encode(picture).decode(), "avatar_bytes": len(picture),
                           "avatar_size": portraits.SIZE, "avatar_id": hashlib.sha1(picture).hexdigest()})
        names = {person["user"]: person["nick"] for person in world.PEOPLE}
        messages = [{"ago": ago, "from": speaker, "to": other if speaker == world.YOU else world.YOU, "body": body}
                    for other, lines in world.CONVERSATIONS.items() for ago, speaker, body in lines]
        room = {"name": world.ROOM, "title": "Tertulia", "description": "Every second Thursday. Bring something to read, or just listen.",
                "subject": world.ROOM_SUBJECT, "owner": "rafa", "owner_nick": names["rafa"],
                "messages": [{"ago": ago, "nick": names[speaker], "body": body} for ago, speaker, body in world.ROOM_HISTORY]}
        self.seed.write_text(json.dumps({
            "you": world.YOU, "your_name": names[world.YOU], "password": self.password(), "people": people,
            "messages": sorted(messages, key=lambda line: -line["ago"]), "room": room}), encoding="utf-8")


def start_server(children, home):
    return Server(children, "prosody", home.folder, "--data", home.server, "--plugins", HERE, "--module", "tertulia_world",
                  "--config", f'tertulia_world = "{home.seed}"')


def start_people(children, home, server):
    picture = home.folder / "from-the-balcony.png"   # what somebody sends who is asked for a picture
    if not picture.exists():
        picture.write_bytes(portraits.draw("waves", 2 * portraits.SIZE))
    facts = {"domain": server.domain, "host": "127.0.0.1", "port": server.ports["c2s"], "ports": server.ports, "ca": str(server.ca),
             "picture": str(picture), "you": f"{world.YOU}@{server.domain}", "password": home.password(), "room": f"{world.ROOM}@conference.{server.domain}",
             "people": [f"{person['user']}@{server.domain}" for person in world.PEOPLE],
             "lively_nicks": [person["nick"] for person in world.PEOPLE if person.get("lively")]}
    home.facts.write_text(json.dumps(facts, indent=2), encoding="utf-8")
    people = LineChild(children, HERE / "people.py", home.facts, log=home.folder / "people.log")
    people.next(lambda fact: "signed_in" in fact, f"the people sign in (their words are in {home.folder / 'people.log'})", 40)
    return facts


def start_world(children, home):
    fresh = not home.is_complete()
    if fresh:
        say("making the world: people, portraits, what they said before you came …")
        home.clear()
        home.write_seed()
    facts = start_people(children, home, start_server(children, home))
    home.complete()
    return facts


def open_window(children, program, home, facts, arguments):
    say(f"opening the window as {facts['you']}; close it, or press Ctrl-C here, to end everything.")
    process = children.start([program, "--profile", home.profile, "--account", facts["you"], "--password-file", home.folder / "password",
                              "--server", f"{facts['host']}:{facts['port']}", "--trust-ca", facts["ca"], "--quit-on-close", *arguments])
    return process.wait()


def play_tour(program, facts):
    from tour import Guest, play
    folder = PROJECT / "build" / "tour"
    say("there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so you get a guided tour of the real window.")
    guest = Guest(facts["you"], facts["password"], facts["host"], facts["port"], arguments=["--trust-ca", facts["ca"]])
    try:
        pictures = play(program, guest, folder)
    except (AssertionError, subprocess.SubprocessError):
        return 1
    say(f"{len(pictures)} screenshots, light and dark, are in {folder}")
    return 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=lambda text: Path(text).resolve(), required=True)
    parser.add_argument("--tour", action="store_true", help="the tour, even where a display is")
    parser.add_argument("further", nargs="*")
    return parser.parse_args()


def main():
    chosen, begin = arguments(), time.monotonic()
    end_cleanly_on_signals()
    os.umask(0o077)
    touring = chosen.tour or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    home, children = Home(cache_folder("tour" if touring else "demo")), Children()
    if touring:
        home.clear()   # a tour begins in the same world every time
    try:
        facts = start_world(children, home)
        say(f"the world is there after {time.monotonic() - begin:.1f} s: {len(facts['people']) - 1} people, the room {facts['room']}.")
        if touring:
            return play_tour(chosen.program, facts)
        return open_window(children, chosen.program, home, facts, chosen.further)
    except Company as error:
        say(str(error))
        return 1
    finally:
        children.end_all()
        home.close()


if __name__ == "__main__":
    sys.exit(main())
