"""The answer to a query from one reading."""

from collections.abc import Collection, Mapping
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.clauses import AnyOf, Clause
from search.fusion import fused
from search.index import FEW_HAVE_ALL, SOME_OF_THE_WORDS, Hit, Order, Place, Results
from search.loosening import ENOUGH, loosened
from search.nearness import nearest
from search.query import Query
from search.stretches import Numbers
from search.whoosh_matching import Mask, Matching
from search.whoosh_numbering import Numbering
from search.whoosh_reading import Reading


class Asked(NamedTuple):
    """What is asked, as `Index.search` has it."""

    query: Query
    filters: Mapping[str, Collection[str]]
    limit: int
    within: Collection[str]
    order: Order
    after: Place | None
    before: Place | None
    explain: bool


class _Page(NamedTuple):
    """Which of what was found is shown, in order, and whether anything stands on either side."""

    shown: Numbers
    more_before: bool
    more_after: bool


def answer(reading: Reading, asked: Asked) -> Results:
    """As `Index.search`."""
    numbering, matching = reading.numbering, Matching(reading)
    let_through = ~reduce(or_, map(matching.met, asked.query.without), matching.none())
    by_words, looked_for, hint = _found(asked.query, matching, let_through)
    by_meaning = asked.query.by_meaning and asked.order is Order.BEST
    near = np.zeros(numbering.documents)
    if by_meaning:
        near = nearest(numbering.vectors, asked.query.vector, let_through)
    found = np.flatnonzero(by_words | (near > 0))
    if asked.within:
        within = frozenset(asked.within)
        chosen = np.array([name in within for name in numbering.names], dtype=bool)
        found = found[chosen[numbering.group_of[found]]]
    passed, facets = numbering.columns.narrow(found, asked.filters)
    scores = matching.score(AnyOf(looked_for), passed) * numbering.weights[passed]
    if by_meaning:
        scores = fused(scores * by_words[passed], near[passed])
    keys = scores if asked.order is Order.BEST else numbering.dates[passed]
    page = _page(keys, passed, asked, numbering)
    of_group = np.bincount(numbering.group_of[passed], minlength=len(numbering.names))
    documents = passed[page.shown]
    shares = [
        matching.score(clause, documents) * by_words[documents] if clause in looked_for else np.zeros(len(documents))
        for clause in (asked.query.clauses if asked.explain else ())
    ]
    hits = (
        Hit(
            place.id,
            place.group,
            float(scores[number]),
            place,
            int(of_group[numbering.group_of[document]]),
            tuple(float(share[at]) for share in shares),
            float(near[document]),
        )
        for at, (number, document) in enumerate(zip(page.shown.tolist(), documents.tolist(), strict=True))
        for place in [numbering.place(document, float(keys[number]))]
    )
    groups = int(np.count_nonzero(of_group))
    return Results(len(passed), tuple(hits), facets, hint, groups, page.more_before, page.more_after)


def _found(query: Query, matching: Matching, let_through: Mask) -> tuple[Mask, tuple[Clause, ...], str]:
    """The documents that words find, the clauses that they are ranked by, and the hint."""
    whole = reduce(and_, map(matching.met, query.clauses), let_through)
    having_all = np.count_nonzero(whole)
    if query.strict or len(query.clauses) < 2 or having_all >= ENOUGH:
        return whole, query.clauses, ""
    looked_for, least = loosened(query.clauses, matching.most)
    met = sum((matching.met(clause) for clause in looked_for), np.zeros(len(whole), dtype=np.int64)) * let_through
    some = met >= (least if np.any(met >= least) else 1)
    some |= whole
    if np.count_nonzero(some) == having_all:
        return whole, query.clauses, ""
    return some, looked_for, FEW_HAVE_ALL if having_all else SOME_OF_THE_WORDS


def _page(keys: NDArray[np.float64], documents: Numbers, asked: Asked, numbering: Numbering) -> _Page:
    """The part of the documents that is asked for, as their numbers among `documents`."""
    sign = 1 if asked.order is Order.OLDEST else -1
    first, ranks = sign * keys, numbering.ranks[documents]
    if asked.after:
        key, (_, rank) = sign * asked.after.key, numbering.around(asked.after)
        beyond = np.flatnonzero((first > key) | ((first == key) & (ranks >= rank)))
        shown = beyond[_least(first[beyond], ranks[beyond], asked.limit)]
        others = (len(beyond) < len(keys), len(shown) < len(beyond))
    elif asked.before:
        key, (rank, _) = sign * asked.before.key, numbering.around(asked.before)
        beyond = np.flatnonzero((first < key) | ((first == key) & (ranks < rank)))
        shown = beyond[_least(-first[beyond], -ranks[beyond], asked.limit)][::-1]
        others = (len(shown) < len(beyond), len(beyond) < len(keys))
    else:
        shown = _least(first, ranks, asked.limit)
        others = (False, len(shown) < len(keys))
    return _Page(shown, *others) if len(shown) else _Page(shown, more_before=False, more_after=False)


def _least(first: NDArray[np.float64], then: Numbers, number: int) -> Numbers:
    """Where the least of all are, by `first` and then by `then`, in that order; no two are equal in both."""
    if not 0 < number < len(first):
        return np.lexsort((then, first))[:number]
    worst = np.partition(first, number - 1)[number - 1]
    near = np.flatnonzero(first <= worst)
    return near[np.lexsort((then[near], first[near]))[:number]]
