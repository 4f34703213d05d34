import pytest

from ingest.keep import kept
from ingest.recognisers.paragraph import Paragraph


def _kept(text: str, *, front: bool = False) -> set[str]:
    return {text[keep.span.start : keep.span.end] for keep in kept(Paragraph(text), front=front)}


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        # pseudonyms
        ("Child A was seen.", "Child A"),
        ("Half Sibling 2 was seen.", "Half Sibling 2"),
        ("Mr G was seen.", "Mr G"),
        ("It was Mr G. The nurse left.", "Mr G"),
        ("Social Worker 1 rang.", "Social Worker 1"),
        ("MGM rang.", "MGM"),
        ("School 2 closed.", "School 2"),
        # law and guidance
        ("The Children Act 1989 applies.", "Children Act 1989"),
        (
            "The Social Services and Well-being (Wales) Act 2014 applies.",
            "Social Services and Well-being (Wales) Act 2014",
        ),
        ("Under Working Together 2018 it is clear.", "Working Together 2018"),
        ("Keeping Children Safe in Education (2023) says so.", "Keeping Children Safe in Education (2023)"),
        ("Re B (Children) was cited.", "Re B (Children)"),
        ("See [2013] UKSC 33.", "[2013] UKSC 33"),
        ("See Re H-C [2016] EWCA Civ 136 for the standard.", "[2016] EWCA Civ 136"),
        ("The approach to proceedings is in Re A [2015] EWFC 11.", "[2015] EWFC 11"),
        ("See Stec and Others v. the United Kingdom.", "Stec and Others v. the United Kingdom"),
        # the public record
        ("After Victoria Climbié died.", "Victoria Climbié"),
        ("The Laming report says so.", "Laming"),
        ("The Munro review says so.", "Munro review"),
        ("He was Gillick competent.", "Gillick"),
        ("Under Sarah’s Law it may be told.", "Sarah’s Law"),
        ("The Graded Care Profile was used.", "Graded Care Profile"),
        ("The NSPCC rang.", "NSPCC"),
        ("Childline is on 0800 1111.", "0800 1111"),
        ("See www.gov.uk/guidance.", "www.gov.uk/guidance"),
        # research
        ("It is known (Brandon et al., 2012).", "Brandon et al., 2012"),
        ("It is known (Sidebotham 2016).", "Sidebotham 2016"),
        ("Reder and Duncan (1999) say so.", "Reder and Duncan (1999)"),
        # who wrote it
        ("Independent Author: Jane Roe", "Jane Roe"),
        ("Independent chair of the review panel: Dr Alan Roe OBE", "Dr Alan Roe"),
        ("Lead Reviewer Jane Roe met the family.", "Jane Roe"),
        ("Jane Roe was appointed as independent author.", "Jane Roe"),
        ("Authors: Jane Roe and Tom Doe", "Tom Doe"),
        ("Under section 16F of the Children Act 2004.", "section 16F"),
        ("A section 47 enquiry.", "section 47"),
        ("Zorley Safeguarding Children Partnership met.", "Zorley Safeguarding Children Partnership"),
        ("ZORLEY AND HALE SAFEGUARDING CHILDREN BOARD", "ZORLEY AND HALE SAFEGUARDING CHILDREN BOARD"),
        ("Child Protection Committee for Zorley and the Isles", "Child Protection Committee for Zorley and the Isles"),
        ("DS Roe of the Zorley Public Protection Unit rang.", "Zorley Public Protection Unit"),
        (
            "The National Strategy for Harm Linked to Faith or Belief is old.",
            "National Strategy for Harm Linked to Faith or Belief",
        ),
        ("From Laming to Munro it was said.", "Laming to Munro"),
        ("Panel chair Jane Roe", "Jane Roe"),
        ("Scrutineer Sir Alan Roe", "Sir Alan Roe"),
        ("Chair of the committee: Jane Deering", "Jane Deering"),
        ("AUTHOR: JANE ZORBLATT", "JANE ZORBLATT"),
        ("The Board's chair, Mrs Jane Roe, agreed.", "Mrs Jane Roe"),
    ],
)
def test_it_is_kept(text: str, wording: str):
    assert wording in _kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr G. Palm was seen.",
        "Her social worker, Jane Roe, rang.",
        "Jane Roe was the mother.",
        "The chair of the conference was Jane Roe.",
        "The judgment is reported as [2019] EWFC 45.",
        "The mother's appeal was dismissed: [2020] EWCA Civ 12.",
        "What [2020] EWFC 12 found about this child was read.",
        "His appeal is R v Roe [2020] EWCA Crim 123.",
        "Her social worker gave the reference SW/71183.",
        "He was 14 years old.",
        "Munro rang.",
        "At PA97 8SD they lived.",
        "The fostering panel chair Jane Roe rang.",
        "The review chair, Jane Roe, rang.",
        "Social Care rang Jane Roe.",
        "His mother, Jane, wrote.",
    ],
)
def test_it_is_not_kept(text: str):
    assert _kept(text) == set()


def test_a_name_behind_by_is_kept_on_the_front_page_only():
    text = "A report by Jane Roe"
    assert (_kept(text, front=True), _kept(text)) == ({"Jane Roe"}, set())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jayden Leeds Safeguarding Children Partnership", "Jayden"),
        ("Jayden Roe Leeds Safeguarding Children Partnership", "Roe"),
        ("DS Roe of the Zorley Public Protection Unit rang.", "Roe"),
        ("Jayden Zorblatt Safeguarding Children Partnership", "Zorblatt"),
        ("Mother Zorblatt Safeguarding Children Partnership", "Zorblatt"),
        ("Kayzorn Zorblatt Zorley Safeguarding Children Partnership", "Zorblatt"),
    ],
)
def test_a_board_s_name_keeps_nobody_who_stands_before_it(text: str, name: str):
    assert not any(name in wording for wording in _kept(text))


def test_a_name_behind_by_is_kept_whoever_it_was_written_for():
    assert _kept("Prepared for the Partnership by Jane Roe", front=True) == {"Jane Roe"}
