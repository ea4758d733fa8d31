"""The secret key that a site makes for itself."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key_from(path: Path) -> str:
    """The key kept at `path`, made there on first use, readable by its owner only.

    Raises ImproperlyConfigured, with a sentence, where the file can't be had.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_name(f".{path.name}.{os.getpid()}")
            descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))
            try:
                # A link is atomic and never replaces: of two processes that start
                # at once, both end with the key of the first.
                os.link(made, path)
            except FileExistsError:
                pass
            finally:
                made.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {path.parent} can't be used ({error.strerror}). Give this "
            "user the right to write there, or name another folder with DATA_DIR."
        ) from error
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"The secret key in {path} is too short to be safe. Delete that file and "
            "start again: a new one is made, and staff sign in once more."
        )
    return key
