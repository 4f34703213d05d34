"""A heading holds no name, and a record number shows when it was copied wrongly."""

from itertools import pairwise

import pytest

from policies.catalogue import AGE_BANDS, HARM_TYPES, METHODOLOGIES, OUTCOMES, SEXES, Term, term_of
from policies.document_roles import DOCUMENT_ROLES, document_role
from policies.headings import heading, parts_of, subject_label
from policies.record_numbers import LAST, is_record_number, record_number

LISTS = {
    "harm": [*HARM_TYPES.values()],
    "outcome": [*OUTCOMES.values()],
    "age": [band.term for band in AGE_BANDS.values()],
    "sex": [*SEXES.values()],
    "method": [*METHODOLOGIES.values()],
    "role": [*DOCUMENT_ROLES.values()],
}


@pytest.mark.parametrize(
    "label",
    [
        "Child A",
        "Child BS",
        "Child H1",
        "Baby F",
        "Baby 1",
        "Young Person M",
        "Children F, G and H",
        "Siblings in Family U",
        "Family U",
        "Adult A, Child Y and Child Z",
        "Plentyn C",
        "Babies with injuries",
        "Two sisters missing from care",
    ],
)
def test_a_pseudonym_or_a_description_is_a_subject(label: str):
    assert subject_label(f" {label}  ") == label


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Katie",
        "Charlie and Sam",
        "Child Katie",
        "Child A Smith",
        "Baby grace",
        "Babies with Grace",
        "Manning Family",
        "Children F, G and Harry",
        "Child A - Leeds",
        "Child A\nJones",
        "girl",
        "Child ABCD",
        "Young " + "very " * 40 + "child",
    ],
)
def test_what_could_hold_a_name_is_no_subject(label: str):
    with pytest.raises(ValueError, match="subject"):
        subject_label(label)


def test_a_refusal_does_not_repeat_the_name():
    with pytest.raises(ValueError, match="subject") as refused:
        subject_label("Child Zebedee")

    assert "Zebedee" not in str(refused.value)


@pytest.mark.parametrize(
    ("year", "board", "subject"),
    [
        (2025, "", "Baby A"),
        (2019, "Kirk Wold and Mere Partnership", "Children F, G and H"),
        (1945, "", "Siblings in Family U"),
    ],
)
def test_the_parts_of_a_heading_come_back(year: int, board: str, subject: str):
    assert parts_of(heading(year, board, subject)) == (year, board, subject)


@pytest.mark.parametrize(
    ("year", "board", "subject"),
    [
        (1944, None, "Child A"),
        (20250, None, "Child A"),
        (2025, "A - B", "Child A"),
        (2025, "- ", "Child A"),
        (2025, None, "Katie"),
    ],
)
def test_a_part_that_cannot_stand_in_a_heading_is_refused(year: int, board: str | None, subject: str):
    with pytest.raises(ValueError, match=r"\w"):
        heading(year, board, subject)


@pytest.mark.parametrize(
    "wording", ["2025 - Child A", "2025 - Anonymous - Katie", "2025 -  Anonymous - Child A", "25 - B - Child A"]
)
def test_what_is_no_heading_has_no_parts(wording: str):
    with pytest.raises(ValueError, match=r"\w"):
        parts_of(wording)


NUMBERS = [record_number(sequence) for sequence in (1, 2, 9, 10, 572, 4711, 99_999, 314_159, LAST)]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_wrong_digit_is_seen(number: str):
    wrong = {number[:at] + digit + number[at + 1 :] for at in range(2, 9) for digit in "0123456789"} - {number}

    assert is_record_number(number)
    assert not any(map(is_record_number, wrong))


@pytest.mark.parametrize("number", NUMBERS)
def test_every_exchange_of_neighbours_is_seen(number: str):
    digits = number[2:]
    exchanged = {
        "CR" + digits[:at] + after + before + digits[at + 2 :] for at, (before, after) in enumerate(pairwise(digits))
    } - {number}

    assert not any(map(is_record_number, exchanged))


@pytest.mark.parametrize(
    "wording", ["", "CR", "CR000572", "NC0005724", "cr0005724", "CR00057244", "CR0000000", "CR٠٠٠5724"]
)
def test_another_number_is_none_of_ours(wording: str):
    assert not is_record_number(wording)


@pytest.mark.parametrize("sequence", [0, -1, LAST + 1])
def test_there_is_no_number_out_of_range(sequence: int):
    with pytest.raises(ValueError, match="Record numbers"):
        record_number(sequence)


@pytest.mark.parametrize("name", LISTS)
def test_every_wording_leads_to_one_term(name: str):
    terms = LISTS[name]
    for term in terms:
        for wording in filter(None, (term.code, term.label, term.welsh_label, *term.aliases)):
            assert term_of(wording.upper(), terms) is term


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_wording_is_refused_with_the_codes(name: str):
    terms: list[Term] = LISTS[name]
    with pytest.raises(LookupError, match=terms[0].code):
        term_of("unheard of", terms)


def test_the_bands_cover_every_year_once():
    years = [year for band in AGE_BANDS.values() if band.first is not None for year in range(band.first, band.last + 1)]

    assert years == list(range(121))


def test_every_role_has_a_welsh_label():
    assert all(role.welsh_label for role in DOCUMENT_ROLES.values())
    assert document_role("Llinell amser").code == "timeline"
