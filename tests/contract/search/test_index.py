"""What every search engine does; runs on each engine of `conftest.ENGINES`."""

import asyncio
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.document import Document
from search.grammar import parse
from search.index import FEW_HAVE_ALL, SOME_OF_THE_WORDS, Index, Order, Place, Results
from search.loosening import ENOUGH, MOST_ALTERNATIVES
from search.query import Query
from search.ranking import MOST_FORMS

NO_COUNTS: dict[str, dict[str, int]] = {"nation": {}, "kind": {}, "theme": {}}


def document(text: str, identity: str = "r1#1", **other: Any) -> Document:
    group, _, number = identity.partition("#")
    kept: dict[str, Any] = {"title": "", "heading": "", "tags": {}, "order": int(number)} | other
    return Document(id=identity, group=group, text=text, **kept)


def find(
    index: Index,
    asked: str | Query,
    filters: Mapping[str, Collection[str]] | None = None,
    limit: int = 50,
    **other: Any,
) -> Results:
    query = parse(asked) if isinstance(asked, str) else asked
    return index.search(query, filters=filters or {}, limit=limit, **other)


def asking(*clauses: Clause, without: tuple[Clause, ...] = (), strict: bool = False) -> Query:
    return Query(clauses, without, strict)


def one_of(*stems: str) -> AnyOf:
    return AnyOf(tuple(map(Term, stems)))


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def fill(index: Index, *documents: Document) -> None:
    for group in dict.fromkeys(one.group for one in documents):
        index.replace(group, "1", [one for one in documents if one.group == group])


def tagged(identity: str, nation: str, kind: str, text: str = "neglect") -> Document:
    tags = {"nation": (nation,), "kind": (kind,)}
    return document(text, identity, tags={name: values for name, values in tags.items() if any(values)})


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Neglect was seen.", "NEGLECT"),
        ("The family neglected him.", "neglecting"),
        ("Several children were seen.", "child"),
        ("One child was seen.", "children"),
        ("A café in Caerdydd, near Tŷ Gŵyn.", "cafe ty gwyn"),
        ("The cafe.", "CAFÉ"),
        ("The cafe.", "cafe\u0301"),
        ("Unsafe co-sleeping.", "co-sleeping"),
        ("Unsafe co-sleeping.", "cosleeping"),
        ("Unsafe co-sleeping.", "co sleeping"),
        ("Unsafe co-sleeping.", "sleep"),
        ("Unsafe co sleeping.", "co-sleeping"),
        ("Unsafe cosleeping.", "co-sleeping"),
        ("Unsafe co\u2011sleeping.", "co-sleeping"),
        ("A 7-minute briefing.", "7-minute"),
        ("A 7-minute briefing.", "7 minutes"),
        ("A 7-minute briefing.", '"7 minute briefing"'),
        ("Seen in A&E twice.", "a&e"),
        ("The child's voice.", "childs"),
        ("The child’s voice.", "child's"),
        ("The childrens' voices.", "childrens"),
        ("She wasn't seen.", "wasn’t"),
        ("She wasn’t seen.", "wasnt"),
        ("Child T was not brought.", '"child t"'),
        ("Child A was seen.", '"child a was"'),
        ("He was not brought to clinic.", '"was not brought"'),
        ("The voice of the child.", '"voice of the child"'),
        ("The voice of the child.", "“voice of the child”"),
        ("No no, she said.", '"no no"'),
        ("Recommendation 4.3 applies.", "4.3"),
        ("Some 1,200 cases.", "1200"),
        ("One (neglect) two.", "neglect*"),
        ("That is what it is.", '"it is"'),
    ],
)
def test_a_text_is_found_by_what_means_the_same(index: Index, text: str, query: str) -> None:
    fill(index, document(text))
    assert ids(find(index, query)) == ["r1#1"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Sleeping with a co worker.", "co-sleeping"),
        ("The child of the voice.", '"voice of the child"'),
        ("The voice, the child.", '"voice of the child"'),
        ("Child and T.", '"child t"'),
        ("He was brought to clinic.", '"was not brought"'),
        ("Neglect.", "negligence-free"),
        ("No.", '"no no"'),
        ("Recommendation 4.31 and 4, then 3.", "4.3"),
        ("Neglect.", "*eglect*"),
        ("Neglect.", "n?glect"),
        ("Neglect.", "neglekt~"),
        ("Neglect.", "[a TO z]"),
    ],
)
def test_a_text_is_not_found_by_what_means_something_else(index: Index, text: str, query: str) -> None:
    fill(index, document(text))
    assert find(index, query).total == 0


