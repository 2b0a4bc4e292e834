#!/usr/bin/env python3
"""An independent XMPP client (slixmpp) driven by JSON lines: commands in, what happens out.

Commands, {"do": …}:
    sign-in  jid password [host port ca presence=true receipts=true]   → signed-in {jid} or failed {why}
    message  to body [id origin_id type receipt=true markable=true thread xml]   → sent {id}
    chat-state to state · receipt to id · marker to id [kind=displayed]
    presence [to type show status priority]
    subscribe to [status] · accept to · decline to · unsubscribe to
    roster → roster {items} · roster-set jid [name groups] · roster-remove jid
    files: see peer_files.py
    vcard-set xml → done · vcard-get [jid] → vcard {from, xml, photo: its SHA-1} · avatar-publish data (base64) → done (XEP-0084)
    avatar-in-vcard data (base64) → done (XEP-0153) · avatar-get jid id → avatar {from, sha1}
    join room nick [password] → subject … (what follows: presence, message) · leave room nick
    xml xml (sent as it is) · drop (the connection is cut) · sign-out → signed-out
    upload name [size type to]   → uploaded {url}: so many bytes (bytes_of) by XEP-0363; told to `to`
    share to url [name size sha256 sfs=true]  (XEP-0066, and 0447 where sfs) · fetch url   → fetched {size sha256}
Events, {"event": …}: signed-in, failed, signed-out, message, chat-state, receipt, marker, presence (type: available,
away …, unavailable, error), subscription {kind, from, status}, roster-changed {items}, error {do, why}.
amendment {kind: replace, retract or reactions, id, emoji, body} is what a message says about an earlier one.
avatar-news {from, id}: somebody announces another picture by PEP.
Every message, and what stands for one, carries its whole `xml`.
"""

import asyncio
import base64
import hashlib
import json
import logging
import ssl
import sys
import urllib.request
import uuid

logging.disable(logging.CRITICAL)   # slixmpp has a word to say even while it is imported

import slixmpp
from slixmpp.xmlstream import ET
from slixmpp.xmlstream.matcher import MatchXPath
from slixmpp.xmlstream.handler import Callback

import peer_files

MARKERS = "urn:xmpp:chat-markers:0"
STATES = "http://jabber.org/protocol/chatstates"
RECEIPTS = "urn:xmpp:receipts"
ORIGIN = "urn:xmpp:sid:0"
UPLOAD = "urn:xmpp:http:upload:0"
AMENDMENTS = {"urn:xmpp:message-correct:0", "urn:xmpp:message-retract:1", "urn:xmpp:reactions:0"}
IDLE = 300   # seconds that nobody touched it, it says (XEP-0012)
AVATAR = "urn:xmpp:avatar:metadata"
PLUGINS = ("xep_0012", "xep_0030", "xep_0045", "xep_0054", "xep_0060", "xep_0084", "xep_0085", "xep_0092", "xep_0115", "xep_0153", "xep_0163", "xep_0184",
           "xep_0198", "xep_0199", "xep_0203", "xep_0280", "xep_0333", "xep_0359")


