"""Two ways to use the same window: with the mouse, and with nothing but the keyboard."""

from driver import CONTAINERS_OF_ROWS, FIELDS, MENU_ENTRIES, STATE, NotSeen, until

MOST_TABS, MOST_TURNS = 60, 60


class Mouse:
    name = "mouse"

    def __init__(self, program):
        self.program = program

    def fill(self, name, text):
        field = self.program.field(name)
        self._bring_into_sight(field)
        field.click()
        until(f"a click puts the focus into “{name}”", lambda: field.focused)
        field.type(text)

    def press(self, name):
        self.push(self.program.button(name))

    def push(self, button):
        until(f"“{button.name}” can be pressed", lambda: button.enabled)
        self._bring_into_sight(button)
        button.click()

    def _bring_into_sight(self, element):
        """With the wheel, at the edge of what it scrolls in."""
        for _ in range(MOST_TURNS):
            pane = element.hidden_by()
            if not pane:
                return
            (x, y, _, height), before = pane.box, element.box
            wheel = 5 if before[1] > y + height // 2 else 4
            self.program.desktop.run(["xdotool", "mousemove", x + 3, y + height // 2, "click", wheel], check=True)
            try:
                until("it moves", lambda before=before: element.box != before, 2)
            except NotSeen:
                break
        raise NotSeen(f"no scrolling brings “{element.name}” into sight")

    def select_row(self, list_name, text):
        self.program.row(list_name, text).click()

    open_row = select_row

    def choose(self, button, entry):
        self.press(button)
        self.program.find(entry, MENU_ENTRIES).click()

    def submit(self):
        self.program.keys("Return")


class Keyboard:
    name = "keyboard"

    def __init__(self, program):
        self.program = program

    def go_to(self, name, roles=None):
        """Tab until it has the focus; where that never happens there is a trap, or no way."""
        return self._tab_to(self.program.find(name, roles))

    def _tab_to(self, element):
        for _ in range(MOST_TABS):
            if element.focused:
                return element
            before = self.program.focus_news.count()
            self.program.keys("Tab")
            # The next one has the focus, or the one and only still has it.
            try:
                until("the focus moves", lambda before=before: element.focused or self.program.focus_news.count() > before, 2)
            except NotSeen:
                pass
        raise NotSeen(f"Tab never reaches “{element.name}”")

    def fill(self, name, text):
        self.go_to(name, FIELDS).type(text)

    def press(self, name):
        self.push(self.program.button(name))

    def push(self, button):
        until(f"“{button.name}” can be pressed", lambda: button.enabled)
        self._tab_to(button)
        self.program.keys("space")

    def open_row(self, list_name, text):
        self.select_row(list_name, text)
        self.program.keys("Return")

    def select_row(self, list_name, text):
        rows = self.go_to(list_name, CONTAINERS_OF_ROWS)
        self.program.row(list_name, text)
        self.program.keys("Home")
        for _ in range(MOST_TABS):
            if any((row.focused or row.has(STATE.SELECTED)) and text in row.name for row in rows.rows()):
                return
            self.program.keys("Down")
        raise NotSeen(f"the arrow keys never reach “{text}” in “{list_name}”")

    def choose(self, button, entry):
        self.press(button)
        wanted = self.program.find(entry, MENU_ENTRIES)
        for _ in range(MOST_TABS):
            if wanted.focused or wanted.has(STATE.SELECTED):
                self.program.keys("Return")
                return
            self.program.keys("Down")
        raise NotSeen(f"the arrow keys never reach “{entry}”")

    def submit(self):
        self.program.keys("Return")


HANDS = {"mouse": Mouse, "keyboard": Keyboard}
