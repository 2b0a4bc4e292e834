#!/usr/bin/env python3
"""A real XMPP server on loopback for as long as standard input stays open.

    servers.py prosody|ejabberd [--data DIR] [--no-tls] [--certificate KIND] [--scram sha-1,sha-256] …

Prints one JSON line when the server answers: kind, domain, pid, folder, data, ca, ports {c2s, direct_tls, http,
https, proxy}. Then takes commands, one a line, and answers each with one JSON line, {"ok": true, "pid": …} or {"error": "…"}:

    register USER PASSWORD     an account, at once (PASSWORD is the rest of the line)
    pause · resume             the process stands still, as a frozen link does · goes on
    kill · stop                the process is killed · shuts down as an administrator would do it
    start                      after kill or stop: again, same ports, same data

When standard input closes, or this process is told to end or is killed, everything that it started ends.
"""

import argparse
import json
import pathlib
import shutil
import signal
import sys
import tempfile

import certificates
from ejabberd import Ejabberd
from processes import DidNotStart, PortLost, Process, free_ports
from prosody import Prosody

KINDS = {"prosody": Prosody, "ejabberd": Ejabberd}
PORTS = ("c2s", "direct_tls", "http", "https", "proxy")


class Server:
    """A server in a folder. Owns the process; the folder belongs to the caller."""

    def __init__(self, kind, folder, options):
        self.folder, self.options = folder, options
        self.setup = KINDS[kind](folder, options)
        certificates.make(folder / "certs", "localhost", options.certificate)
        self.process = None
        self.ports = {}

    def start(self):
        for _ in range(8):
            self.ports = dict(zip(PORTS, free_ports(len(PORTS))))
            self.setup.configure(self.ports)
            try:
                return self.start_again()
            except PortLost:
                continue
        raise DidNotStart("other programs took its ports eight times")

    def start_again(self):
        self.process = Process(self.setup.command(), self.folder, self.folder / "output.log", self.setup.environment())
        try:
            self.process.wait_for_ports(self.open_ports().values())
        except Exception:
            self.process.kill()
            raise

    def open_ports(self):
        tls_only = () if self.options.tls else ("direct_tls", "https")
        return {name: port for name, port in self.ports.items() if name not in tls_only}

    def describe(self):
        return {"kind": self.setup.name, "domain": "localhost", "pid": self.process.pid, "folder": str(self.folder),
                "data": str(self.setup.data), "ca": str(self.folder / "certs" / "ca.crt"), "ports": self.open_ports()}

    def obey(self, line):
        verb, _, rest = line.strip().partition(" ")
        if verb == "register":
            user, _, password = rest.partition(" ")
            self.setup.register(user, password)
        elif verb == "pause":
            self.process.signal(signal.SIGSTOP)
        elif verb == "resume":
            self.process.signal(signal.SIGCONT)
        elif verb == "kill":
            self.process.kill()
        elif verb == "stop":
            self.process.stop()
        elif verb == "start":
            self.start_again()
        else:
            raise ValueError(f"unknown command {verb!r}")


def options(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--data", type=pathlib.Path, help="a folder that is kept; without it a temporary one")
    parser.add_argument("--no-tls", dest="tls", action="store_false", help="offer no encryption at all")
    parser.add_argument("--certificate", choices=certificates.KINDS, default="good")
    parser.add_argument("--scram", type=lambda text: text.split(","), default=[],
                        help="hashes to offer: sha-1, sha-256, sha-512 (ejabberd), several, or none (only PLAIN)")
    parser.add_argument("--sasl2", action="store_true", help="Prosody: SASL2, Bind 2 and FAST (ejabberd has SASL2 always)")
    parser.add_argument("--no-registration", dest="registration", action="store_false")
    parser.add_argument("--registration-options", default="", help="ejabberd: more options of mod_register, YAML inside {}")
    parser.add_argument("--hibernation", type=int, default=60, help="seconds that a lost session can be resumed")
    parser.add_argument("--module", action="append", default=[], help="Prosody: a further module")
    parser.add_argument("--plugins", type=pathlib.Path, help="Prosody: a folder with own modules")
    parser.add_argument("--config", default="", help="more lines for the server's own configuration file")
    return parser.parse_args(arguments)


def say(**words):
    print(json.dumps(words), flush=True)


def main():
    chosen = options(sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    folder = chosen.data or pathlib.Path(tempfile.mkdtemp(prefix="tertulia-"))
    folder.mkdir(parents=True, exist_ok=True)
    server = None
    try:
        server = Server(chosen.kind, folder.resolve(), chosen)
        server.start()
        say(**server.describe())
        for line in sys.stdin:
            try:
                server.obey(line)
                say(ok=True, pid=server.process.pid)
            except Exception as error:   # the caller decides what a refused command means
                say(error=str(error))
    except DidNotStart as error:
        say(error=f"{chosen.kind} did not start: {error}")
        sys.exit(1)
    finally:
        if server and server.process:
            server.process.stop()
        if not chosen.data:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
