"""What the form of a deposit says: the submission, its tags and the depositor's decisions."""

import msgspec

from ingest.decisions import Decisions
from ingest.submission import Submission
from policies.nations import nation
from repository.errors import Invalid
from repository.forms import Form
from repository.guards import Viewer
from repository.tags import Tags


def submission_of(form: Form, *, otherwise: str = "", board: str = "") -> Submission:
    """The file with its title and nation (`otherwise` where the form names none), ready for a worker.

    `board` is the depositor's own, which a form that names none means.

    Raises:
        Invalid: there is no file, no such nation, or no board to be kept out of an anonymous report.
    """
    if form.file is None:
        raise Invalid("file", "Choose the file of the report.")
    try:
        chosen = nation(form.text("nation") or otherwise)
    except LookupError as error:
        raise Invalid("nation", str(error)) from None
    return Submission.of(form.file, title=form.text("title"), nation=chosen.code, hidden=hidden_names(form, board))


def hidden_names(form: Form, board: str = "") -> tuple[str, ...]:
    """The names that the text may not hold: of the board where the form has `anonymous` = yes, none otherwise.

    Raises:
        Invalid: the report is to be anonymous, and neither the form nor `board` says of which board.
    """
    if form.text("anonymous") != "yes":
        return ()
    named = form.text("board") or board
    if not named:
        raise Invalid(
            "board", "Say which board publishes anonymously, so that its name can be taken out of the report."
        )
    return (named,)


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