def test_a_phrase_does_not_run_from_the_text_into_the_heading(index: Index) -> None:
    fill(index, document("Voice of", heading="the child", title="matters"))
    assert find(index, '"of the"').total == 0


@pytest.mark.parametrize("part", ["text", "heading", "themes", "title"])
def test_words_are_found_in_every_part_of_a_document(index: Index, part: str) -> None:
    fill(index, document(**{"text": "", part: "Professional curiosity"}))
    assert ids(find(index, '"professional curiosity"')) == ["r1#1"]


def test_where_enough_have_all_words_all_are_required(index: Index) -> None:
    fill(
        index,
        *(document("neglect and drugs", f"r1#{number}") for number in range(ENOUGH)),
        document("neglect", "r2#1"),
        document("drugs", "r2#2"),
    )
    results = find(index, "drugs neglect")
    assert ({hit.group for hit in results.hits}, results.total, results.hint) == ({"r1"}, ENOUGH, "")


def test_a_strict_query_is_met_wholly_or_not_at_all(index: Index) -> None:
    fill(index, document("neglect and drugs"), document("neglect", "r1#2"))
    both, neither = (asking(Term("neglect"), Term(stem), strict=True) for stem in ("drug", "quarri"))
    assert (ids(find(index, both)), find(index, both).hint) == (["r1#1"], "")
    assert find(index, neither) == Results(0, (), NO_COUNTS)


def test_very_common_words_are_not_required(index: Index) -> None:
    fill(index, document("neglect everywhere"))
    assert find(index, "the neglect of a").total == 1


def test_where_nothing_has_all_words_some_are_enough_and_the_hint_says_so(index: Index) -> None:
    fill(index, document("neglect"), document("drugs", "r1#2"), document("alcohol", "r1#3"))
    results = find(index, "drugs neglect")
    assert (sorted(ids(results)), results.total, results.hint) == (["r1#1", "r1#2"], 2, SOME_OF_THE_WORDS)


def test_where_few_have_all_words_others_follow_them_and_the_hint_says_so(index: Index) -> None:
    fill(
        index,
        document("neglect drugs alcohol"),
        document("neglect drugs", "r1#2"),
        document("alcohol", "r1#3"),
        document("school", "r1#4"),
    )
    results = find(index, "neglect drugs alcohol")
    assert (ids(results), results.total, results.hint) == (["r1#1", "r1#2", "r1#3"], 3, FEW_HAVE_ALL)


def test_where_few_have_all_words_and_no_others_have_most_nothing_changes(index: Index) -> None:
    fill(index, document("neglect drugs alcohol"), document("school", "r1#2"))
    results = find(index, "neglect drugs alcohol")
    assert (ids(results), results.hint) == (["r1#1"], "")


def test_words_that_nothing_has_do_not_hide_those_that_something_has(index: Index) -> None:
    fill(index, document("neglect"), document("drugs", "r1#2"))
    assert ids(find(index, "zq zw ze zr zt zu zi zo zp neglect")) == ["r1#1"]


