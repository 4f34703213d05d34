"""The words of reports for those whom a lesson is addressed to."""

import pytest

from policies.agencies import AGENCIES, OTHER, agencies_of, agency_label


@pytest.mark.parametrize(
    ("wording", "codes"),
    [
        ("The Partnership", "partnership"),
        ("the Safeguarding Children Board", "partnership"),
        ("The health board", "health"),
        ("y Bwrdd Iechyd", "health"),
        ("y Bwrdd", "partnership"),
        ("Leaders across the partnership", "everyone"),
        ("Children’s social care and the probation service", "childrens-social-care probation"),
        ("The Police Service and the Trusts", "police health"),
        ("schools and the local authority", "council education"),
        ("Yr awdurdod addysg", "education"),
        ("Youth Offending Team", "youth-justice"),
        ("Youth workers", "voluntary"),
        ("Health visiting", "midwifery-health-visiting"),
        ("GPs, midwives and the acute trust", "gp hospital midwifery-health-visiting"),
        ("CAMHS", "mental-health"),
        ("Welsh Government", "national"),
        ("Heads of something new", OTHER),
        ("Policies and boarding", OTHER),
        ("", ""),
        (" ", ""),
    ],
)
def test_wording_is_mapped(wording: str, codes: str):
    assert agencies_of(wording) == tuple(codes.split())


def test_no_cue_stands_for_two_agencies():
    cues = [cue for term in AGENCIES.values() for cue in term.cues]
    assert len(cues) == len(set(cues))


def test_every_cue_leads_to_its_own_agency():
    wrong = {
        cue: code for code, term in AGENCIES.items() for cue in term.cues if code not in agencies_of(cue.strip("*"))
    }
    assert wrong == {}


def test_every_code_has_a_label_in_both_languages():
    assert all(agency_label(code) and AGENCIES[code].welsh_label for code in AGENCIES)
    assert agency_label(OTHER)
