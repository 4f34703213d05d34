"""What the catalogue keeps: what a review is about, in coded values and words of its text, and its lessons' themes."""

import msgspec

from ingest.anonymised import AnonymisedText


class LessonTheme(msgspec.Struct, frozen=True):
    """A concept of the vocabulary that a lesson is about.

    `score` in 0..1 says how sure the machine was; `provenance` is "machine-rule", "machine-model" or, where a person
    added it, "person"; `confirmed` says that the person who cleared the report has stood by it.
    """

    code: str
    score: float
    provenance: str
    confirmed: bool = False


class CodedRecord(msgspec.Struct, frozen=True):
    """The coded fields, codes of `policies.catalogue`; `None` is "not recorded", which is not "no".

    `begins` and `ends` bound the time that the review looks at, as "2021-08" or "2021".
    """

    outcome: str | None = None
    harm_types: tuple[str, ...] | None = None
    age_bands: tuple[str, ...] | None = None
    sex: str | None = None
    methodology: str | None = None
    begins: str | None = None
    ends: str | None = None
    keywords: tuple[str, ...] | None = None


class CatalogueRecord(msgspec.Struct, frozen=True):
    """The record; `confirmed` says that a person who cleared the report has stood by it, field by field."""

    coded: CodedRecord
    subject: AnonymisedText | None = None
    authors: tuple[AnonymisedText, ...] | None = None
    abstract: AnonymisedText | None = None
    confirmed: bool = False
