"""The judged queries: what was asked, which lessons answer it how well, and what an answer is worth by that."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from random import Random
from typing import Literal

import msgspec

HERE = Path(__file__).parent / "judged"
SPLITS = ("dev", "held-back")
KINDS = ("short", "natural", "acronym", "spelling", "misspelt", "other-words", "phrase", "boolean", "welsh")
FIRST = 10

# From this grade on a lesson is one that a person was glad to find.
USEFUL = 2

Grade = Literal[0, 1, 2, 3]


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A query as a person types it; `judged` maps a document to digests of its lessons, and those to grades."""

    query: str
    kind: str
    judged: dict[str, dict[str, Grade]]

    @property
    def grades(self) -> dict[str, int]:
        """The grade of each lesson that was read for this query, by the name that `judged_lessons` gives it."""
        return {f"{name}#{digest}": grade for name, some in self.judged.items() for digest, grade in some.items()}


def queries(split: str) -> tuple[Query, ...]:
    """Those of "dev" or "held-back", in alphabetical order."""
    return msgspec.json.decode((HERE / f"{split}.json").read_bytes(), type=tuple[Query, ...])


def halves(of: Mapping[str, str]) -> dict[str, str]:
    """Which split each query goes into: half of each kind, drawn with a fixed seed; `of` maps queries to kinds.

    >>> sorted(halves({"a": "short", "b": "short", "c": "welsh"}).values())
    ['dev', 'dev', 'held-back']
    """
    random = Random(20261124)  # noqa: S311 - the same halves on every run.
    split: dict[str, str] = {}
    for kind in KINDS:
        some = sorted(query for query, its in of.items() if its == kind)
        random.shuffle(some)
        split |= {query: SPLITS[place % 2] for place, query in enumerate(some)}
    return split


def ndcg(grades: Mapping[str, int], answer: Sequence[str]) -> float:
    """The gain of the first ten of an answer as a share of the best there could be; 0..1.

    A lesson gains 2 ** grade - 1, divided by the binary logarithm of one more than its place (Järvelin and Kekäläinen,
    "Cumulated gain-based evaluation of IR techniques", 2002; with the gain of Burges and others, "Learning to rank
    using gradient descent", 2005). A lesson that nobody judged gains nothing. At least one grade is above 0.

    >>> ndcg({"a": 3, "b": 1}, ["a", "b"]), round(ndcg({"a": 3, "b": 1}, ["x", "a"]), 3)
    (1.0, 0.579)
    """
    return _gained(grades.get(each, 0) for each in answer) / _gained(sorted(grades.values(), reverse=True))


def success(grades: Mapping[str, int], answer: Sequence[str]) -> bool:
    """Whether a useful lesson is among the first five."""
    return any(grades.get(each, 0) >= USEFUL for each in answer[:5])


def unjudged(grades: Mapping[str, int], answer: Sequence[str]) -> int:
    """How many of the first ten nobody read for this query."""
    return sum(each not in grades for each in answer[:FIRST])


def _gained(grades: Iterable[int]) -> float:
    # The first place is 1 and is divided by log2(2).
    return sum(float(2**grade - 1) / log2(place + 2) for place, grade in zip(range(FIRST), grades, strict=False))
