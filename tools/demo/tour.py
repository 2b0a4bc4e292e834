"""The guided tour: the demo's window on a private desktop, used as a person would, and looked at in light and in dark.

    play(program, guest, folder)     plays it, says one line a step, and leaves numbered screenshots in `folder`, with
                                     index.html to look through them

It is done when each of the fourteen points was seen. A later feature adds a step: a method of Tour, named in STEPS, that
does something and ends with self.look("name"), with the numbers of the points that the picture shows.
"""

import html
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "journeys"))

from desktop import Desktop  # noqa: E402
from driver import BUTTONS, CONTAINERS_OF_ROWS, Program, until  # noqa: E402
from hands import Mouse  # noqa: E402

import portraits  # noqa: E402
import world  # noqa: E402

WINDOW = (1180, 780)
POINTS = {1: "a direct message", 2: "everybody on the server", 3: "my contacts", 4: "adding a contact", 5: "somebody's details",
          6: "making a room", 7: "a message to a room", 8: "a presence message", 9: "sending a file", 10: "a notification",
          11: "deleting an account", 12: "logging out", 13: "signing up", 14: "signing in"}
NEWCOMER, SECRET = "visita", "nine cups and a kiln"


@dataclass
class Guest:
    """Who the visitor is, and where the demo's server listens."""
    address: str
    password: str
    host: str
    port: int
    environment: dict = field(default_factory=dict)   # e.g. what makes the program trust the demo's own CA
    arguments: list = field(default_factory=list)

    @property
    def domain(self):
        return self.address.partition("@")[2]


class Tour:
    def __init__(self, desktop, program, guest, folder):
        self.desktop, self.program, self.guest, self.folder = desktop, program, guest, folder
        self.hands, self.number, self.begin = Mouse(program), 0, time.monotonic()
        self.pictures, self.shown, self._said = [], {}, ""

    def say(self, sentence):
        self._said = sentence
        print(f"tour: {time.monotonic() - self.begin:5.1f} s  {sentence}", flush=True)

    # Looking

    def look(self, name, *points):
        """One screenshot in light and one in dark, once the window has stopped changing."""
        self.number += 1
        self.pictures.append((f"{self.number:02}-{name}", self._said, points))
        self.shown.update((point, self.pictures[-1][0]) for point in points if point not in self.shown)
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

    def _server_is_here(self):
        self.hands.press("Connection settings")
        self.hands.fill("Host", self.guest.host)
        self.hands.fill("Port", str(self.guest.port))

    def sign_up(self):
        self.program.start(*self.guest.arguments)
        self.program.resize(*WINDOW)
        self.program.field("Address")
        self.say("The window is there.")
        self.look("welcome")
        self.hands.press("Create an account")
        self._server_is_here()
        self.hands.fill("Server", self.guest.domain)
        self.hands.press("Continue")
        self.hands.fill("Username", NEWCOMER)
        self.hands.fill("Password", SECRET)
        self.hands.fill("Confirm password", SECRET)
        self.say(f"Somebody new makes an account, by the server's own form: {NEWCOMER}.")
        self.look("sign-up", 13)
        self.hands.press("Create account")
        self.program.button("Account", seconds=60)
        self.say("She is signed in, and nobody is there yet.")
        self.look("signed-up")

    def delete_account(self):
        self.hands.choose("Account", "Delete account…")
        self.hands.fill("Type the address to confirm", f"{NEWCOMER}@{self.guest.domain}")
        self.hands.press("Also delete my messages on this computer")
        self.say("Deleting an account says what is lost, and asks for its address.")
        self.look("delete-account", 11)
        self.hands.press("Delete account")
        self.program.until_text("Sign-in status", "was deleted", 60)
        self.say("It is gone from the server, and its messages from here.")
        self.look("deleted", 11)

    def sign_in(self):
        self.say(f"Signing in as {self.guest.address} …")
        self.hands.fill("Address", self.guest.address)
        self.hands.fill("Password", self.guest.password)
        self._server_is_here()
        self.look("sign-in", 14)
        self.hands.press("Sign in")
        self.program.button("Account", seconds=60)
        self.say("Signed in.")

    def contacts(self):
        self.hands.press("Contacts")
        row = self.hear("Contacts", "Mateo", "Available")
        self.say(f"These are the contacts. One of them: {row}")
        self.look("contacts", 3)

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
        self.look("answered", 1)

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
        self.say((f"With the window closed, the desktop notified: “{notice.summary}: {notice.body}”. " if notice else "")
                 + "A click brings the conversation back.")
        self.look("notified", 10)
        self.program.keys("ctrl+comma")
        self.hands.press("Notifications")
        self.say("What is notified: one switch each.")
        self.look("notifications", 10)
        self.program.keys("Escape")
        until("the preferences are closed", lambda: len(self.program.windows()) == 1)

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
        self.look("room", 7)

    def new_room(self):
        self.hands.choose("New", "Join or create a room…")
        self.hands.fill("Room", "recetas")
        self.say("To make or join a room, a bare name is enough.")
        self.look("join-a-room", 6)
        self.hands.submit()
        self.hear("Rooms", "recetas")
        self.say("A room of her own, by its bare name: recetas.")
        self.look("new-room", 6)

    def status(self):
        words = "Binding the book of samar 📖"
        self.hands.press("Status")
        self.hands.fill("Status message", words)
        self.say("What she is about, for her contacts to see: a kind of presence, and words.")
        self.look("status", 8)
        self.hands.submit()
        until("the words stand under her name", lambda: words in self.program.button("Status").description)
        self.say(f"Published: {self.program.button('Status').description}. It is kept, and said again at the next sign-in.")
        self.look("status-published", 8)

    def send_file(self):
        file = self.desktop.home / "first-page.png"
        file.write_bytes(portraits.draw("moon", 2 * portraits.SIZE))
        self.hands.press("Chats")
        self.hands.open_row("Conversations", "Aiko")
        self.hands.press("Attach a file")
        self.program.field("File name:").type(str(file))
        self.hands.submit()
        card = self.program.find("Files to send")
        self.say("A file for Aiko, chosen in the system's dialog: dropped or pasted ones get here, too.")
        self.look("file-chosen", 9)
        self.program.find("Send", BUTTONS, within=card).click()
        self.hear("Messages", "You", "first-page.png", "Sent")
        self.hear("Messages", "Aiko", "came through")
        self.say("Sent, and Aiko says that it came through.")
        self.look("file-sent", 9)

    def receive_file(self):
        self.hands.open_row("Conversations", "Noor")
        self.hands.fill("Message", "Send me a photo of the sea!")
        self.hands.submit()
        self.hear("Messages", "Noor", "from-the-balcony.png", "Received")
        self.say("Noor's answer is a file, straight from her program to this one; from contacts they are accepted.")
        self.look("file-received", 9)
        self.hands.choose("Account", "Transfers")
        self.hear("Files", "first-page.png")
        self.say("Every file, both ways.")
        self.look("transfers", 9)
        self.program.keys("Escape")

    def directory(self):
        self.hands.press("Directory")
        self.hands.press("Show everyone")
        self.hear("People", "Tomasz")
        self.say("Everybody who is registered on this server, contact or not.")
        self.look("directory", 2)
        self.hands.fill("Search for", "mor")
        self.hands.submit()
        until("only those of that name are left", lambda: not any("Tomasz" in row for row in self.rows("People")))
        self.hear("People", "Mateo")
        self.say("Or only those of a name.")
        self.look("directory-search", 5)

    def add_contact(self):
        self.hands.press("Show everyone")
        self.hear("People", "Tomasz")
        self.hands.open_row("People", "Tomasz")
        self.hands.press("Add contact")
        self.hands.fill("Message to them", "It is Elena, from the tertulia.")
        self.say("One of them becomes a contact, if he agrees.")
        self.look("add-contact", 4)
        self.hands.submit()
        self.hands.press("Contacts")
        self.hands.fill("Filter", "tom")
        row = self.hear("Contacts", "Tomasz")
        self.say(f"He is asked: {row}")
        self.look("contact-added", 4)
        self.program.keys("Escape")   # empties the filter

    def details(self):
        self.hands.press("Chats")
        self.hands.open_row("Conversations", "Noor")
        self.hands.press("Conversation details")
        until("her card is there", lambda: any("Beirut" in one.text for one in self.program.all()))
        self.say("Who Noor is.")
        self.look("details", 5)
        self.hands.press("Conversation details")

    def profile(self):
        self.hands.choose("Account", "My profile")
        until("the profile is there", lambda: self.program.field("Full name").text)
        self.say("Elena's own profile, as her server keeps it.")
        self.look("my-profile")
        self.hands.press("Back")

    def leave(self):
        self.hands.choose("Account", "Sign out")
        self.program.button("Sign in", seconds=30)
        self.say("Signed out. What was said stays on this computer.")
        self.look("signed-out", 12)

    STEPS = (sign_up, delete_account, sign_in, contacts, hear_somebody, answer, another_script, notification, status, send_file,
             receive_file, room, new_room, directory, add_contact, details, profile, leave)


