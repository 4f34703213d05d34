"""The engines that the contract suite runs on. To add one: a function here and a line in `ENGINES`."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from plain_index import Kept, PlainIndex

from search.index import Index
from search.postgres_index import PostgresIndex
from search.whoosh_index import WhooshIndex

FACETS = ("nation", "kind", "theme")

# Opens the one index of a test: every call gives another object that sees the same documents.
Opener = Callable[[], Index]


def _plain(_: pytest.FixtureRequest) -> Opener:
    kept = Kept()
    return lambda: PlainIndex(FACETS, kept)


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
    return PlainIndex(FACETS)
