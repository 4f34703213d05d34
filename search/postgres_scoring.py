"""Which documents meet a clause and how well, from where its stems and phrases are; nothing here asks the server."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.columns import Numbers
from search.ranking import most, rarity, score

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_NOWHERE: Numbers = np.zeros(0, dtype=np.int64)


class Weighed(NamedTuple):
    """The documents that have a stem, by position and each once, and what its occurrences weigh there."""

    positions: Numbers
    weights: Floats


class Scored(NamedTuple):
    """For every position whether a clause is met there, and how well."""

    met: Mask
    scores: Floats


@dataclass(frozen=True, slots=True)
class Statistics:
    """What ranking needs to know of the whole index.

    `weights` says which units a stem weighs somewhere, and in how many documents; `beginning` for which stems a prefix
    stands.
    """

    documents: int
    weights: Mapping[str, Mapping[int, int]]
    beginning: Mapping[str, tuple[str, ...]]

    def frequency(self, stem: str) -> int:
        """In how many documents a stem is."""
        return sum(self.weights.get(stem, {}).values())

    def most(self, clause: Clause) -> int:
        """How many documents meet the clause, at most."""
        return most(clause, self.documents, self.frequency, self.beginning.__getitem__)

    def stems(self, leaf: Term | Phrase | Prefix) -> tuple[str, ...]:
        """The stems of a word, a phrase or a prefix."""
        match leaf:
            case Term(stem):
                return (stem,)
            case Phrase(stems):
                return stems
            case Prefix(letters):
                return self.beginning[letters]

    def one_of(self, clause: Clause) -> Collection[str] | None:
        """Stems of which a document has one at least if it meets the clause; None where it need not have any."""
        match clause:
            case Phrase(stems):
                return (min(stems, key=self.frequency),)
            case Term() | Prefix():
                return self.stems(clause)
            case Lesser(one):
                return self.one_of(one)
            case SameAs(clauses) | AnyOf(clauses):
                each = [self.one_of(one) for one in clauses]
                return None if None in each else {stem for some in each if some for stem in some}
            case AllOf(clauses):
                known = [some for one in clauses if (some := self.one_of(one)) is not None]
                return min(known, key=self.together, default=None)

    def together(self, stems: Iterable[str]) -> int:
        """In how many documents those stems are, counted one by one."""
        return sum(map(self.frequency, stems))


class Scoring:
    """Scores where it is known in which of `shortness.size` documents the stems are that clauses ask for.

    What is in neither `words` nor `phrases` is in none. `phrases` are given when `reach` has said where to look.
    """

    def __init__(self, statistics: Statistics, shortness: Floats, words: Mapping[str, Weighed]) -> None:
        self._statistics = statistics
        self._shortness = shortness
        self._words = words
        self.phrases: dict[Phrase, Numbers] = {}

    def of(self, clause: Clause) -> Scored:
        """Where the clause is met, and how well."""
        match clause:
            case Term() | Prefix():
                return self._word(self._statistics.stems(clause))
            case Phrase(stems):
                met = self._mask(self.phrases.get(clause, _NOWHERE))
                return Scored(met, _total(self._word((stem,)).scores for stem in stems) * met)
            case Lesser(lesser, factor):
                inner = self.of(lesser)
                return Scored(inner.met, inner.scores * factor)
            case SameAs(clauses):
                each = [self.of(one) for one in clauses]
                best = reduce(np.maximum, [one.scores for one in each])
                return Scored(_any(one.met for one in each), best)
            case AnyOf(clauses):
                each = [self.of(one) for one in clauses]
                return Scored(_any(one.met for one in each), _total(one.scores for one in each))
            case AllOf(clauses, without):
                each = [self.of(one) for one in clauses]
                met = self._all([*(one.met for one in each), *(~self.of(one).met for one in without)])
                return Scored(met, _total([np.zeros(len(met)), *(one.scores for one in each)]) * met)

    def reach(self, clause: Clause) -> Mask:
        """Where the clause may be met: where its words are, beside each other or not."""
        match clause:
            case Term() | Prefix():
                return self._word(self._statistics.stems(clause)).met
            case Phrase(stems):
                return self._all(self._word((stem,)).met for stem in stems)
            case Lesser(lesser):
                return self.reach(lesser)
            case SameAs(clauses) | AnyOf(clauses):
                return _any(map(self.reach, clauses))
            case AllOf(clauses):
                return self._all(map(self.reach, clauses))

    def _word(self, stems: Sequence[str]) -> Scored:
        weights = np.zeros(len(self._shortness))
        for stem in stems:
            if stem in self._words:
                weights[self._words[stem].positions] += self._words[stem].weights
        frequency = min(self._statistics.together(stems), self._statistics.documents)
        where = np.flatnonzero(weights)
        scores = np.zeros(len(weights))
        scores[where] = score(weights[where], self._shortness[where], rarity(self._statistics.documents, frequency))
        return Scored(weights > 0, scores)

    def _mask(self, positions: Numbers) -> Mask:
        mask = np.zeros(len(self._shortness), dtype=bool)
        mask[positions] = True
        return mask

    def _all(self, masks: Iterable[Mask]) -> Mask:
        return reduce(np.logical_and, masks, ~self._mask(_NOWHERE))


def every_leaf(clauses: Iterable[Clause]) -> Iterator[Term | Phrase | Prefix]:
    """The words, phrases and prefixes in clauses, with those of what a document must be without."""
    for clause in clauses:
        match clause:
            case Term() | Phrase() | Prefix():
                yield clause
            case SameAs(within) | AnyOf(within):
                yield from every_leaf(within)
            case AllOf(within, without):
                yield from every_leaf((*within, *without))
            case Lesser(one):
                yield from every_leaf((one,))


def _total(scores: Iterable[Floats]) -> Floats:
    return reduce(np.add, scores)


def _any(masks: Iterable[Mask]) -> Mask:
    return reduce(np.logical_or, masks)
