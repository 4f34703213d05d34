"""Lessons in the layouts of the four nations: plans, themes, episodes, boxes, Welsh reports, inspections."""

import pytest
from lesson_lines import lessons, texts

from ingest.candidate import Lesson


def stated(*lines: str, nation: str = "england") -> list[tuple[str, str, str]]:
    return [(one.stated, one.number, str(one.text[:])) for one in lessons(*lines, nation=nation)]


def agencies(*lines: str) -> list[str]:
    return [str(lesson.agency[:]) for lesson in lessons(*lines)]


HEADER = "| Ref | Action | Owner | By when | Status"
ROWS = {
    "a number and every cell": [HEADER, "| 1.1 | Ask the child first. | Nurse | May | Green"],
    "nothing yet in the last cells": [HEADER, "| 1.1 | Ask the child first. | Nurse"],
    "a number without a cell": [HEADER, "| 1.1 Ask the child first. | Nurse | May | Green"],
    "a number in the title of the action": [
        "| Ref Action | Owner | By when | Status",
        "| 1.1 Ask the child first. | Nurse | May | Green",
    ],
    "an action apart from its row": [
        "| Ref Action | Owner | By when | Status",
        "- 1.1 Ask the child first.",
        "| Nurse | May | Green",
    ],
    "an action apart from its row, with a column of numbers": [
        HEADER,
        "- 1.1 Ask the child first.",
        "| Nurse | May | Green",
    ],
    "another title": [
        "| Ref | What we will do | Lead agency | Timescale | RAG",
        "| 1.1 | Ask the child first. | Nurse | May | Green",
    ],
    "Welsh titles": [
        "| Rhif | Cam gweithredu | Perchennog | Erbyn pryd | Statws",
        "| 1.1 | Ask the child first. | Nurse | May | Green",
    ],
    "the learning beside it": [
        "| No. | Learning | Action | Who | When",
        "| 1.1 | Nobody asked her. | Ask the child first. | Nurse | May",
    ],
    "the header again": [HEADER, HEADER, "| 1.1 | Ask the child first. | Nurse | May | Green"],
}


@pytest.mark.parametrize("lines", ROWS.values(), ids=ROWS)
def test_the_action_of_a_plan_is_that_of_its_cell_and_its_owner_is_asked(lines: list[str]):
    found = lessons("# Plan", *lines)

    assert [(one.number, one.text, one.agency) for one in found] == [("1.1", "Ask the child first.", "Nurse")]


def test_what_reaches_over_several_rows_stands_in_the_first_alone():
    found = lessons(
        "# Plan",
        "| Recommendation | Action | Owner | Date",
        "| The Board should ask every child. | Write a prompt for the form that asks. | Nurse | May",
        "| Train all of the staff in asking. | Manager | June",
    )

    assert [(one.text, one.agency) for one in found] == [
        ("Write a prompt for the form that asks.", "Nurse"),
        ("Train all of the staff in asking.", "Manager"),
    ]


def test_a_plan_alone_has_its_recommendations_and_actions_and_nothing_else():
    found = texts(
        "# Multi-agency action plan: Child Q",
        "## About this plan",
        "Leads report each quarter on what was done.",
        "Recommendation 1: The partnership should ask.",
        HEADER,
        "| 1.1 | Ask the child first. | Nurse | May | Green",
        "## How the plan will be checked",
        "A scrutineer should visit and ask what changed.",
    )

    assert found == ["The partnership should ask.", "Ask the child first."]


def test_numbered_recommendations_above_a_plan_are_lessons_too():
    found = texts(
        "# Recommendations",
        "- 1. The Board should ask.",
        HEADER,
        "| 1.1 | Ask the child first. | Nurse | May | Green",
    )

    assert found == ["The Board should ask.", "Ask the child first."]


@pytest.mark.parametrize(
    "header", ["| Date | Event | Action | Outcome", "| When | What happened | Action taken | Agency"]
)
def test_a_chronology_has_no_lessons(header: str):
    assert texts("# Timeline", header, "| May | A mark was seen | The nurse rang the desk | Health") == []


