"""The fields of a catalogue record are suggested from where reviews tell them, and are absent where they do not."""

import time

import pytest

from ingest.anonymised import AnonymisedText, woven
from ingest.catalogue import Stated, Suggestions, suggest_catalogue
from ingest.catalogue.abstract import LONGEST, SHORTEST, outcome_sentence
from ingest.catalogue.confirming import suggested as record_of
from ingest.catalogue.suggestions import Coded
from ingest.lessons import find_lessons
from ingest.mentions import Span
from ingest.structure import Block, BlockKind
from policies.catalogue import Answer

MARKS = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM, "| ": BlockKind.TABLE_ROW}
HEAD = ("# Local Child Safeguarding Practice Review: Child B", "Author: Dr Olwen Prys-Maddox", "# 1 Introduction")


def suggested(
    *lines: str, nation: str = "england", kind: str = "lcspr", year: int = 2024, keywords=None
) -> Suggestions:
    """What is suggested for a text whose blocks are told by their first mark."""
    text, blocks, at = [], [], 0
    for line in lines:
        mark = MARKS.get(line[:2], BlockKind.PARAGRAPH)
        words = (line if mark is BlockKind.PARAGRAPH else line[2:]).replace(" | ", "\t")
        blocks.append(Block(mark, Span(at, at + len(words)), int(mark is BlockKind.HEADING)))
        text.append(words)
        at += len(words) + 1
    whole = AnonymisedText("\n".join(text))
    lessons = find_lessons(whole, blocks, nation)
    return suggest_catalogue(whole, blocks, lessons, Stated(nation, kind, year), keywords=keywords)


def codes(found: tuple[Coded, ...] | None) -> list[str]:
    return [one.value for one in found or () if one.answer is Answer.YES]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("# Serious Case Review: Baby F1", "Baby F1"),
        ("# Learning Review in respect of Children F, G and H", "Children F, G and H"),
        ("# Overview report: Siblings in Family U", "Siblings in Family U"),
        ("# Adolygiad Ymarfer Plant: Plentyn C", "Plentyn C"),
        ("# SUSR: Adult A, Child Y and Child Z", "Adult A, Child Y and Child Z"),
    ],
)
def test_the_subject_is_the_label_of_the_title(title: str, label: str):
    found = suggested(title, "The Board decided in May 2022 to hold this review.")

    assert found.subject is not None
    assert found.subject.text == label


def test_the_subject_may_stand_in_the_table_of_the_family():
    found = suggested("# Practice review", "| Who | Relation", "| Mother | Mother", "| Child P | Subject")

    assert found.subject is not None
    assert found.subject.text == "Child P"


def test_an_author_is_no_subject():
    found = suggested("# Practice review", "Author: Person 2", "Nothing else is told.")

    assert found.subject is None
    assert found.authors is None


OUTCOMES = {
    "Child B died in March 2021. She was aged 10-13.": "death",
    "In March 2021 Child B was found dead by a neighbour.": "death",
    "Child B was aged 5-9 when he was killed by a man whom his mother knew.": "death",
    "Child B was seen with a fracture of the arm. He survived.": "serious-harm",
    "Child B spent nine days in intensive care.": "serious-harm",
    "Child B was sexually abused for two years.": "serious-harm",
    "Child B was at risk of significant harm and was moved in time.": "at-risk",
    "Child B might have died. Nobody was hurt.": None,
    "Child B lost much when her mother died in 2019.": None,
    "Child B was four when Father took his own life.": None,
    "Child B lives with an aunt.": None,
}


@pytest.mark.parametrize(("words", "code"), OUTCOMES.items())
def test_the_outcome_is_the_childs_and_nobody_elses(words: str, code: str | None):
    found = suggested(*HEAD, words).outcome

    assert (found.value if found else None) == code


def test_a_review_of_positive_practice_says_so_by_its_kind():
    found = suggested("# Case Management Review: Baby N", "Baby N is well.", kind="cmr-positive")

    assert found.outcome is not None
    assert found.outcome.value == "positive-practice"


AGES = {
    "Child B was under 1 year old when he died.": ["under-1"],
    "Child B died. He was aged 14-17.": ["11-15", "16-17"],
    "Child B, aged 5-9, was admitted to Hospital 1.": ["6-10"],
    "Child B, aged 1-4, was found by Police officer 1. Mother was aged 18-29.": ["1-5"],
    "Child B had been looked after since she was aged 5-9.": [],
    "Child B has a sister, Sibling 1, aged 5-9.": [],
    "Child B lived at number 5-9 in the street.": [],
}


@pytest.mark.parametrize(("words", "bands"), AGES.items())
def test_the_age_is_that_of_the_subject_at_the_events(words: str, bands: list[str]):
    assert codes(suggested(*HEAD, words).age_bands) == bands


