"""Whether anything that was replaced still stands in the result.

Names leak by repetition: a detector that saw "Kelly Smith" once has told us what to look for everywhere. The search
knows no context: it compares words, so that it fails for other reasons than detectors do.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.institutions import telling_words
from ingest.mentions import Mention, Span
from ingest.name_tokens import fold
from ingest.naming import name_words, without_possessive
from ingest.recognisers.lexicon import COUNTRIES, PLACES, is_common
from policies.identifiers import Kind

# A shorter word of a name ("Jo", "Li") is too often part of something else; the whole name is looked for all the same.
SHORTEST_NAME = 3
# Fewer characters are a number that stands for many things.
_SHORTEST_CODE = 5
_SHORTEST_WORDING = 4

_TOKEN = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CODE_CHARACTER = re.compile(r"[A-Za-z0-9]")
_SPACED = re.compile(r"[A-Za-z0-9 ./()\[\]:,–—-]*")
_CODES = frozenset(
    (
        *(Kind.NHS_NUMBER, Kind.NINO, Kind.UPN, Kind.PASSPORT, Kind.DRIVING_LICENCE, Kind.VEHICLE, Kind.COURT_CASE),
        *(Kind.POLICE_REFERENCE, Kind.CASE_REFERENCE, Kind.PHONE, Kind.BANK_ACCOUNT, Kind.POSTCODE),
    )
)
# The same words mean something else next time: "14", "half past three", "two", "2019".
_OF_THE_MOMENT = frozenset({Kind.AGE, Kind.TIME, Kind.QUANTITY, Kind.YEAR})
# So do days and feasts without month and year: "Friday", "the 14th", "Christmas Day".
_LOOSE_DATE = re.compile(r"\D*|\D*\d{1,2}(?:st|nd|rd|th)(?:\D+\d{1,2}(?:st|nd|rd|th))?")


class Left(NamedTuple):
    """A place in a text where something stands that was to be replaced; `like` is a mention of it."""

    span: Span
    like: Mention


class Leaks:
    """What was replaced in a document, and so must not be left anywhere of the result.

    Takes time linear in the mentions, and for a search in the text and the number of different codes.
    """

    def __init__(self) -> None:
        self._names: dict[str, Mention] = {}
        self._codes: dict[str, Mention] = {}
        self._wordings: defaultdict[str, list[tuple[tuple[str, ...], Mention]]] = defaultdict(list)
        self._known: set[tuple[Kind, str]] = set()

    def expect(self, mention: Mention, wording: str) -> None:
        """Looks from now on for the `wording` that `mention` covered."""
        wording, _ = without_possessive(wording)
        if (mention.kind, wording.lower()) in self._known or mention.kind in _OF_THE_MOMENT:
            return
        if mention.kind is Kind.DATE and _LOOSE_DATE.fullmatch(wording):
            return
        self._known.add((mention.kind, wording.lower()))
        if mention.kind in _CODES:
            code = "".join(_CODE_CHARACTER.findall(wording)).lower()
            if len(code) >= _SHORTEST_CODE and any(character.isdigit() for character in code):
                self._codes.setdefault(code, mention)
            return
        if mention.kind is Kind.PERSON:
            for word in name_words(wording):
                if len(word) >= SHORTEST_NAME:
                    self._names.setdefault(_plain(word), mention)
        if mention.kind is Kind.INSTITUTION:
            for word in telling_words(wording):
                self._names.setdefault(_plain(word), mention)
        words = tuple(_TOKEN.findall(wording.lower()))
        if len(words) > 1 or len(wording) >= _SHORTEST_WORDING:
            self._wordings[words[0] if words else ""].append((words, mention))

    def left(self, text: str, put: Sequence[Span], kept: Sequence[Span]) -> list[Left]:
        """Where in `text` something is left, outside of what was `put` there and what is `kept` on purpose.

        Both are sorted spans of `text`. The result is sorted; its spans may overlap.
        """
        tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
        found = [*self._names_in(text, put), *self._wordings_in(text, tokens), *self._codes_in(text)]
        outside = (one for one in found if not touches(one.span, put) and not touches(one.span, kept))
        return sorted(outside, key=lambda one: one.span)

    def _names_in(self, text: str, put: Sequence[Span]) -> Iterator[Left]:
        words = [*_LETTERS.finditer(text), None]
        before = None
        for word, after in pairwise(words):
            assert word is not None
            like = self._names.get(_plain(word[0].lower()))
            # "Grace", "Young" and "Kent" mean other things as well: they count where only a name can stand.
            if like and (not _is_ambiguous(word[0].lower()) or _stands_as_a_name(text, before, word, after, put)):
                yield Left(Span(*word.span()), like)
            before = word

    def _wordings_in(self, text: str, tokens: Sequence[tuple[str, int, int]]) -> Iterator[Left]:
        for at, (first, start, _) in enumerate(tokens):
            for words, like in self._wordings.get(first.lower(), ()):
                run = tokens[at : at + len(words)]
                if tuple(token.lower() for token, _, _ in run) != words:
                    continue
                if all(map(is_common, words)) and not (first[0].isupper() and not _opens(text, start)):
                    continue  # "Hope Street" is a place, "we hope street lighting ..." is not.
                if not any("\n" in text[one[2] : other[1]] for one, other in pairwise(run)):
                    yield Left(Span(start, run[-1][2]), like)

    def _codes_in(self, text: str) -> Iterator[Left]:
        if not self._codes:
            return
        places = [match.start() for match in _CODE_CHARACTER.finditer(text)]
        bare = "".join(text[place] for place in places).lower()
        for code, like in self._codes.items():
            at = bare.find(code)
            while at >= 0:
                start, end = places[at], places[at + len(code) - 1] + 1
                alone = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
                if alone and _SPACED.fullmatch(text, start, end):
                    yield Left(Span(start, end), like)
                at = bare.find(code, at + 1)


def touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span shares a code point with one of the others, which are sorted and disjoint."""
    at = bisect_right(others, span.start, key=lambda other: other.start)
    return any(other.overlaps(span) for other in others[max(0, at - 1) : at + 1])


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a cell or an item begins at `start`, where every word has a capital."""
    before = text[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in '.!?:;\n\t•“"(['


def _plain(word: str) -> str:
    """The word without accents, which people leave out when they type a name again."""
    return word if word.isascii() else fold(word)


def _is_ambiguous(word: str) -> bool:
    return is_common(word) or word in PLACES or word in COUNTRIES


def _stands_as_a_name(
    text: str, before: "re.Match[str] | None", word: "re.Match[str]", after: "re.Match[str] | None", put: Sequence[Span]
) -> bool:
    if not word[0][0].isupper() or word[0].isupper():
        return False
    beside = (Span(max(0, word.start() - 2), word.start()), Span(word.end(), word.end() + 2))
    if any(touches(span, put) for span in beside):
        return True  # Half of a name: the other half was replaced.
    if _opens(text, word.start()) or not is_common(word[0].lower()):
        return False  # A place is most often meant as the place.
    # In the middle of a sentence, and not part of a longer proper name ("Young People's Service").
    return not any(
        other is not None
        and other[0][0].isupper()
        and (word.start() - other.end() if other is before else other.start() - word.end()) < 2
        and not _opens(text, other.start())
        for other in (before, after)
    )
