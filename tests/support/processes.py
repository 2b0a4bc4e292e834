"""Starting a server that listens on ports of its own, and being sure that it is the one that answers."""

import ctypes
import os
import pathlib
import signal
import socket
import subprocess
import time

PR_SET_PDEATHSIG = 1
_prctl = ctypes.CDLL(None).prctl


class PortLost(Exception):
    """Another process took a port between our choosing and our listening."""


class DidNotStart(Exception):
    pass


def _end_with(parent):
    """For a child, before exec: dies when the parent dies, however that dies."""
    def prepare():
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:   # it went before we asked
            os._exit(1)
    return prepare


def free_ports(count):
    """Ports that the kernel calls free now; all are held until all are known, so they differ."""
    held = []
    for _ in range(count):
        s = socket.socket()
        s.bind(("127.0.0.1", 0))
        held.append(s)
    ports = [s.getsockname()[1] for s in held]
    for s in held:
        s.close()
    return ports


def _listeners():
    """port -> inode of the socket that listens there."""
    found = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in pathlib.Path(table).read_text().splitlines()[1:]:
            field = line.split()
            if field[3] == "0A":
                found[int(field[1].rsplit(":", 1)[1], 16)] = field[9]
    return found


def _sockets_of(pid):
    inodes = set()
    for entry in os.scandir(f"/proc/{pid}/fd"):
        try:
            target = os.readlink(entry.path)
        except FileNotFoundError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    return inodes


class Process:
    """A server process. Its output goes to a file; it ends with us."""

    def __init__(self, command, cwd, output, environment):
        self.output = pathlib.Path(output)
        with open(output, "ab") as log:
            self.popen = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                          env={**os.environ, **environment}, start_new_session=True,
                                          preexec_fn=_end_with(os.getpid()))

    @property
    def pid(self):
        return self.popen.pid

    def wait_for_ports(self, ports, seconds=30):
        """Returns when this very process listens on all of `ports`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.popen.poll() is not None:
                raise DidNotStart(f"it ended with {self.popen.returncode}; last words:\n{self.last_words()}")
            listening = _listeners()
            taken = [port for port in ports if port in listening]
            if taken:
                own = _sockets_of(self.pid)
                if any(listening[port] not in own for port in taken):
                    raise PortLost
            if len(taken) == len(ports):
                return
            time.sleep(0.02)
        raise DidNotStart(f"it does not listen after {seconds} s; last words:\n{self.last_words()}")

    def last_words(self):
        return self.output.read_text(errors="replace")[-2000:]

    def signal(self, number):
        if self.popen.poll() is None:
            os.killpg(self.pid, number)

    def stop(self, seconds=5):
        """Politely, then not."""
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        try:
            self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self):
        self.signal(signal.SIGKILL)
        self.popen.wait()
