"""One of several web nodes: `python node.py HOME DATABASE_URL SEED TURNS`, which begins when it is sent a line.

It clears, corrects, withdraws, catches up and searches. At the end it says in JSON how often it searched and what it
should not have been shown.
"""

import asyncio
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parent))

from databases import settings
from holdings import person
from indexer import clear, withdraw, word
from sqlalchemy import select

from ingest.anonymised import AnonymisedText
from policies.access import Role
from policies.publication import State
from repository import fixity, indexing
from repository.guards import Viewer
from repository.models import Change, LessonText, Outbox, Report
from repository.reports import Reports
from repository.stores import Stores
from repository.tables import new_id
from search.grammar import parse
from search.index import Index


async def correct(stores: Stores, index: Index, chance: random.Random) -> None:
    """Give each lesson of a report a new text, and the report a new revision."""
    async with stores.writing() as session:
        readable = select(Report.id).where(Report.state == State.CLEARED).order_by(Report.id)
        ids = (await session.scalars(readable)).all()
        if not ids:
            return
        report = await session.get_one(Report, chance.choice(ids), with_for_update=True, populate_existing=True)
        if report.state is not State.CLEARED:
            return
        report.revision, new = new_id(), word().title()
        for lesson in await session.scalars(select(LessonText).where(LessonText.report_id == report.id)):
            lesson.text = AnonymisedText(f"{new} board {lesson.position}.")
            lesson.digest = fixity.of_lesson(lesson.text, lesson.headings)
        session.add(Outbox(report_id=report.id, revision=report.revision, change=Change.PUT))
    await indexing.catch_up(stores, index)


async def faults(stores: Stores, index: Index, viewer: Viewer) -> list[str]:
    """What one search shows that it should not: anything twice, or what was not to be read when it was shown."""
    async with stores.reading() as session:
        results = await asyncio.to_thread(index.search, parse("board"), filters={}, limit=1000)
        shown = await Reports(session, viewer).lessons([hit.id for hit in results.hits])
        cleared = set(await session.scalars(select(Report.id).where(Report.state == State.CLEARED)))
    twice = [lesson for lesson, times in Counter(hit.id for hit in results.hits).items() if times > 1]
    return [
        *(f"{lesson} twice" for lesson in twice),
        *(f"{lesson.report_id} is not readable" for lesson in shown.values() if lesson.report_id not in cleared),
    ]


async def work(home: str, database_url: str, seed: str, turns: str) -> dict[str, Any]:
    chance = random.Random(seed)  # noqa: S311  # Any will do.
    async with Stores(settings(Path(home), database_url)) as stores:
        index = indexing.open_index(stores.settings)
        depositor = await person(stores, Role.DEPOSITOR, uuid4().hex)
        clearer = await person(stores, Role.CLEARER, uuid4().hex)
        reader = await person(stores, Role.PRACTITIONER, uuid4().hex)
        print("at work", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        found: list[str] = []
        for _ in range(int(turns)):
            doing = chance.random()
            if doing < 0.5:
                await clear(stores, index, chance, depositor, clearer)
            elif doing < 0.75:
                await correct(stores, index, chance)
            else:
                await withdraw(stores, index, chance, clearer)
            found += await faults(stores, index, reader)
        await asyncio.to_thread(index.close)
    return {"searches": int(turns), "faults": found}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(work(*sys.argv[1:]))))
