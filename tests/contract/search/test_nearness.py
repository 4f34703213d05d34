"""What is near in meaning is found beside what has the words; runs on each of `conftest.ENGINES`."""

from dataclasses import replace

import pytest
from vectors import MODEL, OTHER_MODEL, about

from search.document import Document
from search.fusion import OFFSET
from search.grammar import parse
from search.index import Index, Order, Results
from search.nearness import NEAREST
from search.query import Query


def document(identity: str, text: str, *topics: int, nation: str = "wales", model: bytes = MODEL) -> Document:
    group, _, order = identity.partition("#")
    vector = about(*topics, model=model) if topics else b""
    tags = {"nation": (nation,)}
    return Document(identity, group, "", "", text, tags=tags, order=int(order), date=int(order), vector=vector)


DOCUMENTS = [
    document("r1#1", "A bruise was seen on the baby.", 1),
    document("r1#2", "Marks were noticed on an infant.", 1),
    document("r2#1", "The meeting was late.", 2, nation="england"),
    document("r2#2", "A bruise at football.", 2, nation="england"),
    document("r2#3", "Injuries to those who cannot crawl.", 1, nation="england"),
    document("r2#4", "Nobody knows what this says.", 1, model=OTHER_MODEL),
    document("r2#5", "Nothing was made of this."),
]


@pytest.fixture
def filled(index: Index) -> Index:
    for group in ("r1", "r2"):
        index.replace(group, "1", [one for one in DOCUMENTS if one.group == group])
    return index


def asked(text: str, *topics: int) -> Query:
    return replace(parse(text), vector=about(*topics))


def ask(index: Index, query: Query, order: Order = Order.BEST, limit: int = 100, **filters: list[str]) -> Results:
    return index.search(query, filters=filters, order=order, limit=limit)


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def test_what_is_near_is_found_beside_what_has_the_words(filled: Index) -> None:
    assert ids(ask(filled, asked("bruise", 1))) == ["r1#1", "r1#2", "r2#2", "r2#3"]


def test_scores_are_those_of_both_ranks(filled: Index) -> None:
    # "A bruise at football" is the shorter; all that are near are equally so.
    scores = {hit.id: hit.score for hit in ask(filled, asked("bruise", 1)).hits}
    first, second = 1 / (OFFSET + 1), 1 / (OFFSET + 2)
    assert scores == pytest.approx({"r1#1": first + second, "r2#2": first, "r1#2": first, "r2#3": first})


def test_all_that_is_found_is_counted(filled: Index) -> None:
    results = ask(filled, asked("bruise", 1), limit=1)
    assert (results.total, results.groups, results.more_after) == (4, 2, True)
    assert results.facets["nation"] == {"england": 2, "wales": 2}
    assert ids(ask(filled, asked("bruise", 1), nation=["england"])) == ["r2#2", "r2#3"]


def test_a_group_is_looked_in_alone(filled: Index) -> None:
    found = filled.search(asked("bruise", 1), filters={}, within=["r1"], limit=9)
    assert ids(found) == ["r1#1", "r1#2"]


def test_nearness_is_told(filled: Index) -> None:
    near = {hit.id: round(hit.nearness, 2) for hit in ask(filled, asked("bruise", 1)).hits}
    assert near == {"r1#1": 1.0, "r1#2": 1.0, "r2#3": 1.0, "r2#2": 0.0}


def test_what_words_do_not_find_has_no_shares(filled: Index) -> None:
    found = filled.search(asked("bruise baby infant", 1), filters={}, limit=9, explain=True)
    shares = {hit.id: [share > 0 for share in hit.shares] for hit in found.hits}
    assert shares["r1#1"] == [True, True, False]
    assert shares["r2#3"] == [False, False, False]


def test_what_is_to_be_left_out_is_not_found_by_its_meaning(filled: Index) -> None:
    assert ids(ask(filled, asked("bruise -infant", 1))) == ["r1#1", "r2#2", "r2#3"]


def test_words_alone_count_where_the_query_has_no_meaning(filled: Index) -> None:
    found = ask(filled, parse("bruise"))
    assert (set(ids(found)), {hit.nearness for hit in found.hits}) == ({"r1#1", "r2#2"}, {0.0})


@pytest.mark.parametrize("text", ["bruise OR marks", "bruise AND baby", '"a bruise was"', "bruis*", ""])
def test_who_asks_for_something_plainly_gets_that_alone(filled: Index, text: str) -> None:
    assert ids(ask(filled, asked(text, 1))) == ids(ask(filled, parse(text)))


@pytest.mark.parametrize("text", ['"a bruise" baby', "co-sleeping", "brui* baby"])
def test_a_word_is_enough_to_ask_for_a_meaning(filled: Index, text: str) -> None:
    assert "r2#3" in ids(ask(filled, asked(text, 1)))


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
def test_by_date_only_what_has_the_words_is_listed(filled: Index, order: Order) -> None:
    assert set(ids(ask(filled, asked("bruise", 1), order))) == {"r1#1", "r2#2"}


def test_what_is_not_near_is_not_found(filled: Index) -> None:
    assert ids(ask(filled, asked("bruise", 7))) == ids(ask(filled, parse("bruise")))


def test_an_index_without_vectors_answers_by_words(index: Index) -> None:
    index.replace("r1", "1", [replace(one, vector=b"") for one in DOCUMENTS if one.group == "r1"])
    assert ids(ask(index, asked("bruise", 1))) == ["r1#1"]


def test_no_more_than_the_nearest_are_found_and_their_equals(index: Index) -> None:
    # A quarter is about nothing else, and each further one about more: what is as near as the last is found with it.
    some = [document(f"r1#{number}", "quarry", 1, *range(2, 2 + number % 4)) for number in range(4 * (NEAREST - 10))]
    index.replace("r1", "1", some)
    found = ask(index, asked("bruise", 1), limit=200)
    assert (found.total, {round(hit.nearness, 1) for hit in found.hits}) == (2 * (NEAREST - 10), {1.0, 0.7})


def test_a_document_takes_its_meaning_along(filled: Index) -> None:
    filled.replace("r1", "2", [])
    assert ids(ask(filled, asked("bruise", 1))) == ["r2#2", "r2#3"]
    filled.replace("r2", "2", [document("r2#9", "Something else.", 1), document("r2#8", "Another thing.", 3)])
    assert ids(ask(filled, asked("bruise", 1))) == ["r2#9"]
    filled.rebuild([("r3", "1", [document("r3#1", "All is new.", 1)])])
    assert ids(ask(filled, asked("bruise", 1))) == ["r3#1"]


def test_pages_follow_on_one_another(filled: Index) -> None:
    whole = ask(filled, asked("bruise", 1))
    first = ask(filled, asked("bruise", 1), limit=2)
    rest = filled.search(asked("bruise", 1), filters={}, limit=9, after=first.hits[-1].place)
    back = filled.search(asked("bruise", 1), filters={}, limit=9, before=rest.hits[0].place)
    assert (first.hits + rest.hits, back.hits) == (whole.hits, first.hits)
