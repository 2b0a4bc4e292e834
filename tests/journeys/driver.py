"""Uses the real program as a person with a keyboard, a mouse or a screen reader does: what it sees comes from AT-SPI,
what it does are key and button events of the X server or the control's own accessible action.

Controls are found by accessible name and role. Everything waits until it
is so, with a deadline; nothing sleeps for a fixed time.
"""

import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

ROLE, STATE = Atspi.Role, Atspi.StateType
ROWS = {ROLE.LIST_ITEM, ROLE.TABLE_CELL, ROLE.TREE_ITEM}
CONTAINERS_OF_ROWS = {ROLE.LIST, ROLE.LIST_BOX, ROLE.TABLE, ROLE.TREE, ROLE.TREE_TABLE}
BUTTONS = {ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON, ROLE.PUSH_BUTTON_MENU, ROLE.CHECK_BOX, ROLE.RADIO_BUTTON, ROLE.PAGE_TAB}
FIELDS = {ROLE.TEXT, ROLE.PASSWORD_TEXT, ROLE.ENTRY, ROLE.SPIN_BUTTON, ROLE.EDITBAR, ROLE.PARAGRAPH}
MENUS = {ROLE.POPUP_MENU, ROLE.MENU}
MENU_ENTRIES = {ROLE.MENU_ITEM, ROLE.CHECK_MENU_ITEM, ROLE.RADIO_MENU_ITEM, ROLE.MENU}
PATIENCE = 20   # seconds: a busy machine is slow, a broken program never gets there
PAUSE = 0.02    # between two looks
MANY_ROWS = 60


class NotSeen(AssertionError):
    """What was waited for did not happen."""


