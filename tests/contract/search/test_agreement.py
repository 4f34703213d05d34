"""Every engine finds, counts and ranks as the plain one does: the same queries over the same documents on every run."""

import itertools
import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from plain_index import PlainIndex
from vectors import MODEL, OTHER_MODEL, by_chance

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term, leaves
from search.document import Document
from search.grammar import parse
from search.index import Hit, Index, Order, Results
from search.nearness import NEAREST
from search.placing import placed
from search.query import Query

SPOKEN = (
    "neglect neglected neglecting child children child's drug drugs alcohol co-sleeping cosleeping sleep A&E 7-minute "
    "7 minute not seen was brought school nurse nurses curiosity professional café cafe Tŷ well-being wellbeing no 4.3 "
    "1,200 mother mothers home visit visits visiting voice information sharing shared risk the of a and"
).split()
WEIGHTS = [1 / (rank + 2) for rank in range(len(SPOKEN))]
LETTERS = ["neg", "chil", "c", "co", "cosl", "vis", "visiti", "mother", "sha", "well", "7", "1", "min", "nur", "quarr"]
ALL = 1_000


class Asked(NamedTuple):
    query: Query
    filters: Mapping[str, Collection[str]]
    within: Collection[str]
    order: Order


def corpus() -> dict[str, list[Document]]:
    chance = random.Random(20261124)  # noqa: S311 - the same documents on every run.

    def some(most: int) -> str:
        return " ".join(chance.choices(SPOKEN, WEIGHTS, k=chance.randint(0, most)))

    def document(group: str, order: int) -> Document:
        tags = {
            "nation": tuple(chance.sample(["england", "wales"], k=chance.randint(0, 1))),
            "kind": (chance.choice(["finding", "action"]),),
            "theme": tuple(chance.sample(["neglect", "voice", "sharing", "infants"], k=chance.randint(0, 3))),
        }
        return Document(
            f"{group}#{order}",
            group,
            title=some(2),
            heading=some(3),
            text=some(chance.choice([4, 10, 60])),
            themes=some(2),
            tags=tags,
            order=order,
            date=chance.randint(2015, 2020),
            weight=chance.choice([0.5, 1.0, 1.0, 1.5]),
            vector=vector(),
        )

    # Its own chance: without meanings, the documents are the same.
    meanings = random.Random(384)  # noqa: S311 - as above.

    def vector() -> bytes:
        if meanings.random() < 0.15:
            return b""
        return by_chance(meanings, OTHER_MODEL if meanings.random() < 0.05 else MODEL)

    return {f"r{number}": [document(f"r{number}", order) for order in range(10)] for number in range(25)}


class Asking:
    """Queries by chance: some as a person types them, others of every kind of clause inside every other."""

    def __init__(self, documents: list[Document]) -> None:
        self._chance = random.Random(200)  # noqa: S311 - the same queries on every run.
        self._texts = [text for document in documents if len(text := document.text.split()) > 3]
        self._stems = [*sorted({one.stem for document in documents for one in placed(document)}), "quarri"]

    def typed(self) -> Query:
        texts = [
            f'"{" ".join(self._stretch())}"'
            if self._chance.random() < 0.3
            else self._chance.choice([*SPOKEN, "quarry"])
            for _ in range(self._chance.randint(1, 4))
        ]
        return parse(" ".join(texts))

    def built(self) -> Query:
        clauses, without = self._some(0, 3, depth=3), self._some(0, 1, depth=2)
        return Query(clauses, without if self._chance.random() < 0.4 else (), strict=self._chance.random() < 0.5)

    def asked(self, query: Query) -> Asked:
        wanted = {
            "nation": [["wales"], ["wales", "england"]],
            "kind": [["action"]],
            "theme": [["voice", "sharing"], []],
        }
        filters = {name: self._chance.choice(values) for name, values in wanted.items() if self._chance.random() < 0.25}
        within = [f"r{self._chance.randrange(30)}" for _ in range(8)] if self._chance.random() < 0.2 else []
        return Asked(query, filters, within, self._chance.choice([Order.BEST, Order.BEST, Order.NEWEST, Order.OLDEST]))

    def _stretch(self) -> list[str]:
        text = self._chance.choice(self._texts)
        at = self._chance.randrange(len(text) - 2)
        return text[at : at + self._chance.randint(2, 3)]

    def _some(self, least: int, most: int, depth: int) -> tuple[Clause, ...]:
        return tuple(self._clause(depth) for _ in range(self._chance.randint(least, most)))

    def _clause(self, depth: int) -> Clause:
        leaf: list[Callable[[], Clause]] = [
            lambda: Term(self._chance.choice(self._stems)),
            lambda: Term(self._chance.choice(self._stems[-1:] + self._stems)),
            lambda: Prefix(self._chance.choice(LETTERS)),
            self._phrase,
        ]
        branch: list[Callable[[], Clause]] = [
            lambda: SameAs(self._some(1, 3, depth - 1)),
            lambda: AnyOf(self._some(1, 3, depth - 1)),
            lambda: AllOf(self._some(1, 2, depth - 1), self._some(0, 1, depth - 1)),
            lambda: AllOf((), self._some(1, 2, depth - 1)),
            lambda: Lesser(self._clause(depth - 1), self._chance.choice([0.0, 0.25, 0.7, 1.0])),
        ]
        return self._chance.choice(leaf + branch if depth else leaf)()

    def _phrase(self) -> Clause:
        stems = tuple(one.stem for one in placed(Document("", "", "", "", " ".join(self._stretch()))))
        return Phrase(stems) if len(stems) > 1 else Term(stems[0])