def test_the_body_beside_an_area_for_priority_action_is_asked():
    (found,) = lessons(
        "# Area inspection of somewhere",
        "## Outcome",
        "| Responsible body | Areas for priority action",
        "| The council | Leaders should act on delays at once.",
    )

    assert (found.text, found.agency, found.stated) == (
        "Leaders should act on delays at once.",
        "The council",
        "priority-action",
    )


def test_a_practice_theme_is_a_finding_and_its_bullets_are_learning_points():
    found = stated(
        "# Practice and organisational learning",
        "The themes were tested by the panel and belong together.",
        "## Practice Theme 1: Nobody asked",
        "She was seen by four services.",
        "- Ask the child first.",
        nation="wales",
    )

    assert found == [
        ("practice-theme", "1", "Nobody asked\nShe was seen by four services."),
        ("learning-point", "", "Ask the child first."),
    ]


def test_a_key_practice_episode_is_a_finding_wherever_it_stands():
    (found,) = lessons("# Analysis", "## KPE 2: The call, day ten", "- 2.1 Nobody wrote it down.", "- She waited.")

    assert (found.kind, found.stated, found.number, found.text) == (
        "finding",
        "key-practice-episode",
        "2",
        "The call, day ten\n2.1 Nobody wrote it down.\nShe waited.",
    )


@pytest.mark.parametrize("number", ["R2", "2", "II", "B"])
def test_letters_belong_to_the_recommendation_that_they_finish(number: str):
    found = lessons(
        "# Recommendations", f"{number}. Ask that:", "- (a) she is seen;", "- (b) she is heard.", "- 9. Tell."
    )

    assert [one.number for one in found][:1] == [number]
    assert found[0].text == "Ask that:\n(a) she is seen;\n(b) she is heard."


def test_upper_and_lower_roman_numerals_are_numbers():
    found = lessons("# Recommendations", "The review recommends that:", *ROMAN)

    assert [one.number for one in found] == ["I", "II", "III", "IV"]


ROMAN = [f"{number}. the trust ask every child;" + number for number in ("I", "II", "III", "IV")]


def test_numbers_of_the_paragraphs_are_none_of_lessons_that_have_their_own():
    found = texts(
        "# Recommendations",
        "- 5.1 The review recommends that:",
        "I. schools ask every child;",
        "II. the trust tell the police.",
        "- 5.2 The partnership is asked to report within a year.",
    )

    assert found == ["schools ask every child;", "the trust tell the police."]


BOXES = {
    "Learning: Ask the child first.": ("learning-point", ""),
    "Learning point – Ask the child first.": ("learning-point", ""),
    "Learning point Ask the child first.": ("learning-point", ""),
    "Learning. Ask the child first.": ("learning-point", ""),
    "Pwynt dysgu 3: Ask the child first.": ("learning-point", "3"),
    "Argymhelliad 1: Ask the child first.": ("recommendation", "1"),
    "Practice finding 2: Ask the child first.": ("finding", "2"),
    "Recommendation One: Ask the child first.": ("recommendation", "One"),
    "Recommendation 1 (Health Board): Ask the child first.": ("recommendation", "1"),
    "Recommendation 1 for the Health Board: Ask the child first.": ("recommendation", "1"),
    "Single agency recommendation 4: Ask the child first.": ("single-agency-recommendation", "4"),
    "Question for the Board 4: Ask the child first?": ("question-for-the-board", "4"),
    "Key practice episode 1: Ask the child first.": ("key-practice-episode", "1"),
    "Thema ymarfer 1: Ask the child first.": ("practice-theme", "1"),
}


@pytest.mark.parametrize(("line", "expected"), BOXES.items())
def test_a_label_says_what_a_nation_calls_it(line: str, expected: tuple[str, str]):
    (found,) = lessons("# Analysis", "She was seen often.", line)

    assert (found.stated, found.number) == expected
    assert found.text.rstrip(".?") == "Ask the child first"


@pytest.mark.parametrize("line", ["Learning from this was slow.", "Learning points: none.", "learning: a word."])
def test_a_sentence_that_begins_like_a_label_is_none(line: str):
    assert texts("# Analysis", line) == []


def test_any_word_may_label_what_a_heading_announces():
    found = stated("# Findings", "## Issue 1: Nobody asked.", "She waited.", "## Issue 2: Nobody told her.")

    assert found == [("finding", "1", "Nobody asked.\nShe waited."), ("finding", "2", "Nobody told her.")]


