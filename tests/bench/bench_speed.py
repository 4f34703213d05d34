"""How long reports take and how much memory, and how fast detection is beside Presidio as it comes.

    .venv/bin/python tests/bench/bench_speed.py [long-reports] [side-by-side] [--json FILE]

Needs the shared data (`NCRR_SHARED`, or `../shared` beside the repository).
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from composing import composed
from measuring import ROOT, detector, found_in, marked_texts, measured, shown
from predefined import predefined
from reporting import Table, main

from ingest.evaluation import Change, GoldDocument, Share
from ingest.extract.canonical import canonicalise
from ingest.extract.plain import structure_of
from ingest.pipeline import anonymise_text
from ingest.submission import raw_text

SHORT, LONG = 25_000, 100_000
DISTURBED = "not measured: other work had the cores"
_BUSY = 0.8
_MEBIBYTE = 1024
# Presidio is measured on so many words: it needs the lot of them to be warm, and no more.
_COMPARED = 10_000
_TURNS = 5

Spans = Callable[[str], Sequence[tuple[int, int]]]


class Run(NamedTuple):
    """A command that ran: seconds on the wall and of the processor, and the memory of its largest process in MiB."""

    wall: float
    processor: float
    peak: int

    @property
    def undisturbed(self) -> bool:
        """Whether the processor worked nearly all of the time: one worker has one core to itself or waits for it."""
        return self.processor >= _BUSY * self.wall

    @property
    def told(self) -> float | str:
        """The seconds on the wall, where they say something of the program."""
        return round(self.wall, 1) if self.undisturbed else DISTURBED


def long_reports() -> Table:
    """`ncrr anonymise` from a cold start, once on nearly nothing and on a long and a very long report."""
    # Nothing large may be in this process yet: what it starts is counted with the memory of its parent.
    start, short, long = (cold(composed(words)) for words in (1, SHORT, LONG))
    return table_of(start, short, long)


def table_of(start: Run, short: Run, long: Run) -> Table:
    """The figures of the three runs; what the wall says of a run that had to wait for the cores is no figure."""
    undisturbed = short.undisturbed and long.undisturbed
    return {
        "start, one line: wall, s": {"figure": start.told},
        f"{SHORT:,} words: wall, s": {"figure": short.told, "target": "at most 12"},
        f"{LONG:,} words: wall, s": {"figure": long.told},
        "four times as long takes so many times as long, wall": {
            "figure": round(long.wall / short.wall, 2) if undisturbed else DISTURBED,
            "target": "at most 4.4",
        },
        "start, one line: processor, s": {"figure": round(start.processor, 1)},
        f"{SHORT:,} words: processor, s": {"figure": round(short.processor, 1)},
        f"{LONG:,} words: processor, s": {"figure": round(long.processor, 1)},
        "four times as long takes so many times as long, processor": {
            "figure": round(long.processor / short.processor, 2)
        },
        "the same without the start": {
            "figure": round((long.processor - start.processor) / max(0.01, short.processor - start.processor), 2)
        },
        f"{SHORT:,} words: memory of the worker, MiB": {"figure": short.peak, "target": "at most 700"},
        f"{LONG:,} words: memory of the worker, MiB": {"figure": long.peak, "target": "at most 700"},
    }


def cold(text: str) -> Run:
    """`ncrr anonymise` on a file that holds the text."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "repository.cli", "anonymise", str(report), "-o", folder]
        before = time.monotonic()
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # There is no path to speak of.
            quiet = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)]
            child = os.posix_spawn(sys.executable, command, {**os.environ, "PYTHONPATH": str(ROOT)}, file_actions=quiet)
            _, status, usage = os.wait4(child, 0)
        wall = time.monotonic() - before
    if status:
        raise RuntimeError("The report was not anonymised.")
    # The processor's time is that of all its processes, the memory that of the largest: the worker's.
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // _MEBIBYTE)


def side_by_side() -> Table:
    """Speed on the same paragraphs and recall on the same marked texts, in one process."""
    return compared(composed(_COMPARED), marked_texts(ROOT / "tests" / "gold"))


def compared(text: str, gold: Sequence[GoldDocument]) -> Table:
    """Ours and Presidio's own recognisers on one text and on one gold."""
    theirs = predefined()
    content = structure_of(canonicalise(text).text)
    paragraphs = [content.text[block.span.start : block.span.end] for block in content.blocks]
    words = len(text.split())
    detector()
    columns: dict[str, tuple[Callable[[], object], Spans | None]] = {
        "our detection": (lambda: found_in(text), lambda one: [(m.start, m.end) for m in found_in(one)]),
        "Presidio's recognisers": (lambda: [theirs(one) for one in paragraphs], theirs),
        "our whole anonymisation": (lambda: anonymise_text(raw_text(text), detector=detector()), None),
    }
    for work, _ in columns.values():
        work()  # Patterns are compiled when they are used first.
    # In turns, and the best of each: what else the machine does is then less likely to meet one of them alone.
    times: dict[str, list[float]] = {column: [] for column in columns}
    for _ in range(_TURNS):
        for column, (work, _) in columns.items():
            before = time.process_time()
            work()
            times[column].append(time.process_time() - before)
    table: Table = {
        "words for each second of one core": {
            column: round(words / max(min(taken), 1e-6)) for column, taken in times.items()
        }
    }
    for column, (_, find) in columns.items():
        for name, share in recall_of(find, gold) if find else ():
            table.setdefault(name, {})[column] = shown(share)
    return table


def recall_of(find: Spans, gold: Iterable[GoldDocument]) -> list[tuple[str, Share]]:
    """What a finder covers of marked texts, whatever kind it takes a detail for."""
    documents = tuple(gold)
    changes = [tuple(Change(*span, "[gone]") for span in find(one.text.reveal())) for one in documents]
    figures = measured(documents, changes)
    people = figures.kinds["PERSON"].mentions if "PERSON" in figures.kinds else Share()
    return [
        ("direct identifiers covered", Share(figures.missed.whole - figures.missed.part, figures.missed.whole)),
        ("people covered", people),
        ("all marked mentions covered", figures.recall.mentions),
        ("treated words that were marked (precision)", figures.precision),
    ]


PARTS = {"long-reports": long_reports, "side-by-side": side_by_side}

if __name__ == "__main__":
    main(__file__, PARTS)
