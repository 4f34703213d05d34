"""From a submission to a candidate: reading, finding, deciding, anonymising, looking again, finding the lessons.

Synchronous and pure but for the detector: the same submission, decisions and detector give the same result.
"""

import hashlib
from collections import Counter
from typing import Any, NamedTuple

import msgspec

from ingest.anonymised import UNTITLED, AnonymisedText
from ingest.candidate import Candidate, Count, Evidence
from ingest.converging import Outcome, converge
from ingest.decided import check_current
from ingest.decisions import Decisions
from ingest.extract import extract
from ingest.extract.canonical import canonicalise
from ingest.extract.plain import structure_of
from ingest.hiding import is_hidden
from ingest.jigsaw import look
from ingest.lessons import find_lessons
from ingest.mentions import Span, Treated
from ingest.presidio import Detector
from ingest.raw import Raw
from ingest.rechecking import recheck
from ingest.redaction import redact
from ingest.risk import RiskNote
from ingest.structure import Block, BlockKind, StructuredText
from ingest.submission import Submission
from policies.identifiers import HOUSE_DATES, RULES, VERSION, DateStyle, Identifier, Kind, Policy, Treatment

__all__ = ["Submission", "anonymise_text", "prepare", "preview", "recheck", "redact"]


# Why the preview proposes a mention that is no detail of a person.
ANONYMOUS = "anonymous-publication"


class _Read(NamedTuple):
    """A submission that was read: its title, where it has one, is the first block."""

    content: StructuredText
    left_out: dict[str, int]
    digest: str
    format: str = ""


def prepare(submission: Submission, *, detector: Detector, decisions: Decisions | None = None) -> Candidate:
    """The anonymised candidate, with its lessons and the evidence of what was changed.

    Raises:
        DocumentRefused: the file cannot be read (codes of `ingest.extract.extract`); `stale-decisions`, `bad-decision`,
            `bad-label`; `identifier-left`; `board-left`; `detector-failed`.
    """
    read = _read(submission)
    if decisions:
        check_current(decisions, digest=read.digest, detector=detector.version)
    said = decisions.decisions if decisions else ()
    outcome = converge(
        read.content, detector, submission.policy, said, dates=submission.dates, anonymity=submission.anonymity
    )
    title, text, blocks = _split(outcome)
    lessons = find_lessons(text, blocks, submission.nation)
    evidence = _evidence(
        read,
        outcome,
        detector.version,
        submission.policy,
        look(text, blocks),
        anonymous=submission.anonymity is not None,
    )
    return Candidate(title, text, blocks, lessons, evidence)


def preview(submission: Submission, *, detector: Detector) -> Raw[bytes]:
    """What would become of the submission, as UTF-8 JSON for its depositor's eyes only.

    The keys are "digest" (SHA-256 of the file, hex), "detector" (its version), "text" (canonical, the title first where
    there is one), "blocks", "mentions" (spans in code points of "text"; those that anonymous publication alone asks for
    have the "reason" `ANONYMOUS`), "entities" and "evidence".

    Raises:
        DocumentRefused: as `prepare`, but for what decisions may bring.
    """
    read = _read(submission)
    outcome = converge(
        read.content, detector, submission.policy, dates=submission.dates, anonymity=submission.anonymity
    )
    _, text, blocks = _split(outcome)
    # The depositor sees the text as it was read, in which the places of the result mean nothing.
    risk = look(text, blocks).without_places()
    evidence = _evidence(
        read, outcome, detector.version, submission.policy, risk, anonymous=submission.anonymity is not None
    )
    return Raw(
        msgspec.json.encode(
            {
                "digest": read.digest,
                "detector": detector.version,
                "text": read.content.text,
                "blocks": [
                    {
                        "kind": block.kind,
                        "start": block.span.start,
                        "end": block.span.end,
                        "level": block.level,
                        "page": block.page,
                    }
                    for block in read.content.blocks
                ],
                "mentions": [_mention(one, one.mention.span) for one in outcome.anonymised.treated],
                "entities": [
                    {"label": entity.label, "role": entity.role, "mentions": len(entity.mentions)}
                    for entity in outcome.entities
                ],
                "evidence": evidence,
            }
        )
    )


