"""ejabberd 24.12 on loopback out of one folder: SQLite, no Erlang distribution, no epmd."""

import base64
import json
import pathlib
import re
import urllib.error
import urllib.request

QUIET = ["+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none"]   # Erlang's schedulers do not spin while they wait
SCRAM = {"sha-1": "sha", "sha-256": "sha256", "sha-512": "sha512"}


PICTURE = ("iVBORw0KGgoAAAANSUhEUgAAAHgAAAAoCAAAAAAQgWH5AAAAP0lEQVR42u3UoREAQAgDQfqvjK6eGSjgFaiNilt3kb3Xu/wBBq/B"
           "9+R8MHgPFhCwVgsIWKsFBKzVYLBWg7+/AC/sqpHcTlkbAAAAAElFTkSuQmCC")


def _captcha(folder):
    """A CAPTCHA that tests can solve: what should be read in the picture stands in the file `captcha`."""
    (folder / "captcha.png").write_bytes(base64.b64decode(PICTURE))
    script = folder / "captcha.sh"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" >"{folder}/captcha"\nexec cat "{folder}/captcha.png"\n')
    script.chmod(0o755)


class Ejabberd:
    name = "ejabberd"

    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.data = folder / "data"
        self.api = None

    def configure(self, ports):
        self.data.mkdir(exist_ok=True)
        (self.folder / "log").mkdir(exist_ok=True)
        certs = self.folder / "certs"
        (certs / "localhost.pem").write_text((certs / "localhost.crt").read_text() + (certs / "localhost.key").read_text())
        (self.folder / "inetrc").write_text('{lookup,["file","native"]}.\n{host,{127,0,0,1}, ["localhost"]}.\n')
        (self.folder / "ejabberd.yml").write_text(self._configuration(ports))
        _captcha(self.folder)
        self.api = f"http://127.0.0.1:{ports['http']}/api"

    def command(self):
        return ["erl", "-noinput", "+K", "true", *QUIET, "-mnesia", "dir", f'"{self.data}"', "-s", "ejabberd"]

    def environment(self):
        control = pathlib.Path("/usr/sbin/ejabberdctl").read_text()   # knows where the package keeps its code
        return {"EJABBERD_CONFIG_PATH": f"{self.folder}/ejabberd.yml", "EJABBERD_LOG_PATH": f"{self.folder}/log/ejabberd.log",
                "ERL_LIBS": re.search(r"^ERL_LIBS='?([^'\n]+)", control, re.M)[1], "ERL_INETRC": f"{self.folder}/inetrc",
                "ERL_CRASH_DUMP_BYTES": "0", "HOME": str(self.folder)}

    def register(self, user, password):
        body = json.dumps({"user": user, "host": "localhost", "password": password}).encode()
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{self.api}/register", body), timeout=10) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from error

    def _configuration(self, ports):
        o, folder = self.options, self.folder
        hashes = o.scram or ["sha-1"]
        plain = len(hashes) > 1
        refused = [f"SCRAM-{h.upper()}{plus}" for h in SCRAM if h not in hashes for plus in ("", "-PLUS")] \
            if plain or hashes == ["none"] else []
        starttls = f"starttls: {str(o.tls).lower()}, starttls_required: {str(o.tls).lower()}"
        tls_listeners = f"""
  - {{port: {ports["direct_tls"]}, ip: "127.0.0.1", module: ejabberd_c2s, tls: true, max_stanza_size: 262144, access: all}}
  - {{port: {ports["https"]}, ip: "127.0.0.1", module: ejabberd_http, tls: true, request_handlers: {{/upload: mod_http_upload}}}}
""" if o.tls else ""
        return f"""
hosts: [localhost]
loglevel: info
certfiles: ["{folder}/certs/localhost.pem"]
ca_file: "{folder}/certs/ca.crt"
default_db: sql
sql_type: sqlite
sql_database: "{self.data}/ejabberd.sqlite"
new_sql_schema: true
update_sql_schema: true
auth_method: sql
auth_password_format: {"plain" if plain else "scram"}
auth_scram_hash: {SCRAM.get(hashes[0], "sha")}
disable_sasl_mechanisms: [X-OAUTH2, DIGEST-MD5, {", ".join(refused)}]
{"" if "registration_timeout" in o.config else "registration_timeout: infinity"}
captcha_cmd: "{folder}/captcha.sh"
captcha_url: "http://localhost:{ports["http"]}/captcha"
shaper: {{}}
shaper_rules: {{max_user_sessions: 20, max_user_offline_messages: 5000}}
acl: {{loopback: {{ip: ["127.0.0.0/8"]}}}}
access_rules: {{nobody: [deny]}}
api_permissions: {{tests: {{from: [mod_http_api], who: {{access: [{{allow: all}}]}}, what: ["*"]}}}}
listen:
  - {{port: {ports["c2s"]}, ip: "127.0.0.1", module: ejabberd_c2s, {starttls}, max_stanza_size: 262144, access: all}}
  - {{port: {ports["http"]}, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {{/api: mod_http_api, /captcha: ejabberd_captcha}}}}{tls_listeners}
modules:
  mod_adhoc: {{}}
  mod_blocking: {{}}
  mod_caps: {{}}
  mod_carboncopy: {{}}
  mod_client_state: {{}}
  mod_disco: {{}}
  mod_http_api: {{}}
  mod_http_upload: {{access: all, put_url: "https://localhost:{ports["https"]}/upload", docroot: "{folder}/upload", max_size: 1258291200}}
  mod_last: {{}}
  mod_mam: {{default: always}}
  mod_muc: {{access_create: all, access_persistent: all, default_room_options: {{mam: true}}}}
  mod_muc_occupantid: {{}}
  mod_offline: {{access_max_user_messages: max_user_offline_messages}}
  mod_ping: {{}}
  mod_privacy: {{}}
  mod_private: {{}}
  mod_proxy65: {{ip: "127.0.0.1", hostname: "127.0.0.1", port: {ports["proxy"]}}}
  mod_pubsub: {{plugins: [flat, pep], force_node_config: {{"urn:xmpp:bookmarks:1": {{access_model: whitelist}}}}}}
  mod_register: {{ip_access: all, access: {"all" if o.registration else "nobody"}{", " if o.registration_options else ""}{o.registration_options}}}
  mod_roster: {{versioning: true}}
  mod_stream_mgmt: {{resume_timeout: {o.hibernation}}}
  mod_time: {{}}
  mod_vcard: {{search: true, allow_return_all: true, matches: infinity}}
  mod_vcard_xupdate: {{}}
  mod_version: {{}}
{o.config}
"""
