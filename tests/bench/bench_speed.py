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
_MEBIBYTE = 1024
# Presidio is measured on so many words: it needs the lot of them to be warm, and no more.
_COMPARED = 10_000

Spans = Callable[[str], Sequence[tuple[int, int]]]


class Run(NamedTuple):
    """A command that ran: seconds on the wall and of the processor, and the memory of its largest process in MiB."""

    wall: float
    processor: float
    peak: int


def long_reports() -> Table:
    """`ncrr anonymise` from a cold start, once on nearly nothing and on a long and a very long report."""
    # Nothing large may be in this process yet: what it starts is counted with the memory of its parent.
    start, short, long = (cold(composed(words)) for words in (1, SHORT, LONG))
    return {
        "start, one line: wall, s": {"figure": round(start.wall, 1)},
        f"{SHORT:,} words: wall, s": {"figure": round(short.wall, 1), "target": "at most 12"},
        f"{SHORT:,} words: processor, s": {"figure": round(short.processor, 1)},
        f"{LONG:,} words: wall, s": {"figure": round(long.wall, 1)},
        f"{LONG:,} words: processor, s": {"figure": round(long.processor, 1)},
        "four times as long takes so many times as long, wall": {
            "figure": round(long.wall / short.wall, 2),
            "target": "at most 4.4",
        },
        "the same by processor, without the start": {
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
    table: Table = {}
    for column, (work, find) in columns.items():
        work()  # Patterns are compiled when they are used first.
        before = time.process_time()
        work()
        seconds = time.process_time() - before
        table.setdefault("words for each second of one core", {})[column] = round(words / max(seconds, 1e-6))
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
