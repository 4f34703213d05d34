"""The words of all found names, and what other spellings of them begin with or leave out."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.mentions import Mention
from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PLACES, SURNAMES, is_common
from ingest.recognisers.name_initials import Initials
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_variants import unscanned, without_glued_title
from ingest.recognisers.name_words import CALENDAR, KIN, KIN_TITLES, MAKES, NEVER_NAMES, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph, Word
from ingest.recognisers.sentence_words import PARTICLES
from policies.identifiers import Kind

# A name that is hardly more than a guess is not carried on.
_SURE_ENOUGH = 0.5
_CUED = 0.9
SHORTEST_MISSPELT = 5
_SHORTEST_JOINED = 5


class Tokens(NamedTuple):
    """The words of all found names, folded.

    `plain` ones are no words otherwise, `wordy` ones are; `gaps` leads from every way of leaving one letter out of a
    plain one back to all that it may have been; `bodies` are the names of institutions without the word for what they
    are; `beginnings` are the first two and more letters of first names; `initials` are those of people.
    """

    plain: frozenset[str]
    wordy: frozenset[str]
    gaps: dict[str, set[str]]
    bodies: frozenset[str]
    beginnings: frozenset[str] = frozenset()
    initials: Initials = Initials(frozenset(), frozenset())


def fold(word: str) -> str:
    """The word without case, accents and apostrophes: what stays the same however a name is typed.

    >>> fold("O’Brién"), fold("OBRIEN")
    ('obrien', 'obrien')
    """
    if word.isascii():
        return word.replace("'", "").lower()
    bare = unicodedata.normalize("NFKD", word)
    return "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’").casefold()


def tokens_of(text: str, mentions: Iterable[Mention]) -> Tokens:
    """The words of the people and institutions among `mentions`, whose spans are of `text`."""
    people: list[tuple[Word, ...]] = []
    plain: set[str] = set()
    wordy: set[str] = set()
    bodies: set[str] = set()
    for mention in mentions:
        words = Paragraph(text[mention.span.start : mention.span.end]).words
        if mention.kind is Kind.INSTITUTION:
            bodies.update(fold(word.text) for word in words if word.capital and _names_a_body(word))
        elif mention.kind is Kind.PERSON and mention.score >= _SURE_ENOUGH:
            people.append(words)
            words = tuple(word for word in words if _counts(word))
            for piece in _pieces(words):
                # A town in what hardly is a name ("Pan Bedfordshire") would take every mention of the town with it.
                if mention.score >= _CUED or piece not in PLACES or piece in FIRST_NAMES or piece in SURNAMES:
                    (wordy if _is_wordy(piece) else plain).add(fold(piece))
            plain.update(_joined(words))
    gaps: dict[str, set[str]] = {}
    for name in plain:
        if len(name) >= SHORTEST_MISSPELT:
            for gap in (name, *without_one(name)):
                gaps.setdefault(gap, set()).add(name)
    return Tokens(
        frozenset(plain),
        frozenset(wordy),
        gaps,
        frozenset(bodies - plain - wordy),
        frozenset(beginning for words in people for beginning in _beginnings(words)),
        _initials(people),
    )


def _beginnings(words: Sequence[Word]) -> Iterator[str]:
    """With what short forms of the first name may begin."""
    first = next((word for word in words if _counts(word)), None)
    if first is not None and first.text.isalpha() and not _is_wordy(first.lower):
        folded = fold(first.text)
        yield from (folded[:end] for end in range(2, len(folded)))


def _initials(people: Iterable[Sequence[Word]]) -> Initials:
    dotted: set[str] = set()
    full: set[str] = set()
    for words in people:
        letters = [word for word in words if not is_title(word) and word.lower not in KIN_TITLES]
        if letters and all(word.initial for word in letters):
            dotted.add("".join(word.lower for word in letters))
        named = [fold(word.text)[0] for word in letters if len(word.text) > 1 and word.capital]
        if len(named) > 1:
            full |= {named[0] + named[-1], named[-1] + named[0]}
    return Initials(frozenset(dotted), frozenset(full))


def _counts(word: Word) -> bool:
    lower = word.lower
    return not (
        len(word.text) < 2
        or lower in KIN_TITLES
        or lower in PARTICLES
        or is_title(word)
        or lower in KIN
        or lower in ROLES
        or (lower in NEVER_NAMES and lower not in FIRST_NAMES)
        or not any(character.isalpha() for character in lower)
    )


def _pieces(words: Sequence[Word]) -> Iterator[str]:
    """The words in lower case, and the parts of double-barrelled ones."""
    for word in words:
        yield (next(iter(unscanned(word.text)), without_glued_title(word.text))).lower().replace("’", "'")
        parts = word.text.split("-")
        yield from (part.lower() for part in parts if len(parts) > 1 and _counts(Word(part, part.lower(), 0, 0)))


def _joined(words: Sequence[Word]) -> Iterator[str]:
    """First and last name as e-mail addresses and file names join them."""
    if len(words) > 1:
        first, last = fold(words[0].text), fold(words[-1].text)
        for joined in (first + last, first[:1] + last, last + first[:1]):
            if len(joined) >= _SHORTEST_JOINED and not is_common(joined):
                yield joined


def _names_a_body(word: Word) -> bool:
    return len(word.text) >= SHORTEST_MISSPELT and part_of(word) is Part.UNKNOWN and word.lower not in PLACES


def _is_wordy(lower: str) -> bool:
    return is_common(lower) or lower in CALENDAR or lower in COUNTRIES or lower in MAKES or lower in PLACES


def without_one(name: str) -> Iterator[str]:
    """Every way to leave one letter out of the name."""
    return (name[:at] + name[at + 1 :] for at in range(len(name)))
