"""The rules of the house, each a function from the checkout to the places where it is broken: (file, line, sentence)."""

import re
import subprocess
from pathlib import Path

from source import sources

# Who may include whom. What is not said is forbidden; nothing points back.
LOG = "app/Log.h"
ARROWS = {
    "app/data": {"app/data"},
    "app/store": {"app/store", "app/data", LOG},
    "app/xmpp": {"app/xmpp", "app/data", LOG},
    "app/intake": {"app/intake", "app/store", "app/data", LOG},
    "app": {"app", "app/intake", "app/store", "app/xmpp", "app/data"},
    "app/models": {"app/models", "app", "app/store", "app/data"},
    "ui": {"ui", "app/models", "app", "app/data"},
}
PUT_TOGETHER = {"ui/main.cpp", "ui/Application.cpp", "ui/Application.h"}   # the only place that sees everything
BINDINGS = re.compile(r"ui/(?:\w*Bindings|AccountsDesk|SeveralAccounts)\.(?:cpp|h)")   # where session signals meet widget slots
MAX_CPP, MAX_H, MAX_FUNCTION = 450, 150, 60

NESTED_LOOPS = (r"\bQEventLoop\b|\bprocessEvents\s*\(|\bQMessageBox::(?:question|information|warning|critical|about)\b"
                r"|\bQInputDialog::get\w+|\bQFileDialog::(?:getOpen|getSave|getExisting)\w+|\bQColorDialog::getColor\b")
SINGLETONS = (r"\bQ_(?:APPLICATION|GLOBAL)_STATIC\w*|\bstatic\s+[\w:<>]+\s*[&*]\s*(?:instance|self|global|get)\s*\("
              r"|\b\w+::(?:instance|self)\s*\(\s*\)\s*\{")


class Checkout:
    def __init__(self, root, qt_headers=()):
        self.root = Path(root).resolve()
        self.product = sources(self.root, "app", "ui")
        self.tests = sources(self.root, "tests")
        self.gui_headers = {header.name for folder in qt_headers for module in ("QtGui", "QtWidgets")
                            for header in (Path(folder) / module).glob("*")}


def home(room):
    """The entry of ARROWS that a folder belongs to."""
    while room and room not in ARROWS:
        room = str(Path(room).parent) if "/" in room else ""
    return room


def includes_follow_the_arrows(tree):
    for source in tree.product:
        for line, name, quoted in source.includes:
            if not quoted or name.endswith(".moc") or name.startswith("ui_"):
                continue
            target = name if name.startswith(("app/", "ui/")) else f"{source.room}/{name}"
            allowed = ARROWS[home(source.room)]
            if target in allowed or home(str(Path(target).parent)) in allowed:
                continue
            if source.name in PUT_TOGETHER and target.startswith("app/store/"):
                continue
            yield source.name, line, f"{home(source.room)} must not include {target}: the arrow does not point there"


def the_core_sees_no_gui(tree):
    for source in tree.product:
        for line, name, _ in source.includes if source.under("app") else []:
            if name in tree.gui_headers or name.split("/")[0] in ("QtGui", "QtWidgets"):
                yield source.name, line, f"app/ and all below never sees QtGui or QtWidgets: <{name}>"


def qxmpp_stays_behind_its_door(tree):
    for source in tree.product:
        inside = source.under("app/xmpp")
        if inside or (source.room == "app" and not source.is_header):
            continue
        for line, found in source.find(r"\bQXmpp\w*"):
            yield source.name, line, f"{found}: QXmpp lives in app/xmpp and in app/*.cpp only, its types in no header above"


def values_are_no_qobjects(tree):
    for source in tree.product:
        for line, found in source.find(r"\bQ_OBJECT\b|\bQObject\b") if source.under("app/data") else []:
            yield source.name, line, f"{found}: app/data holds values, not QObjects"


