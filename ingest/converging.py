"""Anonymises until a second pass over the result finds nothing new.

What a replacement reveals ("Mother Thompson") and what repeats a name that was missed is treated in the next round, so
that anonymising a result again changes nothing.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from ingest.anonymise import Anonymised, anonymise, overlaid, treat
from ingest.anonymity import Anonymity
from ingest.dates import MONTHS
from ingest.decided import Decided, apply, with_labels
from ingest.decisions import Decision
from ingest.detection import detect
from ingest.generalise import is_month
from ingest.half_names import completed
from ingest.hiding import check_hidden, is_hidden, with_hidden
from ingest.institutions import with_short_names
from ingest.keep import Keep, kept
from ingest.labels import is_label, own_marks
from ingest.mentions import Entity, Mention, Span
from ingest.naming import name_words, without_possessive
from ingest.presidio import Detector
from ingest.recognisers.paragraph import Paragraph
from ingest.remembering import Remembering
from ingest.resolve import resolve
from ingest.structure import StructuredText
from ingest.timeline import NO_LINE, YEARS, Timeline
from policies.identifiers import HOUSE_DATES, DateStyle, Kind, Policy, Treatment

# The first round finds nearly all; what still turns up in the last one is shown to the clearer as residual.
_ROUNDS = 4
# So many blocks at the start may be the title page, where the author stands.
_FRONT = 12

# Around a month's name that is no woman's: "June 1986", "between March and June".
_AS_MONTH = re.compile(rf"\|\s(?:19|20)\d\d|\b(?:{'|'.join(MONTHS)}),?\s(?:and|to|or|until|–|-)\s\|", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?:At|In|From|To|Near|By|For|And|With|On)\s")


class Outcome(NamedTuple):
    """An anonymised text, who is in it, what the depositor decided, and what a second pass still finds, by kind."""

    anonymised: Anonymised
    entities: tuple[Entity, ...]
    decided: Decided
    residual: dict[str, int]


def converge(  # noqa: PLR0913  # What is known of the text, and what its depositor and its board chose.
    content: StructuredText,
    detector: Detector,
    policy: Policy,
    decisions: Sequence[Decision] = (),
    *,
    dates: DateStyle = HOUSE_DATES,
    anonymity: Anonymity | None = None,
) -> Outcome:
    """The content anonymised, and with `anonymity` so that it does not tell whose report it is.

    Raises:
        DocumentRefused: `identifier-left`, `detector-failed`, `bad-decision`, `bad-label`; `board-left`, a name of the
            board still stands in the result.
    """
    remembering = Remembering(detector)
    line = YEARS if anonymity else NO_LINE
    first = with_short_names(content.text, found(content, remembering, remembering.kept))
    decided = apply(content, with_hidden(content, first, anonymity), decisions)
    mentions: Sequence[Mention] = decided.mentions
    spared = sorted((*_spared(content, mentions, remembering.kept), *decided.kept))
    reserved = [label for _, label in decided.labels]
    rounds = 0
    while True:
        people = [mention for mention in mentions if not is_hidden(mention)]
        entities = with_labels(resolve(content, people, reserved), decided.labels)
        result = anonymise(content, mentions, entities, policy, kept=spared, dates=dates, years=anonymity is not None)
        now = StructuredText(result.text, result.blocks)
        again = with_hidden(now, found(now, remembering, remembering.kept), anonymity)
        new = [
            mention
            for mention in _untreated(content.text, again, result, policy, line)
            if not any(place.overlaps(mention.span) for place in decided.kept)
        ]
        rounds += 1
        if not new or rounds == _ROUNDS:
            check_hidden(result.text, anonymity)
            return Outcome(result, entities, decided, residual(result.text, again, policy, line))
        mentions = overlaid([one.mention for one in result.treated], new)


def found(content: StructuredText, detector: Detector, keep: Keep = kept) -> tuple[Mention, ...]:
    """The detector's mentions, sorted and disjoint, without our own labels and what names nobody by itself.

    `keep` tells what is kept in a paragraph.
    """
    mentions = [
        whole
        for mention in (detect(content, detector, keep) if content.blocks else ())
        for cell in _cells(content.text, mention)
        if (whole := _tidied(content.text, cell))
    ]
    marks = {kind: own_marks(content.text, kind) for kind in {mention.kind for mention in mentions}}
    parts = (part for mention in mentions for part in _outside(mention, marks[mention.kind], content.text))
    return tuple(completed(content.text, parts))


def _cells(text: str, mention: Mention) -> Iterator[Mention]:
    """The mention, or its parts where it reaches over the edge of a table's cell."""
    start = mention.span.start
    for part in text[start : mention.span.end].split("\t"):
        if part.strip():
            yield msgspec.structs.replace(mention, span=Span(start, start + len(part)))
        start += len(part) + 1


