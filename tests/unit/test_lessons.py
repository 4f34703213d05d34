"""Lessons are found where reviews put them, each whole, with its number, and nothing else is taken for one."""

import pytest
from lesson_lines import lessons, texts

from ingest.mentions import Span


def numbers(*lines: str) -> list[tuple[str, str]]:
    return [(lesson.kind.value, lesson.number) for lesson in lessons(*lines)]


HEADINGS = {
    "Recommendations": "recommendation",
    "7. Recommendations": "recommendation",
    "Recommendations for the partnership": "recommendation",
    "Conclusions and recommendations": "recommendation",
    "What needs to improve?": "recommendation",
    "What needs to improve in this area of social work practice": "recommendation",
    "What does the local authority need to improve?": "recommendation",
    "Areas for improvement": "recommendation",
    "Priority and immediate action": "recommendation",
    "Improving systems and practice": "recommendation",
    "Questions for the Board": "recommendation",
    "Findings": "finding",
    "Summary of key findings": "finding",
    "Lessons learned": "learning-point",
    "6.2 Learning points": "learning-point",
    "Practice and organisational learning": "learning-point",
    "Key learning for practice": "learning-point",
    "Suggested strategies for improving practice and systems": "suggested-strategy",
    "Appendix 2: Action plan": "action",
}


@pytest.mark.parametrize(("heading", "kind"), HEADINGS.items())
def test_the_items_under_a_heading_are_of_its_kind(heading: str, kind: str):
    assert numbers(f"# {heading}", "- 1. The agencies should meet.") == [(kind, "1")]


OTHER_HEADINGS = [
    "Introduction",
    "Learning disabilities",
    "Implementation of earlier recommendations",
    "Learning from previous reviews",
    "Progress since the last inspection",
    "The learning and improvement framework",
    "Actions taken by the police",
    "Case study: areas for improvement",
    "Next steps",
]


@pytest.mark.parametrize("heading", OTHER_HEADINGS)
def test_other_headings_announce_no_lessons(heading: str):
    assert texts(f"# {heading}", "- 1. The agencies met often.") == []


LABELS = {
    "Recommendation 4(a): The Board should ask.": ("recommendation", "4(a)"),
    "Recommendation 2a. The Board should ask.": ("recommendation", "2a"),
    "Recommendation A The Board should ask.": ("recommendation", "A"),
    "Finding 1 – Nobody asked the child.": ("finding", "1"),
    "Learning Point 3: Ask the child.": ("learning-point", "3"),
    "Lesson 2: Ask the child first.": ("learning-point", "2"),
    "Suggested strategy 5: Ask the child.": ("suggested-strategy", "5"),
    "Action 7: Ask the child first.": ("action", "7"),
}


@pytest.mark.parametrize(("line", "expected"), LABELS.items())
def test_a_labelled_lesson_is_one_wherever_it_stands(line: str, expected: tuple[str, str]):
    assert numbers("# Analysis", line, "Nothing more was known.") == [expected]


@pytest.mark.parametrize(
    "line", ["Recommendation 4 was not met.", "Recommendations 1 and 2 were met.", "Finding a school took long."]
)
def test_a_sentence_about_a_lesson_is_none(line: str):
    assert texts("# Analysis", line) == []


NUMBERS = {
    "- 1. Ask the child first.": "1",
    "- 6.1 Ask the child first.": "6.1",
    "- (a) Ask the child first.": "a",
    "R3 Ask the child first.": "R3",
    "- Ask the child first.": "",
    "- • Ask the child first.": "",
}


@pytest.mark.parametrize(("line", "number"), NUMBERS.items())
def test_the_number_is_as_stated_and_not_in_the_text(line: str, number: str):
    found = lessons("# Recommendations", line)

    assert [(lesson.number, lesson.text) for lesson in found] == [(number, "Ask the child first.")]


WHOLE = {
    "label that stands alone": ["# Findings", "## Finding 1", "Nobody asked her.", "She waited."],
    "label with a title": ["# Findings", "## Finding 1: Nobody asked her.", "She waited."],
    "further paragraph": ["# Recommendations", "- 1. Nobody asked her.", "She waited."],
    "items within an item": ["# Recommendations", "- 1. Ask that:", "- Nobody asked her.", "- She waited."],
    "letters within a number": ["# Recommendations", "- 1. Ask that:", "- a) Nobody asked her.", "- b) She waited."],
    "announced items": ["# Analysis", "Learning Point 1: Ask that:", "- Nobody asked her.", "- She waited."],
}


