"""Commands, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from holdings import TAGS, People, Readers, candidate
from sqlalchemy import func, select

from ingest.anonymity import Anonymity
from ingest.candidate import Candidate
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from policies.access import Role
from policies.publication import HELD_FOR, State
from repository import audit, publishing, retention, withdrawing
from repository.errors import Conflict, Forbidden, Invalid, NotFound
from repository.models import AuditEntry, Change, LessonText, Outbox, Purpose, Report, ReportKey, ReportText, SealedText
from repository.reports import Reports
from repository.sealing import Sealed
from repository.stores import Stores
from repository.tables import now
from search.document import Document
from search.index import IndexUnusable


class Shelf:
    """Stands in for the index: keeps what it is given, or breaks."""

    def __init__(self, *, broken: bool = False) -> None:
        self.given: dict[str, list[Document]] = {}
        self._broken = broken

    def replace(self, group: str, _revision: str, documents: list[Document]) -> None:
        if self._broken:
            raise IndexUnusable
        self.given[group] = list(documents)


async def state_of(stores: Stores, report_id: str) -> State:
    async with stores.reading() as session:
        return (await session.execute(select(Report.state).where(Report.id == report_id))).scalar_one()


async def rows(stores: Stores, *tables: type) -> list[int]:
    async with stores.reading() as session:
        return [(await session.execute(select(func.count()).select_from(table))).scalar_one() for table in tables]


async def last_entry(stores: Stores) -> tuple[str, str, str, str, str]:
    async with stores.reading() as session:
        entry = (await session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1))).one()
        return (entry.actor, entry.action, entry.object_id, entry.outcome, entry.code)


# --- submit


async def test_a_submitted_report_is_held(stores: Stores, people: People):
    report_id = await people.held()
    async with stores.reading() as session:
        view = await Reports(session, people.depositor).get(report_id)
    assert (view.state, view.title, view.nation, view.own) == (State.HELD, "", "wales", True)


async def test_a_held_report_is_opened_for_the_clearer(stores: Stores, people: People):
    report_id = await people.held("Share what you know.")
    async with stores.reading() as session:
        opened = await Reports(session, people.clearer).candidate(report_id, stores.keyring)
    assert opened == candidate("Share what you know.")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DEPOSITOR}))
async def test_only_a_depositor_deposits(stores: Stores, people: People, role: Role):
    with pytest.raises(Forbidden):
        await publishing.submit(stores, people.viewers[role], candidate(), TAGS)


async def test_a_deposit_is_audited(stores: Stores, people: People):
    report_id = await people.held()
    assert await last_entry(stores) == (people.depositor.account_id, "report.submit", report_id, "ok", "")


async def test_without_its_audit_entry_nothing_is_stored(
    stores: Stores, people: People, monkeypatch: pytest.MonkeyPatch
):
    async def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(audit, "record", fails)
    with pytest.raises(ZeroDivisionError):
        await people.held()
    assert await rows(stores, Report, SealedText, ReportKey) == [0, 0, 0]


async def test_two_sealings_of_the_same_text_have_nothing_in_common(stores: Stores, people: People):
    await people.held()
    await people.held()
    async with stores.reading() as session:
        one, two = await session.scalars(select(SealedText.ciphertext))
    assert one[1:13] != two[1:13]
    assert one[13:] != two[13:]


async def test_what_is_sealed_does_not_open_in_another_reports_place(stores: Stores, people: People):
    first, second = await people.held(), await people.held()
    async with stores.writing() as session:
        one = await session.get_one(SealedText, (first, Purpose.CANDIDATE))
        key = await session.get_one(ReportKey, (first, Purpose.CANDIDATE))
        sealed = Sealed(key.wrapped, one.ciphertext)
    with pytest.raises(Exception, match="does not open"):
        stores.keyring.open(second, Purpose.CANDIDATE, sealed)


# --- clear


async def test_a_cleared_report_is_read(stores: Stores, people: People):
    report_id = await people.cleared("Share what you know.", "Listen to the child.")
    made = candidate("Share what you know.", "Listen to the child.")
    async with stores.reading() as session:
        read = await Reports(session, people.practitioner).text(report_id)
    assert (read.title, read.text, read.blocks) == (made.title, made.text, made.blocks)
    assert [lesson.text for lesson in read.lessons] == [lesson.text for lesson in made.lessons]


async def test_the_evidence_is_that_of_the_last_look(stores: Stores, people: People):
    report_id = await people.cleared()
    async with stores.reading() as session:
        assert (await Reports(session, people.practitioner).text(report_id)).evidence.people == 3


async def test_clearing_destroys_the_key_and_the_seal(stores: Stores, people: People):
    await people.cleared()
    assert await rows(stores, ReportKey, SealedText, ReportText, LessonText, Outbox) == [0, 0, 1, 1, 1]


async def test_clearing_is_audited(stores: Stores, people: People):
    report_id = await people.cleared()
    assert await last_entry(stores) == (people.clearer.account_id, "report.clear", report_id, "ok", "")


async def test_the_depositor_cannot_clear(stores: Stores, people: People):
    report_id = await people.held()
    with pytest.raises(Forbidden):
        await publishing.clear(stores, people.depositor, report_id, Readers())


async def test_who_deposited_it_cannot_clear_it_in_any_role(stores: Stores, people: People):
    report_id = await people.held()
    async with stores.writing() as session:
        (await session.get_one(Report, report_id)).depositor_id = people.clearer.account_id
    with pytest.raises(Forbidden) as refused:
        await publishing.clear(stores, people.clearer, report_id, Readers())
    assert refused.value.code == "same-person"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DEPOSITOR, Role.CLEARER}))
async def test_for_others_there_is_nothing_to_clear(stores: Stores, people: People, role: Role):
    report_id = await people.held()
    with pytest.raises(NotFound):
        await publishing.clear(stores, people.viewers[role], report_id, Readers())


async def test_a_detail_that_is_left_stops_the_clearing(stores: Stores, people: People):
    report_id = await people.held(opening="Quillfeather was seen.")
    with pytest.raises(DocumentRefused):
        await publishing.clear(stores, people.clearer, report_id, Readers(refuses="Quillfeather"))
    assert await state_of(stores, report_id) is State.HELD


async def test_a_stopped_clearing_is_audited(stores: Stores, people: People):
    report_id = await people.held(opening="Quillfeather was seen.")
    with pytest.raises(DocumentRefused):
        await publishing.clear(stores, people.clearer, report_id, Readers(refuses="Quillfeather"))
    entry = (people.clearer.account_id, "report.clear", report_id, "refused", "identifier-left")
    assert await last_entry(stores) == entry


async def test_a_report_is_cleared_once(stores: Stores, people: People):
    report_id = await people.cleared()
    with pytest.raises(Conflict):
        await publishing.clear(stores, people.clearer, report_id, Readers())


async def test_of_two_who_clear_at_once_one_does(stores: Stores, people: People):
    report_id = await people.held()
    together = [publishing.clear(stores, people.clearer, report_id, Readers()) for _ in range(2)]
    outcomes = await asyncio.gather(*together, return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "State"]
    assert await rows(stores, ReportText, Outbox) == [1, 1]


async def test_of_two_who_decide_differently_at_once_one_does(stores: Stores, people: People):
    report_id = await people.held()
    outcomes = await asyncio.gather(
        publishing.clear(stores, people.clearer, report_id, Readers()),
        publishing.reject(stores, people.clearer, report_id, "duplicate"),
        publishing.return_to_depositor(stores, people.clearer, report_id, "Please look again."),
        return_exceptions=True,
    )
    assert sum(not isinstance(outcome, Exception) for outcome in outcomes) == 1


class Meanwhile(Readers):
    """While these workers read, somebody redacts."""

    def __init__(self, stores: Stores, people: People, report_id: str) -> None:
        super().__init__()
        self._redact = (stores, people.clearer, report_id, [Span(0, 5)], Readers())

    async def recheck(self, candidate: Candidate, anonymity: Anonymity | None = None) -> Candidate:
        await publishing.redact(*self._redact)
        return await super().recheck(candidate, anonymity)


async def test_what_changed_during_the_last_look_is_not_cleared(stores: Stores, people: People):
    report_id = await people.held()
    with pytest.raises(Conflict) as refused:
        await publishing.clear(stores, people.clearer, report_id, Meanwhile(stores, people, report_id))
    assert refused.value.code == "changed"


async def test_what_changed_since_it_was_read_is_not_cleared(stores: Stores, people: People):
    report_id = await people.held()
    async with stores.reading() as session:
        seen = (await Reports(session, people.clearer).get(report_id)).revision
    await publishing.redact(stores, people.clearer, report_id, [Span(0, 5)], Readers())
    with pytest.raises(Conflict):
        await publishing.clear(stores, people.clearer, report_id, Readers(), revision=seen)


# --- redact


async def test_a_redaction_takes_the_place_of_the_candidate(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.redact(stores, people.clearer, report_id, [Span(0, 7)], Readers())
    async with stores.reading() as session:
        opened = await Reports(session, people.clearer).candidate(report_id, stores.keyring)
    assert opened.text.startswith("[removed]\n")


async def test_a_redaction_has_a_key_of_its_own(stores: Stores, people: People):
    report_id = await people.held()
    async with stores.reading() as session:
        before = await session.scalar(select(ReportKey.wrapped))
    await publishing.redact(stores, people.clearer, report_id, [Span(0, 7)], Readers())
    async with stores.reading() as session:
        after = (await session.scalars(select(ReportKey.wrapped))).all()
    assert len(after) == 1
    assert after != [before]


@pytest.mark.parametrize("spans", [[], [Span(0, 0)], [Span(5, 2)], [Span(-1, 3)], [Span(0, 10_000)]])
async def test_what_is_no_part_of_the_text_is_not_redacted(stores: Stores, people: People, spans: list[Span]):
    report_id = await people.held()
    with pytest.raises(Invalid):
        await publishing.redact(stores, people.clearer, report_id, spans, Readers())


async def test_the_depositor_cannot_redact(stores: Stores, people: People):
    report_id = await people.held()
    with pytest.raises(Forbidden):
        await publishing.redact(stores, people.depositor, report_id, [Span(0, 7)], Readers())


# --- return and reject


async def test_a_returned_report_says_why_to_its_depositor(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.return_to_depositor(stores, people.clearer, report_id, " The school is named on page 2. ")
    async with stores.reading() as session:
        reports = Reports(session, people.depositor)
        assert (await reports.get(report_id)).state is State.RETURNED
        assert await reports.comment(report_id, stores.keyring) == "The school is named on page 2."


async def test_the_comment_is_for_the_depositor_alone(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.return_to_depositor(stores, people.clearer, report_id, "The school is named.")
    async with stores.reading() as session:
        with pytest.raises(NotFound):
            await Reports(session, people.practitioner).comment(report_id, stores.keyring)


async def test_of_a_returned_report_only_the_comment_is_sealed(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.return_to_depositor(stores, people.clearer, report_id, "The school is named.")
    async with stores.reading() as session:
        assert (await session.scalars(select(SealedText.purpose))).all() == [Purpose.COMMENT]


@pytest.mark.parametrize("comment", ["", "  ", "c" * 4001])
async def test_a_report_is_not_returned_without_a_word(stores: Stores, people: People, comment: str):
    report_id = await people.held()
    with pytest.raises(Invalid):
        await publishing.return_to_depositor(stores, people.clearer, report_id, comment)


async def test_of_a_rejected_report_nothing_is_sealed(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.reject(stores, people.clearer, report_id, "not-a-review")
    assert await rows(stores, ReportKey, SealedText) == [0, 0]


async def test_a_rejected_report_says_why_by_a_code(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.reject(stores, people.clearer, report_id, "not-a-review")
    async with stores.reading() as session:
        view = await Reports(session, people.depositor).get(report_id)
    assert (view.state, view.reason) == (State.REJECTED, "not-a-review")


async def test_a_reason_that_somebody_typed_is_refused(stores: Stores, people: People):
    report_id = await people.held()
    with pytest.raises(Invalid, match="not-a-review"):
        await publishing.reject(stores, people.clearer, report_id, "It names Quillfeather")


# --- withdraw


async def test_of_a_withdrawn_report_a_tombstone_stays(stores: Stores, people: People):
    report_id = await people.cleared()
    await withdrawing.withdraw(stores, people.clearer, report_id, "court-order", Shelf())
    async with stores.reading() as session:
        view = await Reports(session, people.practitioner).get(report_id)
    assert (view.state, view.reason, view.id) == (State.WITHDRAWN, "court-order", report_id)
    assert (view.title, view.nation, view.review_type, view.type_label, view.year, view.board, view.lessons) == (
        *("" for _ in range(4)),
        0,
        "",
        0,
    )


async def test_of_a_withdrawn_report_no_text_is_kept(stores: Stores, people: People):
    report_id = await people.cleared()
    await withdrawing.withdraw(stores, people.clearer, report_id, "court-order", Shelf())
    assert await rows(stores, ReportText, LessonText) == [0, 0]


async def test_a_withdrawn_report_leaves_the_index(stores: Stores, people: People):
    report_id = await people.cleared()
    shelf = Shelf()
    await withdrawing.withdraw(stores, people.clearer, report_id, "court-order", shelf)
    assert shelf.given == {report_id: []}
    async with stores.reading() as session:
        assert (await session.scalars(select(Outbox.done_at).where(Outbox.done_at.is_(None)))).all() == []


async def test_a_broken_index_does_not_keep_a_text_up(stores: Stores, people: People):
    report_id = await people.cleared()
    await withdrawing.withdraw(stores, people.clearer, report_id, "court-order", Shelf(broken=True))
    assert await state_of(stores, report_id) is State.WITHDRAWN
    async with stores.reading() as session:
        waiting = await session.scalars(select(Outbox.change).where(Outbox.done_at.is_(None)).order_by(Outbox.seq))
        assert waiting.all()[-1] is Change.REMOVE


async def test_a_held_report_is_not_withdrawn(stores: Stores, people: People):
    report_id = await people.held()
    with pytest.raises(Conflict):
        await withdrawing.withdraw(stores, people.clearer, report_id, "court-order", Shelf())


@pytest.mark.parametrize("role", [Role.DEPOSITOR, Role.PRACTITIONER, Role.PARTNER])
async def test_readers_do_not_withdraw(stores: Stores, people: People, role: Role):
    report_id = await people.cleared()
    with pytest.raises(Forbidden):
        await withdrawing.withdraw(stores, people.viewers[role], report_id, "court-order", Shelf())


# --- expire


async def test_what_nobody_decided_on_in_time_expires(stores: Stores, people: People):
    report_id = await people.held()
    assert await retention.expire(stores, now() + HELD_FOR) == 1
    assert await state_of(stores, report_id) is State.EXPIRED
    assert await rows(stores, ReportKey, SealedText) == [0, 0]


async def test_nothing_expires_before_its_time(stores: Stores, people: People):
    await people.held()
    assert await retention.expire(stores, now() + HELD_FOR - timedelta(minutes=1)) == 0


async def test_what_was_decided_on_does_not_expire(stores: Stores, people: People):
    report_id = await people.cleared()
    assert await retention.expire(stores, now() + HELD_FOR) == 0
    assert await state_of(stores, report_id) is State.CLEARED


async def test_comments_are_destroyed_in_time(stores: Stores, people: People):
    report_id = await people.held()
    await publishing.return_to_depositor(stores, people.clearer, report_id, "The school is named.")
    await retention.expire(stores, now() + HELD_FOR)
    assert await rows(stores, ReportKey, SealedText) == [0, 0]
    assert await state_of(stores, report_id) is State.RETURNED


async def test_every_step_leaves_a_whole_chain(stores: Stores, people: People):
    await people.cleared()
    await people.held()
    await retention.expire(stores, now() + HELD_FOR)
    async with stores.reading() as session:
        assert await audit.verify(session) == []
