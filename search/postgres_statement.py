"""A query of ours as conditions and a score in SQL; what was asked for is bound, never written into it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from search.clauses import Clause, Phrase, SameAs, Term
from search.loosening import MOST_ALTERNATIVES
from search.postgres_schema import RANKS, asked

# The parameters that Whoosh gives BM25, so that both engines put the same first.
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Statistics:
    """What ranking needs to know of the whole index; `frequency` says in how many documents a stem is."""

    documents: int
    groups: int
    length: int
    frequency: Mapping[str, int]

    @property
    def _entries(self) -> int:
        # Whoosh keeps an entry for each group among its documents, and counts it.
        return self.documents + self.groups

    @property
    def usual_length(self) -> float:
        """How many occurrences of words a document has."""
        return self.length / self._entries if self.length else 1.0

    def rarity(self, stem: str) -> float:
        """The inverse document frequency, as Whoosh has it."""
        return log(self._entries / (self.frequency.get(stem, 0) + 1)) + 1 if self._entries else 1.0

    def most(self, clause: Clause) -> int:
        """How many documents meet the clause, at most."""
        match clause:
            case Term(stem):
                return self.frequency.get(stem, 0)
            case Phrase(all_of_them):
                return min(self.frequency.get(stem, 0) for stem in all_of_them)
            case SameAs(clauses):
                return min(sum(map(self.most, clauses)), self.documents)

    def rarest(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        """Those that a document may meet, rarest first, as far as an engine has to look for them."""
        return tuple(sorted(filter(self.most, clauses), key=self.most)[:MOST_ALTERNATIVES])


class Statement:
    """What a document has to meet, all of `clauses` or one of them, and how well it does."""

    def __init__(self, clauses: Sequence[Clause], statistics: Statistics, *, every: bool) -> None:
        self.clauses = tuple(clauses)
        self.parameters: list[Any] = []
        self._statistics = statistics
        self._met: dict[Clause, str] = {}
        self.matches = self._matches(every=every)

    def given(self, value: Any, kind: str) -> str:
        """How the statement names a value that is bound to it."""
        self.parameters.append(value)
        return f"${len(self.parameters)}::{kind}"

    def score(self) -> str:
        """BM25 over the occurrences, each of which counts by where it stands; bound to the same statement.

        A phrase scores as its words do, and of the ways of writing a word the best counts.
        """
        return " + ".join(map(self._scored, self.clauses)) or "0::double precision"

    def _matches(self, *, every: bool) -> str:
        if not self.clauses:
            return "true"
        loosely = (" & " if every else " | ").join(asked(clause, loosely=True) for clause in self.clauses)
        # The words alone are what the index answers; whether they stand side by side is looked up in each document.
        condition = f"words @@ {self._query(loosely)}"
        if all(isinstance(clause, Term) for clause in self.clauses):
            return condition
        met = [self._meets(clause) for clause in self.clauses if not every or not isinstance(clause, Term)]
        return f"{condition} AND ({(' AND ' if every else ' OR ').join(met)})"

    def _meets(self, clause: Clause) -> str:
        if clause not in self._met:
            query = self._query(asked(clause))
            # In a long document the places of the stretches are right, those of the whole may be cut.
            self._met[clause] = (
                f"words @@ {query}"
                if isinstance(clause, Term)
                else f"CASE WHEN stretches IS NULL THEN words @@ {query} "
                f"ELSE EXISTS (SELECT FROM unnest(stretches) AS stretch WHERE stretch @@ {query}) END"
            )
        return self._met[clause]

    def _scored(self, clause: Clause) -> str:
        match clause:
            case Term(stem):
                return self._weighed(stem)
            case Phrase(all_of_them):
                total = " + ".join(map(self._weighed, all_of_them))
                return f"CASE WHEN {self._meets(clause)} THEN {total} ELSE 0 END"
            case SameAs(clauses):
                return f"greatest({', '.join(map(self._scored, clauses))})"

    def _weighed(self, stem: str) -> str:
        # The rank of one word by density of cover is the sum of the weights of its occurrences, nothing else.
        weight = f"ts_rank_cd('{RANKS}', words, {self._query(asked(Term(stem)))})::double precision"
        rarity = self.given(self._statistics.rarity(stem) * (_K1 + 1), "double precision")
        slope = self.given(_K1 * _B / self._statistics.usual_length, "double precision")
        shortness = f"{_K1 * (1 - _B)} + length * {slope}"
        # The same as weight / (weight + shortness), with what takes longest once.
        return f"{rarity} * (1 - ({shortness}) / ({weight} + {shortness}))"

    def _query(self, text: str) -> str:
        return self.given(text, "text") + "::tsquery"


def stems(clause: Clause) -> Iterator[str]:
    """All stems of a clause."""
    match clause:
        case Term(stem):
            yield stem
        case Phrase(all_of_them):
            yield from all_of_them
        case SameAs(clauses):
            for one in clauses:
                yield from stems(one)
