"""Two processes clear, correct, withdraw and search at once: nothing is lost, shown twice or out of date."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from policies.publication import State
from repository import comparing, indexing
from repository.models import LessonText, Outbox, Report
from repository.stores import Stores
from search.grammar import parse

NODE = Path(__file__).parents[2] / "node.py"
NODES = 2
TURNS = 12


def run_nodes(stores: Stores) -> list[dict[str, object]]:
    """Start them, let them begin at once, and give what they say at their end."""
    here = stores.settings
    nodes = [
        subprocess.Popen(
            [sys.executable, NODE, here.home, here.database_url, f"node-{number}", str(TURNS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(NODES)
    ]
    try:
        for node in nodes:
            assert node.stdout
            assert node.stdout.readline() == "at work\n"
        for node in nodes:
            assert node.stdin
            node.stdin.write("\n")
            node.stdin.flush()
        said = [node.communicate(timeout=300)[0].splitlines() for node in nodes]
    finally:
        for node in nodes:
            node.kill()
            node.wait()
    return [json.loads(lines[-1]) for lines in said]


async def test_what_two_nodes_do_at_once_is_indexed_once_and_as_it_stands(stores: Stores):
    said = await asyncio.to_thread(run_nodes, stores)
    assert said == [{"searches": TURNS, "faults": []}] * NODES

    index = indexing.open_index(stores.settings)
    assert await comparing.check(stores, index) == []
    async with stores.reading() as session:
        readable = select(LessonText.id, LessonText.text).join(Report, Report.id == LessonText.report_id)
        lessons = {row.id: row.text for row in await session.execute(readable.where(Report.state == State.CLEARED))}
        waiting = (await session.scalars(select(Outbox.seq).where(Outbox.done_at.is_(None)))).all()
    assert (bool(lessons), waiting) == (True, [])
    for lesson_id, text in lessons.items():
        # Its first word stands in the lessons of one report in one revision only.
        own = await asyncio.to_thread(index.search, parse(text.split()[0]), filters={}, limit=100)
        assert lesson_id in {hit.id for hit in own.hits}
    everything = await asyncio.to_thread(index.search, parse(""), filters={}, limit=10_000)
    assert sorted(hit.id for hit in everything.hits) == sorted(lessons)
    await asyncio.to_thread(index.close)
