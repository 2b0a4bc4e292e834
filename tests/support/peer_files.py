"""Files in streams for peer.py: slixmpp's own XEP-0095, 0096, 0065 and 0047, with two faults of 1.10.0 worked around (its
handler of offers is a coroutine that nobody awaits; its offers want their methods as option dictionaries).

Commands, {"do": …}:
    take-files [answer=accept|decline|ask] [methods=[socks, ibb]]: how offers are answered from now on → takes-files
    answer-file sid answer · send-file to path [name methods size block_size messages hash] → file-sent {sid} or file-refused
    stop-file: what is being sent ends here
    offer-file to name size [sid methods] → answered {to: offer, method or condition}
    ibb-open to sid [block_size] · ibb-block to sid seq size [messages] · ibb-close to sid · socks-hosts to sid hosts=[[jid, host, port]]
        → answered {to: open, block, close or hosts, condition}, raw stanzas for what no honest program sends
Events: file-offered {sid, name, size, hash, from}, file-received {sid, size, sha256} once the stream is closed.
"""

import asyncio
import base64
import hashlib
import uuid

from slixmpp import JID
from slixmpp.exceptions import IqError, IqTimeout, XMPPError
from slixmpp.xmlstream import ET
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import StanzaPath

PLUGINS = ("xep_0020", "xep_0047", "xep_0065", "xep_0095", "xep_0096")
METHODS = {"socks": "http://jabber.org/protocol/bytestreams", "ibb": "http://jabber.org/protocol/ibb"}
PLUGIN_OF = {"socks": "xep_0065", "ibb": "xep_0047"}


class Files:
    def __init__(self, xmpp, say):
        self.xmpp, self.say = xmpp, say
        self.answer, self.offers, self.socks = "ask", {}, None
        self.streams = {}
        xmpp.remove_handler("SI Request")
        xmpp.register_handler(CoroutineCallback("SI Request", StanzaPath("iq@type=set/si"), xmpp["xep_0095"]._handle_request))
        xmpp.add_event_handler("si_request", self.on_offer)
        xmpp.add_event_handler("ibb_stream_start", lambda stream: self.begin(stream, stream.sid))
        xmpp.add_event_handler("ibb_stream_data", lambda stream: self.take(stream, stream.read()))
        xmpp.add_event_handler("ibb_stream_end", self.end)
        xmpp.add_event_handler("socks5_stream", lambda stream: self.begin_socks(stream))
        xmpp.add_event_handler("socks5_data", lambda data: self.take(self.socks, data))
        xmpp.add_event_handler("socks5_closed", lambda _: self.end(self.socks))

    def begin(self, stream, sid):
        self.streams[stream] = [sid, 0, hashlib.sha256()]

    def begin_socks(self, stream):
        self.socks = stream
        self.begin(stream, "")

    def take(self, stream, data):
        if stream in self.streams:
            self.streams[stream][1] += len(data)
            self.streams[stream][2].update(data)

    def end(self, stream):
        if stream in self.streams:
            sid, size, digest = self.streams.pop(stream)
            self.say("file-received", sid=sid, size=size, sha256=digest.hexdigest())

    async def on_offer(self, iq):
        sid, file = iq["si"]["id"], iq["si"]["file"]
        self.offers[sid] = iq["from"]
        self.say("file-offered", sid=sid, name=file["name"], size=file["size"], hash=file["hash"], **{"from": str(iq["from"])})
        if self.answer != "ask":
            await self.reply(sid, self.answer)

    async def reply(self, sid, answer):
        plugin = self.xmpp["xep_0095"]
        await (plugin.accept if answer == "accept" else plugin.decline)(self.offers[sid], sid, ifrom=self.xmpp.boundjid)

    def use(self, methods):
        """Its first choice is the first of them."""
        plugin = self.xmpp["xep_0095"]
        for namespace in METHODS.values():
            plugin.unregister_method(namespace)
        for order, name in enumerate(methods):
            plugin.register_method(METHODS[name], PLUGIN_OF[name], order)

    async def offer(self, to, sid, name, size, methods, hash=None):
        options = [{"label": "", "value": METHODS[method]} for method in methods]
        answer = await self.xmpp["xep_0096"].request_file_transfer(JID(to), sid=sid, name=name, size=size, hash=hash, methods=options, timeout=60)
        return answer["si"]["feature_neg"]["form"].get_fields()["stream-method"]["value"]

    async def send(self, to, path, name, methods, size, block_size, messages, hash=None):
        with open(path, "rb") as file:
            data = file.read()
        sid = uuid.uuid4().hex
        method = await self.offer(to, sid, name or path.rsplit("/", 1)[-1], len(data) if size is None else size, methods, hash)
        if method == METHODS["ibb"]:
            stream = self.sending = await self.xmpp["xep_0047"].open_stream(JID(to), sid=sid, block_size=block_size, use_messages=messages)
            await stream.sendall(data, timeout=60)
            await stream.close()
        else:
            stream = await self.xmpp["xep_0065"].handshake(JID(to), sid=sid, timeout=60)
            for start in range(0, len(data), 65536):
                await stream.write(data[start:start + 65536])
            stream.transport.close()
        self.say("file-sent", sid=sid)

    async def request(self, name, to, element):
        iq = self.xmpp.make_iq_set(ito=to)
        iq.append(element)
        try:
            await iq.send(timeout=30)
            self.say("answered", to=name, condition="")
        except (IqError, IqTimeout) as error:
            self.say("answered", to=name, condition=error.condition)


