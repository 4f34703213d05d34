"""What went wrong with a form, said beside the field that it is about."""

from typing import NamedTuple

from ingest.errors import DocumentRefused
from repository.errors import Invalid

# What a form shows again with the fault; every other error has a page of its own.
REFUSALS = (Invalid, DocumentRefused)

_FIELDS = {
    "tags": "review_type",
    "type-as-stated": "type_as_stated",
    "spans": "words",
    "decisions": "file",
    "documents-missing": "confirmed",
    "publish-on": "publish_on",
    "take-down-on": "take_down_on",
    "sent-on": "sent_on",
    "translation-of": "translation_of",
}


class Trouble(NamedTuple):
    """One fault; `field` is the id of the field, "" where it is about none."""

    field: str
    sentence: str


def troubles(error: Invalid | DocumentRefused | None, *fields: str) -> list[Trouble]:
    """The faults of a form with these fields; what is wrong with a document is said beside its file."""
    if error is None:
        return []
    field = "file" if isinstance(error, DocumentRefused) else _FIELDS.get(error.code, error.code)
    return [Trouble(field if field in fields else "", error.sentence)]
