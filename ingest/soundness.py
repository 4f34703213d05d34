"""Whether what a detector or a worker says can be true at all. What cannot is refused, and nothing of it is kept."""

from collections.abc import Iterable
from itertools import pairwise

from ingest.candidate import Candidate, Evidence
from ingest.errors import DocumentRefused
from ingest.lesson_text import OUTSIDE, said
from ingest.mentions import Mention
from policies.identifiers import RULES, Identifier, Kind, Treatment


def in_text(mentions: Iterable[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions, each of which covers something of the text, with a score in 0..1 and a kind that there is.

    Raises:
        DocumentRefused: `detector-failed`, one does not: it would be dropped, or hide something else, in silence.
    """
    found = tuple(mentions)
    for mention in found:
        covers = 0 <= mention.span.start < mention.span.end <= len(text)
        # A score that is not a number is not within any bounds.
        if not covers or not 0 <= mention.score <= 1 or not isinstance(mention.kind, Kind):
            raise DocumentRefused(
                "detector-failed",
                "The search for identifying details found what cannot be there. Nothing was kept.",
            )
    return found


def sound(candidate: Candidate) -> Candidate:
    """The candidate, whose parts fit together and whose evidence adds up.

    Raises:
        DocumentRefused: `detector-failed`, they do not: whoever made it cannot be trusted to have anonymised it.
    """
    if not (_blocks_cover(candidate) and _lessons_are_there(candidate) and adds_up(candidate.evidence)):
        raise DocumentRefused(
            "detector-failed", "What was made of the document does not add up, so nothing of it was kept."
        )
    return candidate


def adds_up(evidence: Evidence) -> bool:
    """Whether the numbers can be those of one document, and no direct identifier was kept by policy."""
    treated = [(count.kind, count.treatment) for count in evidence.counts]
    changed = any(treatment is not Treatment.KEEP for _, treatment in treated)
    totals = (
        *(evidence.people, evidence.words, evidence.words_replaced, evidence.removed_by_depositor),
        *(evidence.added_by_depositor, evidence.labelled_by_depositor, evidence.removed_by_clearer),
    )
    return (
        min(totals) >= 0
        and evidence.words_replaced <= evidence.words
        and (changed or not evidence.words_replaced)
        and len(treated) == len({*treated})
        and all(count.mentions > 0 for count in evidence.counts)
        and all(count.identifier is RULES[count.kind].identifier for count in evidence.counts)
        and not any(c.identifier is Identifier.DIRECT and c.treatment is Treatment.KEEP for c in evidence.counts)
        and all(kind in set(Kind) and count > 0 for kind, count in evidence.residual.items())
        and bool(evidence.detector)
    )


def _blocks_cover(candidate: Candidate) -> bool:
    """Whether the blocks are sorted, disjoint stretches of the text, with nothing but newlines outside of them."""
    text, spans = candidate.text, [block.span for block in candidate.blocks]
    ordered = all(one.start <= one.end for one in spans) and all(a.end <= b.start for a, b in pairwise(spans))
    edges = [0, *(at for span in spans for at in (span.start, span.end)), len(text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return ordered and edges == sorted(edges) and all(not text[start:end].strip("\n") for start, end in gaps)


def _lessons_are_there(candidate: Candidate) -> bool:
    outside = [block for block in candidate.blocks if block.kind in OUTSIDE]
    anchors = {lesson.anchor for lesson in candidate.lessons}
    return len(anchors) == len(candidate.lessons) and all(
        0 <= one.span.start < one.span.end and said(candidate.text, outside, one.span) == one.text
        for one in candidate.lessons
    )