def test_only_the_rarest_of_many_words_are_looked_for_instead(index: Index) -> None:
    words = [f"word{at}" for at in range(MOST_ALTERNATIVES + 2)]
    texts = [" ".join(words[number:]) for number in range(len(words))]
    fill(index, *(document(text, f"r{at}#{copy}") for at, text in enumerate(texts) for copy in range(at + 1)))
    found = find(index, " ".join(["quarry", *words]), limit=200)
    assert {hit.group for hit in found.hits} == {f"r{at}" for at in range(MOST_ALTERNATIVES - 1)}


def test_a_filter_that_leaves_nothing_does_not_make_some_words_enough(index: Index) -> None:
    fill(
        index,
        *(tagged(f"r1#{number}", "england", "finding", "neglect drugs") for number in range(ENOUGH)),
        tagged("r2#1", "wales", "finding", "neglect"),
    )
    results = find(index, "neglect drugs", {"nation": ["wales"]})
    assert (results.total, results.hint, results.facets["nation"]) == (0, "", {"england": ENOUGH})


def test_what_is_not_wanted_is_not_found_in_place_of_anything_either(index: Index) -> None:
    fill(index, document("neglect"), document("neglect school", "r1#2"), document("drugs", "r1#3"))
    results = find(index, asking(Term("neglect"), Term("drug"), without=(Term("school"),)))
    assert (sorted(ids(results)), results.hint) == (["r1#1", "r1#3"], SOME_OF_THE_WORDS)


def test_nothing_found_is_no_hint(index: Index) -> None:
    fill(index, document("neglect"))
    assert find(index, "gravel quarry") == Results(0, (), NO_COUNTS)


def test_text_ranks_before_heading_before_title(index: Index) -> None:
    fill(
        index,
        document("one two three", "r1#1", heading="four five", title="neglect six"),
        document("one two three", "r2#1", heading="neglect five", title="four six"),
        document("one neglect three", "r3#1", heading="four five", title="two six"),
    )
    assert ids(find(index, "neglect")) == ["r3#1", "r2#1", "r1#1"]


def test_equals_keep_the_order_of_their_group(index: Index) -> None:
    fill(index, *(document("neglect", f"{group}#{number}") for group in ("r2", "r1") for number in (3, 1, 2)))
    assert ids(find(index, "neglect")) == ["r1#1", "r1#2", "r1#3", "r2#1", "r2#2", "r2#3"]


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


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (Term("drug"), "2 3 4"),
        (Term("quarri"), ""),
        (Phrase(("neglect", "of", "drug")), "2"),
        (Phrase(("drug", "drug")), ""),
        (Prefix("neg"), "1 2 5"),
        (Prefix("neglecting"), ""),
        (Prefix("neglected"), "1 2 5"),
        (Prefix("cosl"), "6"),
        (Prefix("quarr"), ""),
        (SameAs((Term("drug"), Term("neglect"))), "1 2 3 4 5"),
        (one_of("drug", "neglect", "quarri"), "1 2 3 4 5"),
        (AllOf((Term("drug"), Term("neglect"))), "2"),
        (AllOf((Term("drug"),), (Term("neglect"),)), "3 4"),
        (AllOf((), (Term("neglect"),)), "3 4 6"),
        (AllOf((one_of("alcohol", "neglect"), Term("drug"))), "2 3"),
        (AnyOf((AllOf((Term("alcohol"), Term("drug"))), Phrase(("co", "sleep")))), "3 6"),
        (AllOf((Term("drug"),), (AllOf((Term("drug"),), (Term("alcohol"),)),)), "3"),
        (Lesser(Term("drug"), 0.5), "2 3 4"),
        (Lesser(Term("drug"), 0.0), "2 3 4"),
        (SameAs((Term("alcohol"), Lesser(Phrase(("school", "nurs")), 0.5))), "3 5"),
    ],
)
def test_each_kind_of_clause_finds_what_it_says(index: Index, clause: Clause, found: str) -> None:
    texts = ["neglected", "neglect of drugs", "alcohol, drug", "drugs", "neglected school nurses", "co-sleeping"]
    fill(index, *(document(text, f"r1#{number}") for number, text in enumerate(texts, 1)))
    expected = [f"r1#{number}" for number in found.split()]
    assert sorted(ids(find(index, asking(clause)))) == expected
    others = {"r1#1", "r1#2", "r1#3", "r1#4", "r1#5", "r1#6"} - set(expected)
    assert sorted(ids(find(index, asking(without=(clause,))))) == sorted(others)


