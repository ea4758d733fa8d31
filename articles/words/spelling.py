"""Words that somebody may have meant who made one slip of the keyboard or the ear."""

import re
from typing import Final

SHORTEST: Final = 4
LONGEST: Final = 20
SHORTEST_SOUND: Final = 3

_SOUNDS: Final = (
    (re.compile("ph"), "f"),
    (re.compile("[ck]s|x"), "ks"),
    (re.compile("[cq]"), "k"),
    (re.compile("[zs]+"), "s"),
    (re.compile("v"), "b"),
    (re.compile("[aeiouyhw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def has_keys(word: str) -> bool:
    """Whether a slip can find the word: not a short, long or numbered one."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def keys_of(word: str) -> list[str]:
    """The keys under which a word is found by those who mistype it.

    The word itself and the word without each of its letters, so that two words that
    differ by one letter, or by two that were swapped, share a key (the symmetric
    deletes of SymSpell); and `#` with what is heard of its consonants, for
    “psicology”. None for a word that is too short, too long, or has a digit.
    """
    if not has_keys(word):
        return []
    keys = {word: None}
    keys |= {word[:n] + word[n + 1 :]: None for n in range(len(word))}
    sound = word
    for pattern, heard in _SOUNDS:
        sound = pattern.sub(heard, sound)
    if len(sound) >= SHORTEST_SOUND:
        keys[f"#{sound}"] = None
    return list(keys)


def distance(one: str, other: str) -> int:
    """How many letters were added, left out, changed or swapped with the next.

    The optimal string alignment distance.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            swapped = i > 1 and j > 1 and letter == other[j - 2]
            if swapped and one[i - 2] == there:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def likely(typed: str, word: str) -> int | None:
    """How far `word` is from what was typed, or None where it can't be meant."""
    far = distance(typed, word)
    most = 1 if len(typed) <= SHORTEST else 2
    # Nobody mistakes the first letter and another one besides.
    if far > most or (far > 1 and typed[0] != word[0]):
        return None
    return far
