"""The vectors of lessons: made once by the model of meaning, kept in the database, and gone with their lessons."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import Select, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from repository import meaning
from repository.errors import IndexUnavailable
from repository.indexed import heading_of
from repository.models import LessonText, LessonVector
from repository.stores import Stores
from search.model_files import ModelUnusable

# Read and kept at once: a few seconds of work, which is all that is lost when a process ends.
_AT_ONCE = 64


async def missing(stores: Stores) -> int:
    """How many lessons have no vector of the installation's model; none are missing where there is no model."""
    mark = meaning.mark(stores.settings)
    if not mark:
        return 0
    async with stores.reading() as session:
        return await session.scalar(select(func.count()).select_from(_without(mark).subquery())) or 0


async def fill(
    stores: Stores, report_ids: Collection[str] | None = None, *, done: Callable[[], None] = lambda: None
) -> None:
    """Make the vectors that lessons lack, of those reports or of all; where there is no model, nothing happens.

    `done` is called after each lesson. Whatever was made is kept if this is ended.

    Raises:
        Invalid: the model is missing or damaged.
        IndexUnavailable: the model fails.
    """
    mark = meaning.mark(stores.settings)
    after = ""
    while mark and (texts := await _some(stores, mark, report_ids, after)):
        encoder = await asyncio.to_thread(meaning.encoder, stores.settings)
        assert encoder is not None
        try:
            vectors = await asyncio.to_thread(encoder.vectors, list(texts.values()))
        except ModelUnusable as error:
            raise IndexUnavailable("meaning-model", str(error)) from None
        await _keep(stores, mark, dict(zip(texts, vectors, strict=True)))
        after = max(texts)
        for _ in texts:
            done()


async def of_lessons(session: AsyncSession, lesson_ids: Sequence[str], mark: bytes) -> dict[str, bytes]:
    """The vectors of that model, by lesson; what has none is left out."""
    if not mark:
        return {}
    query = select(LessonVector.lesson_id, LessonVector.vector).where(
        LessonVector.lesson_id.in_(lesson_ids), LessonVector.model == mark.hex()
    )
    return {row.lesson_id: row.vector for row in await session.execute(query)}


def said(heading: str, text: str) -> str:
    """A lesson as the model reads it: what stands above it is a part of what it says.

    >>> said("Information sharing", "Write it down.")
    'Information sharing. Write it down.'
    """
    return f"{heading}. {text}" if heading else f"{text}"


def _without(mark: bytes) -> Select[str]:
    its = and_(LessonVector.lesson_id == LessonText.id, LessonVector.model == mark.hex())
    return select(LessonText.id).outerjoin(LessonVector, its).where(LessonVector.lesson_id.is_(None))


async def _some(stores: Stores, mark: bytes, report_ids: Collection[str] | None, after: str) -> dict[str, str]:
    """The next lessons that have no vector, as the model reads them."""
    query = _without(mark).where(LessonText.id > after).order_by(LessonText.id).limit(_AT_ONCE)
    if report_ids is not None:
        query = query.where(LessonText.report_id.in_(report_ids))
    async with stores.reading() as session:
        lessons = await session.scalars(select(LessonText).where(LessonText.id.in_(query)))
        return {lesson.id: said(heading_of(lesson), lesson.text) for lesson in lessons}


async def _keep(stores: Stores, mark: bytes, vectors: Mapping[str, bytes]) -> None:
    async with stores.writing() as session:
        # Of a lesson that was taken down meanwhile nothing is kept; the others stay until the commit, and no other
        # process keeps a vector of theirs at the same time.
        still = select(LessonText.id).where(LessonText.id.in_(vectors)).order_by(LessonText.id)
        there = (await session.scalars(still.with_for_update(key_share=True))).all()
        await session.execute(delete(LessonVector).where(LessonVector.lesson_id.in_(there)))
        session.add_all(
            LessonVector(lesson_id=lesson_id, model=mark.hex(), vector=vectors[lesson_id]) for lesson_id in there
        )
