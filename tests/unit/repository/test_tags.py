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


@pytest.mark.parametrize(
    ("nation", "name", "year", "kept"),
    [
        ("england", "SCR", 2015, ("scr", "SCR")),
        ("scotland", "SCR", 2015, ("sigcr", "SCR")),
        ("scotland", "Significant Case Review", 2023, ("learning-review", "Significant Case Review")),
        ("england", "scr", 2015, ("scr", "")),
        ("england", "Serious Case Review", 2015, ("scr", "")),
        ("england", "Serious Case Review: Marigold Thistlewood", 2015, ("scr", "")),
    ],
)
def test_a_name_does_for_a_type_and_is_kept_beside_its_code(nation: str, name: str, year: int, kept: tuple[str, str]):
    tags = Tags.of(nation=nation, review_type=name, year=year, board="The Board")
    assert (tags.review_type, tags.type_as_stated) == kept


def test_what_the_report_calls_itself_goes_before_the_name_of_its_type():
    tags = Tags.of(**GIVEN | {"review_type": "CSPR"}, type_as_stated="Learning summary")
    assert (tags.review_type, tags.type_as_stated) == ("lcspr", "Learning summary")


@pytest.mark.parametrize(
    ("nation", "name", "choices"),
    [
        ("wales", "CPR", "cpr-concise (Concise Child Practice Review), cpr-extended (Extended Child Practice Review)."),
        ("scotland", "Serious Case Review", "learning-review (Learning Review)."),
        ("jersey", "LCSPR", "scr (Serious Case Review), joint (Joint review), inquiry (Public inquiry),"),
    ],
)
def test_a_name_that_leaves_a_choice_is_refused_with_what_can_be_meant(nation: str, name: str, choices: str):
    with pytest.raises(Invalid) as refused:
        Tags.of(nation=nation, review_type=name, year=2023, board="The Board")
    assert (refused.value.code, f"Choose the type of review: {choices}" in refused.value.sentence) == ("tags", True)


def test_a_refusal_quotes_nothing_that_was_given():
    with pytest.raises(Invalid) as refused:
        Tags.of(**GIVEN | {"review_type": "Review of Marigold Thistlewood"})
    assert "Thistlewood" not in refused.value.sentence


def test_the_type_is_kept_as_the_document_states_it():
    tags = Tags.of(**GIVEN, type_as_stated="Child’s Safeguarding Practice Review (learning & actions)")
    assert tags.type_as_stated == "Child’s Safeguarding Practice Review (learning & actions)"
