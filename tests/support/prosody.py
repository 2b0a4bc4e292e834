"""Prosody 13 on loopback out of one folder."""

import os
import pathlib
import re

MODULES = ["disco", "roster", "saslauth", "blocklist", "bookmarks", "carbons", "pep", "private", "smacks", "ping", "register",
           "time", "uptime", "version", "mam", "csi_simple", "lastactivity", "vcard"]
COMMUNITY = pathlib.Path("/usr/lib/prosody/modules")


def _lua(text):
    return '"' + "".join(f"\\{byte:03d}" for byte in text.encode()) + '"'


def _cured_directory(folder):
    """The packaged mod_vjud throws on any search without an e-mail field with Prosody 13: a copy with one line cured."""
    target = folder / "mod_vjud"
    target.mkdir(parents=True, exist_ok=True)
    for part in (COMMUNITY / "mod_vjud").iterdir():
        text = part.read_text()
        (target / part.name).write_text(text.replace("jid_split(email);", "jid_split(email or nil);"))


class Prosody:
    name = "prosody"

    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.data = folder / "data"

    def configure(self, ports):
        _cured_directory(self.folder / "modules")
        self.data.mkdir(exist_ok=True)
        (self.folder / "prosody.cfg.lua").write_text(self._configuration(ports))

    def command(self):
        return ["prosody", "--config", str(self.folder / "prosody.cfg.lua"), "-F"]

    def environment(self):
        return {}

    def register(self, user, password):
        """Hashed by Prosody itself at the first sign-in."""
        encoded = re.sub(rb"[^A-Za-z0-9]", lambda m: b"%%%02x" % m.group()[0], user.encode()).decode()
        accounts = self.data / "localhost" / "accounts"
        accounts.mkdir(parents=True, exist_ok=True)
        (accounts / f"{encoded}.dat").write_text(f"return {{ [\"password\"] = {_lua(password)} }};\n")

    def _configuration(self, ports):
        o, folder = self.options, self.folder
        modules = MODULES + (["tls"] if o.tls else []) + (["register_ibr"] if o.registration else [])
        modules += ["sasl2", "sasl2_bind2", "sasl2_sm", "sasl2_fast"] if o.sasl2 else []
        modules += o.module
        plugins = [folder / "modules"] + ([o.plugins.resolve()] if o.plugins else [])
        hashes = o.scram or ["sha-1"]
        refused = {"none": ["SCRAM-SHA-1", "SCRAM-SHA-256"]}.get(hashes[0], [])
        plain = len(hashes) > 1
        return f"""
pidfile = "{folder}/prosody.pid"; data_path = "{self.data}"; certificates = "{folder}/certs"
plugin_paths = {{ {"; ".join(f'"{p}"' for p in plugins)} }}
run_as_root = {str(os.getuid() == 0).lower()}
log = {{ {{ levels = {{ min = "info" }}, to = "file", filename = "{folder}/prosody.log" }} }}
interfaces = {{ "127.0.0.1" }}; local_interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {ports["c2s"]} }}; c2s_direct_tls_ports = {{ {ports["direct_tls"] if o.tls else ""} }}; s2s_ports = {{ }}
http_ports = {{ {ports["http"]} }}; http_interfaces = {{ "127.0.0.1" }}
https_ports = {{ {ports["https"] if o.tls else ""} }}; https_interfaces = {{ "127.0.0.1" }}
proxy65_ports = {{ {ports["proxy"]} }}; proxy65_interfaces = {{ "127.0.0.1" }}
modules_enabled = {{ {"; ".join(f'"{m}"' for m in modules)} }}
modules_disabled = {{ "s2s" }}
c2s_require_encryption = {str(o.tls).lower()}
allow_unencrypted_plain_auth = {str(not o.tls).lower()}
allow_registration = {str(o.registration).lower()}
authentication = "{"internal_plain" if plain else "internal_hashed"}"
password_hash = "{"SHA-256" if hashes == ["sha-256"] else "SHA-1"}"
disable_sasl_mechanisms = {{ "DIGEST-MD5"; {"; ".join(f'"{m}"' for m in refused)} }}
storage = "internal"; archive_expires_after = "never"; muc_log_expires_after = "never"
smacks_hibernation_time = {o.hibernation}
network_settings = {{ nagle = false }}
{o.config}
VirtualHost "localhost"
Component "conference.localhost" "muc"
  name = "Rooms"
  modules_enabled = {{ "muc_mam" }}
  restrict_room_creation = false
Component "proxy.localhost" "proxy65"
  proxy65_address = "127.0.0.1"
Component "upload.localhost" "http_file_share"
  http_host = "localhost"
  http_external_url = "https://localhost:{ports["https"]}/"
  http_file_share_size_limit = 1200*1024*1024
  http_file_share_daily_quota = 4000*1024*1024
Component "search.localhost" "vjud"
  vjud_mode = "all"
"""
