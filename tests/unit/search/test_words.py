from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import COMMON, LONGEST_WORD, words


def stems(text: str) -> list[str]:
    return [part.stem for word in words(text) for part in word.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ,.;- '\" ", []),
        ("Safeguarding safeguards", ["safeguard", "safeguard"]),
        ("The Child's, CHILDREN", ["the", "child", "child"]),
        ("women man men", ["woman", "man", "man"]),
        ("wasn't wasn’t wasnt n't", ["wasnt", "wasnt", "wasnt", "nt"]),
        ("O'Brien's 'quoted'", ["obrien", "quot"]),
        ("Éire éire e\u0301ire Tŷ", ["eir", "eir", "eir", "ty"]),
        ("Ærø Łódź straße ﬁne", ["aero", "lodz", "strass", "fine"]),
        ("co-sleeping co\u2010sleeping 7-minute", ["co", "sleep", "co", "sleep", "7", "minut"]),
        ("mother—child a/b x_y", ["mother", "child", "a", "b", "x", "y"]),
        ("4.3 1,200.50 12,34 3. 10,000,000", ["4.3", "1200.50", "12", "34", "3", "10000000"]),
        ("2019-20", ["2019", "20"]),
        ("A&E", ["a", "e"]),
        ("-a- --b c--d", ["a", "b", "c", "d"]),
        ("10m²", ["10m2"]),
        ("\ud800x\x00y", ["x", "y"]),
        ("cy: plentyn, ŵyr; العربية", ["cy", "plentyn", "wyr", "العربية"]),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("text", "joined"),
    [("co-sleeping", "cosleep"), ("well-being", "wellb"), ("A&E", "ae"), ("7-minute", "7minut"), ("sleeping", "")],
)
def test_a_word_with_hyphens_is_also_known_in_one_piece(text: str, joined: str) -> None:
    assert [word.joined for word in words(text)] == [joined]


def test_parts_know_where_they_stand() -> None:
    text = "He’s co-sleeping."
    assert [text[part.start : part.end] for word in words(text) for part in word.parts] == ["He’s", "co", "sleeping"]


def test_the_words_that_say_no_are_not_common() -> None:
    assert COMMON.isdisjoint({"no", "not", "never", "without", "brought", "seen"})


def test_a_very_long_word_is_known_by_its_beginning() -> None:
    assert stems("q" * 500) == ["q" * LONGEST_WORD]


@given(st.text())
def test_spans_are_disjoint_in_order_and_hold_the_word(text: str) -> None:
    at = 0
    for word in words(text):
        for part in word.parts:
            assert at <= part.start < part.end <= len(text)
            assert part.stem
            at = part.end


@given(st.text(alphabet=ascii_letters + " -'"))
def test_large_and_small_letters_are_the_same(text: str) -> None:
    assert stems(text.upper()) == stems(text.lower())
