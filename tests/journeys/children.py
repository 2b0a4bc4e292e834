"""Processes that end with us: whatever happens to this one, nothing that it started outlives it."""

import ctypes
import os
import signal
import subprocess
import time

_libc = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


class Interrupted(SystemExit):
    """SIGINT, SIGTERM or SIGHUP, on its way out through every `with`."""


def end_cleanly_on_signals():
    """SIGINT, SIGTERM and SIGHUP unwind the stack, so that every `with` ends what it began."""
    def unwind(number, _frame):
        for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(other, signal.SIG_IGN)   # the cleaning up is not interrupted again
        raise Interrupted(128 + number)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, unwind)


def _die_with_parent(parent):
    def prepare():
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:   # it went before we asked
            os._exit(1)
        os.setsid()                  # Ctrl-C is ours to hand on
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
    return prepare


class Children:
    """Starts programs, remembers them, ends them in reverse order, and then what they left behind."""

    def __init__(self):
        self._started = []
        self._foster = set()
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1)   # what our children leave behind becomes our child

    def start(self, command, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        process = subprocess.Popen([str(part) for part in command], preexec_fn=_die_with_parent(os.getpid()), **options)
        self._started.append(process)
        return process

    def end(self, process, seconds=5):
        """SIGTERM, then SIGKILL. Returns the exit code."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if process in self._started:
            self._started.remove(process)
        return process.returncode

    def end_all(self):
        """Also the children that our own ones left behind; those that somebody else began before stay."""
        while self._started:
            self._with_descendants(self._started[-1].pid)
            self.end(self._started[-1])
        deadline = time.monotonic() + 3
        while orphans := [pid for pid in self._foster if _parent(pid) == os.getpid()]:
            for pid in orphans:
                try:
                    os.kill(pid, signal.SIGTERM if time.monotonic() < deadline - 2 else signal.SIGKILL)
                    os.waitpid(pid, os.WNOHANG)
                except (ProcessLookupError, ChildProcessError):
                    self._foster.discard(pid)
            if time.monotonic() > deadline:
                return
            time.sleep(0.02)

    def _with_descendants(self, pid):
        for child in _children(pid):
            self._foster.add(child)
            self._with_descendants(child)


def _children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def _parent(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return None
