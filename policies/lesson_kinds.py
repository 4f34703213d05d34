"""The kinds of lesson, one vocabulary over what the four nations call them."""

from enum import StrEnum


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
