"""How well mentions of one person become one entity, on the gold texts, whose marks say who each mention is.

    .venv/bin/python tests/bench/bench_resolve.py [--held-back]

Prints pairwise and B-cubed precision and recall (Bagga and Baldwin, 1998) as JSON, over the marked mentions of people
that the detector found, micro-averaged over texts. The texts whose number is divisible by three are held back: they
are opened only when asked for, for a final count, and are then counted apart and never by text.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from ingest.detection import detect  # noqa: E402
from ingest.extract.canonical import canonicalise  # noqa: E402
from ingest.extract.plain import structure_of  # noqa: E402
from ingest.gold import read_marked  # noqa: E402
from ingest.half_names import completed  # noqa: E402
from ingest.mentions import Span  # noqa: E402
from ingest.presidio import Detector, build_detector  # noqa: E402
from ingest.resolve import resolve  # noqa: E402
from policies.identifiers import Kind  # noqa: E402

GOLD = ROOT / "tests" / "gold"
_HELD_BACK_EVERY = 3


class Grouped(NamedTuple):
    """One marked mention: whom the mark names, and the entity that it became a mention of."""

    meant: str
    given: int


class Agreement(NamedTuple):
    """Pairs of mentions that are together on both sides, in ours and in the gold, and the sums of B-cubed."""

    both: float
    ours: float
    gold: float
    precision: float
    recall: float
    mentions: float

    def __add__(self, other: "Agreement") -> "Agreement":  # type: ignore[override]
        return Agreement(*(one + two for one, two in zip(self, other, strict=True)))


def agreement(grouped: Sequence[Grouped]) -> Agreement:
    """How the two ways to group the mentions of one text agree.

    >>> agreement([Grouped("a", 1), Grouped("a", 1), Grouped("b", 1)])
    Agreement(both=1, ours=3, gold=1, precision=1.6666666666666665, recall=3.0, mentions=3)
    """
    cells = Counter(grouped)
    meant = Counter(one.meant for one in grouped)
    given = Counter(one.given for one in grouped)
    return Agreement(
        _pairs(cells.values()),
        _pairs(given.values()),
        _pairs(meant.values()),
        sum(count * count / given[cell.given] for cell, count in cells.items()),
        sum(count * count / meant[cell.meant] for cell, count in cells.items()),
        len(grouped),
    )


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def grouped_in(file: Path, detector: Detector) -> list[Grouped]:
    """The marked mentions of people that were found, each with the entity whose mention covers most of it."""
    gold = read_marked(file.stem, file.read_bytes())
    canonical = canonicalise(gold.text.reveal())
    content = structure_of(canonical.text)
    found = tuple(completed(content.text, detect(content, detector)))
    entities = resolve(content, found)
    spans = [(canonical.source(m.span), at) for at, entity in enumerate(entities) for m in entity.mentions]
    grouped = []
    for mention in gold.annotators[0]:
        if mention.kind != Kind.PERSON.name:
            continue
        shared = [(_shared(mention.span, span), -at) for span, at in spans]
        most, entity = max(shared, default=(0, 0))
        if most:
            grouped.append(Grouped(mention.entity, -entity))
    return grouped


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def figures(files: Sequence[Path], detector: Detector) -> dict[str, Any]:
    """The figures of all of `files` together."""
    total = Agreement(0, 0, 0, 0, 0, 0)
    for file in files:
        total += agreement(grouped_in(file, detector))
    return {
        "texts": len(files),
        "mentions": total.mentions,
        "pairwise": _rates(total.both, total.ours, total.both, total.gold),
        "b_cubed": _rates(total.precision, total.mentions, total.recall, total.mentions),
    }


def _rates(right: float, ours: float, found: float, gold: float) -> dict[str, float]:
    precision, recall = right / max(ours, 1), found / max(gold, 1)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
    }


def is_held_back(file: Path) -> bool:
    """Whether the text is one of those that are not looked at while rules are made."""
    return int(file.name.partition("-")[0]) % _HELD_BACK_EVERY == 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-back", action="store_true", help="count the texts that are held back as well")
    arguments = parser.parse_args()
    every = sorted(GOLD.glob("*.txt"))
    built = build_detector()
    report = {"detector": built.version, "tuning": figures([f for f in every if not is_held_back(f)], built)}
    if arguments.held_back:
        report["held_back"] = figures([f for f in every if is_held_back(f)], built)
    print(json.dumps(report, indent=2))
