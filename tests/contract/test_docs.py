"""The documentation says what the code says."""

import re
from pathlib import Path

import pytest

from policies.boards import boards_of
from policies.identifiers import RULES
from policies.jigsaw import HIGH_FROM, RAISED_FROM, WEIGHTS
from policies.nations import NATIONS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_table_of_identifiers_is_that_of_the_policy():
    page = (ROOT / "docs/policies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (direct|quasi) \| (\w+) \| (\w+) \|$", page, re.MULTILINE)
    assert rows == [(rule.label, rule.identifier, rule.house, rule.strict) for rule in RULES.values()]


def test_the_table_of_signals_is_that_of_the_policy():
    page = (ROOT / "docs/policies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (\d) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(weighed.signal, str(weighed.weight), weighed.sentence) for weighed in WEIGHTS.values()]
    assert f"From {RAISED_FROM} on\nthe level is *raised*, from {HIGH_FROM} on *high*" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_documentation_leads_somewhere(page: Path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_setting_is_described():
    settings = set(re.findall(r"\bNCRR_[A-Z_]+\b", (ROOT / "repository/settings.py").read_text(encoding="utf-8")))
    assert settings == set(re.findall(r"`(NCRR_[A-Z_]+)`", (ROOT / "docs/operations.md").read_text(encoding="utf-8")))


def test_every_test_that_the_threat_model_names_is_there():
    named = re.findall(r"`(tests/[\w/.]+)`", (ROOT / "docs/threat-model.md").read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_counts_of_boards_are_those_of_the_list():
    page = (ROOT / "docs/boards.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z][\w ]+) \| [\w, ]+ \| (\d+) \| (\d+) \|", page, re.MULTILINE)
    counted = {
        known.label: (sum(one.until is None for one in theirs), sum(one.until is not None for one in theirs))
        for known in NATIONS.values()
        if (theirs := boards_of(known.code))
    }
    assert {label: (int(now), int(earlier)) for label, now, earlier in rows} == counted
