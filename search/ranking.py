"""How well a document meets a word, by the same figures in every engine.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) of occurrences that count
by where they stand (`placing.WEIGHTS`), with the parameters and the inverse document frequency that Whoosh has. The
length of a document is the number of its occurrences (`placing.placed`), without those of words that the text does
not have itself, and is not rounded; the usual length is the mean over all documents of the index. Documents are counted
by themselves: a group is no document.

A prefix counts as one word. It stands for the stems of those words of the index that begin with its letters, of
`MOST_FORMS` at most: those that are in the most groups, and of equals the first by code point. What a document has of
all those stems is added up, and the prefix is as frequent as its stems together, or as there are documents.
"""

from collections.abc import Callable
from math import log
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term

K1, B = 1.2, 0.75

# House rule: three letters begin some thousands of words in a large index, and looking each up takes a second. What is
# in fewer groups than two hundred others is hardly what a person meant by the beginning of it.
MOST_FORMS = 200

Figures = TypeVar("Figures", float, NDArray[np.float64])


def rarity(documents: int, frequency: int) -> float:
    """The inverse document frequency of what `frequency` of the documents have; above 0.

    >>> round(rarity(1_000, 999), 3), round(rarity(1_000, 9), 3)
    (1.0, 5.605)
    """
    return log(documents / (frequency + 1)) + 1 if documents else 1.0


def usual_length(occurrences: int, documents: int) -> float:
    """The mean length of the documents of an index, or 1 where nothing occurs in it."""
    return occurrences / documents if occurrences else 1.0


def shortness(length: Figures, usual_length: float) -> Figures:
    """What the length of a document has to do with its score: more where it is longer."""
    return K1 * (1 - B + B * length / usual_length)


def score(weight: Figures, short: Figures, rare: float) -> Figures:
    """BM25 of occurrences that weigh so much together, in a document of that `shortness`.

    >>> score(1.0, shortness(100.0, 100.0), rare=2.0)
    2.0
    """
    return rare * (K1 + 1) * weight / (weight + short)


def most(clause: Clause, documents: int, frequency: Callable[[Term | Prefix], int]) -> int:
    """How many documents meet the clause at most, as `loosening.loosened` asks.

    `frequency` says how many have a word, or how frequent a prefix counts as.
    """

    def of(one: Clause) -> int:
        match one:
            case Term() | Prefix():
                return frequency(one)
            case Phrase(stems):
                return min(frequency(Term(stem)) for stem in stems)
            case SameAs(clauses) | AnyOf(clauses):
                return min(sum(map(of, clauses)), documents)
            case AllOf(clauses):
                return min(map(of, clauses), default=documents)
            case Lesser(lesser):
                return of(lesser)

    return of(clause)
