"""What a document must hold to be found: tokens, joined by all() and any()."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """One marked token, or whatever begins with it."""

    text: str
    begins: bool = False


@dataclass(frozen=True)
class All:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Any:
    parts: tuple["Expression", ...]


Expression = Token | All | Any


def all_of(parts: Iterable[Expression]) -> Expression:
    return _joined(All, parts)


def any_of(parts: Iterable[Expression]) -> Expression:
    return _joined(Any, parts)


def _joined(kind: type[All] | type[Any], parts: Iterable[Expression]) -> Expression:
    found = tuple(dict.fromkeys(parts))
    if not found:
        raise ValueError("Nothing is looked for.")
    return found[0] if len(found) == 1 else kind(found)
