"""What the form of a deposit says: the submission, its tags and the depositor's decisions."""

import msgspec
from policies.document_roles import DOCUMENT_ROLES
from policies.record_numbers import number_of

from ingest.decisions import Decisions
from ingest.submission import Submission
from policies.nations import nation
from repository.bundles import OVERVIEW, Document
from repository.errors import Invalid
from repository.forms import Form
from repository.guards import Viewer
from repository.tags import Tags


def submission_of(form: Form, *, otherwise: str = "") -> Submission:
    """The file with its title and nation (`otherwise` where the form names none), ready for a worker.

    Raises:
        Invalid: there is no file, or no such nation.
    """
    if form.file is None:
        raise Invalid("file", "Choose the file of the report.")
    try:
        chosen = nation(form.text("nation") or otherwise)
    except LookupError as error:
        raise Invalid("nation", str(error)) from None
    return Submission.of(form.file, title=form.text("title"), nation=chosen.code)


def tags_of(form: Form, viewer: Viewer) -> Tags:
    """The tags as stated; the board is the depositor's own where the form names none.

    Raises:
        Invalid: a tag is missing or cannot be.
    """
    return Tags.of(
        nation=form.text("nation"),
        review_type=form.text("review_type"),
        year=form.text("year"),
        board=form.text("board") or viewer.board,
        type_as_stated=form.text("type_as_stated"),
        anonymous=form.ticked("anonymous"),
        published_before=form.ticked("published_before"),
        publish_on=form.text("publish_on"),
        missing={role: form.text(f"no_{role}") for role in DOCUMENT_ROLES},
    )


def review_of(form: Form, viewer: Viewer) -> Tags | int:
    """The tags of a new review, or the number of the one that the form adds a document to.

    Raises:
        Invalid: a tag is missing or cannot be, or the record number is none.
    """
    number = form.text("review")
    if not number:
        return tags_of(form, viewer)
    try:
        return number_of(number)
    except ValueError as error:
        raise Invalid("review", str(error)) from None


def document_of(form: Form) -> Document:
    """Which document of its review the file is; the overview report in English where the form says nothing."""
    return Document(
        role=form.text("role") or OVERVIEW.role,
        language=form.text("language") or OVERVIEW.language,
        translation_of=form.text("translation_of"),
    )


def decisions_of(form: Form) -> Decisions | None:
    """The decisions that were made in the preview; None where there was none, and all proposals are accepted.

    Raises:
        Invalid: they are not the JSON that a preview leads to.
    """
    encoded = form.text("decisions")
    if not encoded:
        return None
    try:
        return msgspec.json.decode(encoded, type=Decisions)
    except msgspec.DecodeError:
        raise Invalid("decisions", "The decisions of the preview cannot be read. Preview the file again.") from None