def bytes_of(size):
    """What `size` bytes are in these tests: the same at both ends, and no block like the next."""
    return b"".join(b"%015d\n" % block for block in range((size + 15) // 16))[:size]


def say(event, **more):
    print(json.dumps({"event": event, **more}, ensure_ascii=False), flush=True)


class Peer(slixmpp.ClientXMPP):
    def __init__(self, order):
        super().__init__(order["jid"], order["password"])
        self["feature_mechanisms"].unencrypted_plain = not order.get("ca")   # its SCRAM wants a TLS channel
        self.order = order
        self.roster.auto_authorize = None    # the test answers
        self.roster.auto_subscribe = False
        for plugin in (*PLUGINS, *peer_files.PLUGINS):
            self.register_plugin(plugin)
        self.files = peer_files.Files(self, say)
        self["xep_0184"].auto_ack = order.get("receipts", True)
        self["xep_0092"].software_name, self["xep_0092"].version, self["xep_0092"].os = "Slix & Co", "1.0", "Plan 9"
        self.register_handler(Callback("what time it is", MatchXPath("{jabber:client}iq/{urn:xmpp:time}time"), self.on_time))
        self.add_event_handler("avatar_metadata_publish", self.on_avatar)
        self.enable_direct_tls = False
        self.enable_plaintext = not order.get("ca")
        self.ca_certs = order.get("ca") or None
        self.add_event_handler("session_start", self.on_session)
        self.add_event_handler("failed_all_auth", lambda *_: say("failed", why="not-authorized"))
        self.add_event_handler("connection_failed", lambda why: say("failed", why=str(why)))
        self.add_event_handler("disconnected", lambda why: say("signed-out", why=str(why or "")))
        self.add_event_handler("roster_update", lambda iq: say("roster-changed", items=items(iq)))
        self.register_handler(Callback("every message", MatchXPath("{jabber:client}message"), self.on_message))
        self.register_handler(Callback("every presence", MatchXPath("{jabber:client}presence"), self.on_presence))

    async def on_session(self, _):
        try:
            await self.get_roster()
            await self["xep_0012"].set_last_activity(self.boundjid, IDLE, "")
            if self.order.get("presence", True):
                self.send_presence()
            say("signed-in", jid=self.boundjid.full)
        except Exception as error:
            say("failed", why=repr(error))

    def on_time(self, iq):
        """Two hours ahead of UTC (XEP-0202); slixmpp's own plugin cannot with Python 3.13."""
        if iq["type"] == "get":
            self.send_raw(f"<iq type='result' id='{iq['id']}' to='{iq['from']}'><time xmlns='urn:xmpp:time'>"
                          "<tzo>+02:00</tzo><utc>2026-11-23T12:05:00Z</utc></time></iq>")

    def on_avatar(self, message):
        for info in message.xml.iter(f"{{{AVATAR}}}info"):
            say("avatar-news", **{"from": str(message["from"]), "id": info.get("id")})

    def on_message(self, message):
        common = {"from": str(message["from"]), "to": str(message["to"]), "type": message["type"], "id": message["id"],
                  "xml": str(message)}
        receipt = message.xml.find(f"{{{RECEIPTS}}}received")
        if receipt is not None:
            say("receipt", **{**common, "id": receipt.get("id")})
        for child in message.xml:
            namespace, _, name = child.tag[1:].partition("}")
            if namespace == STATES:
                say("chat-state", **common, state=name)
            elif namespace == MARKERS and name != "markable":
                say("marker", **{**common, "id": child.get("id")}, kind=name)
            elif namespace in AMENDMENTS:
                say("amendment", **{**common, "id": child.get("id")}, kind=name, body=message["body"],
                    emoji=[reaction.text for reaction in child])
        if message["body"] or message["type"] == "error" or message.xml.find("{jabber:client}subject") is not None:
            origin = message.xml.find(f"{{{ORIGIN}}}origin-id")
            say("message", **common, body=message["body"], subject=message["subject"],
                origin_id=origin.get("id") if origin is not None else "",
                receipt_wanted=message.xml.find(f"{{{RECEIPTS}}}request") is not None,
                delayed=message.xml.find("{urn:xmpp:delay}delay") is not None)

    def on_presence(self, presence):
        kind = presence["type"]
        who = {"from": str(presence["from"]), "status": presence["status"], "xml": str(presence)}
        if kind in ("subscribe", "subscribed", "unsubscribe", "unsubscribed"):
            say("subscription", kind=kind, **who)
        else:
            say("presence", type=kind, priority=presence["priority"], **who)


def items(iq):
    found = []
    for item in iq.xml.iter("{jabber:iq:roster}item"):
        found.append({**item.attrib, "groups": [group.text for group in item]})
    return found


class Driver(peer_files.FileCommands):
    """One method a command."""

    def __init__(self):
        self.peer = None

    async def obey(self, order):
        await getattr(self, "do_" + order.pop("do").replace("-", "_"))(**order)

    async def do_sign_in(self, **order):
        self.peer = Peer(order)
        self.peer.connect(order.get("host"), order.get("port"))

    async def do_message(self, to, body="", id=None, origin_id=None, type="chat", receipt=False, markable=False, thread=None, xml=()):
        message = self.peer.make_message(mto=to, mbody=body or None, mtype=type)
        message["id"] = id or str(uuid.uuid4())
        if thread:
            message["thread"] = thread
        if origin_id:
            message.append(ET.Element(f"{{{ORIGIN}}}origin-id", {"id": origin_id}))
        if receipt:
            message.append(ET.Element(f"{{{RECEIPTS}}}request"))
        if markable:
            message.append(ET.Element(f"{{{MARKERS}}}markable"))
        for element in [xml] if isinstance(xml, str) else xml:
            message.append(ET.fromstring(element))
        message.send()
        say("sent", id=message["id"])

    async def do_upload(self, name, size=0, type="application/octet-stream", to=None, **more):
        ask = self.peer.make_iq_get(ito="upload." + self.peer.boundjid.domain)
        ask.append(ET.Element(f"{{{UPLOAD}}}request", {"filename": name, "size": str(size), "content-type": type}))
        slot = (await ask.send()).xml.find(f"{{{UPLOAD}}}slot")
        put, url = slot.find(f"{{{UPLOAD}}}put"), slot.find(f"{{{UPLOAD}}}get").get("url")
        headers = {"Content-Type": type, **{header.get("name"): header.text for header in put}}
        await asyncio.to_thread(self._web, put.get("url"), bytes_of(size), headers)
        say("uploaded", url=url)
        if to:
            await self.do_share(to, url, name, size, hashlib.sha256(bytes_of(size)).hexdigest(), **more)

    def _web(self, url, body=None, headers={}):
        context = ssl.create_default_context(cafile=self.peer.order["ca"])
        request = urllib.request.Request(url, body, headers, method="GET" if body is None else "PUT")
        with urllib.request.urlopen(request, timeout=60, context=context) as answer:
            return answer.read()

    async def do_share(self, to, url, name=None, size=None, sha256=None, sfs=True, type="chat"):
        message = self.peer.make_message(mto=to, mbody=url, mtype=type)
        message["id"] = str(uuid.uuid4())
        outside = ET.SubElement(message.xml, "{jabber:x:oob}x")
        ET.SubElement(outside, "{jabber:x:oob}url").text = url
        if sfs:
            sharing = ET.SubElement(message.xml, "{urn:xmpp:sfs:0}file-sharing", {"disposition": "inline"})
            facts = ET.SubElement(sharing, "{urn:xmpp:file:metadata:0}file")
            for tag, value in (("name", name), ("size", size)):
                if value is not None:
                    ET.SubElement(facts, f"{{urn:xmpp:file:metadata:0}}{tag}").text = str(value)
            if sha256:
                hashed = ET.SubElement(facts, "{urn:xmpp:hashes:2}hash", {"algo": "sha-256"})
                hashed.text = base64.b64encode(bytes.fromhex(sha256)).decode()
            sources = ET.SubElement(sharing, "{urn:xmpp:sfs:0}sources")
            ET.SubElement(sources, "{http://jabber.org/protocol/url-data}url-data", {"target": url})
        message.send()
        say("shared", id=message["id"])

    async def do_fetch(self, url):
        body = await asyncio.to_thread(self._web, url)
        say("fetched", size=len(body), sha256=hashlib.sha256(body).hexdigest())

    async def do_chat_state(self, to, state):
        self._bare_message(to, ET.Element(f"{{{STATES}}}{state}"))

    async def do_receipt(self, to, id):
        self._bare_message(to, ET.Element(f"{{{RECEIPTS}}}received", {"id": id}))

    async def do_marker(self, to, id, kind="displayed"):
        self._bare_message(to, ET.Element(f"{{{MARKERS}}}{kind}", {"id": id}))

    def _bare_message(self, to, element):
        message = self.peer.make_message(mto=to, mtype="chat")
        message.append(element)
        message.send()

    async def do_presence(self, to=None, type=None, show=None, status=None, priority=None):
        self.peer.send_presence(pto=to, ptype=type, pshow=show, pstatus=status, ppriority=priority)

    async def do_subscribe(self, to, status=None):
        self.peer.send_presence(pto=to, ptype="subscribe", pstatus=status)

    async def do_accept(self, to):
        self.peer.send_presence(pto=to, ptype="subscribed")

    async def do_decline(self, to):
        self.peer.send_presence(pto=to, ptype="unsubscribed")

    async def do_unsubscribe(self, to):
        self.peer.send_presence(pto=to, ptype="unsubscribe")

    async def do_roster(self):
        say("roster", items=items(await self.peer.get_roster()))

    async def do_roster_set(self, jid, name="", groups=()):
        await self.peer.update_roster(jid, name=name, groups=list(groups))

    async def do_roster_remove(self, jid):
        await self.peer.del_roster_item(jid)

    async def do_vcard_set(self, xml):
        iq = self.peer.make_iq_set(sub=ET.fromstring(xml))
        await iq.send()
        say("done", do="vcard-set")

    async def do_vcard_get(self, jid=None):
        answer = await self.peer["xep_0054"].get_vcard(jid or self.peer.boundjid.bare)
        photo = answer["vcard_temp"]["PHOTO"]["BINVAL"]
        say("vcard", **{"from": jid or self.peer.boundjid.bare}, xml=str(answer), photo=hashlib.sha1(photo).hexdigest() if photo else "")

    async def do_avatar_publish(self, data):
        picture = base64.b64decode(data)
        plugin = self.peer["xep_0084"]
        await plugin.publish_avatar(picture)
        await plugin.publish_avatar_metadata([{"id": plugin.generate_id(picture), "type": "image/png", "bytes": len(picture)}])
        say("done", do="avatar-publish")

    async def do_avatar_in_vcard(self, data):
        await self.peer["xep_0153"].set_avatar(avatar=base64.b64decode(data), mtype="image/png")
        say("done", do="avatar-in-vcard")

    async def do_avatar_get(self, jid, id):
        answer = await self.peer["xep_0084"].retrieve_avatar(jid, id)
        data = next(answer.xml.iter("{urn:xmpp:avatar:data}data"))
        say("avatar", **{"from": jid}, sha1=hashlib.sha1(base64.b64decode(data.text)).hexdigest())

    async def do_join(self, room, nick, password=None):
        presence = self.peer.make_presence(pto=f"{room}/{nick}")
        x = ET.SubElement(presence.xml, "{http://jabber.org/protocol/muc}x")
        if password:
            ET.SubElement(x, "{http://jabber.org/protocol/muc}password").text = password
        presence.send()

    async def do_leave(self, room, nick):
        self.peer.send_presence(pto=f"{room}/{nick}", ptype="unavailable")

    async def do_xml(self, xml):
        self.peer.send_raw(xml)

    async def do_drop(self):
        self.peer.abort()

    async def do_sign_out(self):
        await self.peer.disconnect()


async def main():
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=64 * 1024 * 1024)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    driver = Driver()
    say("ready")
    while line := await lines.readline():
        order = json.loads(line)
        name = order.get("do")
        try:
            await driver.obey(order)
        except Exception as error:
            say("error", do=name, why=repr(error))
    if driver.peer:
        await driver.peer.disconnect(wait=0.5)


if __name__ == "__main__":
    asyncio.run(main())
