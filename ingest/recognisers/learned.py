"""What the name model finds, as finders of the recognisers that carry it into presidio."""

import re
from collections.abc import Callable, Iterator

from ingest.recognisers.lexicon import FIRST_NAMES, PLACES, SURNAMES, is_common, is_listed
from ingest.recognisers.name_words import (
    ACRONYMS,
    KIN,
    NATIONS,
    NEVER_NAMES,
    POST_NOMINALS,
    ROLES,
    WELSH_WORDS,
    is_title,
)
from ingest.recognisers.paragraph import Paragraph, Word
from ingest.recognisers.recogniser import Finder, Found

SOURCE = "Trained by this project on corpora of names and invented case reviews: docs/name-model.md"
# Whoever is found by a title or a cue is surer than the model ever is.
_SUREST = 0.7
_SURE = 0.9
_VOWEL = re.compile(r"[aeiouyw]|[^\x00-\x7f]")

# What a scanner makes of letters: "Chi1dren".
_MISREAD = str.maketrans("0158", "olsb")
_NO_NAMES = NEVER_NAMES - ACRONYMS - FIRST_NAMES
_NO_PLACES = WELSH_WORDS - PLACES
_IN_NATIONS = NATIONS | {"northern", "united", "kingdom", "great"}

_Range = tuple[int, int]


def learned(label: str, within: Callable[[Paragraph, _Range, float], _Range]) -> Finder:
    """A finder of the names with that label of the model's.

    `within` may take words off both ends of one, given as a half-open range of the paragraph's words and its score.
    """

    def find(paragraph: Paragraph) -> Iterator[Found]:
        words = paragraph.words
        for name in paragraph.learned:
            if name.label != label:
                continue
            # The model's words are parts of ours: "O'Brien" is three of them.
            first = paragraph.at_or_behind(name.start)
            first -= bool(first and words[first - 1].end > name.start)
            first, end = within(paragraph, (first, paragraph.at_or_behind(name.end)), name.score)
            if first < end:
                yield Found(words[first].start, words[end - 1].end, min(name.score, _SUREST))

    return find


def person(paragraph: Paragraph, range_: _Range, score: float) -> _Range:
    """The words of a person's name that may be one: the model has not learned all of the field's own words.

    Titles, roles and kin are taken off its front, letters behind names and agencies off both ends. An ordinary word
    alone is no name where it has no capital, or would have one in any case and the model is not sure.
    """
    words = paragraph.words
    first, end = range_
    while first < end and (_announces(words[first]) or _is_no_name(words[first])):
        first += 1
    while first < end and _is_no_name(words[end - 1]):
        end -= 1
    # Which letters are somebody's initials and which stand for a name that is hidden, only the whole report can tell.
    lone = end - first == 1 and (
        _are_initials(words[first]) or _is_ordinary(words[first], doubtful=score < _SURE and paragraph.opens(first))
    )
    # "Tayside Recovery": a place and ordinary words are a body.
    body = end - first > 1 and words[first].lower in PLACES and all(is_common(w.lower) for w in words[first + 1 : end])
    if lone or body:
        return first, first
    return first, end


def place(paragraph: Paragraph, range_: _Range, _: float) -> _Range:
    """The words of a place's name: the nations of the United Kingdom say where a law holds, and are no place here.

    Nor are ordinary Welsh words, which the model has hardly read.
    """
    first, end = range_
    none = all(word.lower in _IN_NATIONS or word.lower in _NO_PLACES for word in paragraph.words[first:end])
    return (first, first) if none else range_


def body(paragraph: Paragraph, range_: _Range, _: float) -> _Range:
    """The words of a body's name; one that ends with a word for what it is, or is plain English, is left to rules."""
    first, end = range_
    words = paragraph.words[first:end]
    plain = not words or is_common(words[-1].lower) or all(_is_no_name(word) or is_common(word.lower) for word in words)
    return (first, first) if plain else range_


def _announces(word: Word) -> bool:
    return (is_title(word) or word.lower in KIN or word.lower in ROLES) and word.lower not in FIRST_NAMES


def _is_no_name(word: Word) -> bool:
    acronym = word.lower in ACRONYMS and (word.shouted or not word.capital)
    return acronym or word.text in POST_NOMINALS or word.lower in _NO_NAMES


def _are_initials(word: Word) -> bool:
    return word.initial or (word.shouted and len(word.text) == 2)


def _is_ordinary(word: Word, *, doubtful: bool) -> bool:
    if word.lower in FIRST_NAMES or word.lower in SURNAMES:
        return False
    as_written = word.lower.translate(_MISREAD)
    if as_written != word.lower and is_common(as_written):
        return True
    if word.capital:
        return doubtful and is_listed(word.lower)
    # What has no vowel is shortened in a message: "plz", "bk".
    return is_common(word.lower) or _VOWEL.search(word.lower) is None