@pytest.mark.parametrize("lines", WHOLE.values(), ids=WHOLE)
def test_a_lesson_of_several_paragraphs_is_one(lines: list[str]):
    (text,) = texts(*lines)

    assert "Nobody asked her." in text
    assert text.endswith("She waited.")


def test_footnotes_and_page_headers_within_a_lesson_are_left_out():
    found = texts(
        "# Recommendations", "- 1. The Board should ask", "! [1] A note.", "^ Page 4", "and the police should tell."
    )

    assert found == ["The Board should ask\nand the police should tell."]


def test_a_lesson_ends_at_the_next_heading():
    assert texts("# Findings", "- 1. Nobody asked her.", "# Conclusion", "She waited.") == ["Nobody asked her."]


def test_a_labelled_paragraph_outside_of_a_section_of_lessons_ends_with_itself():
    assert texts("# Analysis", "Finding 1: Nobody asked her.", "She waited.") == ["Nobody asked her."]


def test_lower_headings_divide_a_section():
    found = lessons(
        "# Recommendations", "## For health", "- 1. Health should ask.", "## For police", "- 2. Police should tell."
    )

    assert [[str(heading[:]) for heading in lesson.headings] for lesson in found] == [
        ["Recommendations", "For health"],
        ["Recommendations", "For police"],
    ]


def test_two_headings_in_a_row_divide_a_section_though_they_look_alike():
    found = texts(
        "# Areas for improvement",
        "# Health",
        "- Health should ask.",
        "# Police",
        "- Police should tell.",
        "# Next steps",
        "- Write to us at once.",
    )

    assert found == ["Health should ask.", "Police should tell."]


def test_the_sentence_that_announces_lessons_is_none():
    assert texts("# Recommendations", "- 7.1 These recommendations are made:", "- The Board should ask.") == [
        "The Board should ask."
    ]


def test_plain_paragraphs_are_lessons_where_nothing_is_numbered():
    found = texts("# Recommendations", "The review recommends:", "The Board should ask.", "The police should tell.")

    assert found == ["The Board should ask.", "The police should tell."]


def test_an_action_plan_has_an_action_in_each_row():
    found = lessons(
        "# Plan",
        "| No. | Action | Lead | By when",
        "| 1 | Ask the child first. | Board | May",
        "| 2 | Tell the police. | Health | June",
    )

    assert [(lesson.kind.value, lesson.number, lesson.text, lesson.agency) for lesson in found] == [
        ("action", "1", "Ask the child first.", "Board"),
        ("action", "2", "Tell the police.", "Health"),
    ]


def test_an_ordinary_table_has_no_lessons():
    assert texts("# Family", "| Name | Relationship", "| Child A | Subject of the review") == []


CONTENTS = {
    "tab": ["| Recommendation 1 The Board should ask | 12"],
    "dots": ["Recommendation 1: The Board should ask ........ 12"],
    "under a heading": ["# Contents", "- 1. Introduction to all of it", "- 2. Recommendations of the review"],
}


@pytest.mark.parametrize("lines", CONTENTS.values(), ids=CONTENTS)
def test_a_line_of_the_contents_is_no_lesson(lines: list[str]):
    assert texts("# Recommendations", *lines) == []


def test_the_same_lesson_twice_is_one():
    assert texts(
        "# Summary of recommendations", "- 1. Ask the child.", "# Recommendations", "- 1. Ask  the child."
    ) == ["Ask the child."]


def test_anchors_are_unique():
    found = lessons(
        "# Recommendations",
        "- 1. Ask the child.",
        "- Tell the police.",
        "- Write all down.",
        "## For health",
        "- 1. Ask the family.",
    )

    anchors = [lesson.anchor for lesson in found]

    assert len(set(anchors)) == len(anchors)


def test_scottish_strategies_are_lessons_in_scotland_alone():
    lines = ("# Strategies", "- 1. Ask the child first.")

    assert (len(texts(*lines, nation="scotland")), len(texts(*lines, nation="wales"))) == (1, 0)


def test_a_lesson_knows_its_page_and_place():
    (lesson,) = lessons("# Recommendations", "- 1. Ask the child first.", page=4)

    assert (lesson.page, lesson.span) == (4, Span(19, 39))
