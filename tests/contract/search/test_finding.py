"""What every engine of `conftest.ENGINES` finds and what it does not, and in which order."""

import pytest
from passages import NO_COUNTS, asking, document, fill, find, ids, one_of, tagged

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.index import FEW_HAVE_ALL, SOME_OF_THE_WORDS, Index, Results
from search.loosening import ENOUGH, MOST_ALTERNATIVES
from search.ranking import MOST_FORMS


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
