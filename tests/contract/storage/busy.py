"""A process that deposits, clears and withdraws until it is killed: `python busy.py HOME DATABASE_URL`."""

import asyncio
import sys
from itertools import count
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[2]))

from databases import settings
from holdings import TAGS, Readers, candidate, person

from ingest.mentions import Span
from policies.access import Role
from repository import indexing, publishing, withdrawing
from repository.stores import Stores


async def work(home: str, database_url: str) -> None:
    async with Stores(settings(Path(home), database_url)) as stores:
        index = indexing.open_index(stores.settings)
        depositor = await person(stores, Role.DEPOSITOR, uuid4().hex)
        clearer = await person(stores, Role.CLEARER, uuid4().hex)
        print("at work", flush=True)
        for turn in count():
            report_id = await publishing.submit(stores, depositor, candidate("Share.", "Listen."), TAGS)
            if turn % 5 == 1:
                await publishing.redact(stores, clearer, report_id, [Span(0, 5)], Readers())
            if turn % 5 == 2:
                await publishing.return_to_depositor(stores, clearer, report_id, "Look again.")
                continue
            await publishing.clear(stores, clearer, report_id, Readers())
            await indexing.catch_up(stores, index)
            if turn % 2:
                await withdrawing.withdraw(stores, clearer, report_id, "superseded", index)


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:]))