def test_a_word_with_a_number_heads_a_list_where_one_follows():
    assert texts("# Recommendations", "## Priority 1: Housing", "- Ask about the room.", "- Ask about the cot.") == [
        "Ask about the room.",
        "Ask about the cot.",
    ]


@pytest.mark.parametrize("theme", ["Theme 1: Asking", "Practice Theme 1: Asking her"])
def test_numbered_points_under_a_theme_are_learning_points(theme: str):
    found = stated("# Learning points", f"## {theme}", "- 1. Ask the child first.", "- 2. Tell the police at once.")

    assert [one for one in found if one[0] == "learning-point"] == [
        ("learning-point", "1", "Ask the child first."),
        ("learning-point", "2", "Tell the police at once."),
    ]


def test_a_line_that_ends_in_a_colon_may_announce_what_follows():
    found = stated("# Analysis", "She was seen often.", "Learning points:", "- Ask the child first.")

    assert found == [("learning-point", "", "Ask the child first.")]


WELSH_HEADINGS = {
    "Argymhellion": "recommendation",
    "7. Argymhellion i'r Bwrdd": "recommendation",
    "Canfyddiadau": "finding",
    "Canfyddiadau ac argymhellion": "recommendation",
    "Pwyntiau dysgu": "learning-point",
    "Gwersi a ddysgwyd": "lesson",
    "Dysgu ymarfer a sefydliadol": "learning-point",
    "Gwella systemau ac ymarfer": "action-for-the-board",
    "Camau gweithredu": "action",
    "Cynllun gweithredu": "action",
    "Meysydd i'w gwella": "area-for-improvement",
    "Cwestiynau i'r Bwrdd": "question-for-the-board",
    "Strategaethau a awgrymir": "suggested-strategy",
}


@pytest.mark.parametrize(("heading", "code"), WELSH_HEADINGS.items())
def test_a_welsh_heading_announces_the_same_kinds(heading: str, code: str):
    assert stated(f"# {heading}", "- 1. Gofyn i'r plentyn yn gyntaf.", nation="wales") == [
        (code, "1", "Gofyn i'r plentyn yn gyntaf.")
    ]


@pytest.mark.parametrize("heading", ["Cylch gorchwyl", "Arfer da", "Cefndir", "Casgliadau", "Atodiad 1: Geirfa"])
def test_other_welsh_headings_announce_nothing(heading: str):
    assert texts(f"# {heading}", "- 1. Gofyn i'r plentyn yn gyntaf.", nation="wales") == []


ANNOUNCING = [
    "The review makes the following recommendations. Agencies should report on them.",
    "The following recommendations are addressed to the Board and its members.",
    "The recommendations to the partnership are these.",
    "The full report makes four recommendations:",
    "The agencies' own reports contained the following recommendations, which the Board accepted.",
    "Mae'r adolygiad yn gwneud yr argymhellion canlynol i'r Bwrdd:",
    "5.1 The panel recommends that:",
    "It is recommended that:",
]


@pytest.mark.parametrize("line", ANNOUNCING)
def test_what_announces_is_no_lesson(line: str):
    assert texts("# Recommendations", line, "- Ask the child first.", "- Tell the police.") == [
        "Ask the child first.",
        "Tell the police.",
    ]


def test_one_sentence_that_all_items_finish_is_none_and_says_who_is_asked():
    found = lessons(
        "# Areas for improvement",
        "Leaders need to take action to ensure that:",
        "- every child is asked;",
        "- every answer is written down.",
    )

    assert [(one.text, one.agency) for one in found] == [
        ("every child is asked;", "Leaders"),
        ("every answer is written down.", "Leaders"),
    ]


def test_several_such_sentences_are_a_lesson_each():
    found = texts(
        "# Recommendations",
        "The Board should ensure that:",
        "- every child is asked;",
        "The police should ensure that:",
        "- every officer is told.",
    )

    assert found == [
        "The Board should ensure that:\nevery child is asked;",
        "The police should ensure that:\nevery officer is told.",
    ]


def test_a_sentence_about_the_lessons_is_no_part_of_the_last():
    found = texts(
        "# Recommendations", "- 1. The Board should ask.", "The Board will publish an action plan within six months."
    )

    assert found == ["The Board should ask."]


