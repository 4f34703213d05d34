"""Kills a process that indexes, again and again on either engine, and counts what is left (docs/benchmarks.md)."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import reporting
from measuring import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from databases import Database, postgresql, settings
from killing import Kill, Kills

from repository.migrating import migrate
from repository.settings import Settings

KILLS = 40
KILLS_ON_A_SERVER = 15
SEED = 20


def table_of(kills: list[Kill]) -> reporting.Table:
    """The figures of those kills: how often what was so, and what was found in all of them together."""
    last = kills[-1]

    def often(which: list[bool]) -> dict[str, reporting.Cell]:
        return {"figure": {"part": sum(which), "whole": len(which)}}

    return {
        "the index opened": {**often([kill.opened for kill in kills]), "target": "all"},
        "the check found something to repair": often([kill.told > 0 for kill in kills]),
        "catching up repaired it: the check found nothing more": {
            **often([not kill.problems for kill in kills]),
            "target": "all",
        },
        "reports that were repaired": {"figure": sum(kill.repaired for kill in kills)},
        "each lesson of each readable report was found once": {
            **often([not kill.half for kill in kills]),
            "target": "all",
        },
        "withdrawn text stood in no byte of the index": {**often([not kill.left for kill in kills]), "target": "all"},
        "readable text did stand there, where it was looked for": {
            "figure": {"part": sum(kill.seen for kill in kills), "whole": sum(kill.readable for kill in kills)},
            "target": "all",
        },
        "readable reports after the last kill": {"figure": last.readable},
    }


@contextmanager
def _sqlite() -> Iterator[Settings]:
    folder = Path(tempfile.mkdtemp(prefix="crash-"))
    try:
        made = settings(folder / "home")
        migrate(made)
        yield made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _postgresql() -> Iterator[Settings]:
    with ExitStack() as stack:
        server = stack.enter_context(postgresql())
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crash-")))
        yield settings(home, Database(server, home / "template").fresh())


def killed_whoosh() -> reporting.Table:
    with _sqlite() as installation:
        kills = Kills(installation, SEED)
        return table_of([kills.next() for _ in range(KILLS)])


def killed_postgresql() -> reporting.Table:
    with _postgresql() as installation:
        kills = Kills(installation, SEED)
        return table_of([kills.next() for _ in range(KILLS_ON_A_SERVER)])


PARTS = {"killed-whoosh": killed_whoosh, "killed-postgresql": killed_postgresql}

if __name__ == "__main__":
    reporting.main(__file__, PARTS)
