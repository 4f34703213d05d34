"""Whether a model of what sentences mean finds what words and thesaurus do not, by the judged queries.

    .venv/bin/python tests/bench/bench_meaning.py [PART ...] [--json FILE] [--report FILE]

Needs the model (`NCRR_MEANING_MODEL` names the folder that `python -m training.meaning FOLDER` wrote) and the shared
data (`NCRR_SHARED`); says which is missing and measures nothing without them. The product has no part of this.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from bench_judged import table_of
from judged_lessons import documents, here
from judged_queries import FIRST, Query, ndcg, queries
from meaning_model import FOLDER, Meaning, fused, present
from numpy.typing import NDArray
from reporting import Table, main

from repository.indexed import FACETS
from repository.meaning import thesaurus
from search.document import Document
from search.expansion import widened
from search.grammar import parse
from search.whoosh_index import WhooshIndex

# So much of each ranking goes into the one that is made of both.
DEPTH = 100
# What the model has to beat.
BASIS = "words and thesaurus"
_REDRAWN = 10_000
_ASKED = 200
_MANY = 60_000

Ranking = list[str]


def compared(some: Sequence[Query]) -> Table:
    """The figures of words, of words and thesaurus, of the model, and of each with the model."""
    by_meaning = [_nearest(one.query) for one in some]
    by_words, by_thesaurus = _by_words(some)
    both = [list(map(fused, zip(words, by_meaning, strict=True))) for words in (by_words, by_thesaurus)]
    answers: Mapping[str, Sequence[Ranking]] = {
        "words": by_words,
        BASIS: by_thesaurus,
        "model": by_meaning,
        "words, model": both[0],
        "words and thesaurus, model": both[1],
    }
    table = table_of(some, {name: [ranking[:FIRST] for ranking in its] for name, its in answers.items()})
    gains = {
        name: np.array([ndcg(one.grades, ranking) for one, ranking in zip(some, its, strict=True)])
        for name, its in answers.items()
    }
    row = f"nDCG@10 above {BASIS}, with the interval of 95 %"
    table[row] = {name: interval(its - gains[BASIS]) for name, its in gains.items() if name != BASIS}
    return table


def interval(differences: NDArray[np.float64]) -> str:
    """The mean of what each query gains, and between which values 95 % of the means of redrawn queries are."""
    drawn = np.random.default_rng(20261124)
    means = drawn.choice(differences, (_REDRAWN, len(differences))).mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{differences.mean():+.3f} ({low:+.3f} to {high:+.3f})"


def cost() -> Table:
    """What the model takes: space, memory, and time for lessons and for queries."""
    texts = [_said(one) for one in _lessons()]
    before = _resident()
    start = time.perf_counter()
    model = Meaning()
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    model.of(texts)
    embedded = time.perf_counter() - start
    asked = [one.query for one in queries("dev")]
    read = _timed(lambda number: model.of([asked[number % len(asked)]]))
    drawn = np.random.default_rng(0)
    many = drawn.standard_normal((_MANY, 384), dtype=np.float32)
    compare = _timed(lambda number: np.argpartition(many @ many[number], -DEPTH))
    return {
        "the model, MiB": {"figure": round(sum(path.stat().st_size for path in FOLDER.iterdir()) / 2**20)},
        "loaded, s": {"figure": round(loaded, 2)},
        "memory that it adds to the process, MiB": {"figure": round(_resident() - before - many.nbytes / 2**20)},
        "lessons read in a second": {"figure": round(len(texts) / embedded, 1)},
        "a query read, p50 / p95 ms": {"figure": read},
        f"a query compared with {_MANY:,} lessons, p50 / p95 ms": {"figure": compare},
        f"memory of the vectors of {_MANY:,} lessons, MiB": {"figure": round(many.nbytes / 2**20)},
    }


def _by_words(some: Sequence[Query]) -> tuple[list[Ranking], list[Ranking]]:
    """What our embedded engine finds for the words as they were typed, and for the query that the thesaurus widens."""
    with TemporaryDirectory(prefix="bench-meaning-") as folder:
        index = WhooshIndex(Path(folder), FACETS)
        index.rebuild((name, "1", its) for name, its in documents().items())
        typed = [parse(one.query) for one in some]
        wider = [widened(query, one.query, thesaurus()) for query, one in zip(typed, some, strict=True)]
        found = tuple(
            [[hit.id for hit in index.search(query, filters={}, limit=DEPTH).hits] for query in each]
            for each in (typed, wider)
        )
        index.close()
    return found[0], found[1]


def _nearest(text: str) -> Ranking:
    """The lessons whose meaning is nearest to that of a text, the nearest first."""
    near = _vectors() @ _model().of([text])[0]
    lessons = _lessons()
    return [lessons[at].id for at in np.argsort(-near, kind="stable")[:DEPTH]]


@cache
def _model() -> Meaning:
    return Meaning()


@cache
def _lessons() -> tuple[Document, ...]:
    return tuple(one for its in documents().values() for one in its)


@cache
def _vectors() -> NDArray[np.float32]:
    return _model().of([_said(one) for one in _lessons()])


def _said(document: Document) -> str:
    return f"{document.heading}. {document.text[:]}" if document.heading else document.text[:]


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
