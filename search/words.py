"""The words of a text, as index, query and highlighter all see them.

Every engine stores what `words` gives, so that a word is found, counted and marked by one rule.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from search import english, welsh

# A longer run of letters is no word; engines limit the length of a term.
LONGEST_WORD = 64

# Too frequent to tell passages apart. House rule: "no" and "not" are absent, because "not seen" and "was not brought"
# mean the opposite of what is left without them.
_COMMON_WORDS = """
    a an and are as at be been but by for from had has have he her him his if in into is it its of on or she so such
    that the their them then there these they this those to was were which who will with
"""
COMMON = frozenset(_COMMON_WORDS.split())

# Of what a person asks, these are the asking, and tell lessons apart no better than the words that are common in
# every text. "Should" is absent, because that is how recommendations speak.
IN_QUESTIONS = frozenset(
    """
    about after also any before being between can could did do does during further how i just may me more most my off
    other our out over some than under up very we what when where while why within would you your
    """.split()
)

# Letters whose stroke or ligature is no combining accent, so that decomposition leaves them as they are.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})

_LETTERS = r"(?:[^\W_]++[\u0300-\u036f]*+)++"
_NUMBER = r"\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d+)*+|\d++(?:\.\d+)++"
_APOSTROPHES = "'’ʼ＇"
_SIMPLE = rf"(?:{_NUMBER}|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+)"
_WORD = re.compile(rf"{_SIMPLE}(?:[-‐‑‒–−&]{_SIMPLE})*+")
_PART = re.compile(_SIMPLE)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$")
_DROPPED = re.compile(rf"[{_APOSTROPHES},]")


class Part(NamedTuple):
    """A word without hyphens, at code points `start` to `end`, in plain small letters and as a stem.

    `common` ones hardly tell passages apart, in Welsh where the text is.
    """

    folded: str
    stem: str
    start: int
    end: int
    common: bool


class Word(NamedTuple):
    """One word as written; "co-sleeping" has two parts and is `joined` to "cosleep", any other has one and ""."""

    parts: tuple[Part, ...]
    joined: str


def words(text: str) -> Iterator[Word]:
    """The words of `text` in reading order.

    Case, accents, English endings and whether the spelling is British or American make no difference; a hyphen or an
    ampersand inside a word parts it, an apostrophe does not.

    >>> [part.stem for word in words("A child's co-sleeping wasn't seen") for part in word.parts]
    ['a', 'child', 'co', 'sleep', 'wasnt', 'seen']
    >>> [word.joined for word in words("well-being, wellbeing")]
    ['wellb', '']
    """
    common = COMMON | welsh.COMMON if welsh.welsh(text) else COMMON
    for match in _WORD.finditer(text):
        parts, joined = _word(match.group())
        at = match.start()
        if parts:
            in_text = [Part(one.folded, one.stem, at + one.start, at + one.end, one.folded in common) for one in parts]
            yield Word(tuple(in_text), joined)


def apart(text: str) -> Iterator[Word]:
    """The same, much sooner, for who does not ask where in the text a word is: places count from its own beginning.

    >>> [part.start for word in apart("A child's co-sleeping") for part in word.parts]
    [0, 0, 0, 3]
    """
    return filter(_has_parts, map(_word, _WORD.findall(text)))


_has_parts = itemgetter(0)


@lru_cache(maxsize=65_536)
def _word(surface: str) -> Word:
    found = [(*_folded(part.group()), part.start(), part.end()) for part in _PART.finditer(surface)]
    parts = tuple(Part(*part, part[0] in COMMON) for part in found if part[1])
    return Word(parts, _stem("".join(folded for folded, *_ in found)) if len(parts) > 1 else "")


@lru_cache(maxsize=65_536)
def _folded(surface: str) -> tuple[str, str]:
    """The word in plain small letters, and its stem."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", surface.casefold()))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    folded = _DROPPED.sub("", plain.translate(_PLAIN))
    return folded, _stem(folded)


def _stem(folded: str) -> str:
    return english.stem(folded[:LONGEST_WORD])
