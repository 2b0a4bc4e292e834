"""What a desktop offers to programs over D-Bus, kept here so that a journey sees both sides of it:
notifications, the tray (StatusNotifierItem and its menus) and the light or dark preference."""

import threading
import time
from dataclasses import dataclass, field

from gi.repository import Gio, GLib


class Bus:
    """A connection to a session bus; what it is asked is answered in a thread of its own."""

    def __init__(self, address):
        self.changed = threading.Condition()   # told after every change of what a service knows
        self._objects = {}
        self._context = GLib.MainContext.new()
        self._loop = GLib.MainLoop.new(self._context, False)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self.connection = self.here(lambda: Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None))
        self.connection.set_exit_on_close(False)

    def _run(self):
        self._context.push_thread_default()
        self._loop.run()

    def here(self, work):
        """Runs `work` in the bus thread and returns what it returns."""
        done, answer = threading.Event(), []

        def run(_data):
            try:
                answer.append((work(), None))
            except Exception as error:   # handed to the caller's thread
                answer.append((None, error))
            done.set()
            return GLib.SOURCE_REMOVE
        source = GLib.idle_source_new()
        source.set_callback(run)
        source.attach(self._context)
        if not done.wait(10):
            raise TimeoutError("the bus thread does not answer")
        value, error = answer[0]
        if error:
            raise error
        return value

    def close(self):
        self._loop.quit()
        self._thread.join(5)

    def own(self, name, path, interface_xml, answer, properties=lambda name: None):
        """`answer(sender, method, arguments)` returns a GLib.Variant tuple or None."""
        def call(_connection, sender, _path, _interface, method, arguments, invocation):
            try:
                invocation.return_value(answer(sender, method, arguments.unpack()))
            except KeyError as error:
                invocation.return_dbus_error("org.freedesktop.DBus.Error.UnknownObject", str(error))
            with self.changed:
                self.changed.notify_all()

        def get(_connection, _sender, _path, _interface, name):
            return properties(name)
        info = Gio.DBusNodeInfo.new_for_xml(f"<node>{interface_xml}</node>").interfaces[0]
        self._objects[name] = self.here(lambda: self.connection.register_object(path, info, call, get, None))
        reply = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                          GLib.Variant("(su)", (name, 4)))
        if reply != (1,):
            raise RuntimeError(f"somebody else owns {name}")

    def disown(self, name):
        """As if the service that `own` began had ended."""
        self.here(lambda: self.connection.unregister_object(self._objects.pop(name)))
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
                  GLib.Variant("(s)", (name,)))

    def call(self, service, path, interface, method, arguments=None):
        reply = self.connection.call_sync(service, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 10_000, None)
        return reply.unpack()

    def emit(self, path, interface, signal, arguments):
        self.connection.emit_signal(None, path, interface, signal, arguments)

    def wait_for_name(self, name, seconds=20):
        owned = threading.Event()
        self.here(lambda: Gio.bus_watch_name_on_connection(
            self.connection, name, Gio.BusNameWatcherFlags.NONE, lambda *_: owned.set(), None))
        if not owned.wait(seconds):
            raise TimeoutError(f"nobody took the name {name} on the session bus within {seconds} s")

    def wait(self, look, seconds):
        """What `look()` returns as soon as it is true, else None when the time is over."""
        deadline = time.monotonic() + seconds
        with self.changed:
            while not (seen := look()):
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self.changed.wait(left)
            return seen


@dataclass
class Notification:
    id: int
    program: str
    icon: str
    summary: str
    body: str
    actions: dict          # key → label
    hints: dict
    closed: bool = False
    history: list = field(default_factory=list)   # (summary, body) of what this one replaced


