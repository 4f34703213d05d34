import re

import pytest

from ingest.recognisers.separators import AFTER_GAP, FAR_GAP, GAP, LABEL_GAP, is_date, restored


@pytest.mark.parametrize(
    ("misread", "written"),
    [
        ("O77OO 9OO l23", "07700 900 123"),
        ("999 l23 457B", "999 123 4578"),
        ("999 OOl 4578", "999 001 4578"),
        ("MW1l 4AA", "MW11 4AA"),
        ("MORGA6S7054SM9IJ", "MORGA657054SM9IJ"),
        ("on O8/O2/2Ol8", "on 08/02/2018"),
    ],
)
def test_digits_read_as_letters_are_restored(misread: str, written: str):
    assert restored(misread) == written


@pytest.mark.parametrize(
    "text",
    ["S47 and B12 and Z1", "I am 12, so is Olly", "He was 14 or so", "LS1 4AP", "SO or IS", "Bill, 12 Oslo Road"],
)
def test_words_and_codes_stay(text: str):
    assert restored(text) == text


@pytest.mark.parametrize(
    "between", ["", " ", "  ", " - ", "\u2013", "\u2212", ".", "/", "_", "\u00b7", "\u00a0", "\u2009", "\u202f"]
)
def test_a_number_goes_on_behind_what_separates_its_digits(between: str):
    assert re.fullmatch(f"1{GAP}2", f"1{between}2")


@pytest.mark.parametrize("between", [": ", " (", ", ", " is ", " was given as ", " of ", ": “", " #", "\t"])
def test_a_value_stands_behind_its_label(between: str):
    assert re.fullmatch(f"number{LABEL_GAP}1", f"number{between}1")


@pytest.mark.parametrize("between", [" for the child was ", " that the surgery gave Amy is ", ": "])
def test_words_may_stand_between_a_label_and_its_value(between: str):
    assert re.fullmatch(f"number{FAR_GAP}1", f"number{between}1")


@pytest.mark.parametrize("between", [" rose to ", " for the child and it was ", ". He was "])
def test_a_value_of_something_else_is_not_that_of_the_label(between: str):
    assert not re.fullmatch(f"number{FAR_GAP}1", f"number{between}1")


@pytest.mark.parametrize("between", [" (", " on ", " was his ", " is the child's "])
def test_a_label_may_stand_behind_its_value(between: str):
    assert re.fullmatch(f"1{AFTER_GAP}number", f"1{between}number")


@pytest.mark.parametrize("text", ["2019", "12/03/2019", "12.3.19", "2019-03-12"])
def test_a_year_or_date_is_no_number(text: str):
    assert is_date(text)


@pytest.mark.parametrize("text", ["1899", "12/1234/19", "12-3/19", "20190"])
def test_a_number_is_no_date(text: str):
    assert not is_date(text)
