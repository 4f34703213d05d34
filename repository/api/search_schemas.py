"""What goes out over the wire of a search."""

import msgspec

from repository import searching
from repository.api.schemas import Lesson, given
from repository.citations import of_lesson


class Fragment(msgspec.Struct, frozen=True):
    """A stretch of a snippet; `marked` where it is what was searched for."""

    text: str
    marked: bool


class Snippet(msgspec.Struct, frozen=True):
    """A part of a text, in order."""

    fragments: list[Fragment]


class Found(msgspec.Struct, frozen=True):
    """A lesson that was found, and the part of it that matches; all of it where `whole`.

    `of_report` counts the lessons of its report that were found; `citation` is how to quote it. `shares` are there
    where they were asked for: what each of the answer's `clauses` adds to what the words are worth, before `weight`
    multiplies them. `nearness` is how near the lesson is in meaning (0 to 1), 0 where it is none of the nearest. A
    score compares lessons of one answer only.
    """

    lesson: Lesson
    snippet: Snippet
    whole: bool
    of_report: int
    citation: str
    score: float
    weight: float
    shares: list[float]
    nearness: float


class SearchAnswer(msgspec.Struct, frozen=True):
    """`total` and `facets` count all matches: exactly, or where they could single out a case rounded to 5.

    A count of null is fewer than 8, 0 included; `rounded` says that `total` is not exact. `next` and `previous` are
    cursors of this very search, empty where there is nothing; `first` is the number of the first item. `hint` says what
    of the query was not used, `also` which words were added, `instead` what was searched for where no lesson has some
    words as they were typed, `did_you_mean` is another query. `by_meaning` says that lessons were looked for as well
    that say the like in other words; `exact` keeps all of that out.
    """

    total: int | None
    rounded: bool
    first: int
    items: list[Found]
    facets: dict[str, dict[str, int | None]]
    hint: str
    also: list[str]
    instead: str
    did_you_mean: str
    by_meaning: bool
    clauses: list[str]
    next: str
    previous: str


class Alike(msgspec.Struct, frozen=True):
    """A lesson and those of other reviews that are like it, most alike first; `snippet` marks the words they share."""

    lesson: Lesson
    items: list[Found]


class CitedLesson(msgspec.Struct, frozen=True):
    """A lesson of an exported list, with how to quote it."""

    lesson: Lesson
    citation: str


class ExportedList(msgspec.Struct, frozen=True):
    """The first results of a search; `more` says that there are more."""

    items: list[CitedLesson]
    more: bool


def found_of(found: searching.Found) -> Found:
    """A lesson that was found as it goes out."""
    return Found(
        lesson=given(Lesson, found.lesson),
        snippet=given(Snippet, found.snippet),
        whole=found.whole,
        of_report=found.of_report,
        citation=of_lesson(found.lesson),
        score=found.score,
        weight=found.weight,
        shares=list(found.shares),
        nearness=found.nearness,
    )


def answer_of(answer: searching.Answer) -> SearchAnswer:
    """The answer as it goes out."""
    rest = {name: getattr(answer, name) for name in SearchAnswer.__struct_fields__ if name != "items"}
    return msgspec.convert({**rest, "items": [found_of(found) for found in answer.items]}, SearchAnswer)