class Notifications:
    """org.freedesktop.Notifications: keeps every notification, and does what a person would do with it."""

    NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    CAPABILITIES = ["actions", "body", "body-markup", "icon-static", "inline-reply", "persistence"]
    XML = """<interface name="org.freedesktop.Notifications">
      <method name="GetCapabilities"><arg type="as" direction="out"/></method>
      <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
        <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
        <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
      <method name="CloseNotification"><arg type="u" direction="in"/></method>
      <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
        <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
      <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
      <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
      <signal name="NotificationReplied"><arg type="u"/><arg type="s"/></signal>
    </interface>"""
    DISMISSED, CLOSED_BY_CALL = 2, 3

    def __init__(self, bus):
        self._bus = bus
        self.all, self.capabilities, self.calls = [], self.CAPABILITIES, 0
        self.begin()

    def begin(self):
        self._bus.own(self.NAME, self.PATH, self.XML, self._answer)

    def end(self):
        """The service goes, and what it showed with it."""
        self._bus.disown(self.NAME)
        for one in self.all:
            one.closed = True

    def restart(self, capabilities):
        """Another service in its place."""
        self.end()
        self.all, self.capabilities = [], capabilities
        self.begin()

    def _answer(self, _sender, method, arguments):
        if method == "GetCapabilities":
            return GLib.Variant("(as)", (self.capabilities,))
        if method == "GetServerInformation":
            return GLib.Variant("(ssss)", ("Journey", "Tertulia", "1", "1.2"))
        if method == "CloseNotification":
            self._close(self._find(arguments[0]), self.CLOSED_BY_CALL)
            return None
        self.calls += 1
        program, replaces, icon, summary, body, actions, hints, _timeout = arguments
        keys = dict(zip(actions[::2], actions[1::2]))
        if replaces:
            old = self._find(replaces)
            old.history.append((old.summary, old.body))
            old.icon, old.summary, old.body, old.actions, old.hints, old.closed = icon, summary, body, keys, hints, False
            return GLib.Variant("(u)", (old.id,))
        self.all.append(Notification(len(self.all) + 1, program, icon, summary, body, keys, hints))
        return GLib.Variant("(u)", (len(self.all),))

    def _find(self, number):
        if not 0 < number <= len(self.all):
            raise KeyError(number)
        return self.all[number - 1]

    def _close(self, notification, reason):
        notification.closed = True
        self._bus.emit(self.PATH, self.NAME, "NotificationClosed", GLib.Variant("(uu)", (notification.id, reason)))

    def open(self):
        return [one for one in self.all if not one.closed]

    def wait(self, text, seconds=20):
        """The open notification whose summary or body holds `text`, or None."""
        return self._bus.wait(lambda: next((one for one in self.open() if text in one.summary or text in one.body), None), seconds)

    def invoke(self, notification, action="default"):
        """What a click does: the action, then the notification goes."""
        self._bus.emit(self.PATH, self.NAME, "ActionInvoked", GLib.Variant("(us)", (notification.id, action)))
        self._close(notification, self.DISMISSED)

    def reply(self, notification, text):
        self._bus.emit(self.PATH, self.NAME, "NotificationReplied", GLib.Variant("(us)", (notification.id, text)))
        self._close(notification, self.DISMISSED)


class TrayItem:
    """One program's StatusNotifierItem, seen and used as a panel does."""

    INTERFACE, MENU = "org.kde.StatusNotifierItem", "com.canonical.dbusmenu"

    def __init__(self, bus, service, path):
        self._bus, self.service, self.path = bus, service, path

    def properties(self):
        return self._bus.call(self.service, self.path, "org.freedesktop.DBus.Properties", "GetAll",
                              GLib.Variant("(s)", (self.INTERFACE,)))[0]

    def click(self):
        self._bus.call(self.service, self.path, self.INTERFACE, "Activate", GLib.Variant("(ii)", (0, 0)))

    def menu(self):
        """The menu's entries as (label without mnemonics, id, properties, entries below)."""
        path = self.properties()["Menu"]
        self._bus.call(self.service, path, self.MENU, "AboutToShow", GLib.Variant("(i)", (0,)))
        _revision, layout = self._bus.call(self.service, path, self.MENU, "GetLayout", GLib.Variant("(iias)", (0, -1, [])))

        def entry(node):
            number, properties, below = node
            return properties.get("label", "").replace("_", ""), number, properties, [entry(one) for one in below]
        return entry(layout)[3]

    def choose(self, *labels):
        """Clicks the entry that `labels` lead to."""
        level = self.menu()
        for label in labels:
            found = next((one for one in level if one[0] == label), None)
            if not found:
                raise LookupError(f"the tray menu has no “{label}”, only {[one[0] for one in level if one[0]]}")
            level = found[3]
        self._bus.call(self.service, self.properties()["Menu"], self.MENU, "Event",
                       GLib.Variant("(isvu)", (found[1], "clicked", GLib.Variant("s", ""), 0)))


