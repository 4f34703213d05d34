"""Facets counted through arrays are those that are counted one by one."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.columns import Columns

NAMES = ("nation", "theme")
TAGS = st.fixed_dictionaries(
    {},
    optional={
        "nation": st.lists(st.sampled_from(["wales", "england"]), max_size=1).map(tuple),
        "theme": st.lists(st.sampled_from(["voice", "neglect", "sharing"]), unique=True).map(tuple),
        "board": st.just(("no facet of these",)),
    },
)
Tags = Mapping[str, tuple[str, ...]]
DOCUMENTS = st.lists(TAGS, max_size=12)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "nation": st.lists(st.sampled_from(["wales", "england", "atlantis"]), max_size=2),
        "theme": st.lists(st.sampled_from(["voice", "neglect"]), max_size=2),
    },
)


def columns_of(documents: Sequence[Tags], *, settled_after: int = 0) -> Columns:
    columns = Columns(NAMES)
    for number, tags in enumerate(documents):
        columns.add(number, tags)
        if number + 1 == settled_after:
            columns.settle(number + 1)
    columns.settle(len(documents))
    return columns


def one_by_one(documents: Mapping[int, Tags], filters: Mapping[str, Collection[str]]) -> tuple[list[int], object]:
    def passing(others: Mapping[str, Collection[str]]) -> list[int]:
        return [
            number
            for number, tags in documents.items()
            if all(set(tags.get(name, ())) & set(values) for name, values in others.items() if values)
        ]

    facets = {}
    for name in NAMES:
        left = passing({other: values for other, values in filters.items() if other != name})
        counts = Counter(value for number in left for value in documents[number].get(name, ()))
        facets[name] = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return passing(filters), facets


def narrowed(columns: Columns, matched: Sequence[int], filters: Mapping[str, Collection[str]]) -> object:
    found = columns.narrow(np.array(matched, dtype=np.int64), filters)
    return found.passed.tolist(), {name: list(counts.items()) for name, counts in found.facets.items()}


@given(documents=DOCUMENTS, filters=FILTERS, settled_after=st.integers(0, 12), data=st.data())
def test_any_matches_are_narrowed_and_counted(
    documents: list[Tags], filters: Mapping[str, Collection[str]], settled_after: int, data: st.DataObject
) -> None:
    matched = sorted(data.draw(st.sets(st.sampled_from(range(len(documents))))) if documents else ())
    columns = columns_of(documents, settled_after=settled_after)
    expected = one_by_one({number: documents[number] for number in matched}, filters)
    assert narrowed(columns, matched, filters) == expected


@given(parts=st.lists(DOCUMENTS, max_size=4), filters=FILTERS)
def test_columns_are_joined_as_if_they_had_been_one(
    parts: list[list[Tags]], filters: Mapping[str, Collection[str]]
) -> None:
    together = Columns.joined(NAMES, [columns_of(part) for part in parts])
    documents = dict(enumerate(tags for part in parts for tags in part))
    assert narrowed(together, list(documents), filters) == one_by_one(documents, filters)


def test_numbers_may_have_gaps() -> None:
    columns = Columns(["theme"])
    columns.add(2, {"theme": ("voice", "neglect")})
    columns.add(5, {"theme": ("voice",)})
    columns.settle(7)
    found = columns.narrow(np.array([0, 2, 5, 6]), {"theme": ["neglect"]})
    assert (found.passed.tolist(), found.facets) == ([2], {"theme": {"voice": 2, "neglect": 1}})
