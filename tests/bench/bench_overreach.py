"""What is taken out where there is little or nothing to take out: judgments that were anonymised, and inspections.

    .venv/bin/python tests/bench/bench_overreach.py [judgments] [inspections] [--json FILE]

The inspection reports need the shared data (`NCRR_SHARED`, or `../shared` beside the repository).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from measuring import ROOT, SHARED, changes_to, detector, marked_texts, measured, shown
from reporting import Table, main

from ingest.errors import DocumentRefused
from ingest.evaluation import Figures, GoldDocument, Share
from ingest.pipeline import prepare
from ingest.submission import Submission
from policies.identifiers import Kind, Policy

JUDGMENTS = ROOT / "tests" / "bench" / "judgments"
INSPECTIONS = SHARED / "data" / "ofsted"
# Every third one: enough to tell one version from the next.
_STEP = 3
_PER_WORDS = 10_000


def judgments() -> Table:
    """What is taken out of judgments in which only dates, ages and places identify."""
    texts = marked_texts(JUDGMENTS)
    table: Table = {}
    for name, some in (*((text.id, (text,)) for text in texts), ("all", texts)):
        figures = house(some)
        table[name] = {
            "words treated beyond dates, ages and places": shown(beyond(figures)),
            "target": "at most 1 %",
            "dates, ages and places changed": shown(figures.recall.mentions),
        }
    return table


def house(texts: Sequence[GoldDocument]) -> Figures:
    """The figures of the texts under the house policy."""
    return measured(texts, [changes_to(text, Policy.HOUSE) for text in texts])


def beyond(figures: Figures) -> Share:
    """How many of all words are treated though they were not marked."""
    return Share(figures.precision.whole - figures.precision.part, figures.treated.whole)


def inspections() -> Table:
    """What is taken out of real reports that name senior staff, bodies and the authority, and no family."""
    return register(sorted(INSPECTIONS.glob("*.pdf"))[::_STEP])


def register(files: Iterable[Path]) -> Table:
    """How much of the files is treated under the house policy, and as what."""
    words = replaced = read = 0
    counts: Counter[Kind] = Counter()
    for file in files:
        try:
            evidence = prepare(Submission.of(file.read_bytes(), nation="england"), detector=detector()).evidence
        except DocumentRefused:
            continue  # A page of a web site under the name of a PDF.
        read += 1
        words += evidence.words
        replaced += evidence.words_replaced
        for count in evidence.counts:
            counts[count.kind] += count.mentions
    kinds = (Kind.PERSON, Kind.PLACE, Kind.INSTITUTION, Kind.DATE)
    return {
        "reports": {"figure": read},
        "words": {"figure": words},
        "words treated": {"figure": shown(Share(replaced, words))},
        **{
            f"{kind.value} mentions for 10,000 words": {"figure": round(_PER_WORDS * counts[kind] / max(1, words), 1)}
            for kind in kinds
        },
    }


PARTS = {"judgments": judgments, "inspections": inspections}

if __name__ == "__main__":
    main(__file__, PARTS)
