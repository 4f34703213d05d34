"""One search in a generation of an index in PostgreSQL."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from search.clauses import Clause
from search.columns import Columns, Numbers
from search.index import FEW_HAVE_ALL, SOME_OF_THE_WORDS, Hit, Order, Place, Results
from search.loosening import ENOUGH, loosened
from search.postgres_known import View
from search.postgres_postings import Postings
from search.postgres_scoring import Floats, Mask, Scoring
from search.query import Query


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
    """The clauses that count, with their scores by position, the positions that are found, and the hint."""

    clauses: Sequence[Clause]
    scores: Sequence[Floats]
    positions: Numbers
    hint: str


class _Page(NamedTuple):
    """A stretch of the whole answer: from which place of it to which."""

    positions: Numbers
    start: int
    stop: int


async def search(postings: Postings, view: View, columns: Columns, query: Query, wanted: Wanted) -> Results:
    """As `Index.search`."""
    found = await _look(postings, view, query)
    matched = found.positions
    if wanted.within:
        matched = matched[np.isin(view.group[matched], view.within(wanted.within))]
    narrowed = columns.narrow(matched, wanted.filters)
    passed = narrowed.passed
    of_group = np.bincount(view.group[passed], minlength=len(view.names))
    scores = np.zeros(view.size)
    for one in found.scores:
        scores += one
    scores *= view.weight
    dates = view.date.astype(np.float64)
    keys = scores if wanted.order is Order.BEST else dates
    page = await _page(postings, view, passed, keys if wanted.order is Order.OLDEST else -keys, wanted)
    ids = await postings.ids(page.positions) if len(page.positions) else []
    hits = []
    for at, (identity, order) in zip(page.positions.tolist(), ids, strict=True):
        group = view.names[view.group[at]]
        by_clause = {clause: float(one[at]) for clause, one in zip(found.clauses, found.scores, strict=True)}
        shares = tuple(by_clause.get(clause, 0.0) for clause in query.clauses) if wanted.explain else ()
        place = Place(float(keys[at]), group, order, identity)
        hits.append(Hit(identity, group, float(scores[at]), place, int(of_group[view.group[at]]), shares))
    return Results(
        total=len(passed),
        hits=tuple(hits),
        facets=narrowed.facets,
        hint=found.hint,
        groups=int(np.count_nonzero(of_group)),
        more_before=0 < page.start < page.stop,
        more_after=page.start < page.stop < len(passed),
    )


async def _look(postings: Postings, view: View, query: Query) -> _Found:
    statistics = await postings.statistics((*query.clauses, *query.without))
    there = np.zeros(view.size, dtype=bool)
    there[view.there] = True
    whole = np.zeros(view.size, dtype=bool)
    scores: list[Floats] = []
    if all(map(statistics.most, query.clauses)):
        scoring = await postings.scoring_of_all(statistics, query.clauses, query.without)
        whole = _let_through(scoring, query, there)
        for one in map(scoring.of, query.clauses):
            whole &= one.met
            scores.append(one.scores)
    exact = _Found(query.clauses if scores else (), scores, np.flatnonzero(whole), "")
    if query.strict or len(query.clauses) < 2 or len(exact.positions) >= ENOUGH:
        return exact
    clauses, least = loosened(query.clauses, statistics.most)
    if not clauses:
        return exact
    scoring = await postings.scoring(statistics, clauses, query.without)
    each = [scoring.of(clause) for clause in clauses]
    met = np.add.reduce([one.met.astype(np.int64) for one in each]) * _let_through(scoring, query, there)
    some = np.flatnonzero(whole | (met >= least if (met >= least).any() else met > 0))
    if len(some) == len(exact.positions):
        return exact
    hint = FEW_HAVE_ALL if len(exact.positions) else SOME_OF_THE_WORDS
    return _Found(clauses, [one.scores for one in each], some, hint)


def _let_through(scoring: Scoring, query: Query, there: Mask) -> Mask:
    left = there.copy()
    for clause in query.without:
        left &= ~scoring.of(clause).met
    return left


async def _page(postings: Postings, view: View, passed: Numbers, by_position: Floats, wanted: Wanted) -> _Page:
    """The hits to show: what sorts first by the key, upwards, and then by the tie."""
    keys, ties = by_position[passed], view.tie[passed]
    start, stop = 0, len(passed)
    edge = wanted.after or wanted.before
    if edge is not None:
        key = edge.key if wanted.order is Order.OLDEST else -edge.key
        tie = await postings.tie(edge, after=wanted.after is not None)
        if wanted.after is not None:
            inside = (keys > key) | ((keys == key) & (ties > tie))
            start = len(passed) - int(np.count_nonzero(inside))
        else:
            inside = (keys < key) | ((keys == key) & (ties < tie))
            stop = int(np.count_nonzero(inside))
        passed, keys, ties = passed[inside], keys[inside], ties[inside]
    number = min(wanted.limit, len(passed))
    if wanted.before is None:
        chosen = _first(keys, ties, number)
        return _Page(passed[chosen], start, start + number)
    chosen = _first(-keys, -ties, number)[::-1]
    return _Page(passed[chosen], stop - number, stop)


def _first(keys: Floats, ties: Numbers, number: int) -> Numbers:
    """Where the first so many are, sorted."""
    if not number:
        return np.zeros(0, dtype=np.int64)
    near = np.flatnonzero(keys <= np.partition(keys, number - 1)[number - 1])
    return near[np.lexsort((ties[near], keys[near]))[:number]]
