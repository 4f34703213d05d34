"""Searching: the index proposes, the database under the viewer's visibility decides, and gives the text."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policies.access import Permission
from repository.errors import IndexUnavailable, Invalid
from repository.guards import Viewer
from repository.indexed import FACETS
from repository.paging import size
from repository.reports import Reports
from repository.stores import Stores
from repository.views import LessonView
from search.grammar import parse
from search.highlight import Snippet, snippet
from search.index import Index, IndexUnusable

# House rule: whoever pages further than this is better served by a narrower search.
FURTHEST = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A lesson that was found, and the part of its text that shows why."""

    lesson: LessonView
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: `total` counts all of it, `items` are one page of it, best first.

    `facets` counts lessons by facet and value. They are left out while the index still holds what is no longer
    readable, since counts would tell of it. `hint` says what of the query was left out or read otherwise, or is "".
    """

    total: int
    items: tuple[Found, ...]
    facets: dict[str, dict[str, int]]
    hint: str


async def search(  # noqa: PLR0913, PLR0917  # Where, for whom, what, and which part of the answer.
    stores: Stores,
    index: Index,
    viewer: Viewer,
    text: str,
    filters: Mapping[str, Sequence[str]],
    limit: int,
    offset: int,
) -> Answer:
    """The lessons that meet the query and that are there for the viewer; all of them where `text` is blank.

    `filters` maps a facet (`indexing.FACETS`) to the values that are let through.

    Raises:
        Forbidden: the viewer may not search.
        Invalid: a filter is no facet, or the page begins too far on.
        IndexUnavailable: the index cannot answer.
    """
    viewer.require(Permission.SEARCH)
    if not set(filters) <= set(FACETS):
        raise Invalid("filter", f"Lessons are filtered by: {', '.join(FACETS)}.")
    if not 0 <= offset <= FURTHEST:
        raise Invalid("offset", f"A page begins at 0 to {FURTHEST}. Narrow your search instead.")
    query = parse(text)
    if query.empty and text.strip():
        return Answer(0, (), {}, query.hint)
    async with stores.reading() as session:
        try:
            results = await asyncio.to_thread(index.search, query, filters=filters, limit=offset + size(limit))
        except IndexUnusable:
            raise IndexUnavailable("index", "Search does not work at the moment. Try again later.") from None
        views = await Reports(session, viewer).lessons([hit.id for hit in results.hits])
    visible = [views[hit.id] for hit in results.hits if hit.id in views]
    vanished = len(results.hits) - len(visible)
    return Answer(
        total=results.total - vanished,
        items=tuple(Found(lesson, snippet(lesson.text, query)) for lesson in visible[offset:]),
        facets={} if vanished else results.facets,
        hint=" ".join(filter(None, (query.hint, results.hint))),
    )
