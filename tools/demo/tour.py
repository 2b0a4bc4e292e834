"""The guided tour: the demo's window on a private desktop, used as a person would, and looked at in light and in dark.

    play(program, guest, folder)     plays it, says one line a step, and leaves numbered screenshots in `folder`

A later feature adds a step: a method of Tour, named in STEPS, that does something and ends with self.look("name").
"""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "journeys"))

from desktop import Desktop  # noqa: E402
from driver import CONTAINERS_OF_ROWS, Program, until  # noqa: E402
from hands import Mouse  # noqa: E402

import world  # noqa: E402

WINDOW = (1180, 780)


@dataclass
class Guest:
    """Who the visitor is, and where the demo's server listens."""
    address: str
    password: str
    host: str
    port: int
    environment: dict = field(default_factory=dict)   # e.g. what makes the program trust the demo's own CA
    arguments: list = field(default_factory=list)


class Tour:
    def __init__(self, desktop, program, guest, folder):
        self.desktop, self.program, self.guest, self.folder = desktop, program, guest, folder
        self.hands, self.number, self.begin = Mouse(program), 0, time.monotonic()

    def say(self, sentence):
        print(f"tour: {time.monotonic() - self.begin:5.1f} s  {sentence}", flush=True)

    # Looking

    def look(self, name):
        """One screenshot in light and one in dark, once the window has stopped changing."""
        self.number += 1
        for scheme, wanted in (("light", self.desktop.appearance.LIGHT), ("dark", self.desktop.appearance.DARK)):
            self.desktop.appearance.prefer(wanted)
            path = self.folder / f"{self.number:02}-{name}-{scheme}.png"
            until(f"the window turns {scheme}", lambda path=path, scheme=scheme: self._is(scheme, path))
        self.desktop.appearance.prefer(self.desktop.appearance.LIGHT)

    def _is(self, scheme, path):
        before = self._shot(path)
        after = self._shot(path)   # twice the same: nothing is on its way any more
        return before == after and (after[1] > 0.5) == (scheme == "light")

    def _shot(self, path):
        """What the picture is, as its signature and its brightness."""
        self.program.screenshot(path)
        signature, brightness = self.desktop.run(
            ["convert", path, "-format", "%# %[fx:mean]", "info:"], check=True).split()
        return signature, float(brightness)

    # Reading

    def rows(self, name):
        return [row for one in self.program.all(name, CONTAINERS_OF_ROWS) for row in one.row_names()]

    def hear(self, name, *words):
        return until(f"“{name}” shows {words}", lambda: next(
            (row for row in self.rows(name) if all(word in row for word in words)), None), 60)

    # The steps

    def sign_in(self):
        self.program.start(*self.guest.arguments)
        self.program.resize(*WINDOW)
        self.program.field("Address")
        self.say(f"The window is there. Signing in as {self.guest.address} …")
        self.look("welcome")
        self.hands.fill("Address", self.guest.address)
        self.hands.fill("Password", self.guest.password)
        self.hands.press("Connection settings")
        self.hands.fill("Host", self.guest.host)
        self.hands.fill("Port", str(self.guest.port))
        self.look("sign-in")
        self.hands.press("Sign in")
        self.program.button("Account", seconds=60)
        self.say("Signed in.")

    def contacts(self):
        self.hands.press("Contacts")
        row = self.hear("Contacts", "Mateo", "Available")
        self.say(f"These are the contacts. One of them: {row}")
        self.look("contacts")

    def hear_somebody(self):
        self.hands.press("Chats")
        row = self.hear("Conversations", "Mateo", "unread", world.FIRST_WORDS[1][:16])
        self.say(f"Somebody wrote: {row}")
        self.look("chats")
        self.hands.open_row("Conversations", "Mateo")
        self.say(f"Opened. The last line: {self.last_message()}")
        self.look("conversation")

    def last_message(self):
        return until("the conversation has messages", lambda: self.rows("Messages"))[-1]

    def answer(self):
        self.hands.fill("Message", "Hola Mateo! Coffee on Saturday: yes ☕")
        self.hands.submit()
        self.hear("Messages", "You", "Coffee on Saturday", "delivered")
        self.say("Answered; his program says that it was delivered.")
        until("Mateo answers", lambda: self.last_message().startswith("Mateo"), 60)
        self.say(f"And he: {self.last_message()}")
        self.look("answered")

    def another_script(self):
        self.hands.open_row("Conversations", "Noor")
        self.hear("Messages", "Noor")
        self.say("Noor writes from right to left and back.")
        self.look("right-to-left")

    def notification(self):
        self.hands.fill("Message", "Hola Noor, which word is it today?")
        self.hands.submit()
        self.program.close_window()
        notice = self.desktop.notifications.wait("Noor", 60)
        if notice:
            self.say(f"The window is closed, and the desktop notifies: {notice.summary} — {notice.body}")
            self.desktop.notifications.invoke(notice)
        else:
            self.desktop.tray.wait().click()
        until("the window is back", self.program.windows)
        self.say("A click on it brings the conversation back.")
        self.look("back")

    def room(self):
        self.hands.press("Rooms")
        row = self.hear("Rooms", "Tertulia")
        self.say(f"A room that Elena is always in: {row}")
        self.hands.open_row("Rooms", "Tertulia")
        self.hands.press("People")
        self.hear("People", "Noor")
        self.hands.fill("Message", "Buenas! Noor, what are we reading tonight?")
        self.hands.submit()
        until("Noor answers in the room", lambda: self.last_message().startswith("Noor"), 60)
        self.say(f"Somebody answers there: {self.last_message()}")
        self.look("room")

    def new_room(self):
        self.hands.choose("New", "Join or create a room…")
        self.hands.fill("Room", "recetas")
        self.look("join-a-room")
        self.hands.submit()
        self.hear("Rooms", "recetas")
        self.say("A room of her own, by its bare name: recetas.")

    def directory(self):
        self.hands.press("Directory")
        self.hands.fill("Search for", "mor")   # Prosody's directory does not list everybody, and the page says so
        self.hands.submit()
        self.hear("People", "Mateo")
        self.say("Who is registered on this server and called so, contact or not.")
        self.look("directory")

    def details(self):
        self.hands.press("Chats")
        self.hands.open_row("Conversations", "Noor")
        self.hands.press("Conversation details")
        self.say("Who Noor is.")
        self.look("details")
        self.hands.press("Conversation details")

    def profile(self):
        self.hands.choose("Account", "My profile")
        self.program.field("Full name")
        self.say("Elena's own profile, as her server keeps it.")
        self.look("my-profile")
        self.program.press("Back")

    def leave(self):
        self.hands.choose("Account", "Delete account…")
        self.program.field("Type the address to confirm")
        self.say("Deleting the account asks for its address first. Not today.")
        self.look("delete-account")
        self.hands.press("Cancel")
        self.hands.choose("Account", "Sign out")
        self.program.button("Sign in", seconds=30)
        self.hands.press("Create an account")
        self.program.field("Server")
        self.say("Signed out. This is where an account is made, on any server.")
        self.look("sign-up")

    STEPS = (sign_in, contacts, hear_somebody, answer, another_script, notification, room, new_room, directory, details,
             profile, leave)


def play(program, guest, folder):
    """Ends everything that it started, also when it fails. Returns the screenshots."""
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[0-9][0-9]-*.png"):
        old.unlink()
    with Desktop(keep=folder / "logs") as desktop:
        window = Program(desktop, [program], **guest.environment)
        tour = Tour(desktop, window, guest, folder)
        try:
            for step in Tour.STEPS:
                step(tour)
        except (AssertionError, subprocess.SubprocessError) as error:
            desktop.screenshot(folder / "where-the-tour-ended.png")
            print(f"tour: stopped: {error}\ntour: the window held:\n{window.outline()}\ntour: its log is in {folder / 'logs'}", flush=True)
            raise
        window.quit()
    pictures = sorted(folder.glob("[0-9][0-9]-*.png"))
    tour.say(f"{len(pictures)} screenshots are in {folder}")
    return pictures
