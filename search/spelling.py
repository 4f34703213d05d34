"""Did you mean: words that no document has, and the words of the index's own that are spelt nearly so.

Nothing is suggested that only few groups have: a word of one report could tell of it (house rule: five groups, as for
all that is suggested), except words of the thesaurus, which are public.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.hints import MOST_CHARACTERS, MOST_WORDS
from search.words import Part, words

LEAST_GROUPS = 5

# House values. Shorter words are too near to each other; a longer word takes two slips. Hardly anybody misspells the
# first letter of a word, and a word that begins otherwise is mostly another ("running", "funding").
_SHORTEST = 4
_LONG = 8

# A word that few groups have may still be a slip, where one that is a letter away is in this many times as many.
_FAR_RARER = 50

# Words with one stem begin alike; spelling that differs there is no further away than a slip.
_BEGINNING = 4

_MOST_CANDIDATES = 20
_LETTERS = re.compile(r"[a-z]+")
_POSSESSIVE = re.compile(r"['’ʼ＇]s$", re.IGNORECASE)


class _Words(NamedTuple):
    """A vocabulary, the words of it that may be suggested by length, and all of its words by beginning."""

    vocabulary: Mapping[str, int]
    suggested: Mapping[int, list[str]]
    beginning: Mapping[str, list[str]]


class Speller:
    """Suggests what may have been meant. Threads may share it.

    `known` are words that may be suggested as soon as any group has them.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)
        self._last = _Words({}, {}, {})

    def suggestion(self, text: str, vocabulary: Mapping[str, int]) -> str:
        """What was typed with other words in place of those that may be slips, all else untouched; "" without any.

        Those are words that no document has, and words that few groups have where another that is spelt nearly so is
        in very many more. `vocabulary` are the words of the index with the number of groups that each is in
        (`Index.vocabulary`). A word in capitals is an operator or an acronym and stays, and so does one before a * .

        >>> Speller(()).suggestion('"Bruisng" OR neglect', {"bruising": 40, "neglect": 90})
        '"Bruising" OR neglect'
        """
        return self._rewritten(text, vocabulary, most_groups=LEAST_GROUPS - 1)

    def corrected(self, text: str, vocabulary: Mapping[str, int]) -> str:
        """As `suggestion`, but only words that no document has are replaced: as typed, they find nothing."""
        return self._rewritten(text, vocabulary, most_groups=0)

    def _rewritten(self, text: str, vocabulary: Mapping[str, int], *, most_groups: int) -> str:
        known = self._words(vocabulary)
        corrected, at = "", 0
        # No more is looked at than a query reads.
        parts = (part for word in words(text[: 4 * MOST_CHARACTERS]) for part in word.parts)
        for part in islice((part for part in parts if _may_be_a_slip(part, text)), MOST_WORDS):
            if vocabulary.get(part.folded, 0) <= most_groups and (better := _better(part, known)):
                written = _written(part, text)
                corrected += text[at : part.start] + (better.capitalize() if written[0].isupper() else better)
                at = part.start + len(written)
        return corrected + text[at:] if corrected else ""

    def _words(self, vocabulary: Mapping[str, int]) -> _Words:
        last = self._last
        # The same object has the same words, as the port promises.
        if last.vocabulary is not vocabulary:
            suggested, beginning = defaultdict(list), defaultdict(list)
            for word, groups in vocabulary.items():
                beginning[word[:_BEGINNING]].append(word)
                if groups >= LEAST_GROUPS or word in self._known:
                    suggested[len(word)].append(word)
            last = self._last = _Words(vocabulary, suggested, beginning)
        return last


def _written(part: Part, text: str) -> str:
    return _POSSESSIVE.sub("", text[part.start : part.end])


def _may_be_a_slip(part: Part, text: str) -> bool:
    written = _written(part, text)
    return (
        len(part.folded) >= _SHORTEST
        and not part.common
        and text[part.end : part.end + 1] != "*"
        and not written.isupper()
        # With an accent, a figure or an apostrophe within, a place in the word is none in the text.
        and written.casefold() == part.folded
        and _LETTERS.fullmatch(part.folded) is not None
    )


def _better(part: Part, known: _Words) -> str:
    """The word that was meant instead, or ""."""
    groups = known.vocabulary.get(part.folded, 0)
    most = 2 if not groups and len(part.folded) >= _LONG else 1
    near = sorted(
        (distance, -known.vocabulary[word], word)
        for word, distance in _near(part.folded, most, known)
        if word[0] == part.folded[0] and known.vocabulary[word] >= groups * _FAR_RARER
    )
    if not near or _found_otherwise(part, [word for *_, word in near], known):
        return ""
    return near[0][-1]


def _near(folded: str, most: int, known: _Words) -> Iterator[tuple[str, int]]:
    for length in range(len(folded) - most, len(folded) + most + 1):
        choices = known.suggested.get(length, [])
        found = extract(folded, choices, scorer=OSA.distance, score_cutoff=most, limit=_MOST_CANDIDATES)
        yield from ((word, round(distance)) for word, distance, _ in found)


def _found_otherwise(part: Part, near: Collection[str], known: _Words) -> bool:
    """Whether documents have the word with another ending or in the spelling of another country."""
    others = (*near, *known.beginning.get(part.folded[:_BEGINNING], ()))
    return any(other != part.folded and next(words(other)).parts[0].stem == part.stem for other in others)
