"""Searching: the index proposes, the database under the viewer's visibility decides, and gives the text."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from policies import disclosure
from policies.access import Permission
from policies.nations import NATIONS
from repository import meaning, places
from repository.errors import Invalid
from repository.explaining import said
from repository.guards import Viewer
from repository.indexed import FACETS, weight_of
from repository.known_values import known_values
from repository.models import Change, Outbox
from repository.reports import Reports
from repository.stores import Stores
from repository.views import LessonView
from repository.walks import Walk
from repository.wanted import Wanted
from search.grammar import parse
from search.highlight import Snippet, snippet
from search.index import Hit, Index, IndexUnusable, Order, Results
from search.model_files import ModelUnusable
from search.query import Query

__all__ = ["Answer", "Found", "Wanted", "best_of_nations", "found_by", "search"]

_log = logging.getLogger(__name__)

# House rule: a lesson of this many characters is read at one look and can be quoted as it stands; of a longer one the
# part that shows why it was found.
WHOLE = 900
_PART = 420
_SHORT = 180

# Of one report these facets have one value, which stands above it.
_WITHIN_A_REPORT = ("kind", "theme", "agency")


@dataclass(frozen=True, slots=True)
class Found:
    """A lesson that was found, and the part of its text that shows why; all of it where `whole`.

    `short` is a shorter part, for where several stand side by side. `of_report` counts the lessons of its report that
    were found. `shares` are what each of the answer's `clauses` adds to what its words are worth, before `weight`
    multiplies them; `nearness` (0..1) is how near it is in meaning, 0 where it is none of the nearest.
    """

    lesson: LessonView
    snippet: Snippet
    short: Snippet
    whole: bool
    of_report: int
    score: float
    weight: float
    shares: tuple[float, ...] = ()
    nearness: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: `items` are one page of it, of which the first is number `first`.

    `total` counts all of it; it is rounded where `rounded`, and None where it may not be told (`policies.disclosure`),
    as the counts in `facets`. Those are left out while the index still holds what is no longer readable. `next` and
    `previous` are cursors, "" where there is nothing. `hint` says what of the query was left out or read otherwise,
    `also` are words that were added because they mean the same, `instead` is what was searched for where no lesson has
    some of the words as they were typed, and `did_you_mean` is a query that may have been meant.
    `by_meaning` says that lessons were looked for that say the like in other words.
    """

    total: int | None
    items: tuple[Found, ...]
    facets: dict[str, dict[str, int | None]]
    hint: str = ""
    rounded: bool = False
    first: int = 1
    next: str = ""
    previous: str = ""
    also: tuple[str, ...] = ()
    instead: str = ""
    did_you_mean: str = ""
    clauses: tuple[str, ...] = ()
    by_meaning: bool = False


async def search(stores: Stores, index: Index, viewer: Viewer, wanted: Wanted) -> Answer:
    """The lessons that meet the query and that are there for the viewer; all of them where the text is blank.

    Raises:
        Forbidden: the viewer may not search.
        Invalid: a filter is no facet, too many are combined, or the cursor is of another search.
        IndexUnavailable: the index cannot answer.
    """
    viewer.require(Permission.SEARCH)
    _check(wanted)
    query = parse(wanted.text)
    if query.empty and wanted.text.strip():
        return Answer(0, (), {}, query.hint)
    vocabulary = await _vocabulary(index, wanted)
    if not wanted.exact:
        query = await _meant(stores, wanted, vocabulary)
    async with stores.reading() as session:
        asked = places.asked_of(wanted.text, wanted.filters, wanted.order, str(wanted.exact), wanted.report)
        standing = places.decode(session, wanted.cursor, asked)
        walk = await Walk(index, Reports(session, viewer), query, wanted, standing).walked()
        results = walk.first_results or Results(0, ())
        facets = results.facets
        # What is gone may be counted until the index has heard of it, and a count would tell of it.
        settled = not walk.vanished and not await _behind(session)
        known = await known_values(session, viewer)
        following, before = walk.neighbours()
        next_cursor, previous = (places.encode(session, there, asked) for there in (following, before))
        suggested = await asyncio.to_thread(meaning.speller().suggestion, query.instead or wanted.text, vocabulary)
    total, rounded = results.total, bool(disclosure.narrowing(wanted.filters))
    if not settled:
        # What stands on one page is counted by looking at it.
        on_one_page = not next_cursor and not previous
        total, rounded = (len(walk.shown), rounded) if on_one_page else (total - walk.vanished, True)
    if wanted.report:
        facets = {name: facets[name] for name in _WITHIN_A_REPORT if name in facets}
    return Answer(
        total=disclosure.published(total) if rounded else total,
        items=tuple(found_by(query, hit, walk.views[hit.id]) for hit in walk.shown),
        facets=disclosure.told(_ordered(facets), wanted.filters, known) if settled else {},
        hint=" ".join(filter(None, (query.hint, results.hint))),
        rounded=rounded,
        first=walk.first,
        next=next_cursor,
        previous=previous,
        also=query.also,
        instead=query.instead,
        did_you_mean=suggested,
        clauses=tuple(map(said, query.clauses)) if wanted.explain else (),
        by_meaning=query.by_meaning,
    )


