"""Two nodes on one index in PostgreSQL: each writes and searches while the other does, and what came of it is counted.

    search_nodes.py NODE SERVER FOLDER

runs one of them and prints its counts as JSON. The lessons that the nodes write have a word of their own.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from search_corpus import FACETS, Generator, Group, Stored

from search.document import Document
from search.grammar import parse
from search.index import Index, IndexUnusable, Order
from search.postgres_index import PostgresIndex

NODES = ("a", "b")
REPORTS = 40
_LESSONS = 10
_MARK = "zzyxquorn"
_PAGE = 25


class Left(NamedTuple):
    """A report as its last acknowledged write left it."""

    group: str
    revision: str
    lessons: int


def planned(node: str, made: Generator) -> Iterator[tuple[Group, Left]]:
    """What a node writes in its order: reports, every third one again with fewer lessons, every fourth withdrawn."""
    for number in range(REPORTS):
        name = f"{node}{number:03}"
        documents = [_marked(one, name) for one in made.report(number, _LESSONS).documents]
        yield Group(name, "1", documents), Left(name, "1", len(documents))
        if number % 3 == 0:
            yield Group(name, "2", documents[:7]), Left(name, "2", 7)
        if number % 4 == 0:
            yield Group(name, "3", []), Left(name, "", 0)


def walked(index: Index, wanted: str = _MARK) -> tuple[list[str], int]:
    """The lessons of all pages, newest first, and the total that the first page told."""
    shown: list[str] = []
    after, total = None, None
    while True:
        page = index.search(parse(wanted), filters={}, limit=_PAGE, order=Order.NEWEST, after=after)
        total = page.total if total is None else total
        shown += [hit.id for hit in page.hits]
        if not page.hits or not page.more_after:
            return shown, total
        after = page.hits[-1].place


def node(name: str, server: dict[str, Any], folder: Path) -> dict[str, int]:
    """Writes all that is planned in one thread and searches in another until that is done."""
    index = PostgresIndex(server, FACETS)
    counts = dict.fromkeys(("writes", "missed", "walks", "shown", "twice", "failed writes", "failed walks"), 0)
    done = threading.Event()

    def write() -> None:
        try:
            for group, left in planned(name, generator(folder)):
                while not _tried(lambda group=group: index.replace(*group), counts, "failed writes"):
                    pass
                counts["writes"] += 1
                found = index.search(parse(_MARK), filters={}, limit=0, within=[left.group]).total
                counts["missed"] += found != left.lessons
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        _tried(lambda: _look(index, counts), counts, "failed walks")
    writer.join()
    index.close()
    return counts


def _look(index: Index, counts: dict[str, int]) -> None:
    shown, _ = walked(index)
    counts["walks"] += 1
    counts["shown"] += len(shown)
    counts["twice"] += len(shown) - len(set(shown))


def _tried(work: Callable[[], None], counts: dict[str, int], failed: str) -> bool:
    """Whether it was done; otherwise that is counted, and said, and worth another try as the product makes it."""
    try:
        work()
    except IndexUnusable as error:
        print(f"{failed}: {error}", file=sys.stderr, flush=True)
        counts[failed] += 1
        return False
    return True


def together(server: dict[str, Any], folder: Path) -> dict[str, int]:
    """Both nodes at once on an index of the stored reports; their counts added up, and what is there at the end."""
    index = PostgresIndex(server, FACETS)
    index.rebuild(Stored(folder).groups())
    before = len(index.groups())
    command = [sys.executable, __file__]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    running = [
        subprocess.Popen(
            [*command, name, json.dumps(server), str(folder)], stdout=subprocess.PIPE, env=environment, text=True
        )
        for name in NODES
    ]
    told = [json.loads(process.communicate()[0]) for process in running]
    left = {one.group: one for name in NODES for _, one in planned(name, generator(folder))}
    kept = {group: one for group, one in left.items() if one.lessons}
    found = index.groups()
    shown, total = walked(index)
    index.close()
    return {
        **{key: sum(counts[key] for counts in told) for key in told[0]},
        "reports before": before,
        "reports written": len(left),
        "lost": sum(found.get(group) != one.revision for group, one in kept.items()),
        "back": sum(group in found for group in left if group not in kept),
        "gone": before - sum(group not in left for group in found),
        "lessons expected": sum(one.lessons for one in kept.values()),
        "lessons shown": len(set(shown)),
        "lessons shown twice": len(shown) - len(set(shown)),
        "total": total,
    }


def generator(folder: Path) -> Generator:
    """Makes reports of the texts of some that are stored."""
    groups = [group for group, _ in zip(Stored(folder).groups(), range(10), strict=False)]
    return Generator([document.text for group in groups for document in group.documents])


def _marked(document: Document, group: str) -> Document:
    return replace(document, id=f"{group}-{document.order:02}", group=group, text=f"{document.text[:900]} {_MARK}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("node", choices=NODES)
    parser.add_argument("server", type=json.loads)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    with suppress(BrokenPipeError):
        print(json.dumps(node(given.node, given.server, given.folder)))
