from pathlib import Path

import pytest

from policies.nations import NATIONS
from policies.publication_rules import rule_for
from policies.reading import rows
from policies.review_types import types_of


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The house's own file, to be written."""
    monkeypatch.setenv("NCRR_POLICIES", str(tmp_path))
    return tmp_path / "publication.toml"


@pytest.mark.parametrize(("nation", "kind"), [(nation, kind.code) for nation in NATIONS for kind in types_of(nation)])
def test_every_type_of_every_nation_has_a_rule(nation: str, kind: str):
    rule = rule_for(nation, kind)
    assert (rule.nation, rule.review_type, str(rule.file.period)) == (nation, kind, "5 years")


def test_every_row_is_of_a_type_that_there_is():
    named = [code.partition("/") for code in rows("publication") if code != "default"]
    known = {(nation, kind.code) for nation in NATIONS for kind in types_of(nation)} | {
        (nation, "") for nation in NATIONS
    }
    assert [(nation, kind) for nation, _, kind in named if (nation, kind) not in known] == []


@pytest.mark.parametrize(
    ("nation", "kind", "recipients", "minimum"),
    [
        ("england", "lcspr", ["panel", "secretary-of-state", "ofsted"], "1 year"),
        ("england", "ncspr", ["secretary-of-state"], "3 years"),
        ("england", "local-learning", [], "1 year"),
        ("wales", "cpr-concise", ["welsh-government"], "12 weeks"),
        ("wales", "susr", ["welsh-government", "wales-safeguarding-repository"], "12 weeks"),
        ("scotland", "learning-review", ["care-inspectorate"], "1 year"),
        ("northern-ireland", "cmr", ["department-of-health"], "1 year"),
        ("multi-nation", "joint", [], "1 year"),
    ],
)
def test_a_type_says_less_than_its_nation_and_the_nation_less_than_the_default(
    nation: str, kind: str, recipients: list[str], minimum: str
):
    rule = rule_for(nation, kind)
    assert ([one.code for one in rule.recipients], str(rule.minimum_public.period)) == (recipients, minimum)


def test_what_was_not_seen_in_a_source_says_so():
    rule = rule_for("england", "lcspr")
    assert {str(one.notice_source) for one in rule.recipients} == {"House value, to be confirmed"}
    assert (str(rule.file.source), rule.file.source.confirmed) == (
        "NSPCC, National Case Review Repository, rule 8",
        True,
    )


@pytest.mark.parametrize(("there", "missing"), [((), ["action-plan"]), (("overview-report", "action-plan"), [])])
def test_a_welsh_review_needs_an_action_plan(there: tuple[str, ...], missing: list[str]):
    assert [role.code for role in rule_for("wales", "susr").missing_roles(there)] == missing


@pytest.mark.parametrize(("nation", "kind"), [("atlantis", "lcspr"), ("england", "lcsp"), ("wales", "lcspr")])
def test_nothing_is_guessed(nation: str, kind: str):
    with pytest.raises(LookupError):
        rule_for(nation, kind)


def test_a_house_may_have_rules_of_its_own(house: Path):
    house.write_text(
        '[scotland]\nrecipients = [{ code = "chief-officers", name = "Chief Officers Group", working_days = 5 }]\n'
    )
    rule = rule_for("scotland", "learning-review")
    assert [(one.code, str(one.notice)) for one in rule.recipients] == [("chief-officers", "5 working days")]


@pytest.mark.parametrize(
    "row",
    [
        'recipients = [{ code = "a", name = "A", working_day = 7 }]',
        'recipients = [{ code = "a", name = "A", working_days = 7, days = 9 }]',
        'recipients = [{ code = "a", name = "A", working_days = -1 }]',
        'recipients = [{ code = "a", name = "A", working_days = "7" }]',
        'recipients = [{ name = "A" }]',
        'recipients = [{ code = "a", name = "A" }, { code = "a", name = "B" }]',
        'recipients = "panel"',
        "recipient = []",
        "minimum_public = 1",
        "minimum_public = { yaers = 1 }",
        'timescales = [{ code = "a", what = "A", since = "birth", until = "deposit", within = { days = 1 } }]',
        'roles = [{ roles = "a" }]',
        'file = { years = 5, source = { part = "1" } }',
    ],
)
def test_what_is_misspelt_is_refused_and_named(house: Path, row: str):
    house.write_text(f"[scotland]\n{row}\n")
    with pytest.raises(ValueError, match="cannot be read at scotland, "):
        rule_for("scotland", "learning-review")


def test_a_default_cannot_be_taken_away(house: Path):
    house.write_text("[default]\nfile = { years = 6 }\n")
    with pytest.raises(ValueError, match="no default for minimum_public"):
        rule_for("scotland", "learning-review")
