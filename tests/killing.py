"""Killing a process that indexes, at any moment, and looking at what is left."""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import literal_column, select, text

from policies.publication import State
from repository import comparing, indexing
from repository.errors import RepositoryError
from repository.models import Report
from repository.settings import Settings
from repository.stores import Stores
from search.grammar import parse
from search.index import Index
from search.postgres_schema import SCHEMA

INDEXER = Path(__file__).parent / "indexer.py"


class Kill(NamedTuple):
    """What there was after a process was killed.

    `opened` is whether the index could be read, `told` how much `ncrr index check` found, `repaired` the reports that
    were brought up to date, `problems` what it found then. `half` are reports of which not every lesson is found once,
    `left` withdrawn ones of which a word stands in a byte of the index. `readable` and `seen` count the cleared reports
    and those whose words stand there: where that is none, nothing was looked at.
    """

    opened: bool
    told: int
    repaired: int
    problems: list[str]
    half: list[str]
    left: list[str]
    readable: int
    seen: int

    @property
    def sound(self) -> bool:
        return self.opened and not (self.problems or self.half or self.left) and self.seen == self.readable


class Kills:
    """Processes killed one after another in one installation; the words of all their reports are remembered."""

    def __init__(self, settings: Settings, seed: int) -> None:
        self._settings = settings
        self._seed = seed
        self._moments = random.Random(seed)  # noqa: S311  # Any moment will do, the same each time.
        self._number = 0
        self._words: dict[str, str] = {}

    def next(self) -> Kill:
        """Kill another one, within its first seconds."""
        self._number += 1
        said = self._killed_after(self._moments.uniform(0.02, 2.5))
        self._words |= dict(line.split() for line in said if line.count(" ") == 1 and line != "at work")
        return asyncio.run(self._look())

    def _killed_after(self, seconds: float) -> list[str]:
        here = self._settings
        command = [sys.executable, INDEXER, here.home, here.database_url, f"{self._seed}-{self._number}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "at work\n"
            time.sleep(seconds)
            process.kill()
            # The last line may be cut off.
            return process.stdout.read().split("\n")[:-1]

    async def _look(self) -> Kill:
        async with Stores(self._settings) as stores:
            index = indexing.open_index(self._settings)
            try:
                told = await comparing.check(stores, index)
                try:
                    repaired = await indexing.repair(stores, index)
                except RepositoryError:
                    repaired = 0
                return await self._kill(stores, index, told, repaired)
            finally:
                await asyncio.to_thread(index.close)

    async def _kill(self, stores: Stores, index: Index, told: list[str], repaired: int) -> Kill:
        async with stores.reading() as session:
            rows = await session.execute(select(Report.id, Report.state, Report.lesson_count))
            reports = {row.id: row for row in rows}
        known = {report_id: word for report_id, word in self._words.items() if report_id in reports}
        readable = {report_id: word for report_id, word in known.items() if reports[report_id].state is State.CLEARED}
        gone = {report_id: word for report_id, word in known.items() if reports[report_id].state is State.WITHDRAWN}
        half = [
            report_id
            for report_id, word in readable.items()
            if not await _whole(index, report_id, word, reports[report_id].lesson_count)
        ]
        standing = await _standing_in(stores, known.values())
        return Kill(
            opened=not any("cannot be read" in problem for problem in told),
            told=len(told),
            repaired=repaired,
            problems=await comparing.check(stores, index),
            half=half,
            left=[report_id for report_id, word in gone.items() if word in standing],
            readable=len(readable),
            seen=sum(word in standing for word in readable.values()),
        )


async def _whole(index: Index, report_id: str, word: str, lessons: int) -> bool:
    """Whether the word is found in every lesson of that report, in each once, and nowhere else."""
    found = await asyncio.to_thread(index.search, parse(word), filters={}, limit=200)
    return found.total == lessons == len({hit.id for hit in found.hits}) and {hit.group for hit in found.hits} == {
        report_id
    }


async def _standing_in(stores: Stores, words: Iterable[str]) -> set[str]:
    """Those of the words that stand in a byte of the index's files, or in a row of its tables."""
    if stores.on_sqlite:
        paths = [path for path in stores.settings.index_folder.rglob("*") if path.is_file()]
        held = b"\0".join(path.read_bytes() for path in paths).lower()
    else:
        held = (await _rows(stores)).lower().encode()
    return {word for word in words if word.encode() in held}


async def _rows(stores: Stores) -> str:
    async with stores.reading() as session:
        names = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
        tables = (await session.scalars(names, {"schema": SCHEMA})).all()
        rows = [select(literal_column("kept::text")).select_from(text(f"{SCHEMA}.{name} AS kept")) for name in tables]
        return " ".join([row for each in rows for row in await session.scalars(each)])
