"""More like this: the words that tell one lesson apart, as a query for others that have them."""

import math
from collections import defaultdict
from collections.abc import Mapping

from search import welsh
from search.clauses import AnyOf, Clause, Lesser, SameAs, Term
from search.query import Query
from search.words import words

# House values: enough words for what a lesson is about, few enough for an engine to rank by.
MOST_WORDS = 10
_OF_HEADING = 0.5


def like(text: str, heading: str, vocabulary: Mapping[str, int], *, language: str = "") -> Query:
    """A query for what says something like `text`, which stands under `heading`; it finds that itself as well.

    `vocabulary` are the words of the index with the number of groups that each is in (`Index.vocabulary`): a word
    tells the more the oftener it stands here and the fewer groups have it. What is found has at least two of the most
    telling words. The query is empty where no two words of the text are anywhere else.

    >>> groups = {"bruising": 9, "baby": 30, "discharge": 12, "hospital": 25, "child": 90}
    >>> query = like("Bruising of a baby before discharge from hospital", "", groups)
    >>> [[one.stem for one in clause.clauses] for clause in query.clauses]
    [['bruis', 'babi'], ['discharg', 'hospit']]
    """
    telling = _telling(text, heading, vocabulary)
    if len(telling) < 2:  # Two words, as promised.
        return Query(())
    clauses = [_clause(stem, language) for stem in telling]
    # Each half has words of every rank, so that to meet both is to have two of the ten.
    halves = (tuple(clauses[0::4] + clauses[3::4]), tuple(clauses[1::4] + clauses[2::4]))
    return Query(tuple(AnyOf(half) if len(half) > 1 else half[0] for half in halves))


def _telling(text: str, heading: str, vocabulary: Mapping[str, int]) -> list[str]:
    """The stems that tell most, the most telling first."""
    groups: dict[str, int] = {}
    counts: dict[str, float] = defaultdict(float)
    for stretch, weight in ((text, 1.0), (heading, _OF_HEADING)):
        for word in words(stretch):
            for part in word.parts:
                found = vocabulary.get(part.folded, 0)
                # What is in one group is in this one, and would lead to nothing else.
                if found > 1 and not part.common and part.folded.isalpha() and len(part.folded) > 2:
                    counts[part.stem] += weight
                    groups[part.stem] = max(found, groups.get(part.stem, 0))
    most = 1 + max(vocabulary.values(), default=0)
    weights = {stem: (1 + math.log1p(count)) * math.log(most / groups[stem]) for stem, count in counts.items()}
    return sorted(weights, key=lambda stem: (-weights[stem], stem))[:MOST_WORDS]


def _clause(stem: str, language: str) -> Clause:
    if language != "cy":
        return Term(stem)
    return SameAs((Term(stem), *(Lesser(Term(one), 1.0) for one in welsh.stems(stem))))
