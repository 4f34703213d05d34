"""Has this been said before: the public lessons that say what one says, earlier and later, by year and nation."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from policies.publication import State
from repository.errors import NotFound
from repository.guards import Viewer
from repository.models import LessonText, Outbox, Report
from repository.reports import Reports
from repository.stores import Stores
from repository.views import LessonView
from search.recurrence import Lessons, Match, Said


@dataclass(frozen=True, slots=True)
class RecurrenceView:
    """A lesson and those that say the same, each list by year; `first` is the earliest of all, itself included.

    `nations` counts the others by nation. A lesson that is not there for the viewer is in none of them.
    """

    lesson: LessonView
    first: LessonView
    earlier: tuple[LessonView, ...]
    same_year: tuple[LessonView, ...]
    later: tuple[LessonView, ...]
    nations: Mapping[str, int]


class Recurring:
    """The public lessons of an installation as they were last compared; read anew when one came or went."""

    def __init__(self) -> None:
        self._as_of = -1
        self._lessons = Lessons(())
        self._reading = asyncio.Lock()

    async def of(self, stores: Stores, viewer: Viewer, lesson_id: str) -> RecurrenceView:
        """What was said before and since.

        Raises:
            NotFound: there is no such lesson for this viewer.
        """
        lessons = await self._up_to_date(stores)
        async with stores.reading() as session:
            said = {one.id: one for one in await _said(session, lesson_id)}
        if lesson_id not in said:
            raise NotFound
        found = await asyncio.to_thread(lessons.recurrence, said[lesson_id])
        matches = (*found.earlier, *found.same_year, *found.later)
        async with stores.reading() as session:
            shown = await Reports(session, viewer).lessons([lesson_id, *(match.said.id for match in matches)])
        if lesson_id not in shown:
            raise NotFound

        def there(some: tuple[Match, ...]) -> tuple[LessonView, ...]:
            return tuple(shown[match.said.id] for match in some if match.said.id in shown)

        earlier, same_year, later = there(found.earlier), there(found.same_year), there(found.later)
        nations: dict[str, int] = {}
        for view in (*earlier, *same_year, *later):
            nations[view.nation] = nations.get(view.nation, 0) + 1
        first = earlier[0] if earlier else shown[lesson_id]
        return RecurrenceView(shown[lesson_id], first, earlier, same_year, later, dict(sorted(nations.items())))

    async def _up_to_date(self, stores: Stores) -> Lessons:
        async with self._reading:
            async with stores.reading() as session:
                # Whatever makes a lesson readable or takes it away writes to the outbox.
                latest = await session.scalar(select(func.max(Outbox.seq))) or 0
                if latest != self._as_of:
                    said = await _said(session)
                    self._lessons = await asyncio.to_thread(Lessons, said)
                    self._as_of = latest
            return self._lessons


async def _said(session: AsyncSession, lesson_id: str = "") -> list[Said]:
    query = (
        select(LessonText, Report).join(Report, Report.id == LessonText.report_id).where(Report.state == State.CLEARED)
    )
    if lesson_id:
        query = query.where(LessonText.id == lesson_id)
    return [
        Said(
            id=lesson.id,
            text=lesson.text,
            concepts=frozenset(theme.code for theme in lesson.themes),
            year=report.review.year,
            nation=report.review.nation,
            group=str(report.review_number),
        )
        for lesson, report in await session.execute(query)
    ]
