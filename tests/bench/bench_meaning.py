"""Whether a model of what sentences mean finds what words and thesaurus do not, by the judged queries, and its cost.

    .venv/bin/python tests/bench/bench_meaning.py [PART ...] [--json FILE] [--report FILE]

Needs the model (`NCRR_MEANING_MODEL` names the folder that `python -m training.meaning FOLDER` wrote) and the shared
data (`NCRR_SHARED`); says which is missing and measures nothing without them. The ranking is that of the engines.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from bench_judged import Asking, on_whoosh, only_words, table_of
from judged_lessons import documents, here
from judged_queries import FIRST, Query, queries
from meaning_model import FOLDER, asked, encoder, present, read
from reporting import Table, main

from repository.meaning import query_of
from repository.vectors import said
from search.document import Document
from search.grammar import parse
from search.nearness import MARK, WIDTH, Vectors, nearest

_ASKED = 200
_MANY = 60_000


def compared(some: Sequence[Query]) -> Table:
    """The figures of words, of words and thesaurus, and of each with the model."""
    asking: Mapping[str, Asking] = {
        "words": only_words,
        "words and thesaurus": query_of,
        "words, model": lambda text, vocabulary: replace(parse(text), vector=asked(text, vocabulary).vector),
        "words and thesaurus, model": asked,
    }
    with on_whoosh(_read()) as index:
        answers = {
            name: [
                [hit.id for hit in index.search(ask(one.query, index.vocabulary()), filters={}, limit=FIRST).hits]
                for one in some
            ]
            for name, ask in asking.items()
        }
    return table_of(some, answers)


def cost() -> Table:
    """What the model takes: space, memory, and time for lessons and for queries."""
    texts = [said(one.heading, one.text) for its in documents().values() for one in its]
    before = _resident()
    start = time.perf_counter()
    model = encoder()
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    model.vectors(texts)
    embedded = time.perf_counter() - start
    added = _resident() - before
    typed = [one.query for one in queries("dev")]
    made = _timed(lambda number: model.vectors([typed[number % len(typed)]]))
    drawn = np.random.default_rng(0).standard_normal((_MANY, WIDTH)) / WIDTH**0.5
    vectors = [bytes(MARK) + row.tobytes() for row in drawn.astype("<f2")]
    before = _resident()
    many, everywhere = Vectors(vectors), np.ones(_MANY, dtype=bool)
    kept = _resident() - before
    compare = _timed(lambda number: nearest([many], vectors[number], everywhere))
    return {
        "the model, MiB": {"figure": round(sum(path.stat().st_size for path in FOLDER.iterdir()) / 2**20)},
        "loaded, s": {"figure": round(loaded, 2)},
        "memory that it adds to the process, MiB": {"figure": round(added)},
        "lessons read in a second": {"figure": round(len(texts) / embedded, 1)},
        "a query read, p50 / p95 ms": {"figure": made},
        f"a query compared with {_MANY:,} lessons, p50 / p95 ms": {"figure": compare},
        f"memory of the vectors of {_MANY:,} lessons, MiB": {"figure": round(kept)},
        f"what the database keeps of {_MANY:,} lessons, MiB": {"figure": round(_MANY * len(vectors[0]) / 2**20)},
    }


@cache
def _read() -> dict[str, list[Document]]:
    return read(documents())


def _timed(work: Callable[[int], object]) -> str:
    times = []
    for number in range(_ASKED):
        start = time.perf_counter()
        work(number)
        times.append(1000 * (time.perf_counter() - start))
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[18]:.1f}"


def _resident() -> float:
    """MiB that this process holds."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmRSS:")) / 1024


# What it takes comes first: what the other parts hold is no memory of the model.
PARTS = {
    "meaning-cost": cost,
    "meaning-dev": lambda: compared(queries("dev")),
    "meaning-held-back": lambda: compared(queries("held-back")),
}

if __name__ == "__main__":
    if not present():
        print("Not measured: the model is not here (NCRR_MEANING_MODEL).")
        sys.exit()
    if not here():
        print("Not measured: the inspection reports are not here (NCRR_SHARED, or ../shared).")
        sys.exit()
    main(__file__, PARTS)
