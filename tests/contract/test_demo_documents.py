"""The short invented documents: together with the long reviews they show every nation, type, role and a translation."""

from typing import NamedTuple

import pytest

from ingest.candidate import Candidate
from ingest.pipeline import prepare
from ingest.presidio import Detector, build_detector
from ingest.submission import Submission
from policies.document_roles import DOCUMENT_ROLES
from policies.lesson_kinds import LABELS
from policies.nations import NATIONS
from policies.publication_rules import required_roles
from policies.review_types import REVIEW_TYPES, types_of
from repository.demo.documents import Document, documents

FEWEST, MOST = 120, 300
KINDS = {**{label: label for label in LABELS.values()}, "Learning": "Learning point", "Pwynt dysgu": "Learning point"}

DOCUMENTS = documents()
SHORT = tuple(document for document in DOCUMENTS if document.gone)
of_each = pytest.mark.parametrize("document", SHORT, ids=lambda document: document.name)


class Anonymised(NamedTuple):
    """A document and what is made of it."""

    document: Document
    candidate: Candidate


def numbered(document: Document) -> set[str]:
    """The lessons that carry their name and number, by what the house calls their kind."""
    heads = (block.text.partition(":")[0].rpartition(" ") for block in document.written.blocks if ":" in block.text)
    return {f"{KINDS[name]} {number}" for name, _, number in heads if name in KINDS and number.isdigit()}


def all_that_is_said(candidate: Candidate) -> str:
    lessons = (part for lesson in candidate.lessons for part in (lesson.number, lesson.text, *lesson.headings))
    return "\n".join((candidate.title, candidate.text, *lessons)).casefold()


def test_every_type_that_a_nation_has_of_its_own_is_shown() -> None:
    own = {(nation, kind.code) for nation in NATIONS for kind in types_of(nation) if kind.nations}
    shown = {(document.tags.nation, document.tags.review_type) for document in DOCUMENTS}

    assert own - shown == set()


def test_every_type_that_any_nation_may_use_is_shown() -> None:
    assert REVIEW_TYPES.keys() == {document.tags.review_type for document in DOCUMENTS}


def test_every_nation_is_shown() -> None:
    assert NATIONS.keys() == {document.tags.nation for document in DOCUMENTS}


def test_every_role_is_shown() -> None:
    assert DOCUMENT_ROLES.keys() == {document.role for document in DOCUMENTS}


def test_what_a_type_asks_for_is_shown() -> None:
    assert set(required_roles()) <= {document.role for document in DOCUMENTS if not document.opens}


def test_a_document_is_there_in_welsh_and_english() -> None:
    by_name = {document.name: document for document in DOCUMENTS}
    pairs = [(document, by_name[document.original]) for document in DOCUMENTS if document.original]

    assert {(one.language, other.language) for one, other in pairs} == {("cy", "en")}
    assert all((one.opening, one.role) == (other.opening, other.role) for one, other in pairs)


def test_what_a_document_refers_to_is_deposited_before_it() -> None:
    names = [document.name for document in DOCUMENTS]
    wanted = [(document.name, document.original or document.opening.name) for document in DOCUMENTS]

    assert not [one for one, before in wanted if names.index(before) > names.index(one)]


@of_each
def test_it_is_short(document: Document) -> None:
    assert FEWEST <= len(document.read().decode().split()) <= MOST


@of_each
def test_it_says_that_it_is_invented(document: Document) -> None:
    assert "This report is invented for demonstration" in " ".join(document.read().decode().split())


@of_each
def test_a_short_review_has_two_lessons_at_least(document: Document) -> None:
    assert len(numbered(document)) >= (2 if document.opens else 0)


@of_each
def test_what_may_not_be_left_is_in_the_text(document: Document) -> None:
    text = " ".join(document.read().decode().split())

    assert not [wording for wording in document.gone if wording not in text]


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector()


@pytest.fixture(scope="module", params=SHORT, ids=lambda document: document.name)
def anonymised(request: pytest.FixtureRequest, detector: Detector) -> Anonymised:
    document: Document = request.param
    tags = document.tags
    submission = Submission.of(
        document.read(), title=document.written.fact("title"), nation=tags.nation, hidden=tags.hidden
    )
    return Anonymised(document, prepare(submission, detector=detector))


def test_no_identifier_is_left(anonymised: Anonymised) -> None:
    said = all_that_is_said(anonymised.candidate)

    assert not [wording for wording in anonymised.document.gone if wording.casefold() in said]


def test_every_numbered_lesson_is_found(anonymised: Anonymised) -> None:
    found = {f"{LABELS[lesson.kind]} {lesson.number}" for lesson in anonymised.candidate.lessons}

    assert numbered(anonymised.document) - found == set()


def test_what_is_said_in_welsh_is_left(detector: Detector) -> None:
    welsh = next(document for document in DOCUMENTS if document.language == "cy")
    candidate = prepare(Submission.of(welsh.read(), nation=welsh.tags.nation), detector=detector)
    stays = ("cynnig dau ddeg chwech o apwyntiadau", "yn Saesneg, iaith y mae hi'n ei chael", "yng nghyfarfod nesaf")

    assert not [wording for wording in stays if wording not in " ".join(candidate.text.split())]
