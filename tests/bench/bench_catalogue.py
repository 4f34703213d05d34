"""How well the fields of a catalogue record are suggested, on the demonstration's reviews and our tuning texts.

    .venv/bin/python tests/bench/bench_catalogue.py [catalogue] [catalogue-tuning] [--json FILE]

What is right was written by hand (tests/catalogue/gold.json), as the anonymised text lets a person know it: a band of
years that falls into two bands of the catalogue counts as both.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from measuring import ROOT, detector, shown
from reporting import Table, main

from ingest.candidate import Candidate
from ingest.catalogue import Stated, Suggestions, suggest_catalogue
from ingest.catalogue.abstract import LONGEST, SHORTEST
from ingest.evaluation import Share
from ingest.gold import read_marked
from ingest.pipeline import prepare
from ingest.submission import Submission
from policies.catalogue import Answer
from repository.demo.source import reviews

GOLD: dict[str, dict[str, dict[str, Any]]] = json.loads(
    (ROOT / "tests" / "catalogue" / "gold.json").read_text(encoding="utf-8")
)
_TEXTS = ROOT / "tests" / "gold"
FIELDS = ("subject", "outcome", "harm_types", "age_bands", "sex", "methodology", "authors", "period")
_NATIONS = ("wales", "scotland", "northern-ireland")


class Case(NamedTuple):
    """What is right for a review, and what was suggested."""

    wanted: Mapping[str, Any]
    found: Suggestions


def catalogue() -> Table:
    """The demonstration's reviews, from their files on."""
    cases = []
    for review in reviews():
        facts = review.facts
        file = Submission.of(review.file.read_bytes(), title=facts["title"], nation=facts["nation"])
        stated = Stated(facts["nation"], facts["type"], int(facts["year"]))
        cases.append(Case(GOLD["demonstration"][review.name], _suggested(prepare(file, detector=detector()), stated)))
    return figures_of(cases)


def tuning() -> Table:
    """Our marked texts that rules are written with; what kind of review they are is not told."""
    cases = []
    for name, wanted in GOLD["tuning"].items():
        words = read_marked(name, (_TEXTS / f"{name}.txt").read_bytes()).text.reveal()
        nation = next((code for code in _NATIONS if code in name), "england")
        candidate = prepare(Submission.of(words.encode(), nation=nation), detector=detector())
        cases.append(Case(wanted, _suggested(candidate, Stated(nation, "", 2026))))
    return figures_of(cases)


def figures_of(cases: Iterable[Case]) -> Table:
    """Field by field, how much of what was suggested is right and how much of what is right was suggested."""
    cases = list(cases)
    table: Table = {}
    for field in FIELDS:
        pairs = [(values(case.wanted[field]), values(_value(case.found, field))) for case in cases]
        right = sum(len(wanted & found) for wanted, found in pairs)
        table[field.replace("_", " ")] = {
            "right of what was suggested": shown(Share(right, sum(len(found) for _, found in pairs))),
            "suggested of what is right": shown(Share(right, sum(len(wanted) for wanted, _ in pairs))),
        }
    made = [case.found.abstract.text for case in cases if case.found.abstract]
    table["abstracts of 486 to 2,380 characters"] = {
        "right of what was suggested": shown(Share(sum(SHORTEST <= len(text) <= LONGEST for text in made), len(made))),
        "suggested of what is right": shown(Share(len(made), len(cases))),
    }
    return table


def values(value: Any) -> set[str]:
    """The values to compare: each of several by itself, and those of a period by their place."""
    if value is None:
        return set()
    if isinstance(value, str):
        return {value}
    return set(value)


def _value(found: Suggestions, field: str) -> Any:
    value = getattr(found, field)
    if value is None:
        return None
    if field == "period":
        return _ends(value.begins, value.ends)
    if field == "subject":
        return str.__str__(value.text)
    if field == "authors":
        return [str.__str__(one.text) for one in value]
    if isinstance(value, tuple):
        return [one.value for one in value if one.answer is Answer.YES]
    return value.value


def _ends(begins: str | None, ends: str | None) -> list[str]:
    return [f"{name} {month}" for name, month in (("from", begins), ("to", ends)) if month]


def _suggested(candidate: Candidate, stated: Stated) -> Suggestions:
    return suggest_catalogue(candidate.text, candidate.blocks, candidate.lessons, stated)


PARTS = {"catalogue": catalogue, "catalogue-tuning": tuning}

if __name__ == "__main__":
    main(__file__, PARTS)
