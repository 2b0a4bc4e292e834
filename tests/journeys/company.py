"""The other ends of a journey: a real server and independent people, as children that speak JSON lines."""

import hashlib
import json
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

SUPPORT = Path(__file__).resolve().parent.parent / "support"
PATIENCE = 30


class Company(RuntimeError):
    """The other end did not do its part: the journey cannot go on, and it is not the program's fault."""


class LineChild:
    """A child process: one JSON order a line in, one JSON fact a line out."""

    def __init__(self, children, script, *arguments, log):
        with open(log, "ab") as errors:
            self._process = children.start([sys.executable, SUPPORT / script, *arguments], stdin=subprocess.PIPE,
                                           stdout=subprocess.PIPE, stderr=errors)
        self._facts, self._news = [], threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._process.stdout:
            with self._news:
                self._facts.append(json.loads(line))
                self._news.notify_all()

    def tell(self, line):
        self._process.stdin.write((line + "\n").encode())
        self._process.stdin.flush()

    def next(self, wanted, what, seconds=PATIENCE):
        """The first fact that `wanted` accepts; it and what came before it are not given again."""
        deadline = time.monotonic() + seconds
        with self._news:
            seen = 0
            while True:
                for index in range(seen, len(self._facts)):
                    if wanted(self._facts[index]):
                        fact = self._facts[index]
                        del self._facts[:index + 1]
                        return fact
                seen = len(self._facts)
                left = deadline - time.monotonic()
                if left <= 0 or self._process.poll() is not None:
                    raise Company(f"{what}: not within {seconds} s; last facts: {self._facts[-5:]}")
                self._news.wait(min(left, 1))

    def forget(self):
        with self._news:
            self._facts.clear()


class Server(LineChild):
    """Prosody or ejabberd on ports of its own, with a certificate that nobody knows yet."""

    def __init__(self, children, kind, logs, *options):
        self.kind = kind
        super().__init__(children, "servers.py", kind, *options, log=Path(logs) / f"{kind}.log")
        facts = self.next(lambda _: True, f"{kind} starts")
        if "error" in facts:
            raise Company(facts["error"])
        self.kind = kind
        self.domain, self.ports, self.ca = facts["domain"], facts["ports"], facts["ca"]
        self.folder = Path(facts["folder"])

    def order(self, line):
        self.tell(line)
        answer = self.next(lambda fact: "ok" in fact or "error" in fact, line.split()[0])
        if "error" in answer:
            raise Company(f"{line.split()[0]}: {answer['error']}")

    def register(self, user, password):
        self.order(f"register {user} {password}")
        return f"{user}@{self.domain}"

    def fingerprint(self):
        """SHA-256 of the certificate, as 64 hexadecimal digits."""
        certificate = (self.folder / "certs" / f"{self.domain}.crt").read_text(encoding="ascii")
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate.partition("-----END CERTIFICATE-----")[0]
                                                       + "-----END CERTIFICATE-----\n")).hexdigest()


class Person(LineChild):
    """Somebody with another client (slixmpp)."""

    def __init__(self, children, server, user, password, logs, **options):
        super().__init__(children, "peer.py", log=Path(logs) / f"{user}.log")
        self.jid = f"{user}@{server.domain}"
        self.event("ready")
        self.do("sign-in", jid=self.jid, password=password, host="127.0.0.1", port=server.ports["c2s"], ca=server.ca, **options)
        self.event("signed-in")

    def do(self, what, **details):
        self.tell(json.dumps({"do": what, **details}))

    def event(self, name, seconds=PATIENCE, **details):
        """The next event of that name whose details are as given; a callable detail judges the value."""
        def wanted(fact):
            return fact["event"] == name and all(
                judge(fact.get(key)) if callable(judge) else fact.get(key) == judge for key, judge in details.items())
        return self.next(wanted, f"{self.jid} sees “{name}”", seconds)

    def befriend(self, other):
        """Both see each other's presence; `other` is a Person too."""
        self.do("subscribe", to=other.jid)
        other.event("subscription", kind="subscribe")
        other.do("accept", to=self.jid)
        other.do("subscribe", to=self.jid)
        self.event("subscription", kind="subscribe")
        self.do("accept", to=other.jid)
        other.event("subscription", kind="subscribed")

    def leave(self):
        self.do("sign-out")
        self.event("signed-out")
