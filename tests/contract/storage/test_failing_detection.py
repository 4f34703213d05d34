"""However detection fails, the document is refused with a clear code and nothing of it is stored, on either database.

Recognisers that fail, workers that hang, die or take all memory, and answers that cannot be true: the worker is a real
one whose detector does what the document asks for (`tests/broken_worker.py`).
"""

from pathlib import Path

import pytest
from holdings import TAGS, People
from sqlalchemy import func, select

from ingest.errors import DocumentRefused
from ingest.pool import Limits, Workers
from ingest.submission import Submission
from repository import publishing
from repository.models import AuditEntry, LessonText, Outbox, Report, ReportKey, ReportText, SealedText
from repository.stores import Stores

BROKEN = Path(__file__).parents[2] / "broken_worker.py"
TABLES = (Report, SealedText, ReportKey, ReportText, LessonText, Outbox, AuditEntry)

CODES = {
    "raise": "detector-failed",
    "take too long": "detector-failed",
    "hang": "timed-out",
    "spin": "timed-out",
    "die": "worker-died",
    "crash": "worker-died",
    "hoard": "worker-died",
    "point beyond the text": "detector-failed",
    "point at nothing": "detector-failed",
    "be surer than sure": "detector-failed",
    "find a kind that there is not": "detector-failed",
    "answer with noise": "detector-failed",
    "answer with half of it": "detector-failed",
    "replace more words than there are": "detector-failed",
    "lose a paragraph": "detector-failed",
}


def workers(mode: str = "starts") -> Workers:
    return Workers(1, limits=Limits(wall_seconds=6, cpu_seconds=2), program=(str(BROKEN), mode))


async def deposit(stores: Stores, people: People, pool: Workers, order: str) -> str:
    """What became of a document that asks for this: the code of the refusal, or "kept"."""
    text = f"A review.\n\nProfessionals met and agreed.\n\nplease: {order}"
    try:
        candidate = await pool.prepare(Submission.of(text.encode(), nation=TAGS.nation))
        await publishing.submit(stores, people.depositor, candidate, TAGS)
    except DocumentRefused as refused:
        return refused.code if order not in refused.sentence else "quoted"
    return "kept"


async def rows(stores: Stores) -> dict[str, int]:
    """How many rows each table has that a deposit writes to."""
    async with stores.reading() as session:
        return {
            table.__tablename__: await session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES
        }


async def test_however_detection_fails_the_document_is_refused_and_nothing_is_stored(stores: Stores, people: People):
    before = await rows(stores)

    async with workers() as pool:
        codes = {order: await deposit(stores, people, pool, order) for order in CODES}

    assert (codes, await rows(stores)) == (CODES, before)


async def test_after_every_failure_a_document_that_asks_for_nothing_is_kept(stores: Stores, people: People):
    async with workers() as pool:
        kept = [await deposit(stores, people, pool, order) for order in ("raise", "die", "be well")]

    assert (kept, (await rows(stores))["report"]) == (["detector-failed", "worker-died", "kept"], 1)


async def test_a_worker_that_misses_its_canary_reads_no_document():
    with pytest.raises(DocumentRefused) as refused:
        await workers("misses-its-canary").__aenter__()

    assert (refused.value.code, "misses its own example" in refused.value.sentence) == ("detector-failed", True)
