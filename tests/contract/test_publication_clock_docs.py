"""docs/publication-clock.md says what the data says."""

import re
from collections.abc import Iterator
from pathlib import Path

from policies.nations import NATIONS
from policies.publication import HELD_FOR
from policies.publication_plan import EmbargoReason
from policies.publication_rules import Rule, rule_for
from policies.reading import rows
from policies.review_types import types_of
from policies.service_day import LONGEST_GAP
from policies.sources import Source

PAGE = (Path(__file__).parents[2] / "docs" / "publication-clock.md").read_text(encoding="utf-8")


def cited(source: Source) -> str:
    return f"[{source}]({source.address})" if source.address else str(source)


def values(rule: Rule) -> Iterator[tuple[str, str, str, str]]:
    """What a rule says, in the words of the page: a thing, its value, and the sources of the two."""
    for recipient in rule.recipients:
        before, source = "no time known", ""
        if recipient.notice:
            before, source = f"{recipient.notice} before", cited(recipient.notice_source)
        yield f"{recipient.name} has it", before, cited(recipient.source), source
    for name, term in (("public at least", rule.minimum_public), ("the file is there", rule.file)):
        yield name, str(term.period), "", cited(term.source)
    for scale in rule.timescales:
        yield f"{scale.what}", f"{scale.within} from {scale.since}", "", cited(scale.source)
    for role in rule.roles:
        yield f"needs a document: {role.code}", "", "", cited(role.source)


def expected() -> list[str]:
    own = [code.partition("/")[::2] for code in rows("publication")]
    lines = []
    for nation, label in ((nation.code, nation.label) for nation in NATIONS.values()):
        named = [kind for of, kind in own if of == nation and kind]
        other = next(kind.code for kind in types_of(nation) if kind.code not in named)
        for kind, said in [*((kind, f"`{kind}`") for kind in named), (other, "other types" if named else "all types")]:
            lines += [
                f"| {label}: {said} | {' | '.join(part for part in value)} |"
                for value in values(rule_for(nation, kind))
            ]
    return lines


def test_the_table_is_that_of_the_rules():
    assert re.findall(r"^\| .+: (?:`[a-z0-9-]+`|\w+ types) \| .*\|$", PAGE, re.MULTILINE) == expected()


def test_the_reasons_for_an_embargo_are_told():
    assert [reason for reason in EmbargoReason if f"`{reason}`" not in PAGE] == []


def test_the_house_values_of_the_code_are_told():
    assert [HELD_FOR.days, LONGEST_GAP.days] == [14, 7]
    assert "destroyed after fourteen days" in PAGE
    assert "more than seven days" in PAGE
