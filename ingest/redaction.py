"""What a clearer takes out besides."""

from collections.abc import Callable, Sequence

import msgspec

from ingest.anonymised import AnonymisedText
from ingest.candidate import Candidate
from ingest.decided import lines, places
from ingest.errors import DocumentRefused
from ingest.jigsaw import look
from ingest.lesson_text import OUTSIDE, said
from ingest.mentions import Span
from ingest.phrasing import Edit
from ingest.record import CatalogueRecord
from ingest.rewriting import Rewriting

_LABEL = "[removed]"


def redact(candidate: Candidate, spans: Sequence[Span]) -> Candidate:
    """The candidate with the wording of each of `spans` (of its text) replaced by "[removed]" wherever it stands.

    Title, text, blocks, lessons and catalogue record are redacted alike; the case of letters does not matter. What
    remains is put together anew.

    Raises:
        DocumentRefused: `bad-decision`, a span lies outside the text.
    """
    for span in spans:
        if not 0 <= span.start < span.end <= len(candidate.text):
            raise DocumentRefused("bad-decision", "A redaction points outside the text. Please reload the page.")
    wordings = sorted({" ".join(candidate.text[span.start : span.end].split()) for span in spans} - {""})
    found = _found(candidate.text, wordings)
    rewriting = Rewriting(candidate.text, [Edit(span, _LABEL) for span in found])

    def without(text: AnonymisedText) -> AnonymisedText:
        return text.redact(_found(text, wordings), _LABEL)

    redacted = candidate.text.redact(found, _LABEL)
    blocks = rewriting.blocks(candidate.blocks)
    outside = [block for block in blocks if block.kind in OUTSIDE]
    return msgspec.structs.replace(
        candidate,
        title=without(candidate.title),
        text=redacted,
        blocks=blocks,
        evidence=msgspec.structs.replace(
            candidate.evidence,
            risk=look(redacted, blocks),
            removed_by_clearer=candidate.evidence.removed_by_clearer + len(found),
        ),
        lessons=tuple(
            msgspec.structs.replace(
                lesson,
                text=said(redacted, outside, span),
                headings=tuple(map(without, lesson.headings)),
                span=span,
                agency=without(lesson.agency),
            )
            for lesson in candidate.lessons
            for span in [Span(rewriting.new(lesson.span.start), rewriting.new(lesson.span.end))]
        ),
        record=candidate.record and _record(candidate.record, without),
    )


def _record(record: CatalogueRecord, without: Callable[[AnonymisedText], AnonymisedText]) -> CatalogueRecord:
    return msgspec.structs.replace(
        record,
        subject=record.subject and without(record.subject),
        authors=record.authors and tuple(map(without, record.authors)),
        abstract=record.abstract and without(record.abstract),
    )


def _found(text: str, wordings: Sequence[str]) -> list[Span]:
    """Where the wordings stand: sorted, disjoint, none over a line's end."""
    covered: list[Span] = []
    for span in sorted(line for wording in wordings for place in places(text, wording) for line in lines(text, place)):
        if covered and span.start <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(covered[-1].end, span.end))
        else:
            covered.append(span)
    return covered
