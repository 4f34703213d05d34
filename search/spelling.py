"""Did you mean: words that no document has, and the words of the index's own that are spelt nearly so.

Nothing is suggested that only few groups have: a word of one report could tell of it (house rule: five groups, as for
all that is suggested), except words of the thesaurus, which are public.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.words import Part, words

LEAST_GROUPS = 5

# House values. Shorter words are too near to each other; a longer word takes two slips.
_SHORTEST = 4
_LONG = 6

# A word that is there may still be a slip where another that is one letter away is this many times as frequent.
_FAR_RARER = 50

_MOST_CANDIDATES = 20
_LETTERS = re.compile(r"[a-z]+")
_POSSESSIVE = re.compile(r"['’ʼ＇]s$", re.IGNORECASE)


class _Known(NamedTuple):
    """A vocabulary, and the words of it that may be suggested."""

    vocabulary: Mapping[str, int]
    suggested: list[str]


class Speller:
    """Suggests what may have been meant. Threads may share it.

    `known` are words that may be suggested as soon as any group has them.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)
        self._last = _Known({}, [])

    def suggestion(self, text: str, vocabulary: Mapping[str, int]) -> str:
        """What was typed with other words in place of those that are nowhere, all else untouched; "" without any.

        `vocabulary` are the words of the index with the number of groups that each is in (`Index.vocabulary`). A word
        in capitals is an operator or an acronym and stays, and so does one before a * .

        >>> Speller(()).suggestion('"Bruisng" OR neglect', {"bruising": 40, "neglect": 90})
        '"Bruising" OR neglect'
        """
        suggested = self._suggested(vocabulary)
        corrected, at = "", 0
        for word in words(text):
            for part in word.parts:
                if better := self._better(part, text, vocabulary, suggested):
                    written = _POSSESSIVE.sub("", text[part.start : part.end])
                    corrected += text[at : part.start] + _cased(better, written)
                    at = part.start + len(written)
        return corrected + text[at:] if corrected else ""

    def _suggested(self, vocabulary: Mapping[str, int]) -> list[str]:
        last = self._last
        # The same object has the same words, as the port promises.
        if last.vocabulary is not vocabulary:
            last = self._last = _Known(vocabulary, list(self._may_be_suggested(vocabulary)))
        return last.suggested

    def _may_be_suggested(self, vocabulary: Mapping[str, int]) -> Iterator[str]:
        for word, groups in vocabulary.items():
            if len(word) >= _SHORTEST - 1 and (groups >= LEAST_GROUPS or word in self._known):
                yield word

    def _better(self, part: Part, text: str, vocabulary: Mapping[str, int], suggested: list[str]) -> str:
        """The word that was meant instead, or ""."""
        written = text[part.start : part.end]
        groups = vocabulary.get(part.folded, 0)
        if (
            len(part.folded) < _SHORTEST
            or not _LETTERS.fullmatch(part.folded)
            or _POSSESSIVE.sub("", written).casefold() != part.folded
            or written.isupper()
            or text[part.end : part.end + 1] == "*"
            or part.common
            or groups >= LEAST_GROUPS
        ):
            return ""
        most = 2 if not groups and len(part.folded) >= _LONG else 1
        found = extract(
            part.folded, suggested, scorer=OSA.distance, score_cutoff=most, limit=_MOST_CANDIDATES, processor=None
        )
        if any(_stem(word) == part.stem for word, *_ in found):
            # It is found as it is: an ending or the spelling of another country makes no difference.
            return ""
        least = groups * _FAR_RARER
        ranked = sorted(
            (distance, word[0] != part.folded[0], -vocabulary[word], word)
            for word, distance, _ in found
            if vocabulary[word] >= least
        )
        return ranked[0][-1] if ranked else ""


def _stem(word: str) -> str:
    return next(words(word)).parts[0].stem


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