def _tidied(text: str, mention: Mention) -> Mention | None:
    """The mention without a possessive's "s" before it; `None` where the words say nothing of anybody."""
    start, end = mention.span.start, mention.span.end
    if text[start : start + 2] == "s " and text[start - 1 : start] in {"'", "’"}:
        start += 2
    if mention.kind is Kind.INSTITUTION and (small := _SMALL_WORD.match(text, start, end)):
        start = small.end()
    mention = msgspec.structs.replace(mention, span=Span(start, end))
    wording, _ = without_possessive(text[start:end])
    if mention.kind is Kind.PERSON:
        month = is_month(wording) and _AS_MONTH.search(f"{text[max(0, start - 20) : start]}|{text[end : end + 5]}")
        return mention if name_words(wording) and not is_label(wording) and not month else None
    if mention.kind is Kind.INSTITUTION and wording.islower():
        return None  # "Her nursery" may be any.
    if mention.kind is Kind.PLACE and is_month(wording):
        return None  # There is a town of March, and a month of that name in every report.
    return None if is_label(wording) else mention


def residual(text: str, mentions: Sequence[Mention], policy: Policy, line: Timeline = NO_LINE) -> dict[str, int]:
    """How many of the mentions in an anonymised text would still be treated, by kind."""
    return dict(
        sorted(Counter(mention.kind.value for mention in mentions if changes(text, mention, policy, line)).items())
    )


def changes(text: str, mention: Mention, policy: Policy, line: Timeline = NO_LINE) -> bool:
    """Whether treating the mention would change it: "March 2019" and a band are general already."""
    treated = treat(text, mention, "", policy, line)
    return treated.treatment is not Treatment.KEEP and treated.label != text[mention.span.start : mention.span.end]


def _untreated(
    old: str, again: Sequence[Mention], result: Anonymised, policy: Policy, line: Timeline
) -> Iterator[Mention]:
    """The mentions of the second pass, as spans of the old text, as far as they are of old text."""
    for mention in again:
        if not changes(result.text, mention, policy, line):
            continue
        for span in result.rewriting.kept(mention.span):
            # Of a mention that a label is part of, only what could be a name or a number is taken.
            whole = span.end - span.start == mention.span.end - mention.span.start
            if whole or any(letter.isupper() or letter.isdigit() for letter in old[span.start : span.end]):
                yield msgspec.structs.replace(mention, span=span)


def _outside(mention: Mention, marks: Sequence[Span], text: str) -> Iterator[Mention]:
    """What of the mention lies outside the marks, which are sorted and disjoint."""
    start = mention.span.start
    ends = (mention.span.end,) * 2
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    for mark_start, mark_end in (*_until(marks, first, mention.span.end), ends):
        piece = Span(start, mark_start)
        if piece == mention.span:
            yield mention
        elif any(map(str.isalnum, text[piece.start : piece.end])):
            yield msgspec.structs.replace(mention, span=piece)
        start = max(start, mark_end)


def _until(marks: Sequence[Span], first: int, end: int) -> Iterator[tuple[int, int]]:
    while first < len(marks) and marks[first].start < end:
        yield marks[first].start, marks[first].end
        first += 1


def _spared(content: StructuredText, mentions: Sequence[Mention], keep: Keep) -> list[Span]:
    """Where a name may stand because the text needs it there: the author, a statute, research that is cited.

    A citation gives way where one of its words is a name in the document, as it does when mentions are found.
    """
    names = {
        word
        for mention in mentions
        if mention.kind is Kind.PERSON
        for word in name_words(content.text[mention.span.start : mention.span.end])
    }
    # Nothing may stand anywhere that anonymous publication takes out.
    hidden = [mention.span for mention in mentions if is_hidden(mention)]
    spared: list[Span] = []
    for number, block in enumerate(content.blocks):
        for stretch in keep(Paragraph(content.text[block.span.start : block.span.end]), front=number < _FRONT):
            span = stretch.span.shifted(block.span.start)
            if any(span.overlaps(one) for one in hidden):
                continue
            if stretch.firm or names.isdisjoint(name_words(content.text[span.start : span.end])):
                spared.append(span)
    return spared