def queries(documents: list[Document]) -> list[Asked]:
    asking = Asking(documents)
    by_words = [asking.asked(asking.typed()) for _ in range(120)] + [asking.asked(asking.built()) for _ in range(180)]
    meanings = random.Random(60)  # noqa: S311 - the same queries on every run.
    meant = [asking.asked(replace(asking.typed(), vector=by_chance(meanings))) for _ in range(120)]
    meant += [asking.asked(replace(asking.built(), vector=by_chance(meanings))) for _ in range(300)]
    return by_words + meant


@pytest.fixture(scope="module")
def groups() -> dict[str, list[Document]]:
    return corpus()


@pytest.fixture(scope="module")
def expected(groups: dict[str, list[Document]]) -> list[tuple[Asked, Results]]:
    plain = PlainIndex(("nation", "kind", "theme"))
    plain.rebuild((group, "1", documents) for group, documents in groups.items())
    documents = [document for group in groups.values() for document in group]
    return [(asked, search(plain, asked, limit=ALL, explain=True)) for asked in queries(documents)]


@pytest.fixture
def filled(index: Index, groups: dict[str, list[Document]]) -> Index:
    index.rebuild((group, "1", documents) for group, documents in groups.items())
    return index


def search(index: Index, asked: Asked, **other: Any) -> Results:
    query, filters, within, order = asked
    return index.search(query, filters=filters, within=within, order=order, **other)


def differs(found: Results, expected: Results, order: Order) -> list[str]:
    """What is other than expected."""
    known = {hit.id: hit for hit in expected.hits}
    scores = [known[hit.id].score for hit in found.hits if hit.id in known]
    in_order = {
        Order.BEST: all(one > other - 1e-5 for one, other in itertools.pairwise(scores)),
        Order.NEWEST: [hit.id for hit in found.hits] == list(known),
        Order.OLDEST: [hit.id for hit in found.hits] == list(known),
    }
    same = {
        "counts": counts(found) == counts(expected),
        "hits": {kept(hit) for hit in found.hits} == {kept(hit) for hit in expected.hits},
        "order": in_order[order],
        "scores": all(near(hit.score, known[hit.id].score) for hit in found.hits if hit.id in known),
        "shares": all(near(hit.shares, known[hit.id].shares) for hit in found.hits if hit.id in known),
        # It is rounded, and what stands between two may be rounded either way.
        "nearness": all(abs(hit.nearness - known[hit.id].nearness) < 2e-5 for hit in found.hits if hit.id in known),
    }
    return [name for name, agreed in same.items() if not agreed]


def counts(results: Results) -> Any:
    facets = {name: list(counted.items()) for name, counted in results.facets.items()}
    return results.total, results.groups, results.hint, facets


def kept(hit: Hit) -> tuple[str, str, int]:
    return hit.id, hit.group, hit.of_group


def near(found: Any, expected: Any) -> bool:
    return bool(found == pytest.approx(expected, rel=1e-5, abs=1e-6))


def test_hits_counts_and_ranks_are_those_of_the_plain_engine(
    filled: Index, expected: list[tuple[Asked, Results]]
) -> None:
    found = [search(filled, asked, limit=ALL, explain=True) for asked, _ in expected]
    differing = [
        f"{what}: {asked}"
        for (asked, right), results in zip(expected, found, strict=True)
        if (what := differs(results, right, asked.order))
    ]
    assert differing == []


def test_pages_are_stretches_of_the_whole_answer(filled: Index, expected: list[tuple[Asked, Results]]) -> None:
    differing = []
    for number, (asked, _) in enumerate(expected[::6]):
        whole = search(filled, asked, limit=ALL)
        if len(whole.hits) > 1:
            at = number * 7 % len(whole.hits)
            after = search(filled, asked, limit=5, after=whole.hits[at].place)
            before = search(filled, asked, limit=5, before=whole.hits[at].place)
            if (after.hits, before.hits) != (whole.hits[at + 1 : at + 6], whole.hits[max(at - 5, 0) : at]):
                differing.append(asked)
    assert differing == []


def test_the_queries_are_worth_asking(expected: list[tuple[Asked, Results]]) -> None:
    def number(worth: Callable[[Asked, Results], Any]) -> int:
        return sum(bool(worth(asked, results)) for asked, results in expected)

    def having(kind: type) -> int:
        return number(
            lambda asked, _: any(isinstance(one, kind) for clause in asked.query.clauses for one in leaves(clause))
        )

    assert number(lambda _, results: results.hint) > 20
    assert number(lambda _, results: len({round(hit.score, 3) for hit in results.hits}) > 2) > 150
    assert number(lambda asked, results: asked.query.without and results.total) > 20
    assert number(lambda asked, results: asked.within and results.total) > 20
    assert min(map(having, (Prefix, Phrase))) > 40
    assert number(lambda _, results: any(hit.nearness for hit in results.hits)) > 20
    assert number(lambda _, results: {bool(hit.nearness) for hit in results.hits} == {False, True}) > 50
    assert number(lambda asked, results: asked.query.without and any(hit.nearness for hit in results.hits)) > 2
    assert number(lambda _, results: sum(hit.nearness > 0 for hit in results.hits) == NEAREST) > 10
