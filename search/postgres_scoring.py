"""Which documents meet a clause and how well, from where its stems and phrases are; nothing here asks the server."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add, and_, or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.ranking import most, rarity, score
from search.stretches import Numbers

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Weighed(NamedTuple):
    """The documents that have a stem, by position and each once, and what its occurrences weigh there."""

    positions: Numbers
    weights: Floats


@dataclass(frozen=True, slots=True)
class Statistics:
    """What ranking needs to know of the whole index.

    `weights` says which units a stem weighs somewhere, and in how many documents; `beginning` for which stems a prefix
    stands.
    """

    documents: int
    weights: Mapping[str, Mapping[int, int]]
    beginning: Mapping[str, tuple[str, ...]]

    def frequency(self, word: Term | Prefix) -> int:
        """How many documents have a word; a prefix is as frequent as its stems together."""
        return min(self.together(self.stems(word)), self.documents)

    def most(self, clause: Clause) -> int:
        """How many documents meet the clause, at most."""
        return most(clause, self.documents, self.frequency)

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
                return (min(stems, key=lambda stem: self.together((stem,))),)
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
        return sum(sum(self.weights.get(stem, {}).values()) for stem in stems)


class Matching:
    """Clauses put to the documents at all positions, where it is known which have the stems that clauses ask for.

    What is in neither `words` nor `phrases` is in none. `phrases` are given when `reach` has said where to look.
    """

    def __init__(self, statistics: Statistics, shortness: Floats, words: Mapping[str, Weighed]) -> None:
        self._statistics = statistics
        self._shortness = shortness
        self._words = words
        self.phrases: dict[Phrase, Numbers] = {}
        self._met: dict[Clause, Mask] = {}

    def met(self, clause: Clause) -> Mask:
        """Where the clause is met."""
        if clause not in self._met:
            self._met[clause] = self._meets(clause)
        return self._met[clause]

    def reach(self, clause: Clause) -> Mask:
        """Where the clause may be met: where its words are, beside each other or not."""
        match clause:
            case Term() | Prefix():
                return self.met(clause)
            case Phrase(stems):
                return reduce(and_, [self.met(Term(stem)) for stem in stems])
            case Lesser(lesser):
                return self.reach(lesser)
            case SameAs(clauses) | AnyOf(clauses):
                return reduce(or_, map(self.reach, clauses))
            case AllOf(clauses):
                return reduce(and_, map(self.reach, clauses), ~self.nowhere())

    def score(self, clause: Clause, positions: Numbers) -> Floats:
        """How well the clause is met at each of those positions, 0 where it is not."""
        match clause:
            case Term() | Prefix():
                return self._word(clause, positions)
            case Phrase(stems):
                words = [self._word(Term(stem), positions) for stem in stems]
                return np.where(self.met(clause)[positions], reduce(add, words), 0.0)
            case Lesser(lesser, factor):
                return factor * self.score(lesser, positions)
            case SameAs(clauses):
                return reduce(np.maximum, [self.score(one, positions) for one in clauses])
            case AnyOf(clauses):
                return self.total(clauses, positions)
            case AllOf(clauses):
                return np.where(self.met(clause)[positions], self.total(clauses, positions), 0.0)

    def total(self, clauses: Iterable[Clause], positions: Numbers) -> Floats:
        """The scores of all clauses together."""
        return reduce(add, (self.score(one, positions) for one in clauses), np.zeros(len(positions)))

    def nowhere(self) -> Mask:
        """No position."""
        return np.zeros(len(self._shortness), dtype=bool)

    def _meets(self, clause: Clause) -> Mask:
        match clause:
            case Term() | Prefix():
                met = self.nowhere()
                for stem in self._statistics.stems(clause):
                    if stem in self._words:
                        met[self._words[stem].positions] = True
                return met
            case Phrase():
                met = self.nowhere()
                met[self.phrases.get(clause, [])] = True
                return met
            case Lesser(lesser):
                return self.met(lesser)
            case SameAs(clauses) | AnyOf(clauses):
                return reduce(or_, map(self.met, clauses))
            case AllOf(clauses, without):
                return reduce(and_, map(self.met, clauses), ~reduce(or_, map(self.met, without), self.nowhere()))

    def _word(self, word: Term | Prefix, positions: Numbers) -> Floats:
        weights = np.zeros(len(self._shortness))
        for stem in self._statistics.stems(word):
            if stem in self._words:
                weights[self._words[stem].positions] += self._words[stem].weights
        rare = rarity(self._statistics.documents, self._statistics.frequency(word))
        return score(weights[positions], self._shortness[positions], rare)


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
