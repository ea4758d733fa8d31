"""Valid HTML, by the checker of the W3C and the WHATWG (vnu)."""

import json
import subprocess
import tempfile
from pathlib import Path

from .site import Page

# What the checker doesn't know yet, each a standard by now.
UNKNOWN: tuple[str, ...] = ()


def faults(pages: list[Page], jar: str | None) -> list[str]:
    """What the checker finds in all pages, in one run of it."""
    if not jar:
        print("The HTML checker isn't here: VNU_JAR names its file.")
        return []
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, page in enumerate(page for page in pages if page.is_html):
            name = Path(folder) / f"{number}.html"
            name.write_bytes(page.body)
            names[name.as_uri()] = page.path
        done = subprocess.run(
            ["java", "-jar", jar, "--format", "json", "--exit-zero-always", folder],
            capture_output=True,
            text=True,
            check=True,
        )
    messages = json.loads(done.stderr)["messages"]
    print(f"The HTML checker read {len(names)} pages.")
    return [
        f"{names.get(found.get('url', ''), found.get('url', ''))}: "
        f"{found['message']} {found.get('extract', '').strip()[:120]!r}"
        for found in messages
        if found["type"] == "error" or found.get("subType") == "warning"
        if not any(known in found["message"] for known in UNKNOWN)
    ]
