"""One engine, one job, one process: what it takes is measured where nothing else is.

    search_trial.py build|ask|write ENGINE PLACE FOLDER

FOLDER holds the reports and the questions. The figures are printed as JSON.
"""

import argparse
import contextlib
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import search_questions
from search_corpus import Generator, Group, Stored
from search_engines import Engine, own_peak
from search_questions import RARE_WORD, Question

from search.document import Document

ENGINES = {
    "whoosh": ("search_engines", "OurWhoosh"),
    "shipped": ("search_shipped", "ShippedWhoosh"),
    "postgresql": ("search_engines", "OurPostgres"),
    "tantivy": ("search_tantivy", "Tantivy"),
}

# Reports that are added, replaced and withdrawn, and how long the added ones are.
WRITTEN = 10
ADDED_LESSONS = 40
_MARK = "zzyxquorn"


def engine_of(name: str, place: str, folder: Path) -> Engine:
    """The engine of that name; only its own libraries are loaded."""
    module, kind = ENGINES[name]
    engine: Engine = getattr(import_module(module), kind)(place, Stored(folder))
    return engine


class Source:
    """Reports one by one, with the time that it takes to read them, which is not the engine's."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = iter(groups)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Group]:
        while True:
            start = time.perf_counter()
            group = next(self._groups, None)
            self.seconds += time.perf_counter() - start
            if group is None:
                return
            yield group


def build(name: str, place: str, folder: Path) -> dict[str, Any]:
    """Seconds to index everything, the memory that it took at most, and the space that it takes."""
    engine = engine_of(name, place, folder)
    source = Source(Stored(folder).groups())
    start = time.perf_counter()
    engine.build(source)
    seconds = time.perf_counter() - start - source.seconds
    figures = {
        "seconds": seconds,
        "peak_mib": own_peak(),
        "server_mib": engine.memory(),
        "size_mib": engine.size(),
    }
    engine.close()
    return figures


def ask(name: str, place: str, folder: Path) -> dict[str, Any]:
    """Milliseconds to the first answer and for each question, what was found, and the memory after all of them."""
    asked = search_questions.read(folder / "questions.json")
    import_module(ENGINES[name][0])
    first = next(question for question in asked.warming if question.kind == RARE_WORD)
    start = time.perf_counter()
    engine = engine_of(name, place, folder)
    engine.ask(first)
    opened = time.perf_counter() - start
    for question in asked.warming:
        engine.ask(question)
    times: dict[str, list[float]] = {}
    totals: dict[str, list[int]] = {}
    for question in asked.timed:
        start = time.perf_counter()
        answer = engine.ask(question)
        times.setdefault(question.kind, []).append(1000 * (time.perf_counter() - start))
        totals.setdefault(question.kind, []).append(answer.total)
    figures = {
        "opened_ms": 1000 * opened,
        "times_ms": times,
        "totals": totals,
        "memory_mib": own_peak(),
        "server_mib": engine.memory(),
    }
    engine.close()
    return figures


def write(name: str, place: str, folder: Path) -> dict[str, Any]:
    """Milliseconds until a report that was added, replaced or withdrawn is found so; the index is as before then."""
    engine = engine_of(name, place, folder)
    groups = [group for group, _ in zip(Stored(folder).groups(), range(WRITTEN), strict=False)]
    made = Generator([document.text for group in groups for document in group.documents])
    marked = Question(RARE_WORD, (_MARK,))
    engine.ask(marked)
    times: dict[str, list[float]] = {"add": [], "replace": [], "withdraw": []}

    def timed(kind: str, group: str, revision: str, documents: Sequence[Document]) -> None:
        start = time.perf_counter()
        engine.replace(group, revision, documents)
        total = engine.ask(marked).total
        times[kind].append(1000 * (time.perf_counter() - start))
        if total != len(documents):
            raise RuntimeError(f"{name} finds {total} lessons and not {len(documents)} after: {kind}.")

    for number, group in enumerate(groups):
        added = f"added{number}"
        timed("add", added, "1", [_marked(one, added) for one in made.report(number, ADDED_LESSONS).documents])
        timed("withdraw", added, "2", [])
        timed("replace", group.group, "2", [_marked(one, group.group) for one in group.documents])
        engine.replace(group.group, "1", group.documents)
    engine.close()
    return {"times_ms": times}


def _marked(document: Document, group: str) -> Document:
    """The document as one of a group, with a word that no other has."""
    return replace(document, id=f"{group}-{document.order:02}", group=group, text=f"{document.text[:900]} {_MARK}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("job", choices=("build", "ask", "write"))
    parser.add_argument("engine", choices=tuple(ENGINES))
    parser.add_argument("place")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    job = {"build": build, "ask": ask, "write": write}[given.job]
    with contextlib.suppress(BrokenPipeError):
        print(json.dumps(job(given.engine, given.place, given.folder)))
