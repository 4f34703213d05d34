"""The catalogue record of a report: suggested by its text, confirmed by the person who clears it, kept beside it."""

from collections.abc import Sequence
from itertools import chain

import msgspec

from ingest.candidate import Candidate, Lesson
from ingest.catalogue import Stated, Suggestions, suggest_catalogue
from ingest.catalogue.confirming import Correction, confirmed, suggested
from ingest.record import CatalogueRecord, LessonTheme
from ingest.themes import suggest
from policies.vocabulary import concept, concepts
from repository.errors import Invalid
from repository.pages.words import lower_first
from repository.review_models import Review

_CODES = frozenset(concepts())


def suggestions(candidate: Candidate, review: Review) -> Suggestions:
    """What the text of the candidate suggests; takes up to a second for a long one, so call it in a thread."""
    stated = Stated(review.nation, review.review_type, review.year)
    return suggest_catalogue(candidate.text, candidate.blocks, candidate.lessons, stated, keywords=_keywords)


def catalogued(candidate: Candidate, review: Review, said: Correction | None) -> Candidate:
    """The candidate with its record and themes as the clearer says; without a word, as suggested and not confirmed.

    Raises:
        Invalid: `catalogue`; a field holds what it cannot.
    """
    lessons = with_themes(candidate.lessons, said)
    return msgspec.structs.replace(candidate, lessons=lessons, record=_record(candidate, review, said))


def _record(candidate: Candidate, review: Review, said: Correction | None) -> CatalogueRecord:
    found = suggestions(candidate, review)
    if said is None:
        return suggested(found)
    try:
        return confirmed(found, said, candidate.lessons)
    except ValueError as error:
        raise Invalid("catalogue", str(error)) from None


def with_themes(lessons: Sequence[Lesson], said: Correction | None) -> tuple[Lesson, ...]:
    """The lessons with what they are about: as the clearer says, or as suggested and not confirmed.

    Raises:
        Invalid: `catalogue`; a theme is none of the vocabulary, or a lesson is not there.
    """
    told = said.themes if said else None
    if told is not None and (
        set(told) - {lesson.anchor for lesson in lessons} or set(chain.from_iterable(told.values())) - _CODES
    ):
        raise Invalid("catalogue", "One of the themes is not in the vocabulary, or not of a lesson of this report.")
    return tuple(
        msgspec.structs.replace(lesson, themes=_themes(lesson, None if told is None else told.get(lesson.anchor, ())))
        for lesson in lessons
    )


def _themes(lesson: Lesson, confirmed_codes: Sequence[str] | None) -> tuple[LessonTheme, ...]:
    found = {theme.code: theme for theme in suggest(lesson.text, lesson.headings)}
    if confirmed_codes is None:
        return tuple(LessonTheme(theme.code, theme.score, theme.provenance) for theme in found.values())
    return tuple(
        LessonTheme(code, found[code].score, found[code].provenance, confirmed=True)
        if code in found
        else LessonTheme(code, 1.0, "person", confirmed=True)
        for code in dict.fromkeys(confirmed_codes)
    )


def _keywords(passage: str) -> Sequence[str]:
    return [lower_first(concept(theme.code).label) for theme in suggest(passage)]
