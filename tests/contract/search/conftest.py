"""The engines that the contract suite runs on. To add one: a function here and a line in `ENGINES`."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from search.clauses import Clause, Phrase, SameAs, Term
from search.document import Document
from search.index import SOME_OF_THE_WORDS, Hit, Index, Results
from search.postgres_index import PostgresIndex
from search.query import Query
from search.whoosh_index import WhooshIndex
from search.words import words

FACETS = ("nation", "kind")

# Opens the one index of a test: every call gives another object that sees the same documents.
Opener = Callable[[], Index]


class PlainIndex:
    """An index that looks at each document with the plainest code there is: what the real engines are compared with."""

    def __init__(self, kept: dict[str, tuple[str, list[Document]]]) -> None:
        self._kept = kept

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        if any(document.group != group for document in documents):
            raise ValueError("A document belongs to another group.")
        unique = {document.id: document for document in documents}
        self._kept.pop(group, None)
        if unique:
            self._kept[group] = (revision, list(unique.values()))

    def search(self, query: Query, *, filters: Mapping[str, Collection[str]], limit: int, offset: int) -> Results:
        if set(filters) - set(FACETS) or limit < 0 or offset < 0:
            raise ValueError(f"No such search: {filters}, {limit}, {offset}.")
        documents = [document for _, group in self._kept.values() for document in group]
        known = [_Known(document) for document in documents]
        ranking = _Ranking(known, len(self._kept))
        met = {d: [_weight(clause, d) > 0 for clause in query.clauses] for d in known}
        found = {d: ranking.score(query.clauses, d) for d, each in met.items() if all(each)}
        hint = ""
        if not found and len(query.clauses) > 1:
            found = {d: ranking.score(query.clauses, d) for d, each in met.items() if any(each)}
            hint = SOME_OF_THE_WORDS if found else ""
        tags = {d: tuple(d.document.tags.get(name, "") for name in FACETS) for d in found}
        passed, facets = narrow(Counter(tags.values()), FACETS, filters)
        kept = sorted(
            (d for d in found if tags[d] in passed), key=lambda d: (-found[d], d.document.group, d.document.order)
        )
        hits = tuple(Hit(d.document.id, d.document.group, found[d]) for d in kept[offset : offset + limit])
        return Results(len(kept), hits, facets, hint)

    def groups(self) -> dict[str, str]:
        return {group: revision for group, (revision, _) in self._kept.items()}

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        fresh = PlainIndex({})
        seen = set()
        for group, revision, documents in items:
            if group in seen:
                raise ValueError("A group comes twice.")
            seen.add(group)
            fresh.replace(group, revision, documents)
        self._kept.clear()
        self._kept.update(fresh._kept)
        return len(seen)

    def clear(self) -> None:
        self._kept.clear()

    def close(self) -> None:
        pass


class _Known:
    """A document by identity, so that it can be a key."""

    def __init__(self, document: Document) -> None:
        self.document = document


class _Ranking:
    """BM25 over weighted occurrences, as Whoosh has it; each group counts as one more document there."""

    def __init__(self, known: Sequence[_Known], groups: int) -> None:
        self._known = known
        self._frequency: dict[Clause, int] = {}
        self._entries = len(known) + groups
        self._usual = sum(map(_length, known)) / self._entries if known else 1.0

    def score(self, clauses: Sequence[Clause], known: _Known) -> float:
        return sum(self._of(clause, known) for clause in clauses)

    def _of(self, clause: Clause, known: _Known) -> float:
        match clause:
            case Term():
                weight = _weight(clause, known)
                if clause not in self._frequency:
                    self._frequency[clause] = sum(_weight(clause, one) > 0 for one in self._known)
                frequency = self._frequency[clause]
                rarity = math.log(self._entries / (frequency + 1)) + 1
                return rarity * weight * 2.2 / (weight + 1.2 * (0.25 + 0.75 * _length(known) / self._usual))
            case Phrase(stems):
                return sum(self._of(Term(stem), known) for stem in stems) if _weight(clause, known) else 0.0
            case SameAs(clauses):
                return max(self._of(one, known) for one in clauses)


def _length(known: _Known) -> int:
    parts = [place for part in ("text", "heading", "title") for place in _places(getattr(known.document, part))]
    return sum(1 + bool(joined) for _, joined in parts)


def _weight(clause: Clause, known: _Known) -> float:
    weights = {"text": 1.0, "heading": 0.5, "title": 0.25}
    return sum(weight * _times(clause, getattr(known.document, part)) for part, weight in weights.items())


@cache
def _places(text: str) -> list[tuple[str, str]]:
    # A word with a hyphen stands joined where its first part stands.
    return [(part.stem, word.joined if part is word.parts[0] else "") for word in words(text) for part in word.parts]


def _times(clause: Clause, text: str) -> int:
    places = _places(text)
    match clause:
        case Term(stem):
            return sum(place.count(stem) for place in places)
        case Phrase(wanted):
            starts = range(len(places) - len(wanted) + 1)
            return sum(all(stem in places[at + by] for by, stem in enumerate(wanted)) for at in starts)
        case SameAs(clauses):
            return max(_times(one, text) for one in clauses)


def _plain(_: pytest.FixtureRequest) -> Opener:
    kept: dict[str, tuple[str, list[Document]]] = {}
    return lambda: PlainIndex(kept)


def _whoosh(request: pytest.FixtureRequest) -> Opener:
    folder: Path = request.getfixturevalue("tmp_path")
    return lambda: WhooshIndex(folder / "index", FACETS)


def _postgres(request: pytest.FixtureRequest) -> Opener:
    server: Mapping[str, Any] = request.getfixturevalue("search_server")
    return lambda: PostgresIndex(server, FACETS)


ENGINES: dict[str, Callable[[pytest.FixtureRequest], Opener]] = {
    "plain": _plain,
    "whoosh": _whoosh,
    "postgres": _postgres,
}


@pytest.fixture(params=ENGINES)
def open_index(request: pytest.FixtureRequest) -> Opener:
    return ENGINES[request.param](request)


@pytest.fixture
def index(open_index: Opener) -> Iterator[Index]:
    opened = open_index()
    yield opened
    opened.close()


@pytest.fixture
def model() -> Index:
    return PlainIndex({})
