"""The certificate of anonymisation: what was done to a report, in counts and never in values, for a board to keep."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

import msgspec

from ingest.candidate import Evidence
from policies.access import Role
from policies.jigsaw import Level
from repository.pages.words import day, kind_label, lower_first, number, treatment_label

_WIDTH = 28


class Certificate(msgspec.Struct, frozen=True):
    """How a text came to be anonymised, all of it made of the evidence that is kept with the text.

    `report_id` is "" where nothing is kept of the text. `digest` is the SHA-256 (hex) of the exported file, which
    `sha256sum` gives of it as well. Moments are None where the review is published anonymously: they would tell its
    month. `cleared_by` is a role and no name: the certificate leaves the house, and the audit trail has the person.
    `risk` is there for those who decide, and not for readers, whom it would tell which reports to try; `evidence` is
    without its reasons for the same reason.
    """

    report_id: str
    made_at: datetime | None
    cleared_at: datetime | None
    cleared_by: Role | None
    digest: str
    risk: Level | None
    evidence: Evidence


def certify(  # noqa: PLR0913  # One parameter for each thing that the evidence does not know.
    evidence: Evidence,
    exported: str,
    *,
    made_at: datetime | None,
    report_id: str = "",
    cleared_at: datetime | None = None,
    cleared_by: Role | None = None,
    telling_risk: bool = True,
) -> Certificate:
    """The certificate for the `exported` file."""
    return Certificate(
        report_id=report_id,
        made_at=made_at,
        cleared_at=cleared_at,
        cleared_by=cleared_by,
        digest=digest_of(exported.encode()),
        risk=evidence.risk.level if telling_risk and evidence.risk else None,
        evidence=msgspec.structs.replace(evidence, risk=None),
    )


def digest_of(exported: bytes) -> str:
    """The SHA-256 (hex) of an exported file.

    >>> digest_of(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(exported).hexdigest()


def facts(certificate: Certificate) -> list[tuple[str, str]]:
    """What the certificate says besides the counts, by name, in plain words."""
    evidence = certificate.evidence
    checked = evidence.checked_with or evidence.detector
    return [
        *([("Report", certificate.report_id)] if certificate.report_id else []),
        *([("Anonymised", day(certificate.made_at))] if certificate.made_at else []),
        *([("Cleared", _cleared(certificate))] if certificate.report_id else []),
        *([("Read from", evidence.format.upper())] if evidence.format else []),
        ("Words", f"{number(evidence.words_replaced)} of {number(evidence.words)} replaced"),
        ("People", f"{number(evidence.people)} with a label"),
        ("Depositor's decisions", _decided(evidence)),
        *([("Removed by the clearer", _places(evidence.removed_by_clearer))] if evidence.removed_by_clearer else []),
        *([("Not read, by design", _listed(evidence.left_out))] if evidence.left_out else []),
        ("A second look", _residual(evidence)),
        *([("Risk of recognition", certificate.risk.value)] if certificate.risk else []),
        ("Detector", evidence.detector),
        *([("Last checked with", checked)] if checked != evidence.detector else []),
        ("Policy", f"{evidence.policy.value}, version {evidence.policy_version or 'not recorded'}"),
        ("SHA-256 of the text", certificate.digest),
    ]


def counts(certificate: Certificate) -> list[tuple[str, str, int]]:
    """Kind, treatment and number of places, most first."""
    ordered = sorted(certificate.evidence.counts, key=lambda count: (-count.mentions, count.kind, count.treatment))
    return [(kind_label(count.kind), treatment_label(count.treatment), count.mentions) for count in ordered]


def as_text(certificate: Certificate) -> str:
    """The certificate as a file to be kept with the report."""
    return "\n".join(_lines(certificate)) + "\n"


def _lines(certificate: Certificate) -> Iterator[str]:
    yield from ("Certificate of anonymisation", "")
    for name, value in facts(certificate):
        yield f"{name:<{_WIDTH}}{value}"
    yield from ("", "What was found, and what became of it", "")
    for kind, treatment, places in counts(certificate):
        yield f"{kind:<{_WIDTH}}{treatment:<{_WIDTH}}{number(places):>8}"
    yield ""
    yield "The certificate counts; it names nobody. A detector misses things: this is no promise that nobody is known."
    yield "To verify it, compare the SHA-256 with what `sha256sum` gives of the exported text."


def _cleared(certificate: Certificate) -> str:
    if certificate.cleared_by is None:
        return "not yet"
    by = f"by a second person ({certificate.cleared_by})"
    return f"{day(certificate.cleared_at)}, {by}" if certificate.cleared_at else by


def _decided(evidence: Evidence) -> str:
    said = [
        words.format(number(count))
        for count, words in (
            (evidence.removed_by_depositor, "{} left as they were"),
            (evidence.added_by_depositor, "{} added"),
            (evidence.labelled_by_depositor, "{} renamed"),
        )
        if count
    ]
    return ", ".join(said) or "every proposal accepted"


def _residual(evidence: Evidence) -> str:
    if not evidence.residual:
        return "finds nothing more"
    named = {lower_first(kind_label(kind)): count for kind, count in evidence.residual.items()}
    return f"still finds {_listed(named)}"


def _listed(counted: dict[str, int]) -> str:
    return ", ".join(f"{name.replace('-', ' ')} ({number(count)})" for name, count in counted.items())


def _places(count: int) -> str:
    return f"{number(count)} place{'' if count == 1 else 's'}"
