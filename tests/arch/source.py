"""C++ as the rules look at it: a file with its lines, without comments and the insides of strings."""

import re
from functools import cached_property
from pathlib import Path

_NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)
_CONTAINER = re.compile(r"\b(?:namespace|class|struct|union|enum|extern)\b[^()]*$")


class Source:
    def __init__(self, root, path):
        self.path = Path(path).relative_to(root)
        self.text = Path(path).read_text(encoding="utf-8")
        self.room = self.path.parent.as_posix()
        self.name = self.path.as_posix()

    def under(self, *folders):
        return any(self.room == folder or self.room.startswith(folder + "/") for folder in folders)

    is_header = property(lambda self: self.path.suffix == ".h")
    line_count = property(lambda self: self.text.count("\n"))

    @cached_property
    def code(self):
        """As long as the text, line by line; #include lines keep their names."""
        def blank(match):
            found = match.group()
            start = self.text.rfind("\n", 0, match.start()) + 1
            if found[0] == '"' and self.text[start:match.start()].lstrip().startswith("#include"):
                return found
            if found[0] in "\"'" or found.startswith("R"):
                return '"' + re.sub(r"[^\n]", " ", found[1:-1]) + '"'
            return re.sub(r"[^\n]", " ", found)
        return _NOISE.sub(blank, self.text)

    @cached_property
    def includes(self):
        """(line, name, whether in quotes)"""
        return [(self.line_at(m.start()), m.group(2), m.group(1) == '"')
                for m in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', self.code, re.M)]

    def line_at(self, position):
        return self.text.count("\n", 0, position) + 1

    def find(self, pattern):
        """(line, what was found) in the code."""
        return [(self.line_at(m.start()), m.group()) for m in re.finditer(pattern, self.code)]

    def functions(self):
        """(first line, last line, heading) of every outermost function."""
        # A preprocessor line belongs to no heading.
        code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), self.code, flags=re.M)
        found, open_blocks, heading_from = [], [], 0
        for match in re.finditer(r"[{};]", code):
            at, mark = match.start(), match.group()
            inside = any(kind == "function" for kind, *_ in open_blocks)
            if mark == "{":
                heading = " ".join(code[heading_from:at].split())
                kind = "container" if _CONTAINER.search(heading) else "function" if "(" in heading else "other"
                first = heading_from + len(code[heading_from:at]) - len(code[heading_from:at].lstrip())
                open_blocks.append(("inner" if inside else kind, first, heading))
            elif mark == "}" and open_blocks:
                kind, first, heading = open_blocks.pop()
                if kind == "function":
                    found.append((self.line_at(first), self.line_at(at), heading))
            heading_from = at + 1
        return found


def sources(root, *folders):
    root = Path(root)
    return [Source(root, path) for folder in folders for path in sorted((root / folder).rglob("*"))
            if path.suffix in (".h", ".cpp")]