def ibb(name, sid, **attributes):
    return ET.Element(f"{{{METHODS['ibb']}}}{name}", {"sid": sid, **attributes})


class FileCommands:
    """Commands of peer.py's Driver."""

    async def do_take_files(self, answer="accept", methods=("socks", "ibb")):
        self.peer.files.answer = answer
        self.peer.files.use(methods)
        self.peer.files.say("takes-files")

    async def do_answer_file(self, sid, answer):
        await self.peer.files.reply(sid, answer)

    async def do_send_file(self, to, path, name=None, methods=("socks", "ibb"), size=None, block_size=4096, messages=False, hash=None):
        async def send():
            try:
                await self.peer.files.send(to, path, name, methods, size, block_size, messages, hash)
            except (XMPPError, OSError) as error:
                self.peer.files.say("file-refused", why=getattr(error, "condition", repr(error)))
        self.task = asyncio.create_task(send())

    async def do_stop_file(self):
        self.task.cancel()
        await self.peer.files.sending.close()

    async def do_offer_file(self, to, name, size, sid=None, methods=("ibb",)):
        async def offer():
            try:
                method = await self.peer.files.offer(to, sid or uuid.uuid4().hex, name, size, methods)
                self.peer.files.say("answered", to="offer", method=method, condition="")
            except XMPPError as error:
                self.peer.files.say("answered", to="offer", method="", condition=error.condition)
        self.offering = asyncio.create_task(offer())

    async def do_ibb_open(self, to, sid, block_size=4096):
        await self.peer.files.request("open", to, ibb("open", sid, **{"block-size": str(block_size)}, stanza="iq"))

    async def do_ibb_block(self, to, sid, seq, size, messages=False):
        element = ibb("data", sid, seq=str(seq))
        element.text = base64.b64encode(b"x" * size).decode()
        if not messages:
            return await self.peer.files.request("block", to, element)
        message = self.peer.make_message(mto=to)
        message.append(element)
        message.send()

    async def do_ibb_close(self, to, sid):
        await self.peer.files.request("close", to, ibb("close", sid))

    async def do_socks_hosts(self, to, sid, hosts):
        query = ET.Element(f"{{{METHODS['socks']}}}query", {"sid": sid, "mode": "tcp"})
        for jid, host, port in hosts:
            ET.SubElement(query, f"{{{METHODS['socks']}}}streamhost", {"jid": jid, "host": host, "port": str(port)})
        await self.peer.files.request("hosts", to, query)
