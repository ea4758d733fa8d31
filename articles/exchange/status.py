"""Whether a file says that everyone may read it; every doubt says no."""

import datetime

from .dates import read_date
from .front_matter import Keys

_HIDING = ("draft", "private", "hidden", "unlisted")
_YES = ("true", "yes", "on", "1")
_NO = ("false", "no", "off", "0")
_OPEN = ("published", "publish", "public", "live")
_ENDS = ("expires", "expiry_date", "expirydate", "unpublish_date", "unpublishdate")


def is_public(keys: Keys, today: datetime.date) -> bool:
    """Use up the keys that speak of it, and note each that withholds the document."""
    reasons = [
        *(_flag(keys, key, withheld=_YES, default="false") for key in _HIDING),
        _flag(keys, "published", withheld=_NO, default="no"),
        _flag(keys, "public", withheld=_NO, default="no"),
        *(_state(keys, key) for key in ("status", "visibility", "access")),
        _password(keys),
        *(_end(keys, key, today) for key in _ENDS),
    ]
    found = [reason for reason in reasons if reason]
    keys.notes += [f"Not public: {reason}." for reason in found]
    return not found


def _flag(keys: Keys, key: str, *, withheld: tuple[str, ...], default: str) -> str:
    if key not in keys:
        return ""
    value = keys.left[key]
    said = default if value is None else value
    if key == "published" and isinstance(said, str) and read_date(said):
        return ""
    keys.take(key)
    if not isinstance(said, str):
        return f"“{key}” is neither yes nor no"
    word = said.strip().lower() or default
    if word in withheld:
        return f"“{key}” is {word}"
    return "" if word in _YES + _NO else f"“{key}” is “{said}”, neither yes nor no"


def _state(keys: Keys, key: str) -> str:
    if key not in keys:
        return ""
    value = keys.take(key)
    if isinstance(value, str) and value.strip().lower() in _OPEN:
        return ""
    return f"“{key}” is “{value}”" if isinstance(value, str) else f"“{key}” is unclear"


def _password(keys: Keys) -> str:
    # The word itself stays out of the report.
    return "it has a password" if keys.take("password") is not None else ""


def _end(keys: Keys, key: str, today: datetime.date) -> str:
    value = keys.take(key)
    if value is None:
        return ""
    found = read_date(value) if isinstance(value, str) else None
    if found is None:
        return f"“{key}” is no date that can be read"
    if found.date <= today:
        return f"“{key}” is past"
    keys.notes.append(f"It is to be withdrawn on {value}; set that by hand.")
    return ""