class Tray:
    """org.kde.StatusNotifierWatcher and the host in one: the panel's tray."""

    NAME, PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
    XML = """<interface name="org.kde.StatusNotifierWatcher">
      <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
      <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
      <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
      <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
      <property name="ProtocolVersion" type="i" access="read"/>
      <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
      <signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
      <signal name="StatusNotifierHostRegistered"/>
    </interface>"""

    def __init__(self, bus):
        self._bus = bus
        self.items = {}   # unique name of its owner → TrayItem
        self.begin()
        bus.here(lambda: bus.connection.signal_subscribe(
            "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", None, None, Gio.DBusSignalFlags.NONE, self._gone))

    def begin(self):
        self._bus.own(self.NAME, self.PATH, self.XML, self._answer, self._property)

    def end(self):
        """The panel goes."""
        self._bus.disown(self.NAME)
        self.items = {}

    def _answer(self, sender, method, arguments):
        if method == "RegisterStatusNotifierItem":
            path = arguments[0] if arguments[0].startswith("/") else "/StatusNotifierItem"
            self.items[sender] = TrayItem(self._bus, sender, path)
            self._bus.emit(self.PATH, self.NAME, "StatusNotifierItemRegistered", GLib.Variant("(s)", (sender + path,)))

    def _property(self, name):
        return {"RegisteredStatusNotifierItems": GLib.Variant("as", [one.service + one.path for one in self.items.values()]),
                "IsStatusNotifierHostRegistered": GLib.Variant("b", True), "ProtocolVersion": GLib.Variant("i", 0)}[name]

    def _gone(self, _connection, _sender, _path, _interface, _signal, arguments):
        name, _old, new = arguments.unpack()
        if not new and name in self.items:
            with self._bus.changed:
                del self.items[name]
                self._bus.changed.notify_all()

    def wait(self, seconds=20):
        """The item that a program has put here, or None."""
        return self._bus.wait(lambda: next(iter(self.items.values()), None), seconds)

    def wait_empty(self, seconds=20):
        return self._bus.wait(lambda: not self.items, seconds)


class Appearance:
    """The part of the desktop portal that says whether the person prefers light or dark."""

    NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    INTERFACE = "org.freedesktop.portal.Settings"
    SPACE, KEY = "org.freedesktop.appearance", "color-scheme"
    XML = """<interface name="org.freedesktop.portal.Settings">
      <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
      <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
      <method name="ReadOne"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
      <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
      <property name="version" type="u" access="read"/>
    </interface>"""
    DARK, LIGHT = 1, 2

    def __init__(self, bus):
        self._bus, self._scheme = bus, self.LIGHT
        bus.own(self.NAME, self.PATH, self.XML, self._answer, lambda _name: GLib.Variant("u", 2))

    def _answer(self, _sender, method, arguments):
        value = GLib.Variant("u", self._scheme)
        if method == "ReadAll":
            return GLib.Variant("(a{sa{sv}})", ({self.SPACE: {self.KEY: value}},))
        if tuple(arguments) != (self.SPACE, self.KEY):
            raise KeyError(arguments)
        return GLib.Variant("(v)", (GLib.Variant("v", value) if method == "Read" else value,))

    def prefer(self, scheme):
        """What a person does in the desktop's settings, while programs run."""
        self._scheme = scheme
        self._bus.emit(self.PATH, self.INTERFACE, "SettingChanged",
                       GLib.Variant("(ssv)", (self.SPACE, self.KEY, GLib.Variant("u", scheme))))
