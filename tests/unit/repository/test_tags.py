"""Tags: what is taken, and in which form."""

import pytest

from repository.errors import Invalid
from repository.tags import Tags

GIVEN = {"nation": "england", "review_type": "lcspr", "year": 2024, "board": "Mid Example Partnership"}


def test_tags_are_coded():
    tags = Tags.of(nation=" Northern Ireland ", review_type="CMR_positive", year="2020", board=" The  Board ")
    assert tags == Tags("northern-ireland", "cmr-positive", 2020, "The Board")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nation": "france"}, "tags"),
        ({"review_type": "cpr-concise"}, "tags"),
        ({"review_type": "poem"}, "tags"),
        ({"year": 1944}, "year"),
        ({"year": 3000}, "year"),
        ({"year": "last year"}, "year"),
        ({"year": "²"}, "year"),
        ({"year": "-1"}, "year"),
        ({"board": "  "}, "board"),
        ({"board": "b" * 201}, "board"),
        ({"board": "b\x00b"}, "board"),
        ({"type_as_stated": "Review of 3 May"}, "type-as-stated"),
        ({"type_as_stated": "review " * 12}, "type-as-stated"),
        ({"type_as_stated": "Review of Marigold Thistlewood"}, "type-as-stated"),
    ],
)
def test_what_cannot_be_a_tag_is_refused(changes: dict[str, object], code: str):
    with pytest.raises(Invalid) as refused:
        Tags.of(**{**GIVEN, **changes})
    assert refused.value.code == code


def test_the_type_is_kept_as_the_document_states_it():
    tags = Tags.of(**GIVEN, type_as_stated="Child’s Safeguarding Practice Review (learning & actions)")
    assert tags.type_as_stated == "Child’s Safeguarding Practice Review (learning & actions)"
