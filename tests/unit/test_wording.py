"""Finding what a clearer typed or selected."""

import pytest

from ingest.mentions import Span
from repository.errors import Invalid
from repository.wording import spans_of

_TEXT = "Ann planned to see Ann-Marie  Lee.\nANN (Annie) said “no”."


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        ("Ann", ["Ann", "Ann", "ANN"]),
        ("ann-marie lee", ["Ann-Marie  Lee"]),
        ("Lee. Ann", ["Lee.\nANN"]),
        ("(annie)", ["(Annie)"]),
        ("“no”.", ["“no”."]),
        (" planned  to ", ["planned to"]),
    ],
)
def test_a_wording_is_found_as_whole_words(wording: str, found: list[str]):
    assert [_TEXT[span.start : span.end] for span in spans_of(_TEXT, [wording])] == found


def test_several_wordings_are_found_in_reading_order():
    assert spans_of("a b c", ["c", "a"]) == [Span(0, 1), Span(4, 5)]


@pytest.mark.parametrize("wordings", [[], [""], ["  "], ["Bob"], ["Ann", "Bob"], ["lan"]])
def test_what_is_not_there_is_refused(wordings: list[str]):
    with pytest.raises(Invalid):
        spans_of(_TEXT, wordings)


def test_a_pattern_of_its_own_is_only_text():
    with pytest.raises(Invalid):
        spans_of(_TEXT, [".*"])