def anonymise_text(
    text: Raw[str], *, detector: Detector, policy: Policy = Policy.HOUSE, dates: DateStyle = HOUSE_DATES
) -> dict[str, Any]:
    """A text that came without a file, anonymised: "text", "mentions" and "evidence", ready for JSON.

    The spans of the mentions are in code points of the text as it was given.

    Raises:
        DocumentRefused: `identifier-left`, `detector-failed`.
    """
    canonical = canonicalise(text.reveal())
    read = _Read(structure_of(canonical.text), {}, "")
    outcome = converge(read.content, detector, policy, dates=dates)
    risk = look(outcome.anonymised.text, outcome.anonymised.blocks)
    evidence = _evidence(read, outcome, detector.version, policy, risk)
    return {
        "text": str.__str__(outcome.anonymised.text),
        "mentions": [_mention(one, canonical.source(one.mention.span)) for one in outcome.anonymised.treated],
        "evidence": msgspec.to_builtins(evidence),
    }


def _read(submission: Submission) -> _Read:
    extracted = extract(submission.file)
    content = extracted.content.reveal()
    digest = hashlib.sha256(submission.file.reveal()).hexdigest()
    title = " ".join(canonicalise(submission.title.reveal()).text.split()) if submission.title else ""
    if not title:
        return _Read(content, extracted.left_out, digest, extracted.format)
    by = len(title) + 1
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(title))),
        *(msgspec.structs.replace(block, span=block.span.shifted(by)) for block in content.blocks),
    )
    return _Read(StructuredText(f"{title}\n{content.text}", blocks), extracted.left_out, digest, extracted.format)


def _split(outcome: Outcome) -> tuple[AnonymisedText, AnonymisedText, tuple[Block, ...]]:
    """The title, and the text and blocks without it."""
    text, blocks = outcome.anonymised.text, outcome.anonymised.blocks
    first = blocks[0] if blocks else None
    if first and first.kind is BlockKind.TITLE:
        by = first.span.end + 1
        rest = tuple(msgspec.structs.replace(block, span=block.span.shifted(-by)) for block in blocks[1:])
        return text.excerpt(first.span.start, first.span.end), text.excerpt(by, len(text)), rest
    heading = next((block for block in blocks if block.kind is BlockKind.HEADING), None)
    title = text.excerpt(heading.span.start, heading.span.end) if heading else UNTITLED
    return title, text, blocks


def _mention(one: Treated, span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "kind": one.mention.kind.value,
        "identifier": one.mention.identifier.value,
        "treatment": one.treatment.value,
        "label": one.label,
        "score": round(one.mention.score, 3),
        "source": one.mention.source,
        **({"reason": ANONYMOUS} if is_hidden(one.mention) else {}),
    }


def _evidence(  # noqa: PLR0913  # What the numbers are of, and how they came about.
    read: _Read, outcome: Outcome, detector: str, policy: Policy, risk: RiskNote, *, anonymous: bool = False
) -> Evidence:
    text = read.content.text
    counts: Counter[tuple[Kind, Identifier, Treatment]] = Counter()
    replaced = 0
    for one in outcome.anonymised.treated:
        counts[one.mention.kind, RULES[one.mention.kind].identifier, one.treatment] += 1
        wording = text[one.mention.span.start : one.mention.span.end]
        if one.label and one.label != wording:
            replaced += len(wording.split())
    return Evidence(
        counts=tuple(Count(*key, mentions) for key, mentions in sorted(counts.items())),
        people=sum(entity.mentions[0].kind is Kind.PERSON for entity in outcome.entities),
        words=len(text.split()),
        words_replaced=replaced,
        residual=outcome.residual,
        left_out=dict(read.left_out),
        removed_by_depositor=outcome.decided.removed,
        added_by_depositor=outcome.decided.added,
        detector=detector,
        policy=policy,
        risk=risk,
        labelled_by_depositor=outcome.decided.labelled,
        checked_with=detector,
        policy_version=VERSION,
        anonymous=anonymous,
        format=read.format,
    )
