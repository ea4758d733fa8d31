"""Texts of some 700 words that are the same on every machine."""

import random

LIST = (
    "again almost answer anger asleep bedroom begin belief between breath brother "
    "careful change child choice comfort couple daughter decide distance dream "
    "early effort enough evening family father fear feeling finger friend gentle "
    "grief habit happen hour house hurry kitchen later laugh leave letter listen "
    "little lonely memory middle minute moment morning mother notice often open "
    "parent patient pause people perhaps phone quiet reason remember return room "
    "routine rush sadness season secret shame silence sister sleep slowly small "
    "someone spring steady story strange street sunday table talk thought tired "
    "together tomorrow trust until usual voice waiting warm water week window "
    "winter without wonder worry yesterday young"
)
WORDS = LIST.split()


def sentence(chance: random.Random, words: int = 14) -> str:
    chosen = [chance.choice(WORDS) for _ in range(words)]
    return f"{' '.join(chosen).capitalize()}."


def paragraph(chance: random.Random, sentences: int = 5) -> str:
    return " ".join(sentence(chance) for _ in range(sentences))


def body(number: int) -> str:
    """Markdown of about 700 words with what articles use: headings, a list, a quote."""
    chance = random.Random(number)
    parts = [paragraph(chance)]
    for _ in range(4):
        parts += [f"## {sentence(chance, 5)[:-1]}", paragraph(chance, 7)]
    items = "\n".join(f"- {sentence(chance, 8)}" for _ in range(5))
    linked = (
        f"{sentence(chance, 6)[:-1]} [{chance.choice(WORDS)}](https://example.org/)."
    )
    parts += [items, f"> {paragraph(chance, 3)}", f"{linked} {paragraph(chance, 9)}"]
    return "\n\n".join(parts)


def title(number: int) -> str:
    """A title of five words that no other number has."""
    chance = random.Random(f"title {number}")
    return f"{sentence(chance, 5)[:-1]} {number}"


def summary(number: int) -> str:
    return sentence(random.Random(f"summary {number}"), 18)
