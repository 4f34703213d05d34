"""One search in a generation of an index in PostgreSQL."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import NamedTuple

import numpy as np

from search.clauses import Clause
from search.columns import Columns
from search.fusion import fused
from search.index import FEW_HAVE_ALL, SOME_OF_THE_WORDS, Hit, Order, Place, Results
from search.loosening import ENOUGH, loosened
from search.nearness import nearest
from search.postgres_known import View
from search.postgres_postings import Postings
from search.postgres_scoring import Floats, Mask, Matching
from search.query import Query
from search.stretches import Numbers


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for beside the query, as `Index.search` has it."""

    filters: Mapping[str, Collection[str]]
    limit: int
    within: Collection[str]
    order: Order
    after: Place | None
    before: Place | None
    explain: bool


class _Found(NamedTuple):
    """The clauses that count, how documents meet them, the positions of those that words find, and the hint.

    `let_through` says which documents meet nothing that was to be left out.
    """

    clauses: Sequence[Clause]
    matching: Matching
    positions: Numbers
    hint: str
    let_through: Mask


class _Page(NamedTuple):
    """A stretch of the whole answer, from which place of it to which; `shown` says which of what was found it is."""

    shown: Numbers
    start: int
    stop: int


async def search(postings: Postings, view: View, columns: Columns, query: Query, wanted: Wanted) -> Results:
    """As `Index.search`."""
    by_meaning = query.by_meaning and wanted.order is Order.BEST
    found = await _look(postings, view, query, by_meaning=by_meaning)
    by_words, near = np.zeros(view.size, dtype=bool), np.zeros(view.size)
    by_words[found.positions] = True
    if by_meaning:
        near = nearest(view.vectors, query.vector, found.let_through)
    matched = np.flatnonzero(by_words | (near > 0))
    if wanted.within:
        matched = matched[np.isin(view.group[matched], view.within(wanted.within))]
    narrowed = columns.narrow(matched, wanted.filters)
    passed = narrowed.passed
    of_group = np.bincount(view.group[passed], minlength=len(view.names))
    scores = found.matching.total(found.clauses, passed) * view.weight[passed]
    if by_meaning:
        scores = fused(scores * by_words[passed], near[passed])
    keys = scores if wanted.order is Order.BEST else view.date[passed].astype(np.float64)
    page = await _page(postings, view.tie[passed], keys if wanted.order is Order.OLDEST else -keys, wanted)
    shown = passed[page.shown]
    ids = await postings.ids(shown) if len(shown) else []
    shares = [
        found.matching.score(clause, shown) * by_words[shown] if clause in found.clauses else np.zeros(len(shown))
        for clause in (query.clauses if wanted.explain else ())
    ]
    hits = []
    for place, (at, number, (identity, order)) in enumerate(zip(page.shown, shown, ids, strict=True)):
        group = view.names[view.group[number]]
        hits.append(
            Hit(
                identity,
                group,
                float(scores[at]),
                Place(float(keys[at]), group, order, identity),
                int(of_group[view.group[number]]),
                tuple(float(one[place]) for one in shares),
                float(near[number]),
            )
        )
    return Results(
        total=len(passed),
        hits=tuple(hits),
        facets=narrowed.facets,
        hint=found.hint,
        groups=int(np.count_nonzero(of_group)),
        more_before=0 < page.start < page.stop,
        more_after=page.start < page.stop < len(passed),
    )


async def _look(postings: Postings, view: View, query: Query, *, by_meaning: bool) -> _Found:
    statistics = await postings.statistics((*query.clauses, *query.without))
    there = np.zeros(view.size, dtype=bool)
    there[view.there] = True
    possible = all(map(statistics.most, query.clauses))
    if by_meaning and query.without:
        # What is near need not meet a clause, and it has to be known of all whether it is to be left out.
        matching = await postings.matching(statistics, query.clauses, query.without)
    else:
        matching = await postings.matching_all(statistics, query.clauses if possible else (), query.without)
    let_through = reduce(and_, (~matching.met(clause) for clause in query.without), there)
    whole = reduce(and_, map(matching.met, query.clauses), let_through) if possible else matching.nowhere()
    exact = _Found(query.clauses, matching, np.flatnonzero(whole), "", let_through)
    if query.strict or len(query.clauses) < 2 or len(exact.positions) >= ENOUGH:
        return exact
    clauses, least = loosened(query.clauses, statistics.most)
    if not clauses:
        return exact
    matching = await postings.matching(statistics, clauses, query.without)
    let_through = reduce(and_, (~matching.met(clause) for clause in query.without), there)
    met = np.zeros(view.size, dtype=np.int64)
    for clause in clauses:
        met += matching.met(clause) & let_through
    some = np.flatnonzero(whole | (met >= (least if (met >= least).any() else 1)))
    if len(some) == len(exact.positions):
        return exact
    hint = FEW_HAVE_ALL if len(exact.positions) else SOME_OF_THE_WORDS
    return _Found(clauses, matching, some, hint, let_through)


async def _page(postings: Postings, ties: Numbers, keys: Floats, wanted: Wanted) -> _Page:
    """The hits to show: what sorts first by the key, upwards, and then by the tie."""
    inside = np.arange(len(keys))
    start, stop = 0, len(keys)
    edge = wanted.after or wanted.before
    if edge is not None:
        key = edge.key if wanted.order is Order.OLDEST else -edge.key
        tie = await postings.tie(edge, after=wanted.after is not None)
        if wanted.after is not None:
            inside = np.flatnonzero((keys > key) | ((keys == key) & (ties > tie)))
            start = len(keys) - len(inside)
        else:
            inside = np.flatnonzero((keys < key) | ((keys == key) & (ties < tie)))
            stop = len(inside)
    number = min(wanted.limit, len(inside))
    if wanted.before is None:
        return _Page(inside[_first(keys[inside], ties[inside], number)], start, start + number)
    return _Page(inside[_first(-keys[inside], -ties[inside], number)[::-1]], stop - number, stop)


def _first(keys: Floats, ties: Numbers, number: int) -> Numbers:
    """Where the first so many are, sorted."""
    if not number:
        return np.zeros(0, dtype=np.int64)
    near = np.flatnonzero(keys <= np.partition(keys, number - 1)[number - 1])
    return near[np.lexsort((ties[near], keys[near]))[:number]]