def test_in_prose_the_paragraphs_that_recommend_are_lessons():
    found = texts(
        "# Recommendations",
        "Much has changed since the death.",
        "The review recommends that nurses ask every child.",
        "It further recommends that officers write down what they hear.",
        "Nurses have already met to talk about it.",
    )

    assert found == [
        "The review recommends that nurses ask every child.",
        "It further recommends that officers write down what they hear.",
    ]


TOLD_AT_LENGTH = ["Summary of learning", "Overview of learning", "Single agency learning"]


@pytest.mark.parametrize("heading", TOLD_AT_LENGTH)
@pytest.mark.parametrize("line", ["Much was done and most of it apart.", "- 3.1 Three patterns run through this."])
def test_learning_that_is_told_as_a_story_has_no_points(heading: str, line: str):
    assert texts(f"# {heading}", line) == []


INSPECTION = ("# Joint inspection of services in Otherton", "## Headline findings")


@pytest.mark.parametrize("heading", ["Headline findings", "Main findings", "Key strengths", "Learning"])
def test_what_an_inspection_found_is_no_lesson(heading: str):
    assert texts(INSPECTION[0], f"## {heading}", "- 1. Children are seen by the services.") == []


def test_what_an_inspection_asks_for_ends_with_its_own_details():
    found = stated(
        *INSPECTION,
        "Children are seen.",
        "## Areas for improvement",
        "### Youth offending team",
        "- Recording is not always clear.",
        "### Local area partnership details",
        "A director of the council and a director of health",
        "### Inspection team",
        "An inspector who leads and another inspector",
    )

    assert found == [("area-for-improvement", "", "Recording is not always clear.")]


def test_a_practice_study_among_what_needs_to_improve_is_no_lesson():
    assert texts(
        "# What needs to improve?", "- Oversight of plans is weak.", "## Case study", "A boy was not seen."
    ) == ["Oversight of plans is weak."]


AGENCIES = {
    "The Health Board should ask.": "The Health Board",
    "The Board, with young people, should ask.": "The Board",
    "Police and social work may wish to ask.": "Police and social work",
    "Children's social care should ask.": "Children's social care",
    "The review recommends that the trust should ask.": "the trust",
    "The review recommends that the local authority ask.": "the local authority",
    "Within six months the Board, through its groups, ought to ask.": "",
    "Within six months, the Board ought to ask.": "the Board",
    "The Board should be assured of this.": "The Board",
    "Officers should be trained in this.": "",
    "Oversight of plans needs to improve.": "",
    "A plan should follow each visit.": "",
    "Which single post should answer for this?": "",
    "Ask that whoever sees a child should tell.": "",
    "Ask the child first.": "",
    "Dylai'r Bwrdd Iechyd sicrhau hyn.": "Bwrdd Iechyd",
    "Dylai pob asiantaeth (a) gofnodi hyn.": "pob asiantaeth",
    "Dylai awdurdodau lleol adolygu hyn.": "awdurdodau lleol",
    "Recommendation 1 (Health Board): Ask the child.": "Health Board",
    "Recommendation 1 for the police: Ask the child.": "the police",
}


@pytest.mark.parametrize(("line", "agency"), AGENCIES.items())
def test_who_is_asked_is_told_in_the_words_of_the_lesson(line: str, agency: str):
    assert agencies("# Recommendations", f"- {line}") == [agency]


@pytest.mark.parametrize(
    ("heading", "agency"),
    [("For the police", "the police"), ("Recommendations for the trust", "the trust"), ("Records", "")],
)
def test_who_is_asked_is_told_by_the_heading_where_the_lesson_does_not_say(heading: str, agency: str):
    assert agencies("# Recommendations", f"## {heading}", "- Ask the child first.") == [agency]


def test_nobody_is_asked_by_what_was_found():
    assert agencies("# Learning points", "- Nurses need to ask the child.") == [""]


def test_a_lesson_says_nothing_of_agency_and_kind_where_it_was_made_without():
    (one,) = lessons("# Recommendations", "- The Board should ask.")

    old = Lesson(one.kind, one.number, one.text, one.headings, one.span, one.page, one.anchor)

    assert (old.agency, old.stated) == ("", "")