def test_a_prefix_stands_for_the_words_that_most_groups_have(index: Index) -> None:
    often, seldom = [f"wordx{number}" for number in range(MOST_FORMS)], ["worda", "wordz"]
    fill(index, *(document(" ".join(often), f"r{group}#1") for group in range(2)), document("worda wordz", "s#1"))
    assert sorted(ids(find(index, asking(Prefix("word"))))) == ["r0#1", "r1#1"]
    assert ids(find(index, asking(*map(Prefix, seldom)))) == ["s#1"]


def test_a_prefix_of_few_words_counts_like_a_word(index: Index) -> None:
    fill(index, document("neglect school"), document("neglectful school", "r2#1"), document("school", "r3#1"))
    (prefix,) = {hit.score for hit in find(index, asking(Prefix("neglectf"))).hits}
    (word,) = {hit.score for hit in find(index, "neglectful").hits}
    assert prefix == pytest.approx(word)


def test_only_the_named_groups_are_searched_but_all_are_looked_at_for_enough(index: Index) -> None:
    fill(
        index,
        *(tagged(f"r1#{number}", "wales", "finding", "neglect drugs") for number in range(ENOUGH)),
        tagged("r2#1", "england", "finding", "neglect drugs"),
        tagged("r3#1", "england", "finding", "neglect"),
    )
    results = find(index, "neglect drugs", within=["r2", "r3", "r9"])
    assert (ids(results), results.total, results.groups, results.hint) == (["r2#1"], 1, 1, "")
    assert results.facets["nation"] == {"england": 1}
    assert find(index, "neglect drugs", within=()).total == ENOUGH + 1


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


def test_the_vocabulary_counts_the_groups_that_have_a_word(index: Index) -> None:
    assert dict(index.vocabulary()) == {}
    fill(
        index,
        document("Neglected children", heading="Café", title="co-sleeping"),
        document("neglected", "r1#2", themes="Alcohol"),
        document("neglected, neglect", "r2#1"),
    )
    words = {"neglected": 2, "neglect": 1, "children": 1, "cafe": 1, "alcohol": 1, "co": 1, "sleeping": 1}
    assert dict(index.vocabulary()) == words | {"cosleeping": 1}
    index.replace("r2", "2", [])
    del words["neglect"]
    assert dict(index.vocabulary()) == words | {"cosleeping": 1, "neglected": 1}


def test_the_vocabulary_is_the_same_object_until_something_is_written(index: Index) -> None:
    fill(index, document("neglect"))
    first = index.vocabulary()
    find(index, "neglect")
    assert index.vocabulary() is first
    fill(index, document("drugs", "r2#1"))
    assert dict(index.vocabulary()) == {"neglect": 1, "drugs": 1}


def test_a_document_without_words_is_found_where_nothing_is_looked_for(index: Index) -> None:
    fill(index, document(""))
    assert (ids(find(index, "")), find(index, "neglect drugs").total, dict(index.vocabulary())) == (["r1#1"], 0, {})


def test_an_index_starts_empty(index: Index) -> None:
    assert (index.groups(), find(index, "neglect").total, find(index, "").total) == ({}, 0, 0)


def test_replacing_a_group_leaves_nothing_of_it(index: Index) -> None:
    fill(index, document("neglect"), document("drugs", "r1#2"), document("neglect", "r2#1"))
    index.replace("r1", "2", [document("alcohol", "r1#3")])
    assert (ids(find(index, "")), index.groups()) == (["r1#3", "r2#1"], {"r1": "2", "r2": "1"})


