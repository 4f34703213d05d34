"""Search answers as before while `ncrr index rebuild` runs as a process of its own, on both databases."""

import asyncio
import base64
import json
import os
import subprocess
import sys
from contextlib import suppress

from databases import MASTER_KEY
from holdings import People

from repository import indexing
from repository.settings import Settings
from repository.stores import Stores
from search.grammar import parse
from search.index import Index

REPORTS = 12
LESSONS = 40


def rebuilding(settings: Settings) -> "subprocess.Popen[str]":
    environment = {
        "NCRR_HOME": str(settings.home),
        "NCRR_DATABASE_URL": settings.database_url,
        "NCRR_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
    }
    command = [sys.executable, "-m", "repository.cli", "index", "rebuild", "--json"]
    return subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True)


async def answers(index: Index, process: "subprocess.Popen[str]") -> list[tuple[int, int]]:
    """How many lessons, and of how many reports, each search found that was asked until the process ended."""
    found = []
    while process.poll() is None:
        results = await asyncio.to_thread(index.search, parse("share"), filters={}, limit=1000)
        found.append((results.total, len({hit.group for hit in results.hits})))
        with suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(process.wait, 0.02)
    return found


async def test_search_answers_while_the_index_is_rebuilt(stores: Stores, people: People):
    for number in range(REPORTS):
        await people.cleared(*(f"Share what you know of {number} and {each}." for each in range(LESSONS)))
    index = indexing.open_index(stores.settings)
    await indexing.catch_up(stores, index)
    with rebuilding(stores.settings) as process:
        found = await answers(index, process)
        assert process.stdout
        said = json.loads(process.stdout.read())
    after = await asyncio.to_thread(index.search, parse("share"), filters={}, limit=0)
    await asyncio.to_thread(index.close)
    assert (set(found), len(found) > 10) == ({(REPORTS * LESSONS, REPORTS)}, True)
    assert (said, after.total) == ({"lessons": REPORTS * LESSONS}, REPORTS * LESSONS)
