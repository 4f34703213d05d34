"""The coded lists of nations and types of review, those that ship and those of a house."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES, as_stated, review_type, types_of

USED = [(nation, kind) for nation in NATIONS for kind in types_of(nation)]

# Codes that databases hold: none of them may go.
STORED = """part8 scr rapid-review lcspr ncspr ncspr-thematic local-learning cpr-concise cpr-extended susr mapf icr
    sigcr learning-review cmr cmr-positive joint inquiry thematic other""".split()

ADDED = """rapid-review-summary partnership-review learning-review-thematic cmr-acpc dhr dardr sar apr mhhr owhr
    mappa-scr leder cdop pfd""".split()


def test_no_stored_code_is_gone_and_the_others_are_there():
    assert set(REVIEW_TYPES) == {*STORED, *ADDED}


@pytest.mark.parametrize("nation", ["england", "wales", "jersey"])
def test_a_stored_serious_case_review_is_still_one_of_its_nation(nation: str):
    assert review_type("scr", nation).label == "Serious Case Review"


def test_a_type_has_the_bounds_and_the_law_of_its_nation():
    england, wales = review_type("scr", "england"), review_type("scr", "wales")
    assert (england.since, wales.since) == (date(2006, 4, 1), date(2006, 10, 1))
    assert (england.legal_basis.part, wales.legal_basis.part) == ("regulation 5", "regulation 4")


def test_what_replaced_a_type_differs_by_nation():
    by_nation = {nation: review_type("scr", nation).replaced_by for nation in ("england", "wales", "jersey")}
    assert by_nation == {"england": ("lcspr",), "wales": ("cpr-concise", "cpr-extended"), "jersey": ()}


@pytest.mark.parametrize(("nation", "kind"), USED, ids=lambda value: getattr(value, "code", value))
def test_replacing_is_said_on_both_sides(nation: str, kind):
    theirs = {one.code: one for one in types_of(nation)}
    assert all(kind.code in theirs[code].replaced_by for code in kind.replaced if code in theirs)
    assert all(kind.code in theirs[code].replaced for code in kind.replaced_by)


@pytest.mark.parametrize(("nation", "kind"), USED, ids=lambda value: getattr(value, "code", value))
def test_a_confirmed_source_says_where_it_can_be_read(nation: str, kind):
    sources = (kind.legal_basis, kind.guidance, kind.since_source, kind.until_source, kind.welsh_source)
    assert [source for source in sources if source.confirmed and not source.address.startswith("http")] == [], nation


def test_an_unconfirmed_bound_is_marked_as_a_house_value():
    assert (review_type("cpr-concise", "wales").years, review_type("lcspr", "england").years) == (
        "2013* to 2024*",
        "from 2018",
    )


def test_an_unconfirmed_law_is_never_said_without_the_caution():
    assert str(review_type("susr", "wales").legal_basis).endswith("(house value, to be confirmed)")


def test_the_welsh_review_has_the_flags_of_the_reviews_that_it_stands_for():
    assert [flag.code for flag in review_type("susr", "wales").flags] == ["cpr", "apr", "dhr", "mhhr", "owhr"]


@pytest.mark.parametrize("kind", REVIEW_TYPES.values(), ids=lambda kind: kind.code)
def test_a_report_may_call_itself_by_any_name_of_a_type(kind):
    for name in filter(None, (kind.label, kind.welsh_label)):
        assert as_stated(name) == name


@pytest.mark.parametrize("code", ["cpr-concise", "poem"])
def test_what_a_nation_does_not_hold_is_refused_with_what_it_does(code: str):
    with pytest.raises(LookupError, match=r"Use one of: icr, sigcr, learning-review, learning-review-thematic, joint"):
        review_type(code, "scotland")


def test_the_national_bodies_are_data_with_a_source():
    assert {code for code, nation in NATIONS.items() if nation.overseer and nation.overseer_source.confirmed} == {
        "england",
        "wales",
        "scotland",
        "northern-ireland",
    }


def of_house(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """What a new process says that has this folder as its house's policies."""
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"NCRR_POLICIES": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_house_adds_a_nation_with_its_types_and_renames_a_national_body_without_code(tmp_path: Path):
    (tmp_path / "nations.toml").write_text(
        '[sark]\nlabel = "Sark"\nbody = "Safeguarding panel"\n'
        '[england]\nlabel = "England"\nbody = "Safeguarding children partnership"\n'
        'overseer = "Child Protection Authority"\n',
        "utf-8",
    )
    (tmp_path / "review_types.toml").write_text(
        '[sark-review]\nlabel = "Seigneurie Case Review"\nnations = ["sark"]\nsince = 2020-01-01\naliases = ["scr"]\n'
        '[authority-review]\nlabel = "Authority Review"\nnations = ["england"]\nreplaced = ["lcspr"]\n',
        "utf-8",
    )
    done = of_house(
        tmp_path,
        "from policies.nations import NATIONS, nation\n"
        "from policies.review_types import as_stated, review_type, types_of\n"
        "from policies.type_labels import resolve\n"
        "print(nation('Sark').body, [kind.code for kind in types_of('sark')][-1], sep='|')\n"
        "print(resolve('SCR', 'sark').code, resolve('SCR', 'england').code, as_stated('Seigneurie Case Review'))\n"
        "print(NATIONS['england'].overseer, review_type('lcspr', 'england').replaced_by)\n",
    )
    assert (done.stderr, done.stdout.splitlines()) == (
        "",
        [
            "Safeguarding panel|sark-review",
            "sark-review scr Seigneurie Case Review",
            "Child Protection Authority ('authority-review',)",
        ],
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ('[a]\nlabel = "A"\nnations = ["sark"]\n', "The review type a names nations that are not known: sark."),
        ('[a]\nlabel = "A"\nreplaced = ["b"]\n', "The review type a names types that are not known: b."),
        ('[a]\nlabel = "A"\nsince = 2020-01-02\nuntil = 2020-01-01\n', "The review type a ends before it begins."),
        ("[a]\nsince = 2020-01-02\n", "The review type a needs a label"),
        ('[A_b]\nlabel = "A"\n', "The review type A_b needs a label, and a code"),
    ],
)
def test_a_row_of_the_house_that_cannot_be_is_named(tmp_path: Path, row: str, sentence: str):
    (tmp_path / "review_types.toml").write_text(row, "utf-8")
    assert sentence in of_house(tmp_path, "import policies.review_types").stderr
