"""How far back a name in capitals reaches from its last word."""

from ingest.recognisers.lexicon import listed
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import INSTITUTION_TAILS, ORGANISATION_HEADS, ORGANISATION_TAILS
from ingest.recognisers.sentence_words import OPENERS

_BETWEEN = listed("between")
_JOINING = frozenset({"and", "&", "s", "the", "und", "la", "le", "de", "du", "des", "der", "für"})
_BODIES = ORGANISATION_TAILS | INSTITUTION_TAILS
_OF_HEADS = (ORGANISATION_HEADS | _BODIES | {"lady", "friends", "sisters", "isle", "mother", "heart"}) - {"court"}
_GAPS = frozenset({" ", "  ", "'", "’", " & ", ". ", "-", "' ", "’ ", "/"})
_FARTHEST = 8


def titled(paragraph: Paragraph, tail: int) -> int:
    """The word at which the capitalised name that ends with word `tail` begins; `tail` where nothing belongs to it.

    Small words belong to a name only between its capitalised words ("Our Lady of Lourdes School"); an ordinary word
    that has its capital from opening a sentence does not ("However, Highfield School").
    """
    words = paragraph.words
    start = tail
    at = tail - 1
    while at >= 0 and at > tail - _FARTHEST and paragraph.gap(at + 1) in _GAPS:
        if paragraph.gap(at + 1) == ". " and paragraph.opens(at + 1):
            break
        word = words[at]
        if word.capital:
            start = at
            if paragraph.opens(at):
                break
        elif word.lower not in _BETWEEN or not _goes_over(paragraph, at):
            break
        at -= 1
    while start < tail and (words[start].lower in {"the", "a", "an"} or _opener(paragraph, start)):
        start += 1
        while start < tail and not words[start].capital:
            start += 1
    return start


def _goes_over(paragraph: Paragraph, at: int) -> bool:
    """Whether a name goes over the small word `at`: "Ministry of", but not "Smith of" or "Council and"."""
    words = paragraph.words
    while at >= 0 and not words[at].capital and words[at].lower in _BETWEEN:
        at -= 1
    if at < 0 or not words[at].capital:
        return False
    first, second = words[at + 1].lower, words[at + 2].lower
    if first == "and" and second in {"the", "a"}:
        return False
    return words[at].lower not in _BODIES if first in _JOINING else words[at].lower in _OF_HEADS


def _opener(paragraph: Paragraph, at: int) -> bool:
    return paragraph.opens(at) and paragraph.words[at].lower in OPENERS
