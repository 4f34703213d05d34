"""Measures the engines, each job in a process of its own, and keeps the figures by engine so that one can run again."""

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import search_nodes
import search_questions
from databases import Server, postgresql
from measuring import ROOT
from search_corpus import LESSONS, Generator, Stored
from search_sentences import sentences
from search_trial import ENGINES

from repository import engines

KEPT = ROOT / "build" / "bench-search"
TRIAL = Path(__file__).with_name("search_trial.py")
# Every question is asked once in each of so many processes, the engines in turns; the median of these counts.
ROUNDS = 3

Figures = dict[str, Any]


class Measurements:
    """What was measured, and what is measured when it is asked for the first time.

    `again` names the engines, or "nodes", whose kept figures are of no use any more.
    """

    def __init__(self, folder: Path, again: Iterable[str]) -> None:
        self._folder = folder
        self._again = set(again)
        self._fresh: set[Path] = set()

    def of(self, names: Iterable[str], reports: int) -> dict[str, Figures]:
        """The figures of those engines with so many reports; an engine that cannot run here is absent."""
        names = list(names)
        missing = [name for name in names if not self._kept(name, reports)]
        if missing:
            self._measure(missing, reports)
        return {name: figures for name in names if (figures := self.kept(name, reports))}

    def kept(self, name: str, reports: int) -> Figures:
        """The figures where there are some already."""
        path = _path(name, reports)
        found: Figures = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return found

    def nodes(self, reports: int) -> Figures:
        """The counts of two nodes on an index of so many reports; nothing where there is no PostgreSQL."""
        if not self._kept("nodes", reports):
            folder = self._reports(reports)
            with served("nodes") as place:
                self._keep("nodes", reports, search_nodes.together(json.loads(place), folder) if place else {})
        return self.kept("nodes", reports)

    def _kept(self, name: str, reports: int) -> bool:
        path = _path(name, reports)
        return path in self._fresh or (path.exists() and name not in self._again)

    def _keep(self, name: str, reports: int, figures: Figures) -> None:
        path = _path(name, reports)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        self._fresh.add(path)

    def _measure(self, names: Iterable[str], reports: int) -> None:
        folder = self._reports(reports)
        with contextlib.ExitStack() as running:
            places: dict[str, str] = {}
            for name in names:
                if name != "postgresql":
                    places[name] = running.enter_context(tempfile.TemporaryDirectory(prefix=f"{name}-", dir=folder))
                elif server := running.enter_context(served(f"bench_{reports}")):
                    places[name] = server
                else:
                    self._keep(name, reports, {})
            built = {name: _child("build", name, place, folder) for name, place in places.items()}
            answered: dict[str, list[Figures]] = {name: [] for name in places}
            for _ in range(ROUNDS):
                for name, place in places.items():
                    answered[name].append(_child("ask", name, place, folder))
            for name, place in places.items():
                written = _child("write", name, place, folder)
                figures = _figures(built[name], answered[name], written)
                self._keep(name, reports, {**figures, "lessons": reports * LESSONS})

    def _reports(self, reports: int) -> Path:
        """A folder with so many reports and the questions that are asked of them."""
        folder = self._folder / str(reports)
        if not folder.exists():
            folder.mkdir(parents=True)
            stored = Stored(folder)
            stored.write(_generator().groups(range(reports)))
            search_questions.written(search_questions.questions_about(stored.groups()), folder / "questions.json")
        return folder


@contextlib.contextmanager
def served(database: str) -> Iterator[str]:
    """An empty database on a server that syncs what it commits, as the driver takes it in JSON; "" without a server."""
    try:
        with postgresql() as server:
            _as_in_earnest(server)
            server.run(f"CREATE DATABASE {database}")
            address = server.url(database).render_as_string(hide_password=False)
            yield json.dumps(engines.server(address))
    except pytest.skip.Exception as reason:
        print(f"PostgreSQL is not measured. {reason}", flush=True)
        yield ""


def _as_in_earnest(server: Server) -> None:
    # The tests' server is set not to wait for the disk.
    server.run(
        *(f"ALTER SYSTEM RESET {name}" for name in ("fsync", "synchronous_commit", "full_page_writes")),
        "SELECT pg_reload_conf()",
    )


@cache
def _generator() -> Generator:
    found = sentences()
    if not found:
        raise SystemExit("Not measured: the inspection reports are not here (NCRR_SHARED, or ../shared).")
    return Generator(found)


def _child(job: str, name: str, place: str, folder: Path) -> Figures:
    """The figures that a process of its own prints for a job."""
    print(f"{datetime.now(UTC):%H:%M:%S} {job} {name} {folder.name}", file=sys.stderr, flush=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(TRIAL), job, name, place, str(folder)], stdout=subprocess.PIPE, env=environment, check=True
    )
    found: Figures = json.loads(done.stdout)
    return found


def _figures(built: Figures, answered: list[Figures], written: Figures) -> Figures:
    """All figures of an engine: of what was measured several times the median."""
    kinds = answered[0]["times_ms"]
    return {
        **built,
        **written,
        "opened_ms": statistics.median(one["opened_ms"] for one in answered),
        "memory_mib": max(one["memory_mib"] for one in answered),
        "memory_server_mib": max(one["server_mib"] for one in answered),
        "answers_ms": {
            kind: [statistics.median(times) for times in zip(*(one["times_ms"][kind] for one in answered), strict=True)]
            for kind in kinds
        },
        "totals": answered[0]["totals"],
        "load": round(os.getloadavg()[0], 1),
        "date": datetime.now(UTC).date().isoformat(),
    }


def _path(name: str, reports: int) -> Path:
    return KEPT / f"{name}-{reports}.json"


def forget(reports: Iterable[int]) -> None:
    """Deletes the kept figures of these sizes."""
    for number in reports:
        for name in (*ENGINES, "nodes"):
            _path(name, number).unlink(missing_ok=True)


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder for reports and indexes that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
