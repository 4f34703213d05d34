"""A Welsh word is found in whichever way the word before it has changed its beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.document import Document
from search.placing import placed
from search.welsh import KEY, possible, radicals, welsh
from search.words import words

# The table as a grammar prints it, from the word to its mutations: the other way round than the code has it.
TABLE = {
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "m": ("f",),
    "ll": ("l",),
    "rh": ("r",),
    **{vowel: (f"h{vowel}",) for vowel in "aeiouwy"},
}
# A word goes on with a vowel, or with an l or r that is a letter by itself.
rests = st.text("abcdefghilmnoprstuwy", min_size=3, max_size=8).filter(
    lambda rest: rest[0] in "aeiouwylr" and not rest.startswith(("ll", "rh")) and possible("ab" + rest)
)


@given(st.sampled_from(sorted(TABLE)), rests)
def test_a_word_is_a_radical_of_its_mutations(first: str, rest: str) -> None:
    if first in {"ll", "rh"} and rest[0] in "lr":
        return
    word = first + rest
    for mutated in (mutation + rest for mutation in TABLE[first]):
        assert word in radicals(mutated) or not (possible(word) and possible(mutated))


@given(st.text(max_size=12))
def test_the_word_itself_comes_first_and_none_twice(word: str) -> None:
    found = radicals(word)
    assert found[0] == word
    assert len(set(found)) == len(found) <= 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plant", "phlant"),
        ("plant", "mhlant"),
        ("blant", "mhlant"),
        ("teulu", "deulu"),
        ("cartref", "nghartref"),
        ("cartref", "chartref"),
        ("bachgen", "fachgen"),
        ("mam", "fam"),
        ("dyn", "ddyn"),
        ("gwaith", "waith"),
        ("gardd", "ardd"),
        ("glaw", "law"),
        ("graddfa", "raddfa"),
        ("gofal", "ngofal"),
        ("llais", "lais"),
        ("rhieni", "rieni"),
        ("ysgol", "hysgol"),
        ("asesiad", "hasesiad"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert set(radicals(one)) & set(radicals(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("ffordd", "bordd"), ("llaw", "glaw"), ("plant", "mam"), ("chwaer", "waer"), ("tad", "mad"), ("rhan", "gran")],
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert not set(radicals(one)) & set(radicals(other))


@pytest.mark.parametrize("word", ["school", "quality", "baby2", "y", "ei", "check", "happy"])
def test_what_no_welsh_word_is_has_no_radical_but_itself(word: str) -> None:
    assert radicals(word) == (word,)


def test_a_welsh_document_has_radicals_where_the_word_stands() -> None:
    document = Document("1", "g", "", "", "Llais fy mhlant", language="cy")
    assert {(one.stem, one.place) for one in placed(document)} >= {("mhlant", 2), ("cy:plant", 2), ("cy:llai", 0)}


def test_an_english_document_has_none() -> None:
    assert not [one for one in placed(Document("1", "g", "", "", "The plant by the ward")) if one.stem.startswith(KEY)]


@given(st.text())
def test_no_text_has_a_stem_that_is_kept_for_welsh(text: str) -> None:
    assert not [part for word in words(text) for part in word.parts if part.stem.startswith(KEY)]


def test_common_welsh_words_are_common_in_welsh_only() -> None:
    def common(text: str) -> list[str]:
        return [part.folded for word in words(text) for part in word.parts if part.common]

    assert common("Gwrando ar blant yn yr ysgol") == ["ar", "yn", "yr"]
    assert common("Child Y of the EU") == ["of", "the"]


@pytest.mark.parametrize("text", ["EU nationals", "Year 9 pupil", "Child Y", "AC and DC", "Or on, if un", ""])
def test_english_is_not_taken_for_welsh(text: str) -> None:
    assert not welsh(text)
