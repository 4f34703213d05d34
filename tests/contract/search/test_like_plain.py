"""Every engine finds what the plain one does, whatever it is given and asked."""

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from passages import document, fill, find, ids

from search.index import Index

SPOKEN = "neglect drugs child children co-sleeping cosleeping sleep the was not 7-minute 7"
VOCABULARY = st.sampled_from(SPOKEN.split())
TEXT = st.lists(VOCABULARY, max_size=8).map(" ".join)
DOCUMENT = st.tuples(TEXT, TEXT, st.sampled_from(["england", "wales", ""]), st.sampled_from(["finding", "action", ""]))
QUERY = st.lists(VOCABULARY | TEXT.map(lambda text: f'"{text}"'), max_size=4).map(" ".join)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "nation": st.lists(st.sampled_from(["england", "wales"]), max_size=2),
        "kind": st.lists(st.sampled_from(["finding", "action"]), max_size=2),
    },
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    groups=st.lists(st.lists(DOCUMENT, max_size=5), max_size=4), asked=st.lists(st.tuples(QUERY, FILTERS), max_size=12)
)
def test_every_engine_finds_what_the_plain_one_does(
    index: Index, model: Index, groups: list[list[tuple[str, str, str, str]]], asked: list[tuple[str, Any]]
) -> None:
    for engine in (index, model):
        engine.clear()
        for number, documents in enumerate(groups):
            batch = [
                document(text, f"r{number}#{order}", heading=heading, tags={"nation": (nation,), "kind": (kind,)})
                for order, (text, heading, nation, kind) in enumerate(documents)
            ]
            engine.replace(f"r{number}", "1", batch)
    for query, filters in asked:
        found, expected = find(index, query, filters), find(model, query, filters)
        assert (sorted(ids(found)), found.total) == (sorted(ids(expected)), expected.total)
        assert (found.facets, found.hint) == (expected.facets, expected.hint)


@pytest.mark.parametrize(
    "text",
    ["*" * 200, " OR ".join(["*c*"] * 10), "[a TO z]", "(" * 5_000 + "neglect" + ")" * 5_000, "NOT " * 200 + "neglect"],
)
def test_what_keeps_other_grammars_busy_is_soon_answered(index: Index, text: str) -> None:
    fill(index, *(document(f"neglect c{number}", f"r1#{number}") for number in range(50)))
    start = time.monotonic()
    find(index, text)
    assert time.monotonic() - start < 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=600) | st.text(alphabet='"*()[]~^:-+?\\ANDORNT ab', max_size=200))
def test_no_query_is_an_error(index: Index, text: str) -> None:
    if not index.groups():
        fill(index, document("neglect AND drugs"))
    find(index, text)
