"""The invented reviews: what they hold, that the files are made of the texts, and what anonymisation leaves of them."""

import html
import io
import re
import zipfile
from calendar import month_name
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import pypdfium2
import pytest

from ingest.candidate import Candidate
from ingest.pipeline import prepare
from ingest.presidio import Detector, build_detector
from ingest.submission import Submission
from policies.jigsaw import Level
from policies.lesson_kinds import LABELS
from policies.nations import NATIONS
from policies.review_types import review_type
from repository.demo.build import built
from repository.demo.source import REPORTS, SOURCES, Review, Shape, reviews

FEWEST, MOST = 1_500, 4_000
LARGEST_TOGETHER = 1_500_000
STAYING = 0.95

# A day before its month, also where a reader of files took the day for the mark of a footnote.
DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?[\])]? (?:of )?(?:{'|'.join(month_name[1:])})\b")

REVIEWS = reviews()
of_each = pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.name)

IN_EACH = {
    *("full name", "first name", "surname", "nickname", "title and surname", "professional", "date of birth", "date"),
    *("age", "address", "postcode", "town", "phone"),
}
# A kind that is in none of them is a kind that nobody sees treated.
IN_SOME = {
    *("initials", "possessive", "misspelling", "NHS number", "CHI number", "H&C number", "National Insurance number"),
    *("pupil number", "passport", "driving licence", "vehicle", "bank account", "online name", "court case"),
    *("e-mail", "police reference", "case reference", "school", "nursery", "surgery", "hospital", "children's home"),
}


class Identifiers(msgspec.Struct, forbid_unknown_fields=True):
    """What may not be left of a review, by kind, and what has to be."""

    gone: dict[str, list[str]]
    stays: list[str]


class Anonymised(NamedTuple):
    """A review and what is made of it."""

    review: Review
    candidate: Candidate

    def all_that_is_said(self) -> str:
        """Title, text and lessons."""
        lessons = (part for lesson in self.candidate.lessons for part in (lesson.number, lesson.text, *lesson.headings))
        return "\n".join((self.candidate.title, self.candidate.text, *lessons))


def listed(review: Review) -> Identifiers:
    return msgspec.json.decode((SOURCES / f"{review.name}.identifiers.json").read_bytes(), type=Identifiers)


def gone(review: Review) -> list[str]:
    return [wording for kind in listed(review).gone.values() for wording in kind]


def occurs(wording: str, text: str) -> bool:
    """Whether the wording stands in the text as words of its own, however its letters are cased.

    The lower end of a band ("aged 5-9") is not the age that was there.
    """
    return re.search(rf"(?<!\w){re.escape(wording)}(?!\w|[-–]\d)", text, re.IGNORECASE) is not None


def carried(file: bytes) -> str:
    """All that a file says anywhere (text, properties, comments, deletions), without white space and hyphens."""
    if file.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(file)
        pages = [page.get_textpage().get_text_range() for page in document]
        text = " ".join((*document.get_metadata_dict().values(), *pages))
    elif file.startswith(b"PK"):
        members = (member.decode() for name, member in unzipped(file).items() if name.endswith(".xml"))
        text = html.unescape(re.sub(r"<[^>]*>", "", " ".join(members)))
    elif file.startswith(rb"{\rtf"):
        text = re.sub(r"\\u(\d+)\?", lambda match: chr(int(match[1])), file.decode("ascii"))
    elif file.startswith(b"<!DOCTYPE html"):
        text = html.unescape(file.decode())
    else:
        text = file.decode("cp1252")
    return squeezed(text)


def squeezed(text: str) -> str:
    # PDFium gives U+FFFE for the hyphen of a broken word.
    return re.sub(r"[\s\ufffe-]", "", text)


def numbered(review: Review) -> Iterator[str]:
    """The lessons that carry their name and number ("Finding 2"), by what the house calls their kind."""
    names = {**{label: label for label in LABELS.values()}, "Learning": "Learning point", "Lesson": "Learning point"}
    for block in review.blocks:
        match = re.match(r"(\D+) (\d+): ", block.text)
        if match and match[1] in names and block.shape is Shape.PARAGRAPH:
            yield f"{names[match[1]]} {match[2]}"


