"""What is looked for where hardly anything meets a whole query."""

from collections.abc import Callable, Sequence

from search.clauses import Clause

# House rule: a person looks at about one page of an answer. Where fewer than half of that have all the words, more
# words were typed than lessons have, and some that have most of them are of more use than a nearly empty page.
ENOUGH = 10

# The rarest words of a question tell which lessons answer it, and an engine need not wait for the rest. House value,
# set on the judged queries for development (tests/judged), as is the number of words that have to be met.
MOST_ALTERNATIVES = 12


def loosened(clauses: Sequence[Clause], most: Callable[[Clause], int]) -> tuple[tuple[Clause, ...], int]:
    """The clauses to look for instead, rarest first, and how many of them a document has to meet.

    `most` says how many documents meet a clause at most. Clauses that none does are left out, and of the others only
    the rarest are looked for; of four or more, two have to be met, and of fewer, one. Where no document meets two, an
    engine takes those that meet one.

    >>> from search.clauses import Term
    >>> often = {"child": 900, "bruise": 12, "mobile": 30, "quarry": 0, "discharge": 40}
    >>> found, least = loosened([Term(stem) for stem in often], lambda clause: often[clause.stem])
    >>> [clause.stem for clause in found], least
    (['bruise', 'mobile', 'discharge', 'child'], 2)
    """
    found = tuple(sorted(filter(most, clauses), key=most)[:MOST_ALTERNATIVES])
    return found, 2 if len(found) > 3 else 1
