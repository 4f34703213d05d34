"""Lists, pages and fixity, on both databases."""

from collections.abc import Awaitable, Callable
from itertools import chain

import pytest
from holdings import TAGS, People
from sqlalchemy import update

from ingest.anonymised import AnonymisedText
from policies.lesson_kinds import LessonKind
from policies.publication import State
from repository.errors import Damaged, Invalid
from repository.models import Report, ReportText
from repository.reports import LessonView, Page, Reports, ReportView, Tags
from repository.stores import Stores

SCOTTISH = Tags.of(
    nation="scotland",
    review_type="learning-review",
    year=2024,
    board="A Scottish Committee",
    published_before=True,
)


async def pages(ask: Callable[[str], Awaitable[Page[ReportView] | Page[LessonView]]]) -> list[list[str]]:
    found = []
    after = ""
    while True:
        page = await ask(after)
        found.append([item.id for item in page.items])
        after = page.next
        if not after:
            return found


async def test_pages_hold_every_report_once_newest_first(stores: Stores, people: People):
    ids = [await people.held() for _ in range(5)]
    async with stores.reading() as session:
        reports = Reports(session, people.clearer)
        found = await pages(lambda after: reports.list(after=after, limit=2))
    assert found == [ids[:2:-1], ids[2:0:-1], ids[:1]]


async def test_reports_of_the_same_moment_are_parted_by_id(stores: Stores, people: People):
    ids = {await people.held() for _ in range(5)}
    async with stores.writing() as session:
        moment = (await session.get_one(Report, next(iter(ids)))).deposited_at
        await session.execute(update(Report).values(deposited_at=moment))
    async with stores.reading() as session:
        reports = Reports(session, people.clearer)
        found = await pages(lambda after: reports.list(after=after, limit=2))
    assert sorted(chain(*found)) == sorted(ids)


async def test_a_deposit_between_two_pages_moves_nothing(stores: Stores, people: People):
    ids = [await people.held() for _ in range(3)]
    async with stores.reading() as session:
        first = await Reports(session, people.clearer).list(limit=2)
    await people.held()
    async with stores.reading() as session:
        second = await Reports(session, people.clearer).list(after=first.next, limit=2)
    assert [view.id for view in (*first.items, *second.items)] == ids[::-1]


async def test_a_cursor_of_another_list_is_refused(stores: Stores, people: People):
    for _ in range(2):
        await people.cleared()
    async with stores.reading() as session:
        reports = Reports(session, people.clearer)
        cursor = (await reports.list(limit=1)).next
        with pytest.raises(Invalid):
            await reports.list_lessons(after=cursor)


def another_start(cursor: str) -> str:
    return ("B" if cursor.startswith("A") else "A") + cursor[1:]


@pytest.mark.parametrize("spoil", [str.upper, lambda c: c[:-1], another_start, lambda _: "é", lambda _: "x"])
async def test_a_cursor_that_was_touched_is_refused(stores: Stores, people: People, spoil: Callable[[str], str]):
    for _ in range(2):
        await people.held()
    async with stores.reading() as session:
        reports = Reports(session, people.clearer)
        cursor = (await reports.list(limit=1)).next
        with pytest.raises(Invalid):
            await reports.list(after=spoil(cursor))


@pytest.mark.parametrize("limit", [-1, 0])
async def test_a_page_has_at_least_one_row(stores: Stores, people: People, limit: int):
    await people.held()
    async with stores.reading() as session:
        assert len((await Reports(session, people.clearer).list(limit=limit)).items) == 1


async def test_reports_are_filtered_by_state_and_nation(stores: Stores, people: People):
    wanted = await people.cleared(tags=SCOTTISH)
    await people.cleared()
    await people.held(tags=SCOTTISH)
    async with stores.reading() as session:
        found = await Reports(session, people.clearer).list(state=State.CLEARED, nation="scotland")
    assert [view.id for view in found.items] == [wanted]


async def test_the_nation_of_a_withdrawn_report_cannot_be_asked(stores: Stores, people: People):
    await people.cleared()
    async with stores.writing() as session:
        await session.execute(update(Report).values(state=State.WITHDRAWN))
    async with stores.reading() as session:
        found = await Reports(session, people.clearer).list(state=State.WITHDRAWN, nation=TAGS.nation)
    assert found.items == ()


async def test_tombstones_are_listed_where_they_are_asked_for(stores: Stores, people: People):
    await people.cleared()
    async with stores.writing() as session:
        await session.execute(update(Report).values(state=State.WITHDRAWN))
    async with stores.reading() as session:
        reports = Reports(session, people.practitioner)
        assert (len((await reports.list()).items), len((await reports.list(state=State.WITHDRAWN)).items)) == (0, 1)


async def test_pages_hold_every_lesson_once_in_reading_order(stores: Stores, people: People):
    older = await people.cleared("Older, first.", "Older, second.", "Older, third.")
    newer = await people.cleared("Newer, first.", "Newer, second.")
    async with stores.reading() as session:
        reports = Reports(session, people.practitioner)
        ids = list(chain(*await pages(lambda after: reports.list_lessons(after=after, limit=2))))
        found = await reports.lessons(ids)
    assert [(found[name].report_id, found[name].text) for name in ids] == [
        (newer, "Newer, first."),
        (newer, "Newer, second."),
        (older, "Older, first."),
        (older, "Older, second."),
        (older, "Older, third."),
    ]


async def test_a_lesson_carries_its_reports_tags(stores: Stores, people: People):
    report_id = await people.cleared("Share.", tags=SCOTTISH)
    async with stores.reading() as session:
        [lesson] = (await Reports(session, people.practitioner).list_lessons(nation="scotland")).items
    assert (lesson.report_id, lesson.title, lesson.nation, lesson.review_type, lesson.year, lesson.board) == (
        report_id,
        "Child A",
        "scotland",
        "learning-review",
        2024,
        "A Scottish Committee",
    )
    assert (lesson.kind, lesson.number, lesson.headings) == (LessonKind.RECOMMENDATION, "1", ("Child A",))


async def test_lessons_of_no_known_kind_are_refused(stores: Stores, people: People):
    async with stores.reading() as session:
        with pytest.raises(Invalid):
            await Reports(session, people.practitioner).list_lessons(kind="proverb")


async def test_many_lessons_are_found_by_id(stores: Stores, people: People):
    await people.cleared("Share.")
    async with stores.reading() as session:
        reports = Reports(session, people.practitioner)
        [lesson] = (await reports.list_lessons()).items
        assert await reports.lessons([*map(str, range(1200)), lesson.id]) == {lesson.id: lesson}


@pytest.mark.parametrize("change", [{"title": AnonymisedText("Child B")}, {"text": AnonymisedText("Other.")}])
async def test_a_text_that_changed_by_itself_is_not_shown(
    stores: Stores, people: People, change: dict[str, AnonymisedText]
):
    report_id = await people.cleared()
    async with stores.writing() as session:
        await session.execute(update(ReportText).values(change))
    async with stores.reading() as session:
        with pytest.raises(Damaged):
            await Reports(session, people.practitioner).text(report_id)
