"""Every engine finds, counts and ranks as the plain one does: the same queries over the same documents on every run."""

import itertools
import random
from collections.abc import Collection, Mapping
from typing import NamedTuple

import pytest

from search.document import Document
from search.grammar import parse
from search.index import Index
from search.placing import placed

SPOKEN = (
    "neglect neglected neglecting child children child's drug drugs alcohol co-sleeping cosleeping sleep A&E 7-minute "
    "7 minute not seen was brought school nurse nurses curiosity professional café cafe Tŷ well-being wellbeing no 4.3 "
    "1,200 mother mothers home visit visits visiting voice information sharing shared risk the of a and"
).split()
WEIGHTS = [1 / (rank + 2) for rank in range(len(SPOKEN))]
ALL = 1_000

# Whoosh rounds the length of a document that has more occurrences of words than these.
MOST_OCCURRENCES = 10


class Asked(NamedTuple):
    text: str
    filters: Mapping[str, Collection[str]]


def corpus() -> dict[str, list[Document]]:
    chance = random.Random(20261124)  # noqa: S311 - the same documents on every run.
    groups: dict[str, list[Document]] = {}
    while len(groups) < 25:
        group = f"r{len(groups)}"
        made: list[Document] = []
        while len(made) < 10:
            text, heading, title = (
                " ".join(chance.choices(SPOKEN, WEIGHTS, k=chance.randint(0, most))) for most in (7, 2, 1)
            )
            tags = {"nation": chance.choice(["england", "wales", ""]), "kind": chance.choice(["finding", "action"])}
            document = Document(f"{group}#{len(made)}", group, title, heading, text, tags, len(made))
            if len(list(placed(document))) <= MOST_OCCURRENCES:
                made.append(document)
        groups[group] = made
    return groups


def queries(documents: list[Document]) -> list[Asked]:
    chance = random.Random(200)  # noqa: S311 - the same queries on every run.

    def phrase() -> str:
        found = chance.choice([document.text.split() for document in documents if len(document.text.split()) > 2])
        at = chance.randrange(len(found) - 1)
        return f'"{" ".join(found[at : at + chance.randint(2, 3)])}"'

    def word() -> str:
        return chance.choice([*SPOKEN, "quarry"])

    def filters() -> dict[str, list[str]]:
        wanted = {"nation": [["wales"], ["wales", "england"]], "kind": [["action"]]}
        return {name: chance.choice(values) for name, values in wanted.items() if chance.random() < 0.3}

    return [
        Asked(" ".join((phrase if chance.random() < 0.3 else word)() for _ in range(chance.randint(1, 4))), filters())
        for _ in range(200)
    ]


@pytest.fixture
def filled(index: Index, model: Index) -> list[Document]:
    groups = corpus()
    for engine in (index, model):
        engine.rebuild((group, "1", documents) for group, documents in groups.items())
    return [document for documents in groups.values() for document in documents]


def test_hits_counts_and_ranks_are_those_of_the_plain_engine(
    index: Index, model: Index, filled: list[Document]
) -> None:
    differing = []
    some = ranked = 0
    for text, filters in queries(filled):
        found, expected = (
            engine.search(parse(text), filters=filters, limit=ALL, offset=0) for engine in (index, model)
        )
        scores = {hit.id: hit.score for hit in expected.hits}
        same = (found.total, found.facets, found.hint) == (expected.total, expected.facets, expected.hint)
        if not same or {hit.id for hit in found.hits} != scores.keys():
            differing.append(f"{text}: other hits or counts")
        elif any(scores[one.id] < scores[other.id] - 1e-5 for one, other in itertools.pairwise(found.hits)):
            differing.append(f"{text}: other ranks")
        some += bool(found.hint)
        ranked += len({round(score, 3) for score in scores.values()}) > 2
    assert differing == []
    # The queries are worth asking: many find documents of different ranks, others find some of the words only.
    assert (some > 20, ranked > 100) == (True, True)
