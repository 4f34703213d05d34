"""What the detector finds in the development data of others.

    .venv/bin/python tests/bench/bench_detection.py [tab] [notes] [--json FILE]

Needs the shared data (`NCRR_SHARED`, or `../shared` beside the repository).
"""

import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from measuring import SHARED, Found, found_in, shown
from reporting import Table, main

from ingest.evaluation import Share
from policies.identifiers import Kind

TAB = SHARED / "data" / "tab"
NOTES = SHARED / "data" / "notes" / "corpus.json"

Finder = Callable[[str], Sequence[Found]]
Document = dict[str, Any]

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
# What the notes would leave and our policy treats: a clinician gets a label, and a day becomes its month. That they
# are found is no mistake of the detector's, and they are counted apart.
POLICY_TREATS = frozenset({"clinician name", "appointment date"})


def tab() -> Table:
    """The benchmark's development part; every mention counts, as under the strict policy."""
    return tab_figures(json.loads((TAB / "dev.json").read_text(encoding="utf-8")), TAB / "tab_eval.py", found_in)


def tab_figures(documents: Sequence[Document], metric: Path, find: Finder) -> Table:
    """The figures that the file `metric` counts for what `find` finds in documents of the benchmark's format."""
    specification = importlib.util.spec_from_file_location("tab_eval", metric)
    assert specification is not None
    assert specification.loader is not None
    counting = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(counting)
    found = {one["doc_id"]: [(mention.start, mention.end) for mention in find(one["text"])] for one in documents}
    figures = counting.ev(documents, found)
    names = {
        "documents": "docs",
        "recall, words": "R_tok",
        "recall, mentions": "R_mention",
        "ER_di": "ER_di",
        "ER_qi": "ER_qi",
        "precision, words": "P_tok_uniform",
        "words treated": "masked_token_share",
    }
    rows: Table = {name: {"figure": _number(figures[key])} for name, key in names.items()}
    return rows | {f"recall of {kind}": {"figure": _number(value)} for kind, value in figures["R_by_type"].items()}


def _number(value: float | None) -> float | str:
    return "none" if value is None else value


def notes() -> Table:
    """The invented clinical notes: what was found for what it is, what was left, and names with nothing around them."""
    return notes_figures(json.loads(NOTES.read_text(encoding="utf-8")), found_in)


def notes_figures(corpus: Document, find: Finder) -> Table:
    """What `find` finds of the identifiers of the notes, and what of their distractors it leaves under house rules."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    distractors: Counter[str] = Counter()
    for note in corpus["notes"]:
        mentions = find(note["text"])
        for gold in note["gold"]:
            total[gold["cat"]] += 1
            found[gold["cat"]] += _is_covered(note["text"], gold["value"], mentions, NOTES_KINDS[gold["cat"]])
        for item in note["preserve"]:
            distractors[item["reason"]] += 1
            kept[item["reason"]] += _is_kept(note["text"], item["value"], mentions)
    single = sum(
        _is_covered(note["text"], note["name"], find(note["text"]), {Kind.PERSON}) for note in corpus["freeTextNames"]
    )
    rows: Table = {f"found: {kind}": {"figure": shown(Share(found[kind], total[kind]))} for kind in sorted(total)}
    rows["found: names with nothing around them"] = {"figure": shown(Share(single, len(corpus["freeTextNames"])))}
    groups = {
        "kept: all that identifies nobody": [reason for reason in distractors if reason not in POLICY_TREATS],
        "kept, though our policy treats it": [reason for reason in distractors if reason in POLICY_TREATS],
    }
    for name, reasons in groups.items():
        if reasons:
            rows[name] = {
                "figure": shown(Share(sum(kept[one] for one in reasons), sum(distractors[one] for one in reasons)))
            }
        rows |= {f"{name}: {one}": {"figure": shown(Share(kept[one], distractors[one]))} for one in sorted(reasons)}
    return rows


def _places(text: str, value: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(value)
    while at >= 0:
        places.append((at, at + len(value)))
        at = text.find(value, at + 1)
    return places


def _is_covered(text: str, value: str, mentions: Sequence[Found], kinds: set[Kind]) -> bool:
    places = _places(text, value)
    if not places:  # An NHS number is given in groups, whatever the note has between them.
        digits = "".join(c for c in value if c.isdigit())
        return any(
            mention.kind in kinds and "".join(c for c in text[mention.start : mention.end] if c.isdigit()) == digits
            for mention in mentions
        )
    covered = {at for mention in mentions if mention.kind in kinds for at in range(mention.start, mention.end)}
    return all(at in covered for start, end in places for at in range(start, end) if text[at].isalnum())


def _is_kept(text: str, value: str, mentions: Sequence[Found]) -> bool:
    treated = {at for mention in mentions if mention.treated for at in range(mention.start, mention.end)}
    return any(treated.isdisjoint(range(start, end)) for start, end in _places(text, value))


PARTS = {"tab": tab, "notes": notes}

if __name__ == "__main__":
    main(__file__, PARTS)
