"""What a document may have to meet: the parts of a query, as every engine, the expander and the highlighter see them.

How well a document meets a clause is a number, 0 where it does not:

    Term        BM25 of its occurrences
    Phrase      the sum of its words, where they stand side by side
    Prefix      BM25 of the occurrences of all words that begin so, as if they were one word
    SameAs      the best of its clauses: ways of saying one thing
    AnyOf       the sum of its clauses, one of which is met
    AllOf       the sum of its clauses, all of which are met, where none of `without` is
    Lesser      its clause, for less
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """A word, as a stem of `search.words`."""

    stem: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two words or more side by side, in this order."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins with these letters, which are as `words.Part.folded` has them."""

    letters: str


@dataclass(frozen=True, slots=True)
class SameAs:
    """Ways of writing or saying one thing, the one that was asked for first: one is enough and the best counts."""

    clauses: "tuple[Clause, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What a person asked for with OR: one is enough, and each that is met adds to the score."""

    clauses: "tuple[Clause, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these and none of `without`; without clauses, whatever does not meet `without`."""

    clauses: "tuple[Clause, ...]"
    without: "tuple[Clause, ...]" = ()


@dataclass(frozen=True, slots=True)
class Lesser:
    """A clause that counts less than its words would; `factor` in 0..1."""

    clause: "Clause"
    factor: float


Clause: TypeAlias = Term | Phrase | Prefix | SameAs | AnyOf | AllOf | Lesser


def leaves(clause: Clause) -> Iterator[Term | Phrase | Prefix]:
    """The words, phrases and prefixes that a document is found by; what it must be without is none of them.

    >>> list(leaves(AllOf((Term("a"), AnyOf((Term("b"), Phrase(("c", "d"))))), (Term("e"),))))
    [Term(stem='a'), Term(stem='b'), Phrase(stems=('c', 'd'))]
    """
    match clause:
        case Term() | Phrase() | Prefix():
            yield clause
        case SameAs(clauses) | AnyOf(clauses) | AllOf(clauses):
            for one in clauses:
                yield from leaves(one)
        case Lesser(one):
            yield from leaves(one)


def in_words(clause: Clause) -> bool:
    """Whether it asks for a word, and not for phrases and prefixes alone; what was asked for first counts.

    >>> in_words(SameAs((Term("cosleep"), Phrase(("co", "sleep"))))), in_words(Phrase(("co", "sleep")))
    (True, False)
    """
    match clause:
        case Term():
            return True
        case Phrase() | Prefix():
            return False
        case SameAs(clauses):
            return in_words(clauses[0])
        case AnyOf(clauses) | AllOf(clauses):
            return any(map(in_words, clauses))
        case Lesser(one):
            return in_words(one)
