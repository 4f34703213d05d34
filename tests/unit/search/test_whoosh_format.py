"""Whoosh as shipped reads what is written here: its own searcher finds the same documents with the same weights."""

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import scoring
from whoosh.index import FileIndex, open_dir
from whoosh.query import And, Or, Phrase, Term

from search import clauses
from search.document import Document
from search.placing import WEIGHTS, placed
from search.query import Query
from search.whoosh_index import WhooshIndex
from search.whoosh_postings import Postings, inverted, joined

SPOKEN = "neglect drugs alcohol co-sleeping sleep school nurse seen brought child".split()


def documents(group: str, number: int) -> list[Document]:
    chance = random.Random(group)  # noqa: S311 - the same documents on every run.
    texts = (" ".join(chance.choices(SPOKEN, k=chance.randint(1, 30))) for _ in range(number))
    return [
        Document(f"{group}#{at}", group, f"title {group}", "heading", f"{text} only{group}x{at}", order=at)
        for at, text in enumerate(texts)
    ]


@pytest.fixture
def index(tmp_path: Path) -> WhooshIndex:
    filled = WhooshIndex(tmp_path / "index", ())
    filled.rebuild((f"r{number}", "1", documents(f"r{number}", 20)) for number in range(10))
    for number in range(10, 13):
        filled.replace(f"r{number}", "1", documents(f"r{number}", 7))
    filled.replace("r4", "2", documents("r4", 3))
    filled.replace("r5", "2", ())
    return filled


@pytest.fixture
def stock(index: WhooshIndex, tmp_path: Path) -> FileIndex:
    index.groups()
    return open_dir((tmp_path / "index" / "current").resolve())


def ids_of(reader: Any) -> dict[int, str]:
    """The id of each document as Whoosh numbers it: what is kept of a group stands at its first document."""
    kept = ((number, fields["kept"]) for number, fields in reader.iter_docs() if fields)
    return {first + at: identity for first, group in kept for at, identity in enumerate(group[2])}


@pytest.mark.parametrize(
    ("stock_query", "clause"),
    [
        (Term("words", "neglect"), clauses.Term("neglect")),
        (Term("words", "onlyr3x7"), clauses.Term("onlyr3x7")),
        (Term("words", "onlyr5x1"), clauses.Term("onlyr5x1")),
        (
            And([Term("words", "neglect"), Term("words", "school")]),
            clauses.AllOf((clauses.Term("neglect"), clauses.Term("school"))),
        ),
        (
            Or([Term("words", "nurs"), Term("words", "alcohol")]),
            clauses.AnyOf((clauses.Term("nurs"), clauses.Term("alcohol"))),
        ),
        (Phrase("words", ["school", "nurs"]), clauses.Phrase(("school", "nurs"))),
        (Phrase("words", ["co", "sleep", "child"]), clauses.Phrase(("co", "sleep", "child"))),
    ],
)
def test_whoosh_finds_the_same(index: WhooshIndex, stock: FileIndex, stock_query: Any, clause: clauses.Clause) -> None:
    with stock.searcher(weighting=scoring.Frequency()) as searcher:
        names = ids_of(searcher.reader())
        found = {names[number] for number in searcher.docs_for_query(stock_query)}
    ours = index.search(Query((clause,), strict=True), filters={}, limit=1_000)
    assert {hit.id for hit in ours.hits} == found


def test_whoosh_reads_the_same_stems_weights_and_places(stock: FileIndex) -> None:
    expected: dict[tuple[str, str], tuple[float, list[int]]] = {}
    groups = [(f"r{n}", 20) for n in (0, 1, 2, 3, 6, 7, 8, 9)] + [("r4", 3), ("r10", 7), ("r11", 7), ("r12", 7)]
    for group, number in groups:
        for document in documents(group, number):
            for stem, place, part, _ in placed(document):
                weight, places = expected.get((stem, document.id), (0.0, []))
                expected[stem, document.id] = (weight + WEIGHTS[part], [*places, place])
    with stock.reader() as reader:
        names = ids_of(reader)
        found = {}
        for field, stem in reader.all_terms():
            matcher = reader.postings(field, stem)
            while field == "words" and matcher.is_active():
                found[stem.decode(), names[matcher.id()]] = (matcher.weight(), matcher.value_as("positions"))
                matcher.next()
        assert all(reader.doc_frequency("words", stem) for stem in reader.lexicon("words"))
    assert found == expected


def many(group: str) -> Postings:
    stems: list[str] = []
    rows: list[tuple[int, int, float, int]] = []
    for number, document in enumerate(documents(group, 9)):
        for stem, place, part, _ in placed(document):
            stems.append(stem)
            rows.append((len(rows), number, WEIGHTS[part], place))
    of, numbers, weights, places = (np.array(column) for column in zip(*rows, strict=True))
    return inverted(stems, of, numbers, weights, places)


def as_said(postings: Postings) -> dict[tuple[bytes, int], tuple[float, list[int]]]:
    """What documents have of each stem, told one by one."""
    numbers, places = iter(range(len(postings.documents))), iter(postings.places.tolist())
    return {
        (stem, int(postings.documents[at])): (
            float(postings.weights[at]),
            [next(places) for _ in range(postings.counts[at])],
        )
        for stem, size in zip(postings.stems, postings.sizes.tolist(), strict=True)
        for at in [next(numbers) for _ in range(size)]
    }


@pytest.mark.parametrize("kept", [[], [0], [8], [0, 3, 4], range(9)])
def test_documents_are_taken_out(kept: list[int]) -> None:
    whole = many("a")
    left = as_said(whole.without(~np.isin(np.arange(9), kept)))
    assert left == {
        (stem, list(kept).index(number)): what for (stem, number), what in as_said(whole).items() if number in kept
    }


def test_postings_are_joined() -> None:
    parts = [many("a"), many("b"), many("c")]
    together = joined(parts, [9, 9, 9])
    assert as_said(together) == {
        (stem, number + 9 * at): what for at, part in enumerate(parts) for (stem, number), what in as_said(part).items()
    }
    assert list(together.stems) == sorted(set(together.stems))
