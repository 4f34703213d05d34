"""What was said before and since is found, with the first time and by nation."""

from collections import Counter
from dataclasses import replace

import pytest
from recurrence_pairs import pairs

from search.recurrence import SAME, Lessons, Said

SAID = Said(
    "l1",
    "Police should share domestic abuse notifications with health visitors.",
    frozenset({"information-sharing", "domestic-abuse"}),
    2015,
    "england",
    "r1",
)
BEFORE = replace(
    SAID, id="l2", group="r2", year=2009, nation="wales", text="Health visitors need domestic abuse notifications."
)
SINCE = replace(
    SAID, id="l3", group="r3", year=2021, text="Notifications of domestic abuse must be shared with health visitors."
)
OTHERS = (
    Said("l4", "Record the language that a family speaks.", frozenset({"record-keeping"}), 2008, "scotland", "r4"),
    Said("l5", "Supervision should leave room to reflect.", frozenset({"supervision"}), 2011, "england", "r5"),
)
LESSONS = Lessons([SAID, BEFORE, SINCE, *OTHERS])


def ids(matches: tuple[object, ...]) -> list[str]:
    return [match.said.id for match in matches]


def test_earlier_and_later_ones_are_told_apart():
    found = LESSONS.recurrence(SAID)
    assert (ids(found.earlier), ids(found.same_year), ids(found.later)) == (["l2"], [], ["l3"])


def test_the_first_occurrence_is_the_earliest_of_all():
    assert LESSONS.recurrence(SINCE).first == BEFORE


def test_what_was_never_said_before_is_its_own_first_occurrence():
    assert LESSONS.recurrence(BEFORE).first == BEFORE


def test_the_nations_of_the_others_are_counted():
    assert LESSONS.recurrence(SAID).nations == {"england": 1, "wales": 1}


def test_a_lesson_need_not_be_among_them():
    assert ids(Lessons([BEFORE, SINCE]).recurrence(SAID).later) == ["l3"]


def test_the_same_review_does_not_count():
    again = replace(SINCE, group=SAID.group)
    assert Lessons([SAID, again]).recurrence(SAID).nations == {}


def test_another_review_of_the_year_is_neither_earlier_nor_later():
    found = Lessons([SAID, replace(SINCE, year=SAID.year)]).recurrence(SAID)
    assert (ids(found.earlier), ids(found.same_year), ids(found.later), found.first) == ([], ["l3"], [], SAID)


def test_they_stand_in_the_order_of_years():
    others = [replace(SINCE, id=f"x{year}", group=f"g{year}", year=year) for year in (2020, 2003, 2012, 2018)]
    found = Lessons([SAID, *others]).recurrence(SAID)
    assert [match.said.year for match in (*found.earlier, *found.later)] == [2003, 2012, 2018, 2020]


def test_concepts_alone_are_not_enough():
    other = replace(SINCE, text="A protocol ought to be written.")
    assert LESSONS.likeness(SAID, other) == 0


def test_shared_concepts_make_it_surer():
    apart = replace(SINCE, concepts=frozenset({"training"}))
    assert LESSONS.likeness(SAID, SINCE) > LESSONS.likeness(SAID, apart)


def test_where_nobody_has_said_the_concepts_words_decide():
    bare = replace(SAID, id="l9", group="r9", concepts=frozenset())
    assert LESSONS.likeness(SAID, bare) == pytest.approx(1)


def test_the_score_does_not_depend_on_the_side():
    assert LESSONS.likeness(SAID, SINCE) == pytest.approx(LESSONS.likeness(SINCE, SAID))


def test_the_score_in_a_recurrence_is_the_likeness():
    (match,) = LESSONS.recurrence(SAID).later
    assert match.score == pytest.approx(LESSONS.likeness(SAID, SINCE))


def test_a_text_without_words_is_like_nothing():
    assert LESSONS.recurrence(replace(SAID, id="l0", group="r0", text="...")).nations == {}


def test_nothing_is_found_among_no_lessons():
    assert Lessons([]).recurrence(SAID).first == SAID


def test_half_of_the_pairs_are_held_back():
    counts = {split: Counter(pair.same for pair in pairs(split)) for split in ("dev", "held-back")}
    assert counts == {"dev": {True: 16, False: 16}, "held-back": {True: 16, False: 16}}


def test_the_pairs_that_the_threshold_was_set_on_are_told():
    some = pairs("dev")
    lessons = Lessons(said for pair in some for said in (pair.one, pair.other))
    told = [pair.same for pair in some if lessons.likeness(pair.one, pair.other) >= SAME]
    precision, recall = sum(told) / len(told), sum(told) / 16
    assert min(precision, recall) >= 0.9