def until(what, look, seconds=PATIENCE):
    """Returns what `look()` returns as soon as it is true. `what` says it for the person who reads the failure."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if seen := look():
                return seen
        except GLib.Error:   # the control went while it was being looked at: look again
            pass
        if time.monotonic() > deadline:
            raise NotSeen(f"{what}: not within {seconds} s")
        time.sleep(PAUSE)


class Popups:
    """Menus that are open. Qt tells a screen reader of them when they come, but hangs them on no branch of the tree."""

    def __init__(self):
        self._shown = []
        self._listener = Atspi.EventListener.new(self._on_shown)
        self._listener.register("object:state-changed:showing")

    def _on_shown(self, event):
        try:
            if event.detail1 and event.source and event.source.get_role() in MENUS:
                self._shown.append(event.source)
        except GLib.Error:   # it went before it was looked at
            pass

    def of(self, program):
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        self._shown = [menu for menu in self._shown if self._is_open(menu)]
        return [Element(program, menu) for menu in self._shown if menu.get_process_id() == program.process.pid]

    def _is_open(self, menu):
        try:
            return menu.get_state_set().contains(STATE.SHOWING)
        except GLib.Error:
            return False


class FocusNews:
    """Counts where the focus goes, as a screen reader is told: looking for it in the whole tree takes long."""

    def __init__(self):
        self._count = 0
        self._listener = Atspi.EventListener.new(self._on_focus)
        self._listener.register("object:state-changed:focused")

    def _on_focus(self, event):
        self._count += event.detail1

    def count(self):
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        return self._count


class Element:
    """A control, a label or a row, as assistive technology sees it."""

    def __init__(self, program, accessible):
        self._program, self.accessible = program, accessible

    name = property(lambda self: self.accessible.get_name())
    description = property(lambda self: self.accessible.get_description())
    role = property(lambda self: self.accessible.get_role())

    def has(self, state):
        return self.accessible.get_state_set().contains(state)

    enabled = property(lambda self: self.has(STATE.SENSITIVE))
    focused = property(lambda self: self.has(STATE.FOCUSED))
    showing = property(lambda self: self.has(STATE.SHOWING))
    checked = property(lambda self: self.has(STATE.CHECKED))

    @property
    def text(self):
        """What a field holds; a label that has a name of its own says its text in the description."""
        text = self.accessible.get_text_iface()
        if text:
            return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
        return self.description or self.name

    @property
    def length(self):
        return Atspi.Text.get_character_count(self.accessible.get_text_iface())

    @property
    def box(self):
        """x, y, width, height on the screen."""
        box = self.accessible.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    def hidden_by(self):
        """What it is scrolled out of: the innermost thing around it that does not reach to its middle."""
        x, y, width, height = self.box
        around = self.accessible.get_parent()
        while around and around.get_role() != ROLE.APPLICATION:
            pane = Element(self._program, around)
            left, top, wide, high = pane.box
            if not (left <= x + width // 2 < left + wide and top <= y + height // 2 < top + high):
                return pane
            around = around.get_parent()
        return None

    def children(self):
        count = self.accessible.get_child_count()
        found = (self.accessible.get_child_at_index(index) for index in range(count))
        return [Element(self._program, child) for child in found if child]

    def actions(self):
        action = self.accessible.get_action_iface()
        return [action.get_action_name(index) for index in range(action.get_n_actions())] if action else []

    def act(self, name="Press"):
        """The accessible action, as a screen reader or a voice triggers it."""
        names = self.actions()
        if name not in names:
            raise NotSeen(f"“{self.name}” offers no “{name}”, only {names}")
        self.accessible.get_action_iface().do_action(names.index(name))

    def click(self, button=1):
        """With the mouse, in the middle."""
        x, y, width, height = self.box
        self._program.desktop.run(["xdotool", "mousemove", x + width // 2, y + height // 2, "click", button], check=True)

    def focus(self):
        self.accessible.get_component_iface().grab_focus()
        until(f"“{self.name}” has the focus", lambda: self.focused)

    def type(self, text):
        """By keys, into the focus that it takes first; what was there is replaced."""
        self.focus()
        if self.length:
            self._program.keys("ctrl+a", "Delete")
            until(f"“{self.name}” is empty", lambda: not self.length)
        self._program.type(text, self)

    def rows(self):
        """The rows of a list, table or tree that are on the screen."""
        if self.accessible.get_child_count() <= MANY_ROWS:
            return [child for child in self.children() if child.showing]
        return self._rows_by_place()

    def _rows_by_place(self):
        # Asking 10,000 rows one by one takes seconds; what stands at a place is one question.
        x, y, width, height = self.box
        found, at = [], y + 1
        while at < y + height:
            row = self.accessible.get_component_iface().get_accessible_at_point(x + 24, at, Atspi.CoordType.SCREEN)   # a table: its first column
            element = Element(self._program, row) if row else None
            if element and element.role in ROWS:
                found.append(element)
                at = max(at, element.box[1]) + element.box[3]
            else:
                at += 8
        return found

    def row_names(self):
        return [row.name for row in self.rows()]


class Program:
    """The program under test in a Desktop."""

    def __init__(self, desktop, command, log="program", **environment):
        self.desktop, self.command, self.log = desktop, [str(part) for part in command], log
        self.environment = environment
        self.process = None
        self._popups, self.focus_news = Popups(), FocusNews()

    def start(self, *arguments):
        self.process = self.desktop.start(self.command + list(arguments), log=self.log, **self.environment)
        until("the program is on the accessibility bus", lambda: self._alive() and self.root)
        return self

    def _alive(self):
        if self.process.poll() is not None:
            raise NotSeen(f"the program ended by itself with {self.process.returncode}")
        return True

    @property
    def root(self):
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)   # what is asked now is answered now
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return Element(self, child)
        return None

    def all(self, name=None, roles=None, within=None, hidden=False):
        """Every element of that name and role. Lists are not searched: ask a list for its rows."""
        found, waiting = [], [within] if within else self._popups.of(self) + [self.root]
        while waiting:
            element = waiting.pop(0)
            if not element:
                continue
            if (name is None or element.name == name) and (roles is None or element.role in roles) and (hidden or element.showing):
                found.append(element)
            if element.role not in CONTAINERS_OF_ROWS or element is within:
                waiting += element.children()
        return found

    def find(self, name, roles=None, seconds=PATIENCE, within=None):
        def look():
            self._alive()
            return next(iter(self.all(name, roles, within)), None)
        return until(f"“{name}” is on the screen", look, seconds)

    def button(self, name, **options):
        return self.find(name, BUTTONS, **options)

    def field(self, name, **options):
        return self.find(name, FIELDS, **options)

    def list(self, name, **options):
        return self.find(name, CONTAINERS_OF_ROWS, **options)

    def press(self, name, **options):
        """A button, as soon as it can be pressed."""
        button = self.button(name, **options)
        until(f"“{name}” can be pressed", lambda: button.enabled)
        button.act("Press" if "Press" in button.actions() else button.actions()[0])

    def row(self, list_name, text, seconds=PATIENCE):
        """The visible row of a list whose accessible text holds `text`."""
        rows = self.list(list_name)
        return until(f"a row with “{text}” in “{list_name}”",
                     lambda: next((row for row in rows.rows() if text in row.name), None), seconds)

    def text_of(self, name):
        return self.find(name).text

    def until_text(self, name, text, seconds=PATIENCE):
        """The text of the control `name` as soon as it holds `text`."""
        return until(f"“{name}” says “{text}”", lambda: next(
            (one.text for one in self.all(name) if text in one.text), None), seconds)

    def focused_name(self):
        return next((one.name for one in self.all() if one.focused), None)

    def keys(self, *keys):
        """Key presses as xdotool names them: Return, ctrl+f, alt+Down."""
        self.desktop.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text, field):
        """Key events into `field`, which has the focus. A character that is on no key gets one for a moment; the
        program may look at the keyboard too late to see it, so each of those is watched for and tried again."""
        for run in re.findall(r"[ -~]+|\n|.", text):
            if run == "\n":
                self.keys("shift+Return")
                continue
            plain, before = run.isascii(), field.length
            for delay in ((2,) if plain else (60, 250, 1000)):
                self.desktop.run(["xdotool", "type", "--clearmodifiers", "--delay", delay, "--", run], seconds=120, check=True)
                try:
                    until(f"“{field.name}” takes “{run}”",
                          lambda: field.length >= before + (len(run) if plain else 1), PATIENCE if plain else 2)
                    break
                except NotSeen:
                    if delay in (2, 1000):
                        raise

    def window(self, seconds=PATIENCE):
        """The X window with the focus of this program."""
        def look():
            self._alive()
            return self.desktop.run(["xdotool", "search", "--onlyvisible", "--pid", self.process.pid, "--name", "."]).split()
        return until("the window is on the screen", look, seconds)[-1]

    def windows(self):
        return self.desktop.run(["xdotool", "search", "--onlyvisible", "--pid", self.process.pid, "--name", "."]).split()

    def resize(self, width, height):
        self.desktop.run(["xdotool", "windowsize", "--sync", self.window(), width, height], check=True)

    def close_window(self):
        """The window manager asks, the program decides."""
        self.keys("alt+F4")

    def screenshot(self, path):
        return self.desktop.screenshot(path, self.window())

    def quit(self, seconds=10):
        """SIGTERM, as a session's end does it. The exit code."""
        return self.desktop.children.end(self.process, seconds)

    def ended(self, seconds=PATIENCE):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise NotSeen(f"the program is still running after {seconds} s") from None

    def outline(self):
        """Everything that is on the screen, one line each: what a failure shows."""
        lines = []

        def add(element, depth):
            if not element.showing and depth:
                return
            text = element.text
            lines.append("  " * depth + f"{element.role.value_nick} “{element.name}”"
                         + (f" = “{text}”" if text != element.name else "")
                         + (" [focus]" if element.focused else "") + ("" if element.enabled else " [disabled]"))
            for child in element.children()[:60]:
                add(child, depth + 1)
        try:
            for top in self._popups.of(self) + [self.root]:
                add(top, 0)
        except (GLib.Error, AttributeError) as error:
            lines.append(f"(the program does not answer: {error})")
        return "\n".join(lines)