def unzipped(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words(review: Review) -> int:
    return sum(
        len(text.split()) for block in review.blocks for text in (block.text, *(c for r in block.rows for c in r))
    )


def test_there_are_two_of_each_of_the_four_nations() -> None:
    nations = sorted(review.fact("nation") for review in REVIEWS)

    assert nations == sorted(["england", "wales", "scotland", "northern-ireland"] * 2)


def test_every_format_that_boards_send_is_there() -> None:
    assert {review.file.suffix for review in REVIEWS} == {".pdf", ".docx", ".odt", ".rtf", ".html", ".txt"}


def test_no_two_are_of_the_same_review_type() -> None:
    types = {(review.fact("nation"), review.fact("type")) for review in REVIEWS}

    assert len(types) == len(REVIEWS)


@of_each
def test_its_type_is_one_of_its_nation(review: Review) -> None:
    assert review_type(review.fact("type"), NATIONS[review.fact("nation")].code).code == review.fact("type")


@of_each
def test_it_is_as_long_as_a_short_review(review: Review) -> None:
    assert FEWEST <= words(review) <= MOST


@of_each
def test_it_says_that_it_is_invented(review: Review) -> None:
    assert any("This report is invented for demonstration" in block.text for block in review.blocks)


@of_each
def test_it_holds_the_kinds_of_identifier_that_every_review_has(review: Review) -> None:
    assert listed(review).gone.keys() >= IN_EACH


def test_together_they_hold_every_kind_of_identifier() -> None:
    assert set().union(*(listed(review).gone.keys() for review in REVIEWS)) == IN_EACH | IN_SOME


@of_each
def test_no_wording_is_listed_twice(review: Review) -> None:
    assert len(set(gone(review))) == len(gone(review))


@of_each
def test_nothing_that_stays_holds_what_may_not_be_left(review: Review) -> None:
    assert not [kept for kept in listed(review).stays for wording in gone(review) if occurs(wording, kept)]


@of_each
def test_what_may_not_be_left_is_in_the_file(review: Review) -> None:
    everything = carried(review.file.read_bytes())

    assert not [wording for wording in gone(review) if squeezed(wording) not in everything]


@of_each
def test_what_has_to_stay_is_in_the_file(review: Review) -> None:
    everything = carried(review.file.read_bytes())

    assert not [wording for wording in listed(review).stays if squeezed(wording) not in everything]


@of_each
def test_the_file_is_made_of_the_text(review: Review) -> None:
    committed, now = review.file.read_bytes(), built(review)

    # Compressed bytes may differ between versions of zlib; what they hold may not.
    if review.file.suffix in {".docx", ".odt"}:
        assert unzipped(committed) == unzipped(now)
    elif review.file.suffix == ".pdf":
        assert carried(committed) == carried(now)
    else:
        assert committed == now


def test_there_is_no_file_but_those() -> None:
    assert sorted(REPORTS.iterdir()) == sorted(review.file for review in REVIEWS)


def test_the_files_are_small() -> None:
    assert sum(review.file.stat().st_size for review in REVIEWS) < LARGEST_TOGETHER


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector()


@pytest.fixture(scope="module", params=REVIEWS, ids=lambda review: review.name)
def anonymised(request: pytest.FixtureRequest, detector: Detector) -> Anonymised:
    review: Review = request.param
    submission = Submission.of(review.file.read_bytes(), title=review.fact("title"), nation=review.fact("nation"))
    return Anonymised(review, prepare(submission, detector=detector))


def test_no_identifier_is_left(anonymised: Anonymised) -> None:
    result = anonymised.all_that_is_said()
    left = [wording for wording in gone(anonymised.review) if occurs(wording, result)]

    assert not left


def test_no_day_of_a_month_is_left(anonymised: Anonymised) -> None:
    left = DAY.findall(anonymised.all_that_is_said())

    assert not left


# What the check says of each, so that a change of the policy shows here: a trial with its dates and sentence is high;
# a rare condition or job, or a death in an area that is named, is raised.
LEVELS = {
    "england-lcspr": Level.RAISED,
    "england-scr": Level.RAISED,
    "ni-cmr": Level.RAISED,
    "ni-cmr-positive": Level.LOW,
    "scotland-learning-review": Level.LOW,
    "scotland-scr": Level.RAISED,
    "wales-cpr-concise": Level.RAISED,
    "wales-susr": Level.HIGH,
}


def test_what_remains_together_has_a_level(anonymised: Anonymised) -> None:
    risk = anonymised.candidate.evidence.risk

    assert risk is not None
    assert risk.level is LEVELS[anonymised.review.name]


def test_what_the_lesson_needs_is_left(anonymised: Anonymised) -> None:
    result = anonymised.all_that_is_said()
    stays = listed(anonymised.review).stays
    lost = [wording for wording in stays if wording not in result]
    share = 1 - len(lost) / len(stays)

    assert share >= STAYING, lost


def test_every_numbered_lesson_is_found(anonymised: Anonymised) -> None:
    lessons = anonymised.candidate.lessons
    found = {f"{LABELS[lesson.kind]} {lesson.number}" for lesson in lessons}

    missing = set(numbered(anonymised.review)) - found

    assert not missing
