from itertools import pairwise

import pytest

from ingest.detection import detect
from ingest.extract.plain import structure_of
from ingest.mentions import Span
from ingest.presidio import Detector, build_detector
from ingest.structure import Block, BlockKind, StructuredText
from policies.identifiers import Kind


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector()


def _found(text: str, detector: Detector) -> list[tuple[str, Kind]]:
    return [(text[m.span.start : m.span.end], m.kind) for m in detect(structure_of(text), detector)]


def _wordings(text: str, detector: Detector) -> list[str]:
    return [wording for wording, _ in _found(text, detector)]


def test_a_name_that_is_found_once_is_found_in_every_paragraph(detector):
    text = "Her son, Zorblin, was seen.\n\nZorblin was cold.\n\nNobody asked zorblin."
    assert _wordings(text, detector) == ["Zorblin", "Zorblin", "zorblin"]


def test_spans_are_of_the_whole_text(detector):
    content = structure_of("First line.\n\nMrs Okonjo came.")
    (mention,) = detect(content, detector)
    assert content.text[mention.span.start : mention.span.end] == "Mrs Okonjo"


def test_mentions_are_sorted_and_disjoint(detector):
    content = structure_of("Jane Roe, born 3 May 2018 in Leeds, wrote from jane.roe@example.org to Leeds City Council.")
    mentions = detect(content, detector)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_the_same_text_gives_the_same_mentions(detector):
    content = structure_of("Jane Roe and Tom Roe, aged 14 and 12, moved to Leeds on 3 May 2018.")
    assert detect(content, detector) == detect(content, build_detector())


def test_what_may_be_kept_does_not_hide_what_must_be_treated(detector):
    text = "Her father, Zorblatt, owned Zorblatt Ltd."
    assert _found(text, detector)[:2] == [("Zorblatt", Kind.PERSON), ("Zorblatt", Kind.PERSON)]


def test_a_town_in_the_name_of_a_council_goes_with_the_council(detector):
    assert _found("It rang Leeds City Council.", detector) == [("Leeds City Council", Kind.ORGANISATION)]


def test_a_name_that_runs_over_a_broken_line_is_found(detector):
    text = "On the next day the health visitor saw the mother, Zorblina\nQuixley, at home and later in the clinic."
    assert _wordings(text, detector) == ["Zorblina", "Quixley"]


def test_the_cells_below_a_heading_of_names_are_names(detector):
    text = "Name\tAge\nZorblin\t14\nQuixa\t9"
    blocks = tuple(
        Block(BlockKind.TABLE_ROW, Span(start, start + len(row)))
        for start, row in ((0, "Name\tAge"), (9, "Zorblin\t14"), (20, "Quixa\t9"))
    )
    found = {text[m.span.start : m.span.end] for m in detect(StructuredText(text, blocks), detector)}
    assert found >= {"Zorblin", "Quixa"}


def test_a_pseudonym_stays(detector):
    assert _found("Child A lived with Mother, MGM and Mr G.", detector) == []


def test_the_author_stays_beside_the_role_and_a_namesake_does_not(detector):
    text = "Independent Author: Jane Roe\n\nTom Roe was the father.\n\nMr Roe left."
    assert _wordings(text, detector) == ["Tom Roe", "Mr Roe"]


def test_a_cited_researcher_stays(detector):
    assert _found("It is known (Brandon 2012).", detector) == []


def test_a_name_that_looks_cited_goes_where_the_family_has_it(detector):
    text = "Mrs Brandon rang.\n\nIt is known (Brandon 2012)."
    assert "Brandon" in _wordings(text, detector)[1:]


def test_an_inquiry_stays(detector):
    assert _found("Laming says so, and so does the Munro review.", detector) == []


def test_a_person_with_the_name_of_an_inquiry_does_not_stay(detector):
    assert _wordings("Her brother, Tom Laming, left.", detector) == ["Tom Laming"]


def test_a_part_of_the_name_of_a_place_is_no_person(detector):
    text = "It is in Kensington and Chelsea.\n\nThey moved to Chelsea."
    assert Kind.PERSON not in {kind for _, kind in _found(text, detector)}


def test_a_very_long_paragraph_is_read_whole(detector):
    text = "Nothing was recorded about this day. " * 2_000 + "Mrs Okonjo came."
    assert _wordings(text, detector) == ["Mrs Okonjo"]


def test_an_empty_document_has_no_mentions(detector):
    assert detect(StructuredText("", ()), detector) == ()


def test_the_author_is_kept_by_the_same_title_where_nobody_shares_the_name(detector):
    text = "Independent Author: Dr Jane Quixley\n\nMother met Dr Quixley. Ms Quixley rang."
    assert _wordings(text, detector) == ["Ms Quixley"]


def test_the_author_is_not_kept_elsewhere_where_somebody_shares_the_name(detector):
    text = "Independent Author: Dr Jane Quixley\n\nTom Quixley met Dr Quixley."
    assert _wordings(text, detector) == ["Tom Quixley", "Dr Quixley"]
