"""Two processes on one PostgreSQL index, each writing and searching at once, as two web nodes do."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from search.clauses import Term
from search.document import Document
from search.index import Order, Results
from search.postgres_index import PostgresIndex
from search.query import Query

FACETS = ("node",)
NODES = ("a", "b")
GROUPS = 12
PER_GROUP = 5

# A node indexes its groups, some of them twice and some for no time, and searches after each. What it sees of a group
# is all or nothing, each document once, and of its own groups what it wrote last; it prints what was otherwise.
PATHS = [str(Path(__file__).parent), str(Path(__file__).parents[3])]
NODE = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
from test_postgres_nodes import work
print(json.dumps(work(sys.argv[2], json.loads(sys.argv[3]))))
"""


def documents(group: str, node: str, text: str) -> list[Document]:
    return [
        Document(f"{group}#{at}", group, "", "", f"neglect {text}", tags={"node": (node,)}, order=at)
        for at in range(PER_GROUP)
    ]


def find(index: PostgresIndex, stem: str) -> Results:
    return index.search(Query((Term(stem),)), filters={}, limit=1_000, order=Order.NEWEST)


def work(node: str, server: Mapping[str, Any]) -> list[str]:
    """What a node does; returns what it should not have seen."""
    index = PostgresIndex(server, FACETS)
    wrong: list[str] = []
    mine: set[str] = set()
    for number in range(GROUPS):
        group = f"{node}{number}"
        index.replace(group, "1", documents(group, node, "first"))
        if number % 3 == 0:
            index.replace(group, "2", documents(group, node, "second"))
        if number % 4 == 3:
            index.replace(group, "3", [])
        else:
            mine.add(group)
        wrong += look(index, node, mine)
    index.close()
    return wrong


def look(index: PostgresIndex, node: str, mine: set[str]) -> Iterator[str]:
    found = find(index, "neglect")
    ids = [hit.id for hit in found.hits]
    if len(set(ids)) != len(ids):
        yield f"something twice: {ids}"
    if any(hit.of_group != PER_GROUP for hit in found.hits) or len(ids) % PER_GROUP:
        yield f"a part of a group: {ids}"
    if {hit.group for hit in found.hits if hit.group.startswith(node)} != mine:
        yield f"other groups than {mine}: {ids}"
    if found.facets["node"].get(node) != PER_GROUP * len(mine) or found.total != len(ids):
        yield f"other counts: {found.total}, {found.facets}"


@pytest.fixture
def index(search_server: Mapping[str, Any]) -> Iterator[PostgresIndex]:
    opened = PostgresIndex(search_server, FACETS)
    yield opened
    opened.close()


def test_two_nodes_search_and_index_at_once(index: PostgresIndex, search_server: Mapping[str, Any]) -> None:
    nodes = [
        subprocess.Popen(
            [sys.executable, "-c", NODE, json.dumps(PATHS), node, json.dumps(search_server)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for node in NODES
    ]
    totals = []
    while any(node.poll() is None for node in nodes):
        totals.append(find(index, "neglect").total)
    said = [node.communicate()[0] for node in nodes]
    assert [json.loads(one) for one in said] == [[], []]
    assert [total % PER_GROUP for total in totals] == [0] * len(totals)
    left = {f"{node}{number}": "2" if number % 3 == 0 else "1" for node in NODES for number in range(GROUPS)}
    left = {group: revision for group, revision in left.items() if int(group[1:]) % 4 != 3}
    second = sum(revision == "2" for revision in left.values())
    assert index.groups() == left
    assert (find(index, "neglect").total, find(index, "second").total) == (PER_GROUP * len(left), PER_GROUP * second)
