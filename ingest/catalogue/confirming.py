"""From suggestions to a record: as the text suggests it, or as the person who clears the report corrected it."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from ingest.anonymised import AnonymisedText, woven
from ingest.candidate import Lesson
from ingest.catalogue.abstract import abstract
from ingest.catalogue.suggestions import Coded, Suggestions
from ingest.record import CatalogueRecord, CodedRecord
from policies.catalogue import AGE_BANDS, HARM_TYPES, METHODOLOGIES, OUTCOMES, SEXES, Answer
from policies.headings import subject_label

_MONTH = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?")


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the clearer says each field is; an empty one is not recorded.

    `authors` are the places (from 0) in the suggested list of those that are kept: nobody types a name here. For the
    same reason the abstract is not typed either: it is made anew of the corrected fields, or left out. `themes` has the
    codes of the vocabulary by the anchor of the lesson; a lesson that is not named there has none, and without `themes`
    the suggested ones stay, unconfirmed.
    """

    subject: str = ""
    outcome: str = ""
    harm_types: tuple[str, ...] = ()
    age_bands: tuple[str, ...] = ()
    sex: str = ""
    methodology: str = ""
    authors: tuple[int, ...] = ()
    begins: str = ""
    ends: str = ""
    with_abstract: bool = True
    themes: dict[str, tuple[str, ...]] | None = None


def suggested(found: Suggestions) -> CatalogueRecord:
    """The record that the suggestions make while nobody has confirmed them."""
    period = found.period
    return CatalogueRecord(
        coded=CodedRecord(
            outcome=_code(found.outcome),
            harm_types=_codes(found.harm_types),
            age_bands=_codes(found.age_bands),
            sex=_code(found.sex),
            methodology=_code(found.methodology),
            begins=period.begins if period else None,
            ends=period.ends if period else None,
            keywords=_codes(found.keywords),
        ),
        subject=_subject(str(found.subject.text)) if found.subject else None,
        authors=tuple(author.text for author in found.authors) if found.authors else None,
        abstract=found.abstract.text if found.abstract else None,
    )


def confirmed(found: Suggestions, said: Correction, lessons: Sequence[Lesson]) -> CatalogueRecord:
    """The record as the clearer says it is.

    Raises:
        ValueError: a field holds what it cannot; the message says which, and quotes nothing.
    """
    authors = found.authors or ()
    if any(not 0 <= place < len(authors) for place in said.authors):
        raise ValueError("One of the authors is none of those that were suggested.")
    subject = None
    if said.subject.strip():
        subject = woven(subject_label(said.subject))
    corrected = msgspec.structs.replace(
        found,
        outcome=_chosen(said.outcome, OUTCOMES, "outcome"),
        harm_types=_all_chosen(said.harm_types, HARM_TYPES, "harm"),
        age_bands=_all_chosen(said.age_bands, AGE_BANDS, "age"),
        sex=_chosen(said.sex, SEXES, "sex"),
        methodology=_chosen(said.methodology, METHODOLOGIES, "method"),
        authors=tuple(authors[place] for place in sorted(set(said.authors))) or None,
        period=None,
        subject=found.subject if subject and found.subject and found.subject.text == subject else None,
    )
    made = abstract(corrected, lessons) if said.with_abstract else None
    record = suggested(msgspec.structs.replace(corrected, abstract=made))
    coded = msgspec.structs.replace(record.coded, begins=_month(said.begins), ends=_month(said.ends))
    return msgspec.structs.replace(record, coded=coded, subject=subject, confirmed=True)


def _subject(wording: str) -> AnonymisedText | None:
    try:
        return woven(subject_label(wording))
    except ValueError:
        # What may stand in a text for as long as that is there may not all stand in a heading for ever.
        return None


def _code(found: Coded | None) -> str | None:
    return found.value if found and found.answer is Answer.YES else None


def _codes(found: Sequence[Coded] | None) -> tuple[str, ...] | None:
    if found is None:
        return None
    return tuple(one.value for one in found if one.answer is Answer.YES) or None


def _chosen(code: str, among: Mapping[str, object], field: str) -> Coded | None:
    if not code:
        return None
    if code not in among:
        raise ValueError(f"The {field} is one of: {', '.join(among)}.")
    return Coded(code, None, 1.0)


def _all_chosen(codes: Sequence[str], among: Mapping[str, object], field: str) -> tuple[Coded, ...] | None:
    found = [_chosen(code, among, field) for code in codes]
    return tuple(one for one in found if one) or None


def _month(written: str) -> str | None:
    if not (tidy := written.strip()):
        return None
    if not _MONTH.fullmatch(tidy):
        raise ValueError("Write the time that the review looks at as years or months, such as 2021 or 2021-08.")
    return tidy
