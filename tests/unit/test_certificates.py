"""What the certificate says, and what it does not."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from ingest.candidate import Count, Evidence
from ingest.risk import Reason, RiskNote
from policies.access import Role
from policies.identifiers import RULES, VERSION, Identifier, Kind, Policy, Treatment, version_of
from policies.jigsaw import Level
from repository.certificates import Certificate, as_text, certify, counts, facts

EVIDENCE = Evidence(
    counts=(
        Count(Kind.DATE, Identifier.QUASI, Treatment.GENERALISE, 2),
        Count(Kind.PERSON, Identifier.DIRECT, Treatment.PSEUDONYM, 1200),
    ),
    people=14,
    words=4100,
    words_replaced=312,
    residual={},
    left_out={},
    removed_by_depositor=0,
    added_by_depositor=0,
    detector="rules-1",
    policy=Policy.HOUSE,
    risk=RiskNote(Level.HIGH, (Reason("twins", "Twins are told of.", 2),)),
    checked_with="rules-1",
    policy_version="0123456789ab",
)
MADE = datetime(2026, 3, 4, tzinfo=UTC)


def certificate(**changes: Any) -> Certificate:
    return certify(msgspec.structs.replace(EVIDENCE, **changes), "Child A.\n", made_at=MADE, report_id="an-id")


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({}, "Words", "312 of 4,100 replaced"),
        ({}, "People", "14 with a label"),
        ({}, "Anonymised", "4 March 2026"),
        ({}, "Cleared", "not yet"),
        ({}, "Depositor's decisions", "every proposal accepted"),
        (
            {"removed_by_depositor": 2, "labelled_by_depositor": 1},
            "Depositor's decisions",
            "2 left as they were, 1 renamed",
        ),
        ({"added_by_depositor": 3}, "Depositor's decisions", "3 added"),
        ({"removed_by_clearer": 1}, "Removed by the clearer", "1 place"),
        ({"left_out": {"tracked-deletions": 2}}, "Not read, by design", "tracked deletions (2)"),
        ({}, "A second look", "finds nothing more"),
        ({"residual": {"PERSON": 1, "DATE": 2}}, "A second look", "still finds person (1), date (2)"),
        ({}, "Risk of recognition", "high"),
        ({}, "Detector", "rules-1"),
        ({"checked_with": "rules-2"}, "Last checked with", "rules-2"),
        ({}, "Policy", "house, version 0123456789ab"),
        ({"policy_version": ""}, "Policy", "house, version not recorded"),
    ],
)
def test_each_fact_is_said_in_words(changes: dict[str, Any], name: str, value: str):
    assert dict(facts(certificate(**changes)))[name] == value


def test_what_did_not_happen_is_not_said():
    assert {"Removed by the clearer", "Not read, by design", "Last checked with"}.isdisjoint(dict(facts(certificate())))


def test_who_cleared_it_is_a_role():
    cleared = certify(EVIDENCE, "", made_at=MADE, report_id="an-id", cleared_at=MADE, cleared_by=Role.CLEARER)

    assert dict(facts(cleared))["Cleared"] == "4 March 2026, by a second person (clearer)"


def test_what_was_not_deposited_is_no_report_that_waits():
    assert {"Report", "Cleared"}.isdisjoint(dict(facts(certify(EVIDENCE, "", made_at=MADE))))


def test_the_counts_are_in_words_most_first():
    assert counts(certificate()) == [("Person", "replaced by a label", 1200), ("Date", "made less exact", 2)]


def test_the_digest_is_that_of_the_exported_bytes():
    # What `printf 'Child A.\n' | sha256sum` gives.
    assert certificate().digest == "f6f4f1864cc8442a6c31e52353559e3900ef7d7e99ee94c1f0cf1525cef11033"


def test_the_text_says_everything():
    said = as_text(certificate())
    wanted = [*(value for _, value in facts(certificate())), "replaced by a label", "1,200"]
    assert [words for words in wanted if words not in said] == []


def test_where_to_look_is_not_said():
    assert "Twins" not in as_text(certificate())


def test_readers_are_not_told_the_risk():
    told = certify(EVIDENCE, "", made_at=MADE, telling_risk=False)

    assert (told.risk, told.evidence.risk, "Risk" in as_text(told)) == (None, None, False)


def test_evidence_that_is_older_than_the_certificate_has_one():
    old = Evidence((), 0, 0, 0, {}, {}, 0, 0, "rules-0", Policy.STRICT)

    assert dict(facts(certify(old, "", made_at=MADE)))["Policy"] == "strict, version not recorded"


@pytest.mark.parametrize(
    "change",
    [{"house": Treatment.KEEP}, {"strict": Treatment.GENERALISE}, {"label": "name"}, {"identifier": Identifier.QUASI}],
)
def test_the_version_of_the_policy_changes_with_every_rule(change: dict[str, Any]):
    changed = [replace(rule, **change) if rule.kind is Kind.PERSON else rule for rule in RULES.values()]

    assert version_of(changed) != VERSION


def test_the_version_of_the_policy_changes_with_a_new_kind():
    assert version_of(list(RULES.values())[:-1]) != VERSION


def test_the_version_of_the_policy_stays_while_nothing_changes():
    assert version_of(RULES.values()) == VERSION
