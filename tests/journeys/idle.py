#!/usr/bin/env python3
"""Automatic away on a real X server: starts one, and the test in it.

    idle.py PROGRAM [FOLDER for what a failure leaves]
"""

import subprocess
import sys
from pathlib import Path

from desktop import Desktop


def main():
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "/tmp/tertulia-journeys").resolve() / "idle"
    with Desktop(keep=folder) as desktop:
        return subprocess.run([sys.argv[1]], env=desktop.environment, timeout=60, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
