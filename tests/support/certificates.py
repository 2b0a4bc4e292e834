"""A certificate authority for one run of a server, and the certificates that a person may meet. Made by openssl."""

import datetime
import subprocess

KINDS = ("good", "expired", "self-signed", "wrong-name", "unknown-ca")
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc")
_LEAF = ("-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=serverAuth")


def _openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def _authority(folder, stem, name):
    _openssl("req", "-x509", *_KEY, "-keyout", folder / f"{stem}.key", "-out", folder / f"{stem}.crt",
             "-days", 3650, "-subj", f"/O=Tertulia/CN={name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign")


def make(folder, domain, kind="good"):
    """Writes ca.crt (the authority to trust), and DOMAIN.crt and DOMAIN.key of the asked kind, into `folder`.

    An existing set is kept, so that a world that lives longer than a run keeps its authority.
    """
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key = folder / f"{domain}.crt", folder / f"{domain}.key"
    if certificate.exists():
        return
    _authority(folder, "ca", "test authority")
    signer = "ca"
    if kind == "unknown-ca":
        signer = "stranger"
        _authority(folder, signer, "authority nobody knows")
    names = "DNS:other.example" if kind == "wrong-name" else f"DNS:{domain},DNS:*.{domain},IP:127.0.0.1"
    now = datetime.datetime.now(datetime.timezone.utc)
    begin, end = now - datetime.timedelta(days=1), now + datetime.timedelta(days=825)
    if kind == "expired":
        begin, end = now - datetime.timedelta(days=60), now - datetime.timedelta(days=30)
    issuer = () if kind == "self-signed" else ("-CA", folder / f"{signer}.crt", "-CAkey", folder / f"{signer}.key")
    _openssl("req", "-x509", *_KEY, *_LEAF, *issuer, "-keyout", key, "-out", certificate,
             "-subj", f"/O=Tertulia/CN={'other.example' if kind == 'wrong-name' else domain}",
             "-addext", f"subjectAltName={names}",
             "-not_before", begin.strftime("%Y%m%d%H%M%SZ"), "-not_after", end.strftime("%Y%m%d%H%M%SZ"))
