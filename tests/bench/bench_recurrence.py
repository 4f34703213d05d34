"""How well "has this been said before?" tells lessons that say the same: the invented pairs of tests/recurrence.

    .venv/bin/python tests/bench/bench_recurrence.py [recurrence] [--json FILE]

Nothing is told of the pairs that are held back but the figures of all of them together.
"""

import sys
from collections.abc import Sequence

from measuring import ROOT
from reporting import Table, main

sys.path.insert(0, str(ROOT / "tests"))

from recurrence_pairs import Pair, pairs

from search.recurrence import SAME, Lessons


def recurrence() -> Table:
    """Precision and recall of both halves, and how often lessons of pairs about different concepts are confused."""
    table: Table = {}
    for split in ("dev", "held-back"):
        some = pairs(split)
        # Some lessons stand in two pairs, so that what two pairs about one concept have in common is not known.
        strangers = [
            Pair(a.one, b.other, same=False) for a in some for b in some if a.one.concepts.isdisjoint(b.one.concepts)
        ]
        lessons = Lessons(said for pair in some for said in (pair.one, pair.other))
        told = _told(lessons, some)
        right = sum(pair.same for pair in told)
        for name, cell in {
            "pairs": len(some),
            "of pairs told to be the same, the same (precision)": {"part": right, "whole": len(told)},
            "of pairs that say the same, told (recall)": {"part": right, "whole": sum(pair.same for pair in some)},
            "of lessons about different concepts, told to be the same": {
                "part": len(_told(lessons, strangers)),
                "whole": len(strangers),
            },
        }.items():
            table.setdefault(name, {})[split] = cell
    return table


def _told(lessons: Lessons, some: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in some if lessons.likeness(pair.one, pair.other) >= SAME]


PARTS = {"recurrence": recurrence}

if __name__ == "__main__":
    main(__file__, PARTS)
