"""What every journey begins and ends with: a private desktop, the window, a server, and somebody who tells.

    run("rooms", Rooms)      at the end of a script that is called

    rooms.py PROGRAM prosody|ejabberd mouse|keyboard [FOLDER for what a failure leaves]
"""

import sys
from pathlib import Path

from children import end_cleanly_on_signals
from company import Server
from desktop import Desktop
from driver import Program
from hands import HANDS
from telling import Telling


def run(name, journey):
    """`journey` is a class: made of who tells, the desktop, the server, the window and the hands, it is walked."""
    program, kind, hands = sys.argv[1:4]
    name = f"{name}-{kind}-{hands}"
    folder = Path(sys.argv[4] if len(sys.argv) > 4 else "/tmp/tertulia-journeys").resolve() / name
    end_cleanly_on_signals()
    try:
        with Desktop(keep=folder) as desktop:
            window = Program(desktop, [program])
            with Telling(name, folder) as tell:
                tell.program = window
                journey(tell, desktop, Server(desktop.children, kind, desktop.logs), window, HANDS[hands](window)).walk()
    except Exception as error:   # the traces were told
        sys.exit(f"{type(error).__name__}: {error}")
