"""Figures of the detector on development data; prints them as JSON.

    .venv/bin/python tests/bench/bench_detection.py [--predictions pred.json]

Needs the shared data (`NCRR_SHARED`, or `../shared` beside the repository).
"""

import argparse
import importlib.util
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from ingest.detection import detect  # noqa: E402
from ingest.extract.canonical import canonicalise  # noqa: E402
from ingest.extract.plain import structure_of  # noqa: E402
from ingest.mentions import Mention  # noqa: E402
from ingest.presidio import Detector, build_detector  # noqa: E402
from policies.identifiers import RULES, Kind, Treatment  # noqa: E402

SHARED = Path(os.environ.get("NCRR_SHARED", ROOT.parent / "shared"))
# Under which kinds an identifier of the notes counts as found for what it is.
NOTES_KINDS = {
    "NHS_NUMBER": {Kind.NHS_NUMBER},
    "NI_NUMBER": {Kind.NINO},
    "POSTCODE": {Kind.POSTCODE, Kind.ADDRESS},
    "DATE_OF_BIRTH": {Kind.DATE},
    "PHONE": {Kind.PHONE},
    "EMAIL": {Kind.EMAIL},
    "MRN": {Kind.CASE_REFERENCE},
    "PATIENT_NAME": {Kind.PERSON},
    "RELATIVE_NAME": {Kind.PERSON},
}


def found_in(text: str, detector: Detector) -> list[tuple[int, int, Mention]]:
    """The mentions with their spans in the text as given."""
    canonical = canonicalise(text)
    spans = []
    for mention in detect(structure_of(canonical.text), detector):
        source = canonical.source(mention.span)
        spans.append((source.start, source.end, mention))
    return spans


def tab(detector: Detector, predictions: Path | None) -> dict[str, Any]:
    folder = SHARED / "data" / "tab"
    specification = importlib.util.spec_from_file_location("tab_eval", folder / "tab_eval.py")
    assert specification is not None
    assert specification.loader is not None
    metric = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(metric)
    gold = json.loads((folder / "dev.json").read_text(encoding="utf-8"))
    started = time.process_time()
    predicted = {
        document["doc_id"]: [(start, end, m.kind.value) for start, end, m in found_in(document["text"], detector)]
        for document in gold
    }
    seconds = time.process_time() - started
    if predictions is not None:
        predictions.write_text(json.dumps(predicted), encoding="utf-8")
    words = sum(len(document["text"].split()) for document in gold)
    return {**metric.ev(gold, predicted), "words": words, "words_per_second": round(words / seconds)}


def notes(detector: Detector) -> dict[str, Any]:
    corpus = json.loads((SHARED / "data" / "notes" / "corpus.json").read_text(encoding="utf-8"))
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    distractors: Counter[str] = Counter()
    for note in corpus["notes"]:
        mentions = found_in(note["text"], detector)
        for gold in note["gold"]:
            total[gold["cat"]] += 1
            found[gold["cat"]] += _is_covered(note["text"], gold["value"], mentions, NOTES_KINDS[gold["cat"]])
        for item in note["preserve"]:
            distractors[item["reason"]] += 1
            kept[item["reason"]] += _is_kept(note["text"], item["value"], mentions)
    single = sum(
        _is_covered(note["text"], note["name"], found_in(note["text"], detector), {Kind.PERSON})
        for note in corpus["freeTextNames"]
    )
    return {
        "found": {kind: f"{found[kind]}/{total[kind]}" for kind in sorted(total)},
        "single_names": f"{single}/{len(corpus['freeTextNames'])}",
        "kept": {reason: f"{kept[reason]}/{distractors[reason]}" for reason in sorted(distractors)},
    }


def _places(text: str, value: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(value)
    while at >= 0:
        places.append((at, at + len(value)))
        at = text.find(value, at + 1)
    return places


def _is_covered(text: str, value: str, mentions: list[tuple[int, int, Mention]], kinds: set[Kind]) -> bool:
    places = _places(text, value)
    if not places:  # An NHS number is given in groups, whatever the note has between them.
        digits = "".join(c for c in value if c.isdigit())
        return any(
            m.kind in kinds and "".join(c for c in text[start:end] if c.isdigit()) == digits
            for start, end, m in mentions
        )
    covered = {at for start, end, m in mentions if m.kind in kinds for at in range(start, end)}
    return all(at in covered for start, end in places for at in range(start, end) if text[at].isalnum())


def _is_kept(text: str, value: str, mentions: list[tuple[int, int, Mention]]) -> bool:
    treated = {
        at for start, end, m in mentions if RULES[m.kind].house is not Treatment.KEEP for at in range(start, end)
    }
    return any(treated.isdisjoint(range(start, end)) for start, end in _places(text, value))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--predictions", type=Path)
    arguments = parser.parse_args()
    built = build_detector()
    print(
        json.dumps(
            {"detector": built.version, "tab": tab(built, arguments.predictions), "notes": notes(built)}, indent=2
        )
    )
