"""A review and its documents over the days: what waits, what is published when, what ends, on both databases.

Days are those of 2026: Good Friday was 3 April, Easter Monday 6 April, and clocks went forward on 29 March.
"""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest
import time_machine
from holdings import TAGS, People, Readers, candidate
from sqlalchemy import select

from ingest.anonymity import Anonymity
from ingest.candidate import Candidate
from ingest.catalogue.confirming import Correction
from policies.access import Role
from policies.publication import State
from repository import bundles, checks, house, publishing, scheduling, timing
from repository.bundles import Document
from repository.errors import Forbidden, Invalid, NotFound
from repository.guards import Viewer
from repository.models import CatalogueEntry, LessonText, Report, ReportText, SealedText
from repository.reports import Reports
from repository.reviews import Reviews
from repository.stores import Stores
from repository.tables import now
from repository.tags import Tags

BOARD = "Zorleyshire Safeguarding Children Partnership"
NEW = Tags.of(nation="england", review_type="lcspr", year=2026, board=BOARD)
WELSH = Tags.of(
    nation="wales", review_type="susr", year=2025, board="Mid Example Safeguarding Board", published_before=True
)
RECIPIENTS = ("panel", "secretary-of-state", "ofsted")


@pytest.fixture(autouse=True)
def clock() -> Iterator[Callable[[str], None]]:
    """Sets the clock to noon of a day, or to a moment; it begins on 2 March 2026."""
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=True) as traveller:

        def go(to: str) -> None:
            moment = datetime.fromisoformat(to)
            traveller.move_to(moment if moment.tzinfo else moment.replace(hour=12, tzinfo=UTC))

        yield go


class Refusing(Readers):
    """Finds what an earlier detector did not."""

    def __init__(self) -> None:
        super().__init__("Child")


async def state_of(stores: Stores, report_id: str) -> State:
    async with stores.reading() as session:
        return (await session.get_one(Report, report_id)).state


async def number_of(stores: Stores, report_id: str) -> int:
    async with stores.reading() as session:
        return (await session.get_one(Report, report_id)).review_number


async def due_work(stores: Stores, workers: Readers | None = None) -> None:
    await house.do_what_is_due(stores, workers or Readers(), now())  # type: ignore[arg-type]


async def scheduled(stores: Stores, people: People, tags: Tags = NEW) -> tuple[str, int]:
    """A report that was cleared and waits, and the number of its review."""
    report_id = await people.cleared(tags=tags)
    return report_id, await number_of(stores, report_id)


async def noticed(stores: Stores, people: People, number: int, sent_on: date) -> None:
    for recipient in RECIPIENTS:
        await scheduling.give_notice(stores, people.depositor, number, recipient, sent_on)


async def test_a_new_review_waits_sealed_for_its_notices(stores: Stores, people: People):
    report_id, _ = await scheduled(stores, people)
    async with stores.reading() as session:
        readable = [await session.scalar(select(table.report_id)) for table in (ReportText, LessonText, CatalogueEntry)]
        assert await session.scalar(select(SealedText.report_id)) == report_id
    assert (await state_of(stores, report_id), readable) == (State.SCHEDULED, [None, None, None])


async def test_it_is_published_on_the_seventh_working_day_and_not_before(
    stores: Stores, people: People, clock: Callable[[str], None]
):
    """Sent on Thursday 26 March: Easter's two holidays and two weekends make the seventh working day 8 April."""
    report_id, number = await scheduled(stores, people)
    for day in ("2026-03-08", "2026-03-14", "2026-03-20", "2026-03-26"):
        clock(day)
        await due_work(stores)
    await noticed(stores, people, number, date(2026, 3, 26))
    clock("2026-04-01")
    await due_work(stores)
    clock("2026-04-07T22:59:00+00:00")
    await due_work(stores)
    assert await state_of(stores, report_id) is State.SCHEDULED
    clock("2026-04-07T23:01:00+00:00")
    await due_work(stores)
    assert await state_of(stores, report_id) is State.CLEARED


async def test_a_clock_that_was_set_back_publishes_nothing(
    stores: Stores, people: People, clock: Callable[[str], None]
):
    report_id, number = await scheduled(stores, people)
    await scheduling.set_days(stores, people.depositor, number, publish_on=date(2026, 3, 5), take_down_on=None)
    await noticed(stores, people, number, date(2026, 3, 2))
    for day in ("2026-03-06", "2026-03-11"):
        clock(day)
        await due_work(stores)
    assert await state_of(stores, report_id) is State.CLEARED
    other, _ = await scheduled(stores, people)
    clock("2026-03-04")
    await due_work(stores)
    # What is public stays so, and what waits goes on waiting, whatever the clock now says.
    assert (await state_of(stores, report_id), await state_of(stores, other)) == (State.CLEARED, State.SCHEDULED)