def test_a_group_without_documents_is_gone(index: Index) -> None:
    fill(index, document("neglect"), document("neglect", "r2#1"))
    index.replace("r1", "2", [])
    assert (ids(find(index, "neglect")), index.groups()) == (["r2#1"], {"r2": "1"})


def test_removing_what_is_not_there_changes_nothing(index: Index) -> None:
    fill(index, document("neglect"))
    index.replace("r9", "1", [])
    assert (ids(find(index, "")), index.groups()) == (["r1#1"], {"r1": "1"})


def test_replacing_with_the_same_is_no_change(index: Index) -> None:
    for _ in range(3):
        fill(index, document("neglect"), document("drugs", "r1#2"))
    assert (find(index, "").total, index.groups()) == (2, {"r1": "1"})


def test_of_two_documents_with_one_id_the_last_counts(index: Index) -> None:
    index.replace("r1", "1", [document("neglect"), document("drugs")])
    assert (find(index, "neglect").total, find(index, "drugs").total) == (0, 1)


def test_a_document_of_another_group_is_refused_and_nothing_changes(index: Index) -> None:
    fill(index, document("neglect"))
    with pytest.raises(ValueError, match="another group"):
        index.replace("r1", "2", [document("drugs", "r1#2"), document("drugs", "r2#1")])
    assert (ids(find(index, "")), index.groups()) == (["r1#1"], {"r1": "1"})


@pytest.mark.parametrize("group", ["a b", "ÀÉ", "x" * 300, 'quote" AND *', "1-2"])
def test_any_name_of_a_group_will_do(index: Index, group: str) -> None:
    index.replace(group, "1", [Document(id="one", group=group, title="", heading="", text="neglect")])
    index.replace("a", "1", [])
    assert index.groups() == {group: "1"}


def test_clearing_removes_everything(index: Index) -> None:
    fill(index, document("neglect"), document("neglect", "r2#1"))
    index.clear()
    assert (index.groups(), find(index, "").total) == ({}, 0)


def test_a_cleared_index_is_filled_again(index: Index) -> None:
    fill(index, document("neglect"))
    index.clear()
    fill(index, document("drugs"))
    assert ids(find(index, "drugs")) == ["r1#1"]


def test_what_one_object_indexes_another_finds(index: Index, open_index: Any) -> None:
    other = open_index()
    assert find(other, "neglect").total == 0
    fill(index, document("neglect"))
    assert (find(other, "neglect").total, other.groups()) == (1, {"r1": "1"})
    index.clear()
    assert (find(other, "neglect").total, other.groups()) == (0, {})
    other.close()


def test_a_closed_index_opens_again(index: Index) -> None:
    fill(index, document("neglect"))
    index.close()
    assert find(index, "neglect").total == 1


def test_many_groups_one_by_one_are_all_found(index: Index) -> None:
    fill(index, *(document(f"neglect number{number}", f"r{number}#1") for number in range(40)))
    index.replace("r7", "2", [])
    assert (find(index, "neglect").total, find(index, "number8").total, find(index, "number7").total) == (39, 1, 0)


def test_no_search_sees_a_part_of_a_change(index: Index) -> None:
    def batch(revision: int) -> list[Document]:
        return [document(f"neglect revision{revision}", f"r1#{number}") for number in range(4)]

    index.replace("r1", "0", batch(0))
    done = threading.Event()

    def write() -> None:
        for revision in range(1, 12):
            index.replace("r1", str(revision), batch(revision))
        done.set()

    async def read() -> set[int]:
        totals = set()
        while not done.is_set():
            answers = await asyncio.gather(*(asyncio.to_thread(find, index, "neglect") for _ in range(4)))
            totals |= {answer.total for answer in answers}
        return totals

    writer = threading.Thread(target=write)
    writer.start()
    totals = asyncio.run(read())
    writer.join()
    assert (totals | {4}, index.groups()) == ({4}, {"r1": "11"})


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
