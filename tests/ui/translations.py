#!/usr/bin/env python3
"""translations.py LUPDATE CHECKOUT   every sentence of the window is said in every language that ships."""

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path


def unsaid(lupdate, checkout, source, folder):
    """What the code says and the file does not."""
    copy = Path(shutil.copy(source, folder))
    only = ["-pluralonly"] if source.stem.endswith("_en") else []
    subprocess.run([lupdate, "-silent", "ui", "-I", ".", "-locations", "none", "-no-obsolete", *only, "-ts", copy], cwd=checkout, check=True)
    for context in xml.parse(copy).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = translation.findall("numerusform") or [translation]
            if translation.get("type") == "unfinished" or not all(form.text for form in forms):
                yield f"{source.name}: {context.findtext('name')}: {message.findtext('source')}"


def main():
    lupdate, checkout = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="tertulia-translations-") as folder:
        missing = [line for source in sorted((checkout / "resources/translations").glob("*.ts"))
                   for line in unsaid(lupdate, checkout, source, folder)]
    print("\n".join(missing) or "everything is said in every language")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
