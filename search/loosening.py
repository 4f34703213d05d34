"""What is looked for where hardly anything meets a whole query."""

from collections.abc import Callable, Sequence

from search.clauses import Clause

# House rule: a person looks at about one page of an answer. Where fewer than half of that have all the words, more
# words were typed than lessons have, and some that have most of them are of more use than a nearly empty page.
ENOUGH = 10

# Every document with any of many frequent words is nearly every document, which takes an engine seconds to rank; what
# such words add to a rare one is little.
MOST_ALTERNATIVES = 6


def loosened(clauses: Sequence[Clause], most: Callable[[Clause], int]) -> tuple[tuple[Clause, ...], int]:
    """The clauses to look for instead, rarest first, and how many of them a document has to meet.

    `most` says how many documents meet a clause at most. Clauses that none does are left out, and of the others only
    the rarest are looked for; half of those have to be met, rounded up, and one at least. Where no document meets so
    many, an engine takes those that meet one.

    >>> from search.clauses import Term
    >>> often = {"child": 900, "bruise": 12, "mobile": 30, "quarry": 0}
    >>> found, least = loosened([Term(stem) for stem in often], lambda clause: often[clause.stem])
    >>> [clause.stem for clause in found], least
    (['bruise', 'mobile', 'child'], 2)
    """
    found = tuple(sorted(filter(most, clauses), key=most)[:MOST_ALTERNATIVES])
    return found, max((len(found) + 1) // 2, 1)
