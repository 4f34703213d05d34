"""Finds the lessons of a review: recommendations, findings, learning points, suggested strategies and actions.

A lesson is what a heading says is one ("Recommendations", "What needs to improve?"), item by item, what is labelled as
one wherever it stands ("Learning Point 3: ..."), and what stands in the column of a plan. It ends where the next lesson
or the next heading begins.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.anonymised import NOBODY, AnonymisedText
from ingest.candidate import Lesson
from ingest.lesson_agencies import asked_by_heading, asked_in
from ingest.lesson_parts import Part, parts_of
from ingest.lesson_reading import Draft, Reading, has_labels
from ingest.lesson_text import OUTSIDE, said
from ingest.structure import Block
from policies.lesson_kinds import LessonKind

_FEWEST_WORDS = 3
# What is told at length: where some of it is labelled, the rest is the story.
_TOLD = frozenset({LessonKind.FINDING, LessonKind.LEARNING_POINT})


def find_lessons(text: AnonymisedText, blocks: Sequence[Block], nation: str) -> tuple[Lesson, ...]:
    r"""The lessons in reading order; the same words of the same kind make one lesson, however often they stand.

    `text` of a lesson has no label, number or bullet; `nation` is a code of `policies.nations`.

    >>> from ingest.mentions import Span
    >>> from ingest.structure import BlockKind
    >>> words = AnonymisedText("Recommendations\n1. The Board should ask.\n2. The police should tell.")
    >>> spans = ((BlockKind.HEADING, 0, 15, 1), (BlockKind.LIST_ITEM, 16, 40, 0), (BlockKind.LIST_ITEM, 41, 68, 0))
    >>> blocks = [Block(kind, Span(start, end), level) for kind, start, end, level in spans]
    >>> [(lesson.number, lesson.text, lesson.agency) for lesson in find_lessons(words, blocks, "england")]
    [('1', 'The Board should ask.', 'The Board'), ('2', 'The police should tell.', 'The police')]
    """
    parts = list(parts_of(text, blocks, nation))
    labelled = {part.section for part in parts if part.kind in _TOLD and has_labels(text, part)} - {None}
    outside = [block for block in blocks if block.kind in OUTSIDE]
    lessons: list[Lesson] = []
    anchors: Counter[str] = Counter()
    known: set[tuple[LessonKind, str]] = set()
    for part in parts:
        for draft in Reading(text, part, labelled=part.section in labelled).drafts():
            words = said(text, outside, draft.span)
            key = (draft.kind, " ".join(words.lower().split()))
            if len(words.split()) < _FEWEST_WORDS or key in known:
                continue
            known.add(key)
            lessons.append(
                Lesson(
                    kind=draft.kind,
                    number=draft.number,
                    text=words,
                    headings=tuple(text.excerpt(block.span.start, block.span.end) for block in part.headings),
                    span=draft.span,
                    page=draft.page,
                    anchor=_anchor(draft.kind, draft.number, anchors),
                    agency=_agency(text, part, draft, words),
                    stated=draft.stated.value,
                )
            )
    return tuple(lessons)


def _agency(text: AnonymisedText, part: Part, draft: Draft, words: AnonymisedText) -> AnonymisedText:
    """Whom the lesson asks: the owner in its row, its own words, those that announce it, or its heading."""
    if draft.owner:
        return text.excerpt(draft.owner.start, draft.owner.end)
    if draft.kind in _TOLD:
        return NOBODY
    if span := asked_in(words, announced=draft.announced):
        return words.excerpt(span.start, span.end)
    if draft.asked:
        return text.excerpt(draft.asked.start, draft.asked.end)
    heading = part.headings[-1].span if part.headings else None
    if heading and (span := asked_by_heading(text[heading.start : heading.end])):
        return text.excerpt(heading.start + span.start, heading.start + span.end)
    return NOBODY


def _anchor(kind: LessonKind, number: str, used: Counter[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")
    anchor = f"{kind.value}-{slug}" if slug else f"{kind.value}-item"
    used[anchor] += 1
    return anchor if used[anchor] == 1 else _anchor(kind, f"{slug or 'item'}-{used[anchor]}", used)
