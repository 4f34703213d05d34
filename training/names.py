"""Personal names by heritage: the lists in names/*.txt, and new names made of their syllables.

A file holds sections, `[female]`, `[male]`, `[surname]` and if need be `[nick]`, of names parted by commas.
House rule: about a third of the names drawn are in no list, so that a model learns the shape of a name and
its surroundings and cannot learn the lists by heart.
"""

import functools
import random
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "names"
NOVEL_SHARE = 1 / 3
SECTIONS = ("female", "male", "surname", "nick")
# House rule: weights are not census shares. Heritages that name lists usually lack come often enough to be learnt.
WEIGHTS = {"english": 7, "words": 5, "welsh": 3, "scottish": 3, "irish": 3}
_VOWELS = "aeiouyâêîôûŵŷáéíóúàèìòùäëïöüãõăąęėįųū"
_FAMILY_FIRST = 0.3


class Heritage(NamedTuple):
    """The names of one heritage, in the order of its file."""

    name: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    surname: tuple[str, ...]
    nick: tuple[str, ...]


class Named(NamedTuple):
    """One invented person's name; `full` has the order that the heritage writes."""

    first: str
    last: str
    nick: str
    full: str
    female: bool


def read_names(text: str) -> dict[str, tuple[str, ...]]:
    """The sections of a name file, without repeats, in the order of first appearance.

    Raises:
        ValueError: a section that is not known, or names before the first section.
    """
    found: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[] \n")
            if section not in SECTIONS:
                raise ValueError(f"The section {section!r} is not one of {SECTIONS}.")
        elif line.strip():
            if not section:
                raise ValueError("A name file begins with a section such as [female].")
            found.setdefault(section, []).extend(name.strip() for name in line.split(",") if name.strip())
    return {section: tuple(dict.fromkeys(names)) for section, names in found.items()}


@functools.cache
def heritages() -> tuple[Heritage, ...]:
    """Every heritage that has a file, sorted by the file's name."""
    made = []
    for path in sorted(FOLDER.glob("*.txt")):
        sections = read_names(path.read_text(encoding="utf-8"))
        made.append(Heritage(path.stem, *(sections.get(section, ()) for section in SECTIONS)))
    return tuple(made)


@functools.cache
def known() -> frozenset[str]:
    """Every listed name and each of its words, in lower case."""
    words: set[str] = set()
    for heritage in heritages():
        for names in heritage[1:]:
            for name in names:
                words.add(name.lower())
                words.update(name.lower().replace("-", " ").split())
    return frozenset(words)


def _cuts(name: str) -> list[int]:
    low = name.lower()
    return [
        at for at in range(2, len(name) - 1) if low[at - 1] in _VOWELS and low[at] not in _VOWELS and low[at].isalpha()
    ]


def novel(rng: random.Random, names: tuple[str, ...]) -> str:
    """A name in no list: the head of one of `names` and the tail of another, cut between syllables.

    Falls back to a listed name after twelve attempts.
    """
    for _ in range(12):
        head, tail = rng.choice(names), rng.choice(names)
        heads, tails = _cuts(head), _cuts(tail)
        if not heads or not tails or " " in head or " " in tail:
            continue
        made = head[: rng.choice(heads)] + tail[rng.choice(tails) :].lower()
        if 4 <= len(made) <= 12 and made.lower() not in known():  # shorter ones read as words, longer ones as two
            return made
    return rng.choice(names)


def _draw(rng: random.Random, names: tuple[str, ...]) -> str:
    return novel(rng, names) if rng.random() < NOVEL_SHARE else rng.choice(names)


def short_form(rng: random.Random, first: str) -> str:
    """What friends might call `first`: its first syllable and a familiar ending."""
    low = first.lower()
    vowel = next((at for at, letter in enumerate(low) if letter in _VOWELS and at > 0), 1)
    end = vowel + 1
    while end < len(low) and low[end] in _VOWELS:
        end += 1
    stem = first[: end + 1]
    if len(stem) < 2 or " " in stem or not stem.isalpha():
        return first
    if stem[-1].lower() in _VOWELS:
        return stem + rng.choice(["z", "s", "bo", "ster", "ms"])
    return stem + rng.choice(["", "", "", "y", "ie", "s", "z", "o", "a", "zy", "er"])


def _surname(rng: random.Random, heritage: Heritage, other: Heritage) -> str:
    last = _draw(rng, heritage.surname)
    chance = rng.random()
    if chance < 0.06:
        return f"{last}-{_draw(rng, other.surname)}"
    if chance < 0.08:
        return f"{last} {_draw(rng, heritage.surname)}"
    if heritage.name == "arabic" and chance < 0.25:
        return rng.choice(["al-", "Al-", "El-", "bin ", "ibn ", "Abu ", "Al "]) + last
    if heritage.name == "portuguese" and chance < 0.25:
        return rng.choice(["de ", "da ", "dos ", "do "]) + last
    return last


def pick_heritage(rng: random.Random) -> Heritage:
    """A heritage that has surnames, by weight."""
    choices = [heritage for heritage in heritages() if heritage.surname]
    return rng.choices(choices, [WEIGHTS.get(heritage.name, 1) for heritage in choices])[0]


def draw_name(rng: random.Random, heritage: Heritage, *, female: bool, last: str = "") -> Named:
    """A person's name; `last` is a family name to share."""
    firsts = heritage.female if female else heritage.male
    first = _draw(rng, firsts)
    if rng.random() < 0.03:
        first = f"{first}-{rng.choice(firsts)}"
    last = last or _surname(rng, heritage, pick_heritage(rng))
    nick = rng.choice(heritage.nick) if heritage.nick and rng.random() < 0.4 else short_form(rng, first)
    if heritage.name in {"chinese", "vietnamese"} and rng.random() < _FAMILY_FIRST:
        return Named(first, last, nick, f"{last} {first}", female)
    full = f"{first} {last}"
    chance = rng.random()
    if chance < 0.08:
        full = f"{first} {rng.choice(firsts)} {last}"
    elif chance < 0.11:
        full = f"{first} {rng.choice(firsts)[0]}. {last}"
    elif heritage.name == "welsh" and chance < 0.16:
        full = f"{first} {'ferch' if female else 'ap'} {rng.choice(heritage.male)}"
    elif heritage.name in {"somali", "eritrean"} and chance < 0.4:
        full = f"{first} {rng.choice(heritage.male)} {last}"
    return Named(first, last, nick, full, female)
