"""What a capitalised word may be in a name."""

import re
from enum import IntEnum

from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PEOPLES, SURNAMES, is_common, is_listed
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, MAKES, NATIONS, NEVER_NAMES
from ingest.recognisers.paragraph import Word

_APART = re.compile(r"[-'’]")


class Part(IntEnum):
    """How far a word looks like a part of a name, from not at all to surely."""

    NONE = 0
    WORD_SURNAME = 1
    """An ordinary word that is a surname as well: Young, Price, Bell."""
    WORD_FIRST = 2
    """An ordinary word or a month that is a first name as well: Grace, Will, May."""
    UNKNOWN = 3
    """A capitalised word that is in no list."""
    INITIAL = 4
    SURNAME = 5
    FIRST = 6


def part_of(word: Word) -> Part:
    """What the capitalised word may be in a name, by itself.

    >>> [part_of(Word(w, w.lower(), 0, 0)).name for w in ("Jane", "Grace", "Young", "Okonjo", "J", "School", "CAMHS")]
    ['FIRST', 'WORD_FIRST', 'WORD_SURNAME', 'UNKNOWN', 'INITIAL', 'NONE', 'NONE']
    """
    if word.initial:
        return Part.INITIAL
    lower = word.lower
    if _is_acronym(word.text):
        return Part.NONE
    if lower in FIRST_NAMES and lower not in MAKES and not (word.shouted and lower in ACRONYMS):
        doubtful = lower in CALENDAR or lower in COUNTRIES or is_listed(lower)
        return Part.WORD_FIRST if doubtful else Part.FIRST
    if lower in NEVER_NAMES or lower in KIN or not _APART.sub("", lower).isalpha():
        return Part.NONE
    return _of_surname(word)


def _of_surname(word: Word) -> Part:
    lower = word.lower
    if lower in SURNAMES:
        return Part.WORD_SURNAME if is_listed(lower) else Part.SURNAME
    if "-" in lower:
        return _of_pieces(lower.split("-"), shouted=word.shouted)
    # In capitals only, a word that no list knows is far more often an acronym.
    return Part.NONE if word.shouted or is_common(lower) else Part.UNKNOWN


def _is_acronym(text: str) -> bool:
    """Whether the capitals in the word are those of an abbreviation: "PfA", "PEPs", but not "McKenzie" or "O'Neil"."""
    capitals = [at for at, character in enumerate(text) if character.isupper()]
    if len(capitals) < 2 or text.isupper() or _APART.search(text):
        return False
    # "McKenzie", "MacAskill", "DeShawn": one inner capital, behind a small letter, and a word of its own behind it.
    return len(capitals) > 2 or capitals[1] == 1 or len(text) - capitals[1] < 3


def _of_pieces(pieces: list[str], *, shouted: bool) -> Part:
    if any(piece in PEOPLES or piece in NATIONS or piece in ACRONYMS for piece in pieces):
        return Part.NONE
    if all(is_common(piece) for piece in pieces if piece):
        return Part.NONE
    if pieces[0] in FIRST_NAMES:
        return Part.FIRST
    if any(piece in SURNAMES or piece in FIRST_NAMES for piece in pieces):
        return Part.SURNAME
    return Part.NONE if shouted else Part.UNKNOWN
