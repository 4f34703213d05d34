"""A process that clears, withdraws and rebuilds until it is killed: `python indexer.py HOME DATABASE_URL SEED`.

It says `at work` once it begins, and of each report that it deposits the id, and a word that stands in each of its
lessons and nowhere else.
"""

import asyncio
import random
import sys
from itertools import count
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parent))

from databases import settings
from holdings import TAGS, Readers, candidate, person
from sqlalchemy import select

from policies.access import Role
from policies.publication import State
from repository import indexing, publishing, rebuilding, withdrawing
from repository.errors import Conflict, NotFound
from repository.guards import Viewer
from repository.models import Report
from repository.stores import Stores
from search.index import Index

# No stemmer takes anything off a word of these that ends so.
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrtv")
_WORDS = "agency board bruising carer child delay escalate family health housing infant listen meeting police record"


def word() -> str:
    return f"q{uuid4().hex[:12].translate(_LETTERS)}x"


async def clear(stores: Stores, index: Index, chance: random.Random, depositor: Viewer, clearer: Viewer) -> None:
    own, words = word(), _WORDS.split()
    lessons = [f"{own.title()} {' '.join(chance.choices(words, k=40))}." for _ in range(chance.randint(5, 40))]
    report_id = await publishing.submit(stores, depositor, candidate(*lessons), TAGS)
    print(report_id, own, flush=True)
    await publishing.clear(stores, clearer, report_id, Readers())
    await indexing.catch_up(stores, index)


async def withdraw(stores: Stores, index: Index, chance: random.Random, clearer: Viewer) -> None:
    async with stores.reading() as session:
        ids = (await session.scalars(select(Report.id).where(Report.state == State.CLEARED).order_by(Report.id))).all()
    if ids:
        try:
            await withdrawing.withdraw(stores, clearer, chance.choice(ids), "superseded", index)
        except (Conflict, NotFound):  # Another process was quicker.
            return


async def work(home: str, database_url: str, seed: str) -> None:
    chance = random.Random(seed)  # noqa: S311  # Any will do, and it is the same each time.
    async with Stores(settings(Path(home), database_url)) as stores:
        index = indexing.open_index(stores.settings)
        depositor = await person(stores, Role.DEPOSITOR, uuid4().hex)
        clearer = await person(stores, Role.CLEARER, uuid4().hex)
        print("at work", flush=True)
        for _ in count():
            doing = chance.random()
            if doing < 0.55:
                await clear(stores, index, chance, depositor, clearer)
            elif doing < 0.85:
                await withdraw(stores, index, chance, clearer)
            else:
                await rebuilding.rebuild(stores)


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:]))
