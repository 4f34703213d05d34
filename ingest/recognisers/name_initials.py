"""Initials that stand for people all through a document: "KM", "J", "Dr L".

Many reports hide people behind letters that are not theirs ("Child A", "Mr B", "the mother of Y"); those stay. Initials
are taken for a name where the document shows that they are true: it writes several people with full stops (J.S., K.M.),
says who the letters are, or has found the name that they abbreviate.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.recognisers.lexicon import listed
from ingest.recognisers.name_context import acts
from ingest.recognisers.name_words import ACRONYMS, KIN, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.sentence_words import LETTERED, TITLES_OF_LETTERS

_SURELY = listed("does") - listed("does loosely")
_CLAUSE = listed("clause")
_TO_PEOPLE = listed("to people") | {"from", "by", "to", "for"}
_ENOUGH = 2
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z](?:['’][A-Z]|[A-Z]{0,2})(?![^\W_])")
_LETTERS = re.compile(r"[A-Z]{2,3}")
# "KM: his mother", "DW (partner)", "TS – sister".
_DEFINES = re.compile(
    r"(?:\s{0,3}[:=–]|\s{0,3}\(|,| -)\s{0,3}(?:(?:the|his|her|their|a|an)\s{1,3})?"
    r"(?P<rest>[a-z][a-z'’-]{1,30}(?: [a-z]{1,30}){0,3})"
)
_QUOTES = frozenset("\"“‘'")
_JOINS = frozenset("-&/.")


class Initials(NamedTuple):
    """The initials that found names have, in lower case: of those written as initials, and of those written in full."""

    dotted: frozenset[str]
    full: frozenset[str]


class Place(NamedTuple):
    """Where initials stand: the paragraph's number, and start and end in its text."""

    paragraph: int
    start: int
    end: int


def used_as_names(paragraphs: Sequence[Paragraph], known: Initials) -> Iterator[Place]:
    """Every place at which initials are somebody's name; those that are written with full stops are not among them."""
    meant = _meant(paragraphs, known)
    true = len({letters for letters in known.dotted if len(letters) > 1}) >= _ENOUGH
    firsts = frozenset(letters[0] for letters in known.dotted | meant) if true else frozenset()
    lettered = _are_lettered(paragraphs) if true else False
    for number, paragraph in enumerate(paragraphs):
        for at in _capitals(paragraph):
            word = paragraph.words[at]
            start = None
            if word.lower in meant:
                start = word.start
            elif true and word.initial:
                start = _single(paragraph, at, firsts, lettered=lettered)
            elif true and word.text[1:2] in {"'", "’"} and at and is_title(paragraph.words[at - 1]):
                start = paragraph.words[at - 1].start  # "Mrs O'D."
            if start is not None:
                yield Place(number, start, word.end)


def _capitals(paragraph: Paragraph) -> Iterator[int]:
    """The words that are no more than a few capitals."""
    for match in _CAPITALS.finditer(paragraph.text):
        at = paragraph.at_or_behind(match.start())
        if at < len(paragraph.words) and paragraph.words[at].end == match.end():
            yield at


def _meant(paragraphs: Iterable[Paragraph], known: Initials) -> frozenset[str]:
    """The initials without full stops that are taken for names wherever they stand."""
    sure: set[str] = set()
    likely: Counter[str] = Counter()
    for paragraph in paragraphs:
        for at in _capitals(paragraph):
            word = paragraph.words[at]
            if not _LETTERS.fullmatch(word.text) or word.lower in ACRONYMS:
                continue
            full = word.lower in known.full
            if word.lower in known.dotted or _defined(paragraph, at) or (full and _acts_surely(paragraph, at)):
                sure.add(word.lower)
            elif full and _acts_perhaps(paragraph, at):
                likely[word.lower] += 1
    # Where one pair of letters is a found person, others that fit found people are as well.
    return frozenset(sure | likely.keys() if sure else ())


def _acts_surely(paragraph: Paragraph, at: int) -> bool:
    words = paragraph.words
    after = words[at + 1].lower if at + 1 < len(words) and paragraph.gap(at + 1) == " " else ""
    return after in _SURELY or (acts(paragraph, at) and after == "")