def test_each_of_several_subjects_has_an_age():
    found = suggested(
        "# Review: Child Y and Child Z", "Child Y was aged 5-9 and Child Z was aged 1-4 when they were left alone."
    )

    assert codes(found.age_bands) == ["1-5", "6-10"]


HARMS = {
    "Child B was stabbed in a park. He died.": ["extrafamilial-violence"],
    "Child B took her own life. She was aged 14-17.": ["suicide"],
    "Child B was asleep beside his father on a sofa. Co-sleeping had been spoken of.": ["sudden-infant-death"],
    "Child B had bruises and three rib fractures.": ["physical-abuse"],
    "The review asks about fabricated or induced illness in the care of Child B.": ["fabricated-illness"],
    "Child B was carried along a county line by men who used his debt.": ["criminal-exploitation"],
    "Child B liked the sea.": [],
}


@pytest.mark.parametrize(("words", "harms"), HARMS.items())
def test_the_harm_is_read_from_what_happened(words: str, harms: list[str]):
    assert codes(suggested(*HEAD, words).harm_types) == harms


def test_a_harm_that_the_review_denies_is_no_and_one_it_does_not_speak_of_is_not_recorded():
    found = suggested(*HEAD, "Child B died in May 2021. There was no evidence of neglect in the home.").harm_types

    assert found is not None
    assert [(one.value, one.answer) for one in found] == [("neglect", Answer.NO)]


def test_the_sex_is_suggested_where_it_matters_only():
    stabbed = suggested(*HEAD, "Child B was stabbed. He died in his street. He had been afraid for his life.")
    bruised = suggested(*HEAD, "Child B had bruises. He died in his cot. He had been seen by his doctor.")

    assert stabbed.sex is not None
    assert stabbed.sex.value == "male"
    assert bruised.sex is None


METHODS = {
    "The review used the Significant Incident Learning Process.": "silp",
    "The reviewers used SCIE Learning Together.": "scie-learning-together",
    "The panel chose a hybrid methodology for this review.": "hybrid",
    "The author used a systems approach.": "systems",
    "The review used a systems approach, the Significant Incident Learning Process.": "silp",
    "The review followed appreciative inquiry.": "appreciative-inquiry",
    "The review was made in the concise model.": None,
    "Workers used the Signs of Safety approach.": None,
}


@pytest.mark.parametrize(("words", "code"), METHODS.items())
def test_the_method_is_the_one_that_is_named_for_the_review(words: str, code: str | None):
    found = suggested(*HEAD, words).methodology

    assert (found.value if found else None) == code


def test_a_child_practice_review_in_wales_has_the_welsh_model():
    found = suggested("# Review: Child C", "Nothing is told.", nation="wales", kind="cpr-extended").methodology

    assert found is not None
    assert (found.value, found.span) == ("welsh-cpr", None)


AUTHORS = {
    "Author: Dr Olwen Prys-Maddox, independent reviewer": ["Dr Olwen Prys-Maddox"],
    "Lead reviewers: Seren Achebe and Tomos ap Hywel": ["Seren Achebe", "Tomos ap Hywel"],
    "Commissioned by the Board; independent author Maud Ferreira; panel chair Ivo Strand": ["Maud Ferreira"],
    "Author of the overview report: Professor Ada Quist": ["Professor Ada Quist"],
    "Prepared for the Partnership by Nell O’Shaw": ["Nell O’Shaw"],
    "AUTHOR: ADA QUIST INDEPENDENT CHAIR: IVO STRAND": ["ADA QUIST"],
    "Chair of the panel: Ivo Strand": [],
    "Author: Person 3": [],
}


@pytest.mark.parametrize(("line", "names"), AUTHORS.items())
def test_authors_are_the_names_that_were_kept(line: str, names: list[str]):
    found = suggested("# Review: Child C", line).authors

    assert [one.text for one in found or ()] == names


PERIODS = {
    "The period under review is from March 2019 to June 2021.": ("2019-03", "2021-06"),
    "The review considers the period between May 2018, when he was born, and July 2020.": ("2018-05", "2020-07"),
    "The review covers the time from 2016 to 2018.": ("2016", "2018"),
    "The timeframe for the review was from Ionawr 2020 to Medi 2021.": ("2020-01", "2021-09"),
    "The period under review runs from April 2016 to the death of the child.": ("2016-04", None),
    "The review met in March 2021 and in June 2021.": None,
    "The period under review runs from March 2019 to June 2031.": None,
}


@pytest.mark.parametrize(("words", "ends"), PERIODS.items())
def test_the_period_is_as_general_as_the_text(words: str, ends: tuple[str | None, str | None] | None):
    found = suggested("# Review", words).period

    assert ((found.begins, found.ends) if found else None) == ends


