"""The kinds of lesson: one common vocabulary, and what the four nations' reviews and inspections call them."""

from enum import StrEnum
from typing import NamedTuple


class LessonKind(StrEnum):
    """The unit that people search."""

    RECOMMENDATION = "recommendation"
    FINDING = "finding"
    LEARNING_POINT = "learning-point"
    SUGGESTED_STRATEGY = "suggested-strategy"
    ACTION = "action"


LABELS: dict[LessonKind, str] = {
    LessonKind.RECOMMENDATION: "Recommendation",
    LessonKind.FINDING: "Finding",
    LessonKind.LEARNING_POINT: "Learning point",
    LessonKind.SUGGESTED_STRATEGY: "Suggested strategy",
    LessonKind.ACTION: "Action",
}


class Stated(StrEnum):
    """A nation's own kind of lesson, as a report states it.

    House value, to be confirmed: after the words of published reviews and inspections. A Welsh report's words have the
    code of the English ones.
    """

    RECOMMENDATION = "recommendation"
    SINGLE_AGENCY_RECOMMENDATION = "single-agency-recommendation"
    AREA_FOR_IMPROVEMENT = "area-for-improvement"
    WHAT_NEEDS_TO_IMPROVE = "what-needs-to-improve"
    PRIORITY_ACTION = "priority-action"
    ACTION_FOR_THE_BOARD = "action-for-the-board"
    QUESTION_FOR_THE_BOARD = "question-for-the-board"
    CONSIDERATION = "consideration"
    FINDING = "finding"
    PRACTICE_THEME = "practice-theme"
    KEY_PRACTICE_EPISODE = "key-practice-episode"
    LEARNING_POINT = "learning-point"
    LESSON = "lesson"
    SUGGESTED_STRATEGY = "suggested-strategy"
    ACTION = "action"


class Words(NamedTuple):
    """What people call a nation's own kind: in English, in Welsh, and the common kind that it is of."""

    english: str
    welsh: str
    kind: LessonKind


STATED: dict[Stated, Words] = {
    Stated.RECOMMENDATION: Words("Recommendation", "Argymhelliad", LessonKind.RECOMMENDATION),
    Stated.SINGLE_AGENCY_RECOMMENDATION: Words(
        "Single agency recommendation", "Argymhelliad un asiantaeth", LessonKind.RECOMMENDATION
    ),
    Stated.AREA_FOR_IMPROVEMENT: Words("Area for improvement", "Maes i'w wella", LessonKind.RECOMMENDATION),
    Stated.WHAT_NEEDS_TO_IMPROVE: Words(
        "What needs to improve", "Yr hyn y mae angen ei wella", LessonKind.RECOMMENDATION
    ),
    Stated.PRIORITY_ACTION: Words("Priority action", "Cam â blaenoriaeth", LessonKind.RECOMMENDATION),
    Stated.ACTION_FOR_THE_BOARD: Words("Action for the Board", "Cam i'r Bwrdd", LessonKind.RECOMMENDATION),
    Stated.QUESTION_FOR_THE_BOARD: Words("Question for the Board", "Cwestiwn i'r Bwrdd", LessonKind.RECOMMENDATION),
    Stated.CONSIDERATION: Words("Consideration", "Ystyriaeth", LessonKind.RECOMMENDATION),
    Stated.FINDING: Words("Finding", "Canfyddiad", LessonKind.FINDING),
    Stated.PRACTICE_THEME: Words("Practice theme", "Thema ymarfer", LessonKind.FINDING),
    Stated.KEY_PRACTICE_EPISODE: Words("Key practice episode", "Cyfnod ymarfer allweddol", LessonKind.FINDING),
    Stated.LEARNING_POINT: Words("Learning point", "Pwynt dysgu", LessonKind.LEARNING_POINT),
    Stated.LESSON: Words("Lesson", "Gwers", LessonKind.LEARNING_POINT),
    Stated.SUGGESTED_STRATEGY: Words("Suggested strategy", "Strategaeth a awgrymir", LessonKind.SUGGESTED_STRATEGY),
    Stated.ACTION: Words("Action", "Cam gweithredu", LessonKind.ACTION),
}

# Other words for the same, without what only says of which sort it is.
_ALSO = {
    "learning": Stated.LEARNING_POINT,
    "dysgu": Stated.LEARNING_POINT,
    "practice point": Stated.LEARNING_POINT,
    "lesson learned": Stated.LESSON,
    "lesson learnt": Stated.LESSON,
    "episode": Stated.KEY_PRACTICE_EPISODE,
    "kpe": Stated.KEY_PRACTICE_EPISODE,
    "theme": Stated.PRACTICE_THEME,
    "thema": Stated.PRACTICE_THEME,
    "strategy": Stated.SUGGESTED_STRATEGY,
    "strategaeth": Stated.SUGGESTED_STRATEGY,
    "question": Stated.QUESTION_FOR_THE_BOARD,
    "cwestiwn": Stated.QUESTION_FOR_THE_BOARD,
    "consideration for the board": Stated.CONSIDERATION,
    "area for development": Stated.AREA_FOR_IMPROVEMENT,
    "area for priority action": Stated.PRIORITY_ACTION,
    "immediate action": Stated.PRIORITY_ACTION,
    "priority and immediate action": Stated.PRIORITY_ACTION,
    "action point": Stated.ACTION,
    "cam": Stated.ACTION,
}
_SORTS = {"key", "practice", "system", "systems", "agreed", "further", "national", "local", "multi-agency", "overview"}
_BY_NAME = {name.casefold(): code for code, words in STATED.items() for name in (words.english, words.welsh)} | _ALSO


def stated_of(words: str) -> str:
    """The code of a report's own word for a lesson, in the singular and in either language; "" for another word.

    >>> [stated_of(words) for words in ("pwynt dysgu", "Question for the Board", "chapter")]
    ['learning-point', 'question-for-the-board', '']
    """
    said = words.casefold().split()
    if said[:1] == ["what"] and "improve" in said:
        return Stated.WHAT_NEEDS_TO_IMPROVE
    rest = said[1:] if said and said[0] in _SORTS else said
    code = _BY_NAME.get(" ".join(said)) or _BY_NAME.get(" ".join(rest))
    return code.value if code else ""
