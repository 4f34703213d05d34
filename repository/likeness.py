"""More like this: lessons of other reviews that have the words which tell one lesson apart."""

import asyncio
from dataclasses import dataclass, replace

from policies.access import Permission
from repository.errors import IndexUnavailable, NotFound
from repository.guards import Viewer
from repository.reports import Reports
from repository.searching import Found, found_by
from repository.stores import Stores
from repository.views import LessonView
from search.index import Hit, Index, IndexUnusable
from search.query import Query
from search.similar import like

# House rule: what is less like a lesson than the tenth is hardly like it.
MOST = 10

# As many as are asked for, so that a lesson's own review, which says most of what is like it, leaves enough others.
_PROPOSED = 60


@dataclass(frozen=True, slots=True)
class Alike:
    """A lesson and those of other reviews that are like it, most alike first; `MOST` of them at most."""

    lesson: LessonView
    items: tuple[Found, ...]


async def alike(stores: Stores, index: Index, viewer: Viewer, lesson_id: str) -> Alike:
    """The lessons that are like that one, as far as they are there for the viewer.

    Raises:
        Forbidden: the viewer may not search.
        NotFound: there is no such lesson for this viewer.
        IndexUnavailable: the index cannot answer.
    """
    viewer.require(Permission.SEARCH)
    async with stores.reading() as session:
        reports = Reports(session, viewer)
        lesson = (await reports.lessons([lesson_id])).get(lesson_id)
        if lesson is None:
            raise NotFound
        query, hits = await asyncio.to_thread(_proposed, index, lesson)
        views = await reports.lessons([hit.id for hit in hits])
    others = [hit for hit in hits if hit.id in views and views[hit.id].review != lesson.review]
    return Alike(lesson, tuple(found_by(query, hit, views[hit.id]) for hit in others[:MOST]))


def _proposed(index: Index, lesson: LessonView) -> tuple[Query, tuple[Hit, ...]]:
    try:
        heading = lesson.headings[-1] if lesson.headings else ""
        query = like(lesson.text, heading, index.vocabulary(), language=lesson.language)
        if query.empty:
            return query, ()
        # What has fewer of the words is not like it, however few others there are.
        found = index.search(replace(query, strict=True), filters={}, limit=_PROPOSED)
    except IndexUnusable:
        raise IndexUnavailable("index", "Search does not work at the moment. Try again later.") from None
    return query, found.hits