def _acts_perhaps(paragraph: Paragraph, at: int) -> bool:
    before = paragraph.words[at - 1].lower if at and paragraph.gap(at) == " " else ""
    return acts(paragraph, at) or before in _CLAUSE | _TO_PEOPLE or len(paragraph.words) == 1


def _defined(paragraph: Paragraph, at: int) -> bool:
    """Whether the words behind say who the letters are, and are not what they abbreviate ("SW: social worker")."""
    word = paragraph.words[at]
    found = _DEFINES.match(paragraph.text, word.end)
    if found is None or not (at == 0 or paragraph.opens(at)):
        return False
    rest = re.split(r"[ -]", found["rest"])
    letters = "".join(part[:1] for part in rest)
    # "MGM: maternal grandmother" has one letter more than words.
    if letters[:1] == word.lower[0]:
        return False
    return any(part in KIN or part in ROLES for part in rest)


def _are_lettered(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether the letters behind titles run from A on, as those of pseudonyms do: "Mr A", "Ms B", "Dr C"."""
    letters = {
        words[at].text
        for paragraph in paragraphs
        for words in (paragraph.words,)
        for at in _capitals(paragraph)
        if at and words[at].initial and words[at - 1].lower in TITLES_OF_LETTERS and not _goes_on(paragraph, at)
    }
    return len(letters) > 1 and letters == {chr(ord("A") + number) for number in range(len(letters))}


def _single(paragraph: Paragraph, at: int, firsts: frozenset[str], *, lettered: bool) -> int | None:
    """Where the name that is the one letter `at`, or a title and it, begins; `None` where the letter is no name."""
    words = paragraph.words
    word, gap = words[at], paragraph.gap(at)
    before = words[at - 1] if at else None
    if _goes_on(paragraph, at):
        return None
    if before is not None and is_title(before) and gap in {" ", ". "}:
        return None if lettered else before.start
    if word.text == "I" or _is_numbering(paragraph, at):
        return None
    meant = _follows_part(paragraph, at) or (word.lower in firsts and _is_somebody(paragraph, at))
    return word.start if meant else None


def _is_numbering(paragraph: Paragraph, at: int) -> bool:
    """Whether the letter is one of a code, a compound or a series: "3 B", "T-shirt", "A&E"."""
    words = paragraph.words
    left = at > 0 and words[at - 1].text[0].isdigit() and paragraph.gap(at) in {" ", "", "."}
    right = at + 1 < len(words) and words[at + 1].text[0].isdigit() and paragraph.gap(at + 1) in {" ", "", "."}
    joined = paragraph.gap(at)[-1:] in _JOINS or paragraph.text[words[at].end : words[at].end + 1] in _JOINS - {"."}
    return left or right or joined


def _follows_part(paragraph: Paragraph, at: int) -> bool:
    """Whether the letter stands in apposition to a part in the case: "the allocated worker, C., left"."""
    if not at or paragraph.gap(at) != ", " or paragraph.text[paragraph.words[at].end :][:1] not in {".", ","}:
        return False
    lower = paragraph.words[at - 1].lower
    return lower == "worker" or lower in ROLES or lower in KIN


def _is_somebody(paragraph: Paragraph, at: int) -> bool:
    """Whether a letter that begins somebody's initials stands where a name does."""
    words, gap = paragraph.words, paragraph.gap(at)
    if at and (words[at - 1].lower in LETTERED or (words[at - 1].initial and gap != ", ")):
        return False
    if words[at].text == "A" or paragraph.opens(at):
        # "J met the reviewer" numbers no list, and "A" may be the article.
        space = paragraph.text[words[at].end : words[at].end + 1] == " "
        subject = words[at].text != "A" and space and at + 1 < len(words) and words[at + 1].text.islower()
        return subject or acts(paragraph, at)
    return gap in {" ", ", ", "("} or gap[-1:] in _QUOTES


def _goes_on(paragraph: Paragraph, at: int) -> bool:
    """Whether a name follows the letter, of which it is a part already: "Dr L Okonjo"."""
    words = paragraph.words
    return (
        at + 1 < len(words)
        and words[at + 1].capital
        and paragraph.gap(at + 1) in {" ", ". ", "."}
        and (paragraph.gap(at + 1) == "." or not paragraph.opens(at + 1))
    )
