"""What the index gets to filter, sort and weigh by."""

import pytest

from ingest.anonymised import AnonymisedText
from ingest.mentions import Span
from ingest.record import CodedRecord, LessonTheme
from policies.lesson_kinds import LessonKind
from policies.publication import State
from repository.indexed import FACETS, to_documents, weight_of
from repository.models import LessonText, Report
from repository.review_models import Review
from search.document import Document


def document(*, coded: CodedRecord | None = None, language: str = "en", **of: object) -> Document:
    """What becomes of one lesson; `of` are fields of it or of its review."""
    review = {"number": 1, "nation": "wales", "review_type": "cpr-concise", "year": 2022, "board": "", "board_code": ""}
    lesson = {
        "id": "l1",
        "position": 4,
        "kind": LessonKind.FINDING,
        "text": AnonymisedText("Share."),
        "headings": (AnonymisedText("Findings"), AnonymisedText("Discharge")),
        "span": Span(0, 6),
        "agency": AnonymisedText(""),
        "themes": (),
    }
    of_review = {name: of.get(name, value) for name, value in {**review, "anonymous": False}.items()}
    of_lesson = {name: of.get(name, value) for name, value in lesson.items()}
    report = Report(id="r1", language=language, state=State.CLEARED, review=Review(**of_review))
    [made] = to_documents(report, "Child T", coded, [LessonText(**of_lesson)])
    return made


def test_every_facet_has_a_value_where_nothing_is_recorded():
    assert document().tags == {
        "nation": ("wales",),
        "review_type": ("cpr-concise",),
        "year": ("2022",),
        "kind": ("finding",),
        "theme": ("not-recorded",),
        "agency": ("not-recorded",),
        "age_band": ("not-recorded",),
        "board": ("not-recorded",),
    }
    assert set(document().tags) == set(FACETS)


def test_what_is_recorded_may_be_several_things():
    themes = (
        LessonTheme("record-keeping", 0.9, "machine-rule"),
        LessonTheme("safer-sleep", 0.4, "person", confirmed=True),
    )
    made = document(
        coded=CodedRecord(age_bands=("under-1", "1-5")), themes=themes, agency=AnonymisedText("The police and schools")
    )
    assert (made.tags["theme"], made.tags["agency"], made.tags["age_band"]) == (
        ("record-keeping", "safer-sleep"),
        ("police", "education"),
        ("under-1", "1-5"),
    )


@pytest.mark.parametrize(
    ("of", "value"),
    [
        ({"board": "Mid Example Board", "board_code": "mid"}, "mid"),
        ({"board": "Mid Example Board"}, "Mid Example Board"),
        ({"board": "Mid Example Board", "board_code": "mid", "anonymous": True}, "anonymous"),
    ],
)
def test_a_board_is_a_value_unless_it_is_anonymous(of: dict[str, object], value: str):
    made = document(**of)
    assert (made.tags["board"], "Mid" in repr(made)) == ((value,), value == "Mid Example Board")


@pytest.mark.parametrize(("language", "words"), [("en", "Record keeping"), ("cy", "Cadw cofnodion")])
def test_themes_are_words_in_the_language_of_the_report(language: str, words: str):
    made = document(language=language, themes=(LessonTheme("record-keeping", 0.9, "machine-rule"),))
    assert (made.themes, made.language) == (words, language)


def test_a_document_has_its_place_its_heading_and_its_date():
    made = document()
    assert (made.group, made.order, made.heading, made.title, made.date) == (
        "r1",
        4,
        "Findings / Discharge",
        "Child T",
        2022,
    )


def test_what_asks_comes_before_what_tells_and_both_before_what_is_older():
    order = [
        (LessonKind.RECOMMENDATION, 2020),
        (LessonKind.RECOMMENDATION, 2000),
        (LessonKind.FINDING, 2010),
        (LessonKind.FINDING, 2000),
        (LessonKind.LEARNING_POINT, 2010),
        (LessonKind.ACTION, 2000),
    ]
    weights = [weight_of(*one) for one in order]
    assert weights == sorted(weights, reverse=True)
    assert 1.03 < weight_of(LessonKind.ACTION, 2020) / weight_of(LessonKind.ACTION, 2000) < 1.05
