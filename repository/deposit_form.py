"""What the form of a deposit says: the submission, its tags and the depositor's decisions."""

import msgspec

from ingest.decisions import Decisions
from ingest.submission import Submission
from policies.document_roles import DOCUMENT_ROLES
from policies.nations import nation
from policies.record_numbers import number_of
from repository.anonymity import hidden_names
from repository.bundles import OVERVIEW, Document
from repository.errors import Invalid
from repository.forms import Form
from repository.guards import Viewer
from repository.tags import Tags


def preview_of(form: Form, board: str) -> Submission:
    """The file with what its preview depends on; `board` is the depositor's own, which a form that names none means.

    Raises:
        Invalid: there is no file, no such nation, or no board to be kept out of an anonymous report.
    """
    try:
        # The nation decides how lessons are told, which a preview does not show, so that a file alone is enough.
        chosen = nation(form.text("nation") or "multi-nation").code
    except LookupError as error:
        raise Invalid("nation", str(error)) from None
    named = form.text("board") or board
    if not form.ticked("anonymous"):
        return _submission(form, chosen)
    if not named:
        raise Invalid(
            "board", "Say which board publishes anonymously, so that its name can be taken out of the report."
        )
    return _submission(form, chosen, hidden_names(named, chosen))


def submission_for(form: Form, tags: Tags) -> Submission:
    """The file as a document of the review with those tags, ready for a worker.

    Raises:
        Invalid: there is no file.
    """
    return _submission(form, tags.nation, tags.hidden)


def _submission(form: Form, nation_code: str, hidden: tuple[str, ...] = ()) -> Submission:
    if form.file is None:
        raise Invalid("file", "Choose the file of the report.")
    return Submission.of(form.file, title=form.text("title"), nation=nation_code, hidden=hidden)


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