async def test_a_clock_that_leapt_ahead_does_nothing_until_somebody_says_that_it_is_right(
    stores: Stores, people: People, clock: Callable[[str], None]
):
    report_id, number = await scheduled(stores, people)
    held = await people.held()
    await noticed(stores, people, number, date(2026, 3, 2))
    clock("2026-06-01")
    await due_work(stores)
    assert [await state_of(stores, one) for one in (report_id, held)] == [State.SCHEDULED, State.HELD]
    async with stores.writing() as session:
        await timing.confirm(session, now())
    await due_work(stores)
    assert [await state_of(stores, one) for one in (report_id, held)] == [State.CLEARED, State.EXPIRED]


async def test_no_notice_is_dated_ahead(stores: Stores, people: People):
    _, number = await scheduled(stores, people)
    with pytest.raises(Invalid) as refused:
        await scheduling.give_notice(stores, people.depositor, number, "panel", date(2026, 3, 3))
    assert refused.value.code == "sent-on"


async def test_an_unknown_recipient_is_refused(stores: Stores, people: People):
    _, number = await scheduled(stores, people)
    with pytest.raises(Invalid):
        await scheduling.give_notice(stores, people.depositor, number, "newspaper", date(2026, 3, 2))


async def test_what_was_published_before_waits_for_nobody(stores: Stores, people: People):
    assert await state_of(stores, await people.cleared()) is State.CLEARED


async def test_an_embargo_seals_what_was_public_and_its_end_opens_it_again(stores: Stores, people: People):
    report_id = await people.cleared("Share what you know.")
    number = await number_of(stores, report_id)
    async with stores.reading() as session:
        before = await Reports(session, people.practitioner).text(report_id)
    embargo = await scheduling.set_embargo(stores, people.clearer, number, "prosecution", None)
    async with stores.reading() as session:
        assert (await session.scalars(select(ReportText))).all() == []
        with pytest.raises(NotFound):
            await Reports(session, people.practitioner).get(report_id)
    await scheduling.lift_embargo(stores, people.clearer, number, embargo)
    await due_work(stores)
    async with stores.reading() as session:
        after = await Reports(session, people.practitioner).text(report_id)
    assert (after.text, [one.text for one in after.lessons], after.record) == (
        before.text,
        [one.text for one in before.lessons],
        before.record,
    )


async def test_an_embargo_with_a_day_ends_on_it(stores: Stores, people: People, clock: Callable[[str], None]):
    report_id = await people.cleared()
    await scheduling.set_embargo(
        stores, people.depositor, await number_of(stores, report_id), "inquest", date(2026, 3, 9)
    )
    states = []
    for day in ("2026-03-08", "2026-03-09"):
        clock(day)
        await due_work(stores)
        states.append(await state_of(stores, report_id))
    assert states == [State.SCHEDULED, State.CLEARED]


async def test_an_embargo_that_comes_while_the_detectors_look_keeps_it_back(stores: Stores, people: People):
    report_id, number = await scheduled(stores, people, replace(NEW, published_before=True, publish_on=None))
    assert await state_of(stores, report_id) is State.CLEARED
    embargo = await scheduling.set_embargo(stores, people.clearer, number, "family", None)
    await scheduling.lift_embargo(stores, people.clearer, number, embargo)

    class Meanwhile(Readers):
        async def recheck(self, candidate: Candidate, anonymity: Anonymity | None = None) -> Candidate:
            await scheduling.set_embargo(stores, people.clearer, number, "family", None)
            return await super().recheck(candidate, anonymity)

    await due_work(stores, Meanwhile())
    assert await state_of(stores, report_id) is State.SCHEDULED


async def test_what_the_detectors_of_the_day_refuse_stays_sealed(stores: Stores, people: People):
    report_id = await people.cleared()
    number = await number_of(stores, report_id)
    embargo = await scheduling.set_embargo(stores, people.clearer, number, "family", None)
    await scheduling.lift_embargo(stores, people.clearer, number, embargo)
    await due_work(stores, Refusing())
    assert await state_of(stores, report_id) is State.SCHEDULED


async def test_after_five_years_the_record_stays_and_the_text_goes(
    stores: Stores, people: People, clock: Callable[[str], None]
):
    report_id = await people.cleared()
    clock("2031-03-02")
    async with stores.writing() as session:
        await timing.confirm(session, now())
    await due_work(stores)
    assert await state_of(stores, report_id) is State.CLEARED
    clock("2031-03-03")
    await due_work(stores)
    async with stores.reading() as session:
        reports = Reports(session, people.practitioner)
        view, record = await reports.get(report_id), await reports.record(report_id)
        gone = (await session.scalars(select(ReportText.report_id))).all()
        lessons = (await session.scalars(select(LessonText.id))).all()
    assert (view.state, record.coded.outcome, gone, lessons) == (State.LAPSED, None, [], [])


