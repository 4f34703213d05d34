"""The documentation says what the code says."""

import re
from pathlib import Path

import pytest

from policies.boards import boards_of
from policies.identifiers import RULES
from policies.jigsaw import HIGH_FROM, RAISED_FROM, WEIGHTS
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES, ReviewType, types_of
from policies.sources import Source

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


def row_of(nation: str, kind: ReviewType) -> str:
    """The row of a type in the table of the policies; a fact without a source is left to the sentence above it."""
    basis = "; ".join(said(source) for source in (kind.legal_basis, kind.guidance) if source.title[:5] != "House")
    cells = (kind.code, nation, kind.label, kind.years, basis, ", ".join(kind.replaced))
    return "".join(f"| {cell} " if cell else "| " for cell in cells) + "|"


def said(source: Source) -> str:
    return f"[{source}]({source.address})" if source.address else str(source)


def test_the_table_of_review_types_is_that_of_the_policy():
    page = (ROOT / "docs/policies.md").read_text(encoding="utf-8")
    table = page.split("<!-- The rows are written from policies/data/review_types.toml; a test compares them. -->\n")[1]
    any_nation = [row_of("any", kind) for kind in REVIEW_TYPES.values() if not kind.nations]
    of_one = [row_of(n.label, kind) for n in NATIONS.values() for kind in types_of(n.code) if kind.nations]
    assert table.split("\n\n")[0].splitlines() == [*of_one, *any_nation]


def test_the_table_of_nations_is_that_of_the_policy():
    page = (ROOT / "docs/policies.md").read_text(encoding="utf-8")
    table = page.split("<!-- The rows are written from policies/data/nations.toml; a test compares them. -->\n")[1]
    assert table.split("\n\n")[0].splitlines() == [
        f"| {one.code} | {one.body} | {one.overseer or 'none known'} | {said(one.overseer_source)} |"
        for one in NATIONS.values()
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_documentation_leads_somewhere(page: Path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_setting_is_described():
    read = [(ROOT / file).read_text(encoding="utf-8") for file in ("repository/settings.py", "policies/reading.py")]
    settings = set(re.findall(r"\bNCRR_[A-Z_]+\b", "".join(read)))
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