async def best_of_nations(
    stores: Stores, index: Index, viewer: Viewer, wanted: Wanted, answer: Answer
) -> dict[str, Found]:
    """The best lesson of each nation, in the order of `policies.nations`, for the first page of an answer by score.

    Empty for any other page, and where only one nation has anything: the page itself then says as much.

    Raises:
        As `search` does.
    """
    if wanted.order is not Order.BEST or not wanted.text.strip() or wanted.cursor or wanted.filters.get("nation"):
        return {}
    best: dict[str, Found] = {}
    for found in answer.items:
        best.setdefault(found.lesson.nation, found)
    if answer.next:
        for code in answer.facets.get("nation", {}).keys() - best.keys():
            alone = replace(wanted, filters={**wanted.filters, "nation": [code]}, limit=1)
            for found in (await search(stores, index, viewer, alone)).items:
                best[code] = found
    return {code: best[code] for code in NATIONS if code in best} if len(best) > 1 else {}


def _check(wanted: Wanted) -> None:
    if not set(wanted.filters) <= set(FACETS):
        raise Invalid("filter", f"Lessons are filtered by: {', '.join(FACETS)}.")
    if disclosure.too_many(wanted.filters):
        raise Invalid("combined", disclosure.TOO_MANY_COMBINED)


async def _meant(stores: Stores, wanted: Wanted, vocabulary: Mapping[str, int]) -> Query:
    """The query with words that mean the same and, by score, with its meaning where the installation has a model."""
    if wanted.order is Order.BEST:
        try:
            encoder = await asyncio.to_thread(meaning.encoder, stores.settings)
            return await asyncio.to_thread(meaning.query_of, wanted.text, vocabulary, encoder)
        except ModelUnusable as error:
            # What the words find is worth more than an error.
            _log.error("%s", error)
    return meaning.query_of(wanted.text, vocabulary)


async def _vocabulary(index: Index, wanted: Wanted) -> Mapping[str, int]:
    """The words of the index, by which slips are known."""
    if not wanted.text.strip():
        return {}
    try:
        return await asyncio.to_thread(index.vocabulary)
    except IndexUnusable:
        # If the index cannot answer either, it says so itself; if it can, what is found matters more than spelling.
        return {}


async def _behind(session: AsyncSession) -> bool:
    """Whether the index has yet to hear that something is gone."""
    gone = select(Outbox.seq).where(Outbox.done_at.is_(None), Outbox.change == Change.REMOVE).limit(1)
    return await session.scalar(gone) is not None


def _ordered(facets: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    return {name: facets[name] for name in FACETS if name in facets}


def found_by(query: Query, hit: Hit, lesson: LessonView) -> Found:
    """The lesson of that hit, with what of it meets the query."""
    whole = len(lesson.text) <= WHOLE
    return Found(
        lesson=lesson,
        snippet=snippet(lesson.text, query, length=WHOLE if whole else _PART, language=lesson.language),
        short=snippet(lesson.text, query, length=_SHORT, language=lesson.language),
        whole=whole,
        of_report=hit.of_group,
        score=hit.score,
        weight=weight_of(lesson.kind, lesson.year),
        shares=hit.shares,
        nearness=hit.nearness,
    )
