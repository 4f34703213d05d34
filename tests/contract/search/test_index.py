"""What every search engine does; runs on each engine of `conftest.ENGINES`."""

import asyncio
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.document import Document
from search.grammar import parse
from search.index import SOME_OF_THE_WORDS, Index, Results


def document(text: str, identity: str = "r1#1", **other: Any) -> Document:
    group, _, number = identity.partition("#")
    kept: dict[str, Any] = {"title": "", "heading": "", "tags": {}, "order": int(number)} | other
    return Document(id=identity, group=group, text=text, **kept)


def find(
    index: Index, text: str, filters: Mapping[str, Collection[str]] | None = None, limit: int = 50, offset: int = 0
) -> Results:
    return index.search(parse(text), filters=filters or {}, limit=limit, offset=offset)


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def fill(index: Index, *documents: Document) -> None:
    for group in dict.fromkeys(one.group for one in documents):
        index.replace(group, "1", [one for one in documents if one.group == group])


def tagged(identity: str, nation: str, kind: str, text: str = "neglect") -> Document:
    return document(text, identity, tags={"nation": nation, "kind": kind})


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
        ("Neglect.", "neg*"),
        ("Neglect.", "*eglect*"),
        ("Neglect.", "n?glect"),
        ("Neglect.", "neglekt~"),
        ("Neglect.", "[a TO z]"),
        ("Neglect.", "NOT quarry"),
    ],
)
def test_a_text_is_not_found_by_what_means_something_else(index: Index, text: str, query: str) -> None:
    fill(index, document(text))
    assert find(index, query).total == 0


def test_a_phrase_does_not_run_from_the_text_into_the_heading(index: Index) -> None:
    fill(index, document("Voice of", heading="the child", title="matters"))
    assert find(index, '"of the"').total == 0


@pytest.mark.parametrize("part", ["text", "heading", "title"])
def test_words_are_found_in_text_heading_and_title(index: Index, part: str) -> None:
    fill(index, document(**{"text": "", part: "Professional curiosity"}))
    assert ids(find(index, '"professional curiosity"')) == ["r1#1"]


def test_all_words_are_required(index: Index) -> None:
    fill(index, document("neglect and drugs"), document("neglect", "r1#2"), document("drugs", "r1#3"))
    results = find(index, "drugs neglect")
    assert (ids(results), results.total, results.hint) == (["r1#1"], 1, "")


def test_very_common_words_are_not_required(index: Index) -> None:
    fill(index, document("neglect everywhere"))
    assert find(index, "the neglect of a").total == 1


def test_where_nothing_has_all_words_some_are_enough_and_the_hint_says_so(index: Index) -> None:
    fill(index, document("neglect"), document("drugs", "r1#2"), document("alcohol", "r1#3"))
    results = find(index, "drugs neglect")
    assert (sorted(ids(results)), results.total, results.hint) == (["r1#1", "r1#2"], 2, SOME_OF_THE_WORDS)


def test_words_that_nothing_has_do_not_hide_those_that_something_has(index: Index) -> None:
    fill(index, document("neglect"), document("drugs", "r1#2"))
    assert ids(find(index, "zq zw ze zr zt zu zi zo zp neglect")) == ["r1#1"]


def test_a_filter_that_leaves_nothing_does_not_make_some_words_enough(index: Index) -> None:
    fill(
        index,
        tagged("r1#1", "england", "finding", "neglect drugs"),
        tagged("r2#1", "wales", "finding", "neglect"),
    )
    results = find(index, "neglect drugs", {"nation": ["wales"]})
    assert (results.total, results.hint, results.facets["nation"]) == (0, "", {"england": 1})


def test_nothing_found_is_no_hint(index: Index) -> None:
    fill(index, document("neglect"))
    assert find(index, "gravel quarry") == Results(0, (), {"nation": {}, "kind": {}}, "")


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


def test_pages_together_are_all_that_was_found(index: Index) -> None:
    fill(index, *(document("neglect " * (number % 5 + 1), f"r1#{number}") for number in range(23)))
    pages = [find(index, "neglect", limit=5, offset=offset) for offset in range(0, 30, 5)]
    assert {page.total for page in pages} == {23}
    assert [one for page in pages for one in ids(page)] == ids(find(index, "neglect"))


def test_no_hits_are_given_where_only_counts_are_asked_for(index: Index) -> None:
    fill(index, document("neglect"))
    assert find(index, "neglect", limit=0) == Results(1, (), {"nation": {}, "kind": {}}, "")


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
    results = find(index, "neglect", filters)
    assert {name: list(counts.items()) for name, counts in results.facets.items()} == {
        name: list(counts.items()) for name, counts in facets.items()
    }


def test_a_filter_that_is_no_facet_is_refused(index: Index) -> None:
    with pytest.raises(ValueError, match="board"):
        index.search(parse("neglect"), filters={"board": ["x"]}, limit=1, offset=0)


@pytest.mark.parametrize(("limit", "offset"), [(-1, 0), (1, -1)])
def test_a_negative_page_is_refused(index: Index, limit: int, offset: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        find(index, "neglect", limit=limit, offset=offset)


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
                document(text, f"r{number}#{order}", heading=heading, tags={"nation": nation, "kind": kind})
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