def write_index(folder, pictures):
    """What was seen, for somebody with a browser."""
    rows = "".join(f"<h2>{html.escape(words)}</h2><p>{', '.join(f'{point} {POINTS[point]}' for point in points)}</p>"
                   f'<img src="{name}-light.png"> <img src="{name}-dark.png">' for name, words, points in pictures)
    (folder / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>Tertulia</title><style>body{font-family:sans-serif;margin:2em}img{width:49%}</style>"
        f"<h1>A tour of Tertulia</h1>{rows}\n", encoding="utf-8")


def keep_received_files_apart(desktop):
    """Else they would lie in the checkout's own folder."""
    settings = desktop.home / ".config" / "tertulia"
    settings.mkdir(parents=True)
    (settings / "settings.ini").write_text(f"[files]\nfolder={desktop.home / 'received'}\n", encoding="utf-8")


def play(program, guest, folder):
    """Ends everything that it started, also when it fails. Returns the screenshots."""
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("[0-9][0-9]-*.png"), *folder.glob("where-the-tour-ended.png")]:
        old.unlink()
    with Desktop(keep=folder / "logs") as desktop:
        keep_received_files_apart(desktop)
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
    write_index(folder, tour.pictures)
    for point, words in POINTS.items():
        if point not in tour.shown:
            raise AssertionError(f"the tour never shows {words}")
        print(f"tour: {point:2} {words}: {tour.shown[point]}", flush=True)
    pictures = sorted(folder.glob("[0-9][0-9]-*.png"))
    tour.say(f"{len(pictures)} screenshots are in {folder}")
    return pictures
