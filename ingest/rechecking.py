"""The last look at a candidate before it is cleared, by the detector of that day."""

from collections import Counter

import msgspec

from ingest.candidate import Candidate
from ingest.converging import changes, found, residual
from ingest.errors import DocumentRefused
from ingest.jigsaw import look
from ingest.mentions import Span
from ingest.presidio import Detector
from ingest.structure import Block, BlockKind, StructuredText
from policies.identifiers import Identifier

# House rule: what is less sure than this is shown to the clearer and does not stop a clearance by itself.
_SURE = 0.6


def recheck(candidate: Candidate, *, detector: Detector) -> Candidate:
    """The candidate with a fresh count of what the detector finds in its title and text, and a fresh risk note.

    Direct identifiers that the clearer was shown already, because the depositor decided to leave them, stop nothing.

    Raises:
        DocumentRefused: `identifier-left`, more of one kind of direct identifier is found than the candidate's evidence
            says; `detector-failed`.
    """
    by = len(candidate.title) + 1
    content = StructuredText(
        f"{candidate.title}\n{candidate.text}",
        (
            Block(BlockKind.TITLE, Span(0, len(candidate.title))),
            *(msgspec.structs.replace(block, span=block.span.shifted(by)) for block in candidate.blocks),
        ),
    )
    mentions = found(content, detector)
    policy = candidate.evidence.policy
    sure = Counter(
        mention.kind.value
        for mention in mentions
        if mention.identifier is Identifier.DIRECT and mention.score >= _SURE and changes(content.text, mention, policy)
    )
    if any(count > candidate.evidence.residual.get(kind, 0) for kind, count in sure.items()):
        raise DocumentRefused(
            "identifier-left",
            "A name or another identifying detail is still found in the text. Redact it, or return the report to its "
            "depositor.",
        )
    evidence = msgspec.structs.replace(
        candidate.evidence,
        residual=residual(content.text, mentions, policy),
        checked_with=detector.version,
        risk=look(candidate.text, candidate.blocks),
    )
    return msgspec.structs.replace(candidate, evidence=evidence)
