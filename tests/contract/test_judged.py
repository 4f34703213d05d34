"""The judged queries are sound: every lesson that was graded is there, and half of each kind is held back."""

from functools import cache

import pytest
from judged_lessons import documents, here
from judged_queries import KINDS, SPLITS, USEFUL, halves, queries

BY_SPLIT = {split: queries(split) for split in SPLITS}
EVERY = [query for some in BY_SPLIT.values() for query in some]


@cache
def lessons() -> frozenset[str]:
    if not here():
        pytest.skip("the inspection reports are not on this machine (NCRR_SHARED)")
    return frozenset(document.id for some in documents().values() for document in some)


def test_there_are_enough_of_them_and_none_comes_twice():
    assert len(EVERY) >= 70
    assert len({query.query for query in EVERY}) == len(EVERY)


def test_half_of_each_kind_is_held_back_at_random():
    drawn = halves({query.query: query.kind for query in EVERY})

    assert {query.query: split for split, some in BY_SPLIT.items() for query in some} == drawn


@pytest.mark.parametrize("split", SPLITS)
def test_every_kind_is_on_both_sides(split: str):
    assert {query.kind for query in BY_SPLIT[split]} == set(KINDS)


def test_every_query_has_a_lesson_that_is_useful():
    assert [query.query for query in EVERY if max(query.grades.values()) < USEFUL] == []


def test_every_lesson_that_was_judged_is_there():
    assert {name for query in EVERY for name in query.grades} - lessons() == set()


def test_a_query_is_answered_in_its_language():
    lessons()
    welsh = {document.id for some in documents().values() for document in some if document.language == "cy"}
    answers = {
        kind: {name for query in EVERY if query.kind == kind for name, grade in query.grades.items() if grade}
        for kind in KINDS
    }

    assert answers.pop("welsh") <= welsh
    assert set().union(*answers.values()).isdisjoint(welsh)
