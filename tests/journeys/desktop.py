"""A complete private desktop for one run: X server, window manager, session bus, accessibility, notifications, tray,
an unlocked Secret Service, a home of its own. Everything is real, started here, and ends with us.

    with Desktop() as desktop:
        program = desktop.start(["/path/to/program"])

AT-SPI binds a process to one bus, so a process has one desktop. Works headless, as root and inside tools/devenv.
"""

import os
import select
import shutil
import subprocess
import tempfile
from pathlib import Path

from children import Children, end_cleanly_on_signals
from services import Appearance, Bus, Notifications, Tray

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
KEYRING_PASSWORD = b"only for this run"


class Desktop:
    def __init__(self, size="1440x900", keep=None):
        """`keep` names a folder that outlives the run (logs and screenshots); without it nothing stays."""
        self.size = size
        self.children = Children()
        self.folder = Path(tempfile.mkdtemp(prefix="tertulia-desktop-"))   # short: socket names end at 108 bytes
        self.logs = Path(keep) if keep else self.folder / "logs"
        self.logs.mkdir(parents=True, exist_ok=True)
        for old in self.logs.glob("*.log"):
            old.unlink()
        self.home, self.runtime = self.folder / "home", self.folder / "run"
        self.environment, self.bus = {}, None

    def __enter__(self):
        end_cleanly_on_signals()
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def _start(self):
        for folder, mode in ((self.home, 0o755), (self.runtime, 0o700)):
            folder.mkdir(mode=mode)
        self.environment = self._bare_environment()
        self.environment["DISPLAY"] = ":" + self._start_with_answer(
            ["Xvfb", "-displayfd", "{}", "-screen", "0", self.size + "x24", "-nolisten", "tcp", "-noreset", "-dpi", "96"], "Xvfb")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_with_answer(
            ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address={}"], "the session bus")
        os.environ.update({name: self.environment[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        self._start_window_manager()
        self.bus = Bus(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.notifications, self.tray, self.appearance = Notifications(self.bus), Tray(self.bus), Appearance(self.bus)
        self._unlock_secrets()
        self._daemon("accessibility", [LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=0"])
        self.bus.wait_for_name("org.a11y.Bus")
        self.bus.wait_for_name("org.freedesktop.secrets")

    def _bare_environment(self):
        # Nothing of the caller's desktop or settings gets in, but what a developer or sanitizer sets on purpose.
        passed = {name: value for name, value in os.environ.items()
                  if name in ("PATH", "LD_LIBRARY_PATH") or name.endswith("SAN_OPTIONS") or name.startswith("TERTULIA_")}
        return {"PATH": "/usr/local/bin:/usr/bin:/bin", **passed,
                "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.runtime), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                "XDG_SESSION_TYPE": "x11", "XDG_CURRENT_DESKTOP": "GNOME", "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
                "QT_QPA_PLATFORM": "xcb", "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "QT_LOGGING_RULES": "tertulia.*.debug=true", "QT_FORCE_STDERR_LOGGING": "1", "NO_AT_BRIDGE": "0"}

    def _start_with_answer(self, command, what):
        """Starts a program that writes one line to a descriptor when it is ready; {} is that descriptor."""
        ours, theirs = os.pipe()
        self._daemon(what.split()[-1], [part.format(theirs) for part in command], pass_fds=(theirs,))
        os.close(theirs)
        with os.fdopen(ours) as pipe:
            answer = pipe.readline().strip()
        if not answer:
            raise RuntimeError(f"{what} did not start")
        return answer

    def _daemon(self, name, command, **options):
        options.setdefault("env", self.environment)
        with open(self.logs / f"{name}.log", "ab") as log:
            return self.children.start(command, stdout=log, stderr=log, cwd=self.home, **options)

    def _start_window_manager(self):
        # New windows get the focus and stand in the middle; no desktop keys but the one that closes a window.
        # Its start-up command runs last: a window that comes before would never get the focus.
        settings, ready = self.folder / "openbox.xml", self.folder / "window-manager-ready"
        settings.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>'
                            '<placement><policy>Smart</policy><center>yes</center></placement>'
                            '<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>'
                            '<desktops><number>1</number><popupTime>0</popupTime></desktops></openbox_config>')
        os.mkfifo(ready)
        with open(os.open(ready, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
            self._daemon("window-manager", ["openbox", "--sm-disable", "--config-file", settings,
                                            "--startup", f"sh -c 'echo ready >{ready}'"])
            if not select.select([pipe], [], [], 20)[0]:
                raise RuntimeError("the window manager did not start")

    def _unlock_secrets(self):
        # The password on standard input makes the login keyring and opens it: nobody is ever asked.
        keyring = self._daemon("secrets", ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
                                           f"--control-directory={self.runtime}/keyring"], stdin=subprocess.PIPE)
        keyring.stdin.write(KEYRING_PASSWORD)
        keyring.stdin.close()

    def start(self, command, log="program", **environment):
        """A program of this desktop's user; its output goes to `log`.log."""
        return self._daemon(log, command, env={**self.environment, **environment})

    def run(self, command, seconds=30, check=False):
        """A short command of this desktop's user; returns what it wrote."""
        return subprocess.run([str(part) for part in command], env=self.environment, stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, timeout=seconds, check=check).stdout

    def screenshot(self, path, window="root"):
        self.run(["import", "-window", str(window), path], check=True)
        return path

    def secrets(self, **attributes):
        """What `secret-tool search` finds: the labels, attributes and secrets as text."""
        words = [word for pair in attributes.items() for word in pair]
        done = subprocess.run(["secret-tool", "search", "--all", "--unlock", *words], env=self.environment, text=True,
                              capture_output=True, timeout=30, stdin=subprocess.DEVNULL, check=False)
        return done.stdout + done.stderr   # it writes the attributes to standard error

    def stop(self):
        if self.bus:
            self.bus.close()
        self.children.end_all()
        shutil.rmtree(self.folder, ignore_errors=True)