def test_a_period_that_ends_with_the_death_ends_in_its_month():
    found = suggested(
        *HEAD, "Child B died in May 2021.", "The period under review runs from March 2019 to the death of Child B."
    ).period

    assert found is not None
    assert (found.begins, found.ends) == ("2019-03", "2021-05")


def test_keywords_are_those_of_the_vocabulary_that_is_handed_in():
    words = (
        "# Review: Child C",
        "# Recommendations",
        "- 1. The Board should share information.",
        "- 2. Schools should share.",
    )
    found = suggested(*words, keywords=lambda text: ["information sharing"] if "share" in text else [])

    assert codes(found.keywords) == ["information sharing"]
    assert suggested(*words).keywords is None


RECOMMENDATION_2 = (
    "Recommendation 2: No case should be closed for a missed visit by any agency that works with the families of very "
    "young babies in this area unless the child has been seen by somebody who knows the child well."
)
REVIEW = (
    *HEAD,
    "Child B died in May 2021. He was under 1 year old. He was asleep on a sofa, and co-sleeping had been discussed.",
    "The author used a systems approach.",
    "# Findings",
    "Finding 1: Advice on safer sleep was given as a leaflet. Nobody asked where the baby slept.",
    "Finding 2: The plan did not say who would come at a weekend, which left the family alone when it mattered most.",
    "# Recommendations",
    "Recommendation 1: The Partnership should agree a standard for safer sleep that is tried at home.",
    RECOMMENDATION_2,
)


def test_the_abstract_has_the_parts_of_the_collection_in_their_order():
    found = suggested(*REVIEW).abstract

    assert found is not None
    assert found.text == (
        "Death of a baby under 1: sudden unexpected death in infancy, unsafe sleeping. "
        "Learning includes: Advice on safer sleep was given as a leaflet; "
        "The plan did not say who would come at a weekend, which left the family alone when it mattered most. "
        "Recommendations include: The Partnership should agree a standard for safer sleep that is tried at home; "
        "No case should be closed for a missed visit by any agency that works with the families of very young "
        "babies in this area unless the child has been seen by somebody who knows the child well. "
        "Model: uses a systems methodology. Keywords: sudden unexpected death in infancy, unsafe sleeping."
    )
    assert SHORTEST <= len(found.text) <= LONGEST


def test_what_the_abstract_quotes_stands_in_the_text():
    text = "\n".join(line[2:] if line[:2] in MARKS else line for line in REVIEW)
    found = suggested(*REVIEW).abstract

    assert found is not None
    assert all(text[span.start : span.end] in found.text for span in found.spans)
    assert len(found.spans) == 4


def test_a_long_abstract_is_kept_within_its_length():
    many = [f"- {n}. The Board should {'write down ' * 18}what number {n} has to say." for n in range(1, 30)]
    found = suggested("# Review: Child C", "# Findings", *many, "# Recommendations", *many).abstract

    assert found is not None
    assert len(found.text) <= LONGEST


def test_there_is_no_abstract_without_a_lesson():
    assert suggested(*HEAD, "Child B died in May 2021.").abstract is None


def test_a_text_that_tells_nothing_leaves_every_field_unrecorded():
    assert suggested("The clerk took the minutes.") == Suggestions()


def test_what_the_text_denies_is_no_value_of_the_record():
    found = Suggestions(harm_types=(Coded("neglect", Span(0, 3), 0.5, Answer.NO),))

    assert record_of(found).coded.harm_types is None


def test_all_text_is_anonymised_text():
    found = suggested(*REVIEW)

    texts = [
        found.subject and found.subject.text,
        found.abstract and found.abstract.text,
        *(author.text for author in found.authors or ()),
    ]
    assert {type(text) for text in texts} == {AnonymisedText}


def test_nothing_but_anonymised_parts_is_woven():
    with pytest.raises(TypeError):
        woven("{}", "a name")  # type: ignore[arg-type]


def test_who_of_several_came_to_harm_is_not_made_up():
    found = Suggestions(
        outcome=Coded("death", None, 1.0), age_bands=(Coded("1-5", None, 1.0), Coded("18-plus", None, 1.0))
    )

    assert outcome_sentence(found) == "Death; the review is about people of these ages: 1 to 5, 18 and over."


def test_a_paragraph_without_stops_takes_no_longer_than_others():
    endless = "Child B died of neglect in the period under review from time to time " * 2_000

    began = time.process_time()
    suggested("# Review: Child B", endless, "# Findings", endless)

    assert time.process_time() - began < 10


def test_braces_in_a_keyword_are_words():
    found = suggested(*REVIEW, keywords=lambda _: ["{}"]).abstract

    assert found is not None
    assert found.text.endswith(", {}.")
