"""The last look at a candidate before it is cleared, by the detector of that day."""

from collections import Counter

import msgspec

from ingest.anonymity import Anonymity
from ingest.candidate import Candidate
from ingest.converging import changes, found, residual
from ingest.errors import DocumentRefused
from ingest.hiding import check_hidden, with_hidden
from ingest.jigsaw import look
from ingest.mentions import Span
from ingest.presidio import Detector
from ingest.structure import Block, BlockKind, StructuredText
from ingest.timeline import NO_LINE, YEARS
from policies.identifiers import Identifier

# House rule: what is less sure than this is shown to the clearer and does not stop a clearance by itself.
_SURE = 0.6


def recheck(candidate: Candidate, *, detector: Detector, anonymity: Anonymity | None = None) -> Candidate:
    """The candidate with a fresh count of what the detector finds in its title and text, and a fresh risk note.

    `anonymity` has to be given where the report was prepared for anonymous publication, and may be given where the
    board asked for it since. Direct identifiers that the clearer was shown already, because the depositor decided to
    leave them, stop nothing.

    Raises:
        DocumentRefused: `identifier-left`, more of one kind of direct identifier is found than the candidate's evidence
            says; `board-unknown`, the report is anonymous and nobody said of which board; `board-left`, the text tells
            the board; `detector-failed`.
    """
    if candidate.evidence.anonymous and anonymity is None:
        raise DocumentRefused(
            "board-unknown",
            "The report is to be published anonymously, and without the names of its board nobody can tell that they "
            "are not in it.",
        )
    said = "\n".join((candidate.title, candidate.text, *(lesson.number for lesson in candidate.lessons)))
    check_hidden(said, anonymity)
    line = YEARS if anonymity else NO_LINE
    by = len(candidate.title) + 1
    content = StructuredText(
        f"{candidate.title}\n{candidate.text}",
        (
            Block(BlockKind.TITLE, Span(0, len(candidate.title))),
            *(msgspec.structs.replace(block, span=block.span.shifted(by)) for block in candidate.blocks),
        ),
    )
    mentions = with_hidden(content, found(content, detector), anonymity)
    policy = candidate.evidence.policy
    sure = Counter(
        mention.kind.value
        for mention in mentions
        if mention.identifier is Identifier.DIRECT
        and mention.score >= _SURE
        and changes(content.text, mention, policy, line)
    )
    if any(count > candidate.evidence.residual.get(kind, 0) for kind, count in sure.items()):
        raise DocumentRefused(
            "identifier-left",
            "A name or another identifying detail is still found in the text. Redact it, or return the report to its "
            "depositor.",
        )
    evidence = msgspec.structs.replace(
        candidate.evidence,
        residual=residual(content.text, mentions, policy, line),
        checked_with=detector.version,
        risk=look(candidate.text, candidate.blocks),
    )
    return msgspec.structs.replace(candidate, evidence=evidence)
