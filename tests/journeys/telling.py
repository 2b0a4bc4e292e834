"""A journey tells what it expects, sentence by sentence; what does not come true leaves its traces."""

import sys
import time
import traceback
from pathlib import Path

from driver import PATIENCE, until


class Telling:
    """Prints one line an expectation. The first one that fails ends the journey, with a screenshot, what the window
    held as a screen reader saw it, and the program's log."""

    def __init__(self, name, folder):
        self.name, self.folder = name, Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.program, self._begin, self._said = None, time.monotonic(), "the journey begins"

    def chapter(self, title):
        print(f"\n{title}", flush=True)

    def expect(self, sentence, look, seconds=PATIENCE):
        """Waits until it is true, says so, and returns what was seen."""
        self._said, begin = sentence, time.monotonic()
        seen = until(sentence, look, seconds)
        print(f"  ok  {sentence}  ({time.monotonic() - begin:.1f} s)", flush=True)
        return seen

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        spent = time.monotonic() - self._begin
        if not kind:
            print(f"\n{self.name}: arrived after {spent:.0f} s", flush=True)
            return False
        if issubclass(kind, Exception):
            print(f"  FAILED after “{self._said}”: {error}\n", flush=True)
            traceback.print_exception(kind, error, trace, file=sys.stdout)
            self._keep_traces()
        return False

    def _keep_traces(self):
        program = self.program
        if not program or not program.process:
            return
        picture = self.folder / f"{self.name}-failed.png"
        try:
            program.desktop.screenshot(picture)
            print(f"\nthe screen: {picture}")
        except Exception as error:   # a failure is told even where its picture cannot be taken
            print(f"\nno screenshot: {error}")
        print("\nthe window, as a screen reader sees it:\n" + program.outline())
        log = program.desktop.logs / f"{program.log}.log"
        if log.exists():
            print(f"\nthe end of the program's log ({log}):")
            print("\n".join(log.read_text(errors="replace").splitlines()[-80:]), flush=True)
