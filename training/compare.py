"""Compares the two routes on what was kept for development: recall at equal precision, and words per second."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ingest.name_model.labels import LABELS
from ingest.name_model.model import Named, NameModel
from training import field
from training.examples import mixture, real
from training.generate import generate
from training.noise import Labelled
from training.train import INVENTED, SEED

# No seed of training: the passages for development are others.
_DEVELOPMENT_SEED = SEED + 1_000
_DEVELOPMENT_COUNT = 1_500
_PRECISIONS = (0.8, 0.9, 0.95)
_LOWEST = 0.02
_ITERATIONS = 60
REPORT = Path(__file__).with_name("report.json")

Names = Callable[[str], tuple[Named, ...]]


class Judged(NamedTuple):
    """A word that is a person's name, or that was taken for one with that score."""

    score: float
    right: bool


def judged(names: Names, passages: list[Labelled]) -> tuple[list[Judged], int, float]:
    """All words taken for people's names, how many words of people's names there are, and words per second."""
    found: list[Judged] = []
    wanted = words = 0
    started = time.perf_counter()
    results = [names(passage.text) for passage in passages]
    seconds = time.perf_counter() - started
    for passage, result in zip(passages, results, strict=True):
        gold = set(_words(passage.text, [span[:2] for span in passage.spans if span[2] == "PER"]))
        wanted += len(gold)
        words += len(passage.text.split())
        found += [Judged(name.score, (name.start, name.end) in gold) for name in result if name.label == "PER"]
    return found, wanted, words / seconds


def _words(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        yield from (match.span() for match in field.WORD.finditer(text, start, end) if match[0].isalnum())


def recall_at(found: list[Judged], wanted: int, precision: float) -> tuple[float, float]:
    """The best recall at that precision or above, and the threshold that gives it."""
    best = (0.0, 1.0)
    right = 0
    for count, one in enumerate(sorted(found, reverse=True), 1):
        right += one.right
        if right / count >= precision:
            best = (right / wanted, one.score)
    return best


def compare(shared: Path, out: Path) -> None:
    """Writes the comparison to `report.json` beside this file; the field is trained into `out` first."""
    crf = out / "field.crf"
    if not crf.exists():
        field.train(mixture(shared, SEED, INVENTED), crf, _ITERATIONS)
    lowest = dict.fromkeys(LABELS, _LOWEST)
    routes: dict[str, Names] = {
        "encoder": NameModel(thresholds=lowest).words,
        "field": field.Field(crf, lowest).words,
    }
    invented = list(generate(_DEVELOPMENT_SEED, _DEVELOPMENT_COUNT))
    groups = {**real(shared, development=True), "invented": invented}
    report = {
        source: {route: _figures(names, passages) for route, names in routes.items()}
        for source, passages in groups.items()
    }
    REPORT.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


def _figures(names: Names, passages: list[Labelled]) -> dict[str, float]:
    found, wanted, speed = judged(names, passages)
    row: dict[str, float] = {"words": wanted, "words_per_second": round(speed)}
    for precision in _PRECISIONS:
        recall, threshold = recall_at(found, wanted, precision)
        row[f"recall_at_{precision}"] = round(recall, 4)
        row[f"threshold_at_{precision}"] = round(threshold, 3)
    return row
