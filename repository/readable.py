"""What makes a report readable, and what undoes it: its text, its lessons, and the word to the index."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from ingest.candidate import Candidate, Lesson, encode
from ingest.record import CatalogueRecord
from policies.publication import State
from repository import fixity, seals
from repository.models import CatalogueEntry, Change, LessonText, Outbox, Purpose, Report, ReportText
from repository.sealing import Keyring
from repository.tables import now


async def open_up(session: AsyncSession, report: Report, candidate: Candidate) -> None:
    """Store the candidate to be read and searched from the commit on; its key is destroyed.

    Call `Stores.scour` after the commit.
    """
    report.state = State.CLEARED
    report.published_at = now()
    report.lesson_count = len(candidate.lessons)
    blocks, evidence = fixity.packed(candidate.blocks), fixity.packed(candidate.evidence)
    session.add(
        ReportText(
            report_id=report.id,
            title=candidate.title,
            text=candidate.text,
            blocks=candidate.blocks,
            evidence=candidate.evidence,
            digest=fixity.of_text(candidate.title, candidate.text, blocks, evidence),
        )
    )
    await session.flush()
    for position, lesson in enumerate(candidate.lessons):
        fields = {name: getattr(lesson, name) for name in lesson.__struct_fields__}
        session.add(
            LessonText(
                report_id=report.id, position=position, digest=fixity.of_lesson(lesson.text, lesson.headings), **fields
            )
        )
    if candidate.record:
        record = candidate.record
        session.add(
            CatalogueEntry(
                report_id=report.id,
                subject=record.subject,
                authors=record.authors,
                abstract=record.abstract,
                coded=record.coded,
                confirmed=record.confirmed,
            )
        )
    await seals.destroy(session, report.id, Purpose.CANDIDATE)
    session.add(Outbox(report_id=report.id, revision=report.revision, change=Change.PUT))
    await session.flush()


async def seal_again(session: AsyncSession, keyring: Keyring, report: Report) -> None:
    """Take a readable report back into the state of one that waits for its day: sealed, and in no index."""
    stored = await session.get_one(ReportText, report.id)
    lessons = select(LessonText).where(LessonText.report_id == report.id).order_by(LessonText.position)
    candidate = Candidate(
        title=stored.title,
        text=stored.text,
        blocks=stored.blocks,
        lessons=tuple(
            Lesson(**{name: getattr(row, name) for name in Lesson.__struct_fields__})
            for row in await session.scalars(lessons)
        ),
        evidence=stored.evidence,
        record=record_of(await session.get(CatalogueEntry, report.id)),
    )
    report.state = State.SCHEDULED
    report.published_at = None
    await seals.put(session, keyring, report.id, Purpose.CANDIDATE, encode(candidate))
    await close(session, report)


def record_of(entry: CatalogueEntry | None) -> CatalogueRecord | None:
    """The record that the row holds."""
    if entry is None:
        return None
    return CatalogueRecord(entry.coded, entry.subject, entry.authors, entry.abstract, entry.confirmed)


async def close(session: AsyncSession, report: Report, *, keeping_record: bool = False) -> None:
    """Delete the text, the lessons and, unless it is kept, the entry in the catalogue.

    The index hears of it after the commit. Call `Stores.scour` then.
    """
    if not keeping_record:
        await session.execute(delete(CatalogueEntry).where(CatalogueEntry.report_id == report.id))
    await session.execute(delete(LessonText).where(LessonText.report_id == report.id))
    await session.execute(delete(ReportText).where(ReportText.report_id == report.id))
    session.add(Outbox(report_id=report.id, revision=report.revision, change=Change.REMOVE))
    await session.flush()
