"""What every engine says of what it found: pages, orders, counts, shares."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pytest
from passages import NO_COUNTS, asking, document, fill, find, ids, tagged

from search.clauses import Term
from search.grammar import parse
from search.index import Index, Order, Place, Results


def test_a_query_without_words_finds_all_in_order(index: Index) -> None:
    fill(index, *(document("neglect", f"{group}#{number}") for group in ("r2", "r1") for number in (2, 1)))
    assert ids(find(index, "")) == ["r1#1", "r1#2", "r2#1", "r2#2"]


def a_dozen(index: Index) -> None:
    """Documents of three groups: some score the same, some have the same date."""
    for group in ("r2", "r1", "r3"):
        fill(
            index,
            *(
                document("neglect " * (number % 3 + 1), f"{group}#{number}", date=2020 + number % 2)
                for number in range(4)
            ),
        )


def walked(index: Index, order: Order, *, backwards: bool) -> list[list[str]]:
    """The pages of five of all that is found, from one end to the other."""
    pages = []
    page = find(index, "neglect", limit=5, order=order)
    if backwards:
        everything = find(index, "neglect", order=order).hits
        last = everything[-1].place
        page = find(index, "neglect", limit=5, order=order, before=last._replace(id=last.id + "!"))
    while page.hits:
        pages.append(ids(page))
        on = page.more_before if backwards else page.more_after
        step: dict[str, Any] = {"before": page.hits[0].place} if backwards else {"after": page.hits[-1].place}
        page = find(index, "neglect", limit=5, order=order, **step)
        assert bool(page.hits) == on
    return pages[::-1] if backwards else pages


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("backwards", [False, True])
def test_pages_together_are_all_that_was_found(index: Index, order: Order, *, backwards: bool) -> None:
    a_dozen(index)
    pages = walked(index, order, backwards=backwards)
    assert [len(page) for page in pages] == ([2, 5, 5] if backwards else [5, 5, 2])
    assert [one for page in pages for one in page] == ids(find(index, "neglect", order=order))


def test_a_page_says_whether_more_stands_on_either_side(index: Index) -> None:
    a_dozen(index)
    first, every = find(index, "neglect", limit=5), find(index, "neglect")
    second = find(index, "neglect", limit=5, after=first.hits[-1].place)
    third = find(index, "neglect", limit=5, after=second.hits[-1].place)
    sides = [(page.more_before, page.more_after) for page in (first, second, third, every)]
    assert sides == [(False, True), (True, True), (True, False), (False, False)]
    assert {page.total for page in (first, second, third, every)} == {12}


def test_a_place_of_a_document_that_is_gone_is_still_a_place(index: Index) -> None:
    fill(index, *(document("neglect", f"{group}#1", date=2020) for group in ("r1", "r2", "r3")))
    place = find(index, "neglect", order=Order.NEWEST).hits[1].place
    index.replace("r2", "2", [])
    after, before = (
        find(index, "neglect", order=Order.NEWEST, after=place),
        find(index, "neglect", order=Order.NEWEST, before=place),
    )
    assert (ids(after), ids(before)) == (["r3#1"], ["r1#1"])


def test_the_newest_or_the_oldest_stand_first_where_that_is_asked_for(index: Index) -> None:
    for number, date in enumerate([2019, 2021, 2020, 2021]):
        fill(index, document("neglect " * (number + 1), f"r{number}#1", date=date))
    found = {order: find(index, "neglect", order=order) for order in Order}
    assert ids(found[Order.NEWEST]) == ["r1#1", "r3#1", "r2#1", "r0#1"]
    assert ids(found[Order.OLDEST]) == ["r0#1", "r2#1", "r1#1", "r3#1"]
    assert [hit.place.key for hit in found[Order.OLDEST].hits] == [2019, 2020, 2021, 2021]
    assert {hit.id: hit.score for hit in found[Order.NEWEST].hits} == {
        hit.id: hit.score for hit in found[Order.BEST].hits
    }


def test_the_weight_of_a_document_multiplies_its_score(index: Index) -> None:
    fill(index, document("neglect"), document("neglect", "r1#2", weight=2.0), document("neglect", "r1#3", weight=0.5))
    hits = find(index, "neglect").hits
    assert [hit.id for hit in hits] == ["r1#2", "r1#1", "r1#3"]
    assert hits[0].score == pytest.approx(2 * hits[1].score)
    assert hits[2].score == pytest.approx(hits[1].score / 2)


def test_hits_say_how_many_of_their_group_were_found(index: Index) -> None:
    fill(
        index,
        tagged("r1#1", "wales", "finding"),
        tagged("r1#2", "wales", "finding"),
        tagged("r1#3", "england", "finding"),
        tagged("r2#1", "wales", "finding"),
        tagged("r3#1", "england", "finding"),
    )
    results = find(index, "neglect", {"nation": ["wales"]}, limit=2)
    assert ([(hit.id, hit.of_group) for hit in results.hits], results.groups) == ([("r1#1", 2), ("r1#2", 2)], 2)


def test_an_answer_is_explained_by_what_each_clause_adds(index: Index) -> None:
    fill(index, document("neglect of drugs", weight=2.0), document("neglect", "r1#2"))
    query = asking(Term("neglect"), Term("drug"), Term("quarri"))
    explained = {hit.id: hit for hit in find(index, query, explain=True).hits}
    assert [share > 0 for share in explained["r1#1"].shares] == [True, True, False]
    assert [share > 0 for share in explained["r1#2"].shares] == [True, False, False]
    assert explained["r1#1"].score == pytest.approx(2 * sum(explained["r1#1"].shares))
    assert {hit.shares for hit in find(index, query).hits} == {()}


def test_no_hits_are_given_where_only_counts_are_asked_for(index: Index) -> None:
    fill(index, document("neglect"))
    assert find(index, "neglect", limit=0) == Results(1, (), NO_COUNTS, groups=1)


def corpus(index: Index) -> None:
    fill(
        index,
        tagged("e1#1", "england", "finding"),
        tagged("e1#2", "england", "action"),
        tagged("w1#1", "wales", "finding"),
        tagged("w1#2", "wales", "finding"),
        tagged("s1#1", "scotland", "action"),
        tagged("s1#2", "scotland", "", "neglect"),
        tagged("s1#3", "scotland", "finding", "something else"),
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["e1#1", "e1#2", "s1#1", "s1#2", "w1#1", "w1#2"]),
        ({"nation": ["wales"]}, ["w1#1", "w1#2"]),
        ({"nation": ["wales", "scotland"]}, ["s1#1", "s1#2", "w1#1", "w1#2"]),
        ({"nation": ("wales", "england"), "kind": {"finding"}}, ["e1#1", "w1#1", "w1#2"]),
        ({"nation": ["wales"], "kind": ["action"]}, []),
        ({"nation": [], "kind": ["action"]}, ["e1#2", "s1#1"]),
        ({"nation": ["atlantis"]}, []),
    ],
)
def test_values_within_a_facet_widen_and_facets_narrow(
    index: Index, filters: Mapping[str, Collection[str]], found: Sequence[str]
) -> None:
    corpus(index)
    results = find(index, "neglect", filters)
    assert (sorted(ids(results)), results.total) == (found, len(found))


@pytest.mark.parametrize(
    ("filters", "facets"),
    [
        ({}, {"nation": {"england": 2, "scotland": 2, "wales": 2}, "kind": {"finding": 3, "action": 2}}),
        ({"nation": ["wales"]}, {"nation": {"england": 2, "scotland": 2, "wales": 2}, "kind": {"finding": 2}}),
        ({"kind": ["action"]}, {"nation": {"england": 1, "scotland": 1}, "kind": {"finding": 3, "action": 2}}),
        (
            {"nation": ["wales", "england"], "kind": ["action"]},
            {"nation": {"england": 1, "scotland": 1}, "kind": {"finding": 3, "action": 1}},
        ),
        ({"nation": ["wales"], "kind": ["action"]}, {"nation": {"england": 1, "scotland": 1}, "kind": {"finding": 2}}),
    ],
)
def test_a_facet_counts_what_choosing_a_value_would_find(
    index: Index, filters: Mapping[str, Collection[str]], facets: Mapping[str, Mapping[str, int]]
) -> None:
    corpus(index)
    counted = find(index, "neglect", filters).facets
    assert {name: list(counted[name].items()) for name in facets} == {
        name: list(counts.items()) for name, counts in facets.items()
    }


def test_a_filter_that_is_no_facet_is_refused(index: Index) -> None:
    with pytest.raises(ValueError, match="board"):
        index.search(parse("neglect"), filters={"board": ["x"]}, limit=1)


def test_a_negative_limit_or_two_places_are_refused(index: Index) -> None:
    place = Place(1.0, "r1", 1, "r1#1")
    for wrong in ({"limit": -1}, {"after": place, "before": place}):
        with pytest.raises(ValueError, match=r"."):
            find(index, "neglect", **wrong)


def test_a_document_counts_for_each_of_its_values(index: Index) -> None:
    for number, themes in enumerate([("neglect", "voice"), ("voice",), (), ("neglect", "voice", "sharing")]):
        fill(index, document("seen", f"r{number}#1", tags={"theme": themes}))
    every = find(index, "seen")
    one, either = (find(index, "seen", {"theme": chosen}) for chosen in (["neglect"], ["sharing", "neglect"]))
    assert every.facets["theme"] == {"voice": 3, "neglect": 2, "sharing": 1}
    assert one.facets == every.facets
    assert (ids(one), ids(either)) == (["r0#1", "r3#1"], ["r0#1", "r3#1"])


def test_a_document_without_words_is_found_where_nothing_is_looked_for(index: Index) -> None:
    fill(index, document(""))
    assert (ids(find(index, "")), find(index, "neglect drugs").total, dict(index.vocabulary())) == (["r1#1"], 0, {})
