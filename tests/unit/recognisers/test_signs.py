"""A sign spares the search for a form and hides none of its matches."""

import re

import pytest

from ingest.recognisers.calendar_words import A_MONTH, MONTH, MONTH_ANY_CASE
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Pattern, in_forms, lowered


@pytest.mark.parametrize("text", ["aged 14", "AGED 14", "It rained."])
def test_a_sign_changes_nothing_that_is_found(text: str):
    form = re.compile(r"(?i:aged)\s\d\d")
    signed = in_forms(Pattern(form, 0.9, sign=re.compile("aged")), Pattern(re.compile("rained"), 0.5))
    plain = in_forms(Pattern(form, 0.9), Pattern(re.compile("rained"), 0.5))

    assert [*signed(Paragraph(text))] == [*plain(Paragraph(text))]


@pytest.mark.parametrize("letter", [chr(code) for code in range(0x80, 0x250) if re.match("(?i:[a-z])", chr(code))])
def test_letters_that_pass_for_plain_ones_where_case_is_ignored_are_plain_in_lower_case(letter: str):
    assert lowered(letter).isascii()


@pytest.mark.parametrize("month", ["March", "MARCH", "march", "Sept.", "Ngorffennaf", "Decernber"])
def test_every_month_has_the_sign_of_a_month(month: str):
    assert re.match(f"{MONTH}|{MONTH_ANY_CASE}", month)
    assert A_MONTH.search(lowered(f"12{month} 2019"))