def sentences_are_made_in_ui(tree):
    for source in tree.product:
        for line, found in source.find(r"\btr\s*\(|\btranslate\s*\(|\bQT_TR\w+") if source.under("app") else []:
            yield source.name, line, f"{found}…: sentences are made in ui/; app/ reports kinds"


def sql_stays_in_the_store(tree):
    for source in tree.product:
        for line, name, _ in source.includes if not source.under("app/store") else []:
            if re.match(r"QSql|QtSql", name):
                yield source.name, line, f"<{name}>: SQL is app/store's alone"


def widgets_hold_no_session(tree):
    for source in tree.product:
        if not source.under("ui") or source.name in PUT_TOGETHER or BINDINGS.fullmatch(source.name):
            continue
        for line, found in source.find(r"\bChatSession\b"):
            yield source.name, line, f"{found}: no widget knows the session; ui/*Bindings.cpp join them"


def failures_have_no_default(tree):
    for source in tree.product:
        for match in re.finditer(r"\bswitch\s*\([^{]*\{", source.code):
            body = _block(source.code, match.end() - 1)
            if "case FailureKind::" in body and re.search(r"\bdefault\s*:", body):
                yield source.name, source.line_at(match.start()), "a switch over FailureKind has no default: a new kind must be said"


def _block(code, opening):
    depth = 0
    for match in re.finditer(r"[{}]", code[opening:]):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return code[opening:opening + match.end()]
    return code[opening:]


def no_nested_event_loops(tree):
    for source in tree.product:
        for line, found in source.find(NESTED_LOOPS):
            yield source.name, line, f"{found}: no nested event loops"
        if source.under("app/store") or source.name == "ui/main.cpp":   # a query's exec(), the one event loop
            continue
        for line, found in source.find(r"(?:\.|->|::)\s*exec\s*\("):
            yield source.name, line, f"{found}…: no nested event loops; show() or open(), and a signal"


def no_singletons(tree):
    for source in tree.product:
        for line, found in source.find(SINGLETONS):
            yield source.name, line, f"{found.strip()}: no singletons; what is needed comes by constructor"


def files_and_functions_stay_small(tree):
    for source in tree.product + tree.tests:
        most = MAX_H if source.is_header else MAX_CPP
        if source.name == "app/ChatSession.h":   # in every messenger this class swells first
            most = MAX_H - 1
        if source.line_count > most:
            yield source.name, source.line_count, f"{source.line_count} lines; at most {most}"
        for first, last, heading in source.functions():
            if last - first + 1 > MAX_FUNCTION:
                yield source.name, first, f"a function of {last - first + 1} lines, at most {MAX_FUNCTION}: {heading[:80]}"


def names_say_what_things_are(tree):
    for source in tree.product:
        if re.search(r"(?:Manager|Helper|Helpers|Utils|Util|Handler)$", source.path.stem):
            yield source.name, 1, "no Manager, Helper, Utils or Handler: say what it is"


def no_test_is_skipped(tree):
    for source in tree.tests:
        for line, found in source.find(r"\bQSKIP\b"):
            yield source.name, line, f"{found}: a test runs or is not there"


def nothing_is_left_for_later(tree):
    marks = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
    for path in tracked(tree.root):
        try:
            lines = (tree.root / path).read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        for number, line in enumerate(lines, 1):
            if found := marks.search(line):
                yield path, number, f"{found.group()}: do it, or open an issue"


def tracked(root):
    """What git keeps, or everything where this is no git checkout."""
    if (root / ".git").exists():
        listed = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"], capture_output=True, check=True)
        return [name for name in listed.stdout.decode().split("\0") if name]
    return [path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file() and "build" not in path.parts]


RULES = [includes_follow_the_arrows, the_core_sees_no_gui, qxmpp_stays_behind_its_door, values_are_no_qobjects,
         sentences_are_made_in_ui, sql_stays_in_the_store, widgets_hold_no_session, failures_have_no_default,
         no_nested_event_loops, no_singletons, files_and_functions_stay_small, names_say_what_things_are,
         no_test_is_skipped, nothing_is_left_for_later]