async def test_a_hold_keeps_the_file_beyond_its_time_and_from_the_public(
    stores: Stores, people: People, clock: Callable[[str], None]
):
    report_id = await people.cleared()
    await scheduling.hold(stores, people.clearer, await number_of(stores, report_id), "court-order")
    clock("2032-01-01")
    async with stores.writing() as session:
        await timing.confirm(session, now())
    await due_work(stores)
    async with stores.reading() as session:
        assert (await session.scalars(select(SealedText.report_id))).all() == [report_id]
    assert await state_of(stores, report_id) is State.SCHEDULED


async def test_a_day_of_taking_down_ends_it(stores: Stores, people: People, clock: Callable[[str], None]):
    report_id = await people.cleared()
    number = await number_of(stores, report_id)
    await scheduling.set_days(stores, people.depositor, number, publish_on=None, take_down_on=date(2026, 3, 7))
    states = []
    for day in ("2026-03-06", "2026-03-07"):
        clock(day)
        await due_work(stores)
        states.append(await state_of(stores, report_id))
    assert states == [State.CLEARED, State.LAPSED]


async def test_days_in_the_wrong_order_are_refused(stores: Stores, people: People):
    number = await number_of(stores, await people.held())
    with pytest.raises(Invalid):
        await scheduling.set_days(
            stores, people.depositor, number, publish_on=date(2026, 5, 2), take_down_on=date(2026, 5, 2)
        )


async def test_a_restart_changes_nothing(stores: Stores, people: People, clock: Callable[[str], None]):
    report_id, number = await scheduled(stores, people)
    await noticed(stores, people, number, date(2026, 3, 2))
    async with Stores(stores.settings) as again:
        for day, expected in (("2026-03-09", State.SCHEDULED), ("2026-03-11", State.CLEARED)):
            clock(day)
            await due_work(again)
            assert await state_of(again, report_id) is expected


async def test_a_review_without_its_action_plan_is_not_cleared(stores: Stores, people: People):
    report_id = await people.held(tags=WELSH)
    with pytest.raises(Invalid) as refused:
        await publishing.clear(stores, people.clearer, report_id, Readers())
    assert (refused.value.code, "action plan" in refused.value.sentence) == ("documents-missing", True)


async def test_the_action_plan_or_a_reason_lets_it_be_cleared(stores: Stores, people: People):
    with_plan, with_reason = await people.held(tags=WELSH), await people.held(tags=WELSH)
    plan = Document("action-plan")
    await publishing.submit(stores, people.depositor, candidate(), await number_of(stores, with_plan), plan)
    await bundles.excuse(
        stores, people.clearer, await number_of(stores, with_reason), "action-plan", "not-for-publication"
    )
    done = [await publishing.clear(stores, people.clearer, one, Readers()) for one in (with_plan, with_reason)]
    assert done == [State.CLEARED, State.CLEARED]


async def test_documents_of_one_review_are_shown_together(stores: Stores, people: People):
    report_id = await people.held()
    number = await number_of(stores, report_id)
    welsh = Document("overview-report", "cy", report_id)
    translated = await publishing.submit(stores, people.depositor, candidate(), number, welsh)
    async with stores.reading() as session:
        view = await Reviews(session, people.depositor, date(2026, 3, 2)).get(number)
    assert [(one.id, one.language, one.translation_of) for one in view.documents] == [
        (report_id, "en", None),
        (translated, "cy", report_id),
    ]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (Document("poem"), "role"),
        (Document("action-plan", "fr"), "language"),
        (Document("action-plan", "cy", "absent"), "translation-of"),
    ],
)
async def test_a_document_that_cannot_be_is_refused_and_leaves_nothing(
    stores: Stores, people: People, document: Document, code: str
):
    with pytest.raises(Invalid) as refused:
        await publishing.submit(stores, people.depositor, candidate(), TAGS, document)
    async with stores.reading() as session:
        assert (await session.scalars(select(Report.id))).all() == []
    assert refused.value.code == code


async def test_a_translation_is_in_another_language(stores: Stores, people: People):
    report_id = await people.held()
    number = await number_of(stores, report_id)
    with pytest.raises(Invalid):
        await publishing.submit(
            stores, people.depositor, candidate(), number, Document("overview-report", "en", report_id)
        )


