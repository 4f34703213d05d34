"""What a capitalised word may be in a name."""

from enum import IntEnum

from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PEOPLES, SURNAMES, is_common, is_listed
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, MAKES, NATIONS, NEVER_NAMES
from ingest.recognisers.paragraph import Word


class Part(IntEnum):
    """How far a word looks like a part of a name, from not at all to surely."""

    NONE = 0
    WORD_SURNAME = 1
    """An ordinary word that is a surname as well: Young, Price, Baker."""
    WORD_FIRST = 2
    """An ordinary word or a month that is a first name as well: Grace, Will, May."""
    UNKNOWN = 3
    """A capitalised word that is in no list."""
    INITIAL = 4
    SURNAME = 5
    FIRST = 6


def part_of(word: Word) -> Part:
    """What the capitalised word may be in a name, by itself.

    >>> [part_of(Word(w, w.lower(), 0, 0)).name for w in ("Jane", "Grace", "Baker", "Okonjo", "J", "School", "CAMHS")]
    ['FIRST', 'WORD_FIRST', 'WORD_SURNAME', 'UNKNOWN', 'INITIAL', 'NONE', 'NONE']
    """
    lower = word.lower
    if word.initial:
        return Part.INITIAL
    if _is_acronym(word.text):
        return Part.NONE
    if lower in FIRST_NAMES and lower not in MAKES and not (word.shouted and lower in ACRONYMS):
        doubtful = lower in CALENDAR or lower in COUNTRIES or is_listed(lower)
        return Part.WORD_FIRST if doubtful else Part.FIRST
    if (
        lower in NEVER_NAMES
        or lower in KIN
        or not word.text.replace("-", "").replace("'", "").replace("’", "").isalpha()
    ):
        return Part.NONE
    if lower in SURNAMES:
        return Part.WORD_SURNAME if is_listed(lower) else Part.SURNAME
    if "-" in lower:
        return _of_pieces(lower.split("-"), shouted=word.shouted)
    # In capitals only, a word that no list knows is far more often an acronym.
    if word.shouted or is_common(lower):
        return Part.NONE
    return Part.UNKNOWN


def _is_acronym(text: str) -> bool:
    """Whether the capitals in the word are those of an abbreviation: "PfA", "PEPs", but not "McKenzie" or "O'Neil"."""
    if text.isupper() or "-" in text or text.count("'") or text.count("’"):
        return False
    capitals = sum(character.isupper() for character in text)
    if capitals < 2:
        return False
    return capitals > 2 or not (text[:-2].istitle() is False and text[0].isupper() and text[1].islower())


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
