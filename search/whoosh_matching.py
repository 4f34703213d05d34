"""Which documents meet a clause, and how well: set algebra over arrays."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

import numpy as np
from numpy.typing import NDArray

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.ranking import most, rarity, score
from search.stretches import Numbers, bounds, stretches
from search.whoosh_reading import Occurring, Reading

# Places are numbers of four bytes in the files, and a phrase may begin a few before 0.
_PLACE_BITS = 33

Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]


class Matching:
    """Clauses put to the documents of one reading, each looked at once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._documents = reading.numbering.documents
        self._met: dict[Clause, Mask] = {}

    def most(self, clause: Clause) -> int:
        """How many documents meet the clause at most, as `search.ranking.most`."""
        return most(clause, self._documents, self._frequency)

    def met(self, clause: Clause) -> Mask:
        """For each document of the index, whether it meets the clause."""
        if clause not in self._met:
            self._met[clause] = self._meets(clause)
        return self._met[clause]

    def none(self) -> Mask:
        """No document."""
        return np.zeros(self._documents, dtype=bool)

    def score(self, clause: Clause, documents: Numbers) -> Scores:
        """How well each of these meets the clause, 0 where it does not."""
        match clause:
            case Term() | Prefix():
                return self._word(clause, documents)
            case Phrase(stems):
                return self._sum(map(Term, stems), documents) * self.met(clause)[documents]
            case SameAs(clauses):
                return reduce(np.maximum, (self.score(one, documents) for one in clauses))
            case AnyOf(clauses):
                return self._sum(clauses, documents)
            case AllOf(clauses):
                return self._sum(clauses, documents) * self.met(clause)[documents]
            case Lesser(lesser, factor):
                return factor * self.score(lesser, documents)

    def _sum(self, clauses: Iterable[Clause], documents: Numbers) -> Scores:
        total: Scores = np.zeros(len(documents))
        for clause in clauses:
            total += self.score(clause, documents)
        return total

    def _meets(self, clause: Clause) -> Mask:
        match clause:
            case Term() | Prefix():
                return self._having(clause)
            case Phrase(stems):
                return self._beside(stems)
            case SameAs(clauses) | AnyOf(clauses):
                return reduce(or_, map(self.met, clauses), self.none())
            case AllOf(clauses, without):
                return reduce(and_, map(self.met, clauses), ~reduce(or_, map(self.met, without), self.none()))
            case Lesser(lesser):
                return self.met(lesser)

    def _having(self, word: Term | Prefix) -> Mask:
        mask = self.none()
        mask[self._occurring(word).documents] = True
        return mask

    def _beside(self, stems: tuple[str, ...]) -> Mask:
        """The documents where these stand side by side; places are looked at in those that have them all."""
        mask = self.none()
        having = reduce(and_, (self.met(Term(stem)) for stem in stems))
        if having.any():
            rarest_first = sorted(range(len(stems)), key=lambda by: self._frequency(Term(stems[by])))
            starts = self._starts(stems, rarest_first[0], having)
            for by in rarest_first[1:]:
                others = self._starts(stems, by, having)
                at = np.searchsorted(others, starts)
                at[at == len(others)] = 0
                starts = starts[others[at] == starts]
            mask[starts >> _PLACE_BITS] = True
        return mask

    def _starts(self, stems: tuple[str, ...], by: int, having: Mask) -> Numbers:
        """Where a phrase would begin whose word number `by` stands where it does: document and place in one number."""
        documents = self._reading.occurring((stems[by],)).documents
        counts, places = self._reading.placed(stems[by])
        wanted = having[documents]
        counted = counts[wanted]
        found = places[stretches(bounds(counts)[:-1][wanted], counted)]
        # So that no place is below 0, whatever is taken off.
        return (np.repeat(documents[wanted], counted) << _PLACE_BITS) + found + (len(stems) - by)

    def _word(self, word: Term | Prefix, documents: Numbers) -> Scores:
        occurring = self._occurring(word)
        weights = np.zeros(self._documents)
        weights[occurring.documents] = occurring.weights
        rare = rarity(self._documents, occurring.frequency)
        return score(weights[documents], self._reading.numbering.shortness[documents], rare)

    def _frequency(self, word: Term | Prefix) -> int:
        return self._occurring(word).frequency

    def _occurring(self, word: Term | Prefix) -> Occurring:
        if isinstance(word, Term):
            return self._reading.occurring((word.stem,))
        return self._reading.occurring(self._reading.forms.beginning(word.letters))