async def test_strangers_add_nothing_and_set_nothing(stores: Stores, people: People):
    number = await number_of(stores, await people.held())
    stranger = replace(people.depositor, account_id=people.viewers[Role.PARTNER].account_id, board="Elsewhere")
    with pytest.raises(NotFound):
        await publishing.submit(stores, stranger, candidate(), number)
    with pytest.raises(NotFound):
        await scheduling.hold(stores, stranger, number, "family")
    with pytest.raises(Forbidden):
        await scheduling.hold(stores, people.practitioner, number, "family")


async def test_what_is_due_is_listed_for_each_who_has_to_do_it(stores: Stores, people: People):
    await scheduled(stores, people)
    async with stores.reading() as session:
        board = await Reviews(session, people.depositor, date(2026, 3, 2)).due()
        national = await Reviews(session, people.clearer, date(2026, 3, 2)).due()
    assert sorted({item.due.about for item in board if item.due.task == "send"}) == sorted(RECIPIENTS)
    assert [item for item in national if item.due.task == "send"] == []


async def test_a_reader_is_not_told_what_a_review_waits_for(stores: Stores, people: People):
    number = await number_of(stores, await people.cleared())
    async with stores.reading() as session:
        view = await Reviews(session, people.practitioner, date(2026, 3, 2)).get(number)
    assert view.waiting is None


async def test_suggestions_are_kept_unconfirmed_and_corrections_confirmed(stores: Stores, people: People):
    first, second = await people.cleared(), await people.held()
    said = Correction(subject="Siblings in Family U", outcome="death", themes={"recommendation-1": ("supervision",)})
    await publishing.clear(stores, people.clearer, second, Readers(), correction=said)
    async with stores.reading() as session:
        reports = Reports(session, people.practitioner)
        records = [await reports.record(one) for one in (first, second)]
        lesson = (await reports.text(second)).lessons[0]
    assert [(one.confirmed, one.subject, one.coded.outcome) for one in records] == [
        (False, "Child A", None),
        (True, "Siblings in Family U", "death"),
    ]
    assert [(theme.code, theme.provenance, theme.confirmed) for theme in lesson.themes] == [
        ("supervision", "person", True)
    ]


@pytest.mark.parametrize(
    "said",
    [
        Correction(subject="Marigold"),
        Correction(outcome="poem"),
        Correction(begins="soon"),
        Correction(authors=(0,)),
        Correction(themes={"recommendation-1": ("poem",)}),
        Correction(themes={"absent": ()}),
    ],
)
async def test_a_record_that_cannot_be_is_refused_and_nothing_is_cleared(
    stores: Stores, people: People, said: Correction
):
    report_id = await people.held()
    with pytest.raises(Invalid):
        await publishing.clear(stores, people.clearer, report_id, Readers(), correction=said)
    assert await state_of(stores, report_id) is State.HELD


async def test_an_anonymous_review_names_its_board_to_those_who_handle_it_only(stores: Stores, people: People):
    tags = Tags.of(
        nation="scotland", review_type="learning-review", year=2024, board=BOARD, anonymous=True, published_before=True
    )
    report_id = await people.cleared(tags=tags)
    number = await number_of(stores, report_id)

    async def told(viewer: Viewer) -> list[object]:
        async with stores.reading() as session:
            reports = Reports(session, viewer)
            view = await reports.get(report_id)
            text = await reports.text(report_id)
            review = await Reviews(session, viewer, date(2026, 3, 2)).get(number)
            certificate = await reports.certificate(report_id, stores.keyring)
        return [
            view.board,
            view.cleared_at,
            view.published_at,
            text.lessons[0].board,
            review.board,
            review.heading,
            certificate.made_at,
        ]

    hidden = ["", None, None, "", "", "2024 - Anonymous - Child A", None]
    assert [await told(people.practitioner), await told(people.clearer)] == [hidden, hidden]
    assert (await told(people.depositor))[0] == BOARD


async def test_a_cursor_tells_no_moment(stores: Stores, people: People):
    for _ in range(2):
        await people.cleared()
    async with stores.reading() as session:
        page = await Reports(session, people.practitioner).list_lessons(limit=1)
        stamp = msgspec.msgpack.encode(await session.scalar(select(Report.published_at)))
    sealed = base64.urlsafe_b64decode(page.next + "=" * (-len(page.next) % 4))
    assert stamp[-8:] not in sealed


async def test_everything_that_was_done_leaves_a_sound_installation(
    stores: Stores, people: People, clock: Callable[[str], None]
):
    report_id = await people.cleared()
    number = await number_of(stores, report_id)
    await scheduling.set_embargo(stores, people.clearer, number, "inquest", date(2026, 3, 4))
    await scheduled(stores, people)
    clock("2026-03-05")
    await due_work(stores)
    problems = await checks.check(stores, stores.settings)
    assert [problem for problem in problems if "index" not in problem] == []
    assert await state_of(stores, report_id) is State.CLEARED
