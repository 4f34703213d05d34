"""A review and its documents: opening one, adding to it, and whether all that its type asks for is there."""

import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from policies.access import Permission
from policies.document_roles import DOCUMENT_ROLES, LANGUAGES
from policies.publication import State
from policies.record_numbers import LAST
from repository import audit, timing
from repository.errors import Invalid, NotFound
from repository.guards import Viewer
from repository.models import Account, Report
from repository.reasons import missing
from repository.review_models import MissingDocument, Review
from repository.stores import Stores
from repository.tags import Tags

# What counts as there, though not everybody can read it yet.
_THERE = (State.HELD, State.SCHEDULED, State.CLEARED, State.LAPSED)


@dataclass(frozen=True, slots=True)
class Document:
    """What one document of a review is; `translation_of` is the id of the one that it says in another language."""

    role: str = "overview-report"
    language: str = "en"
    translation_of: str = ""


OVERVIEW = Document()


async def open_review(session: AsyncSession, viewer: Viewer, tags: Tags) -> Review:
    """A new review of those tags."""
    # Drawn and not counted: the next number would tell when an anonymous review came in.
    while await session.get(Review, number := 1 + secrets.randbelow(LAST)):
        pass
    review = Review(
        number=number,
        nation=tags.nation,
        review_type=tags.review_type,
        type_as_stated=tags.type_as_stated,
        year=tags.year,
        board=tags.board,
        board_code=tags.board_code,
        anonymous=tags.anonymous,
        published_before=tags.published_before,
        publish_on=tags.publish_on,
        depositor_id=viewer.account_id,
    )
    session.add(review)
    await session.flush()
    session.add_all(MissingDocument(review_number=number, role=role, reason=reason) for role, reason in tags.missing)
    return review


async def joined(session: AsyncSession, viewer: Viewer, number: int) -> Review:
    """The review of that number, for a viewer who may add to it: its depositor, or an account of the same board.

    Raises:
        NotFound: there is none.
    """
    owner = select(Account.board).where(Account.id == Review.depositor_id).scalar_subquery()
    row = (await session.execute(select(Review, owner).where(Review.number == number))).one_or_none()
    if row is None:
        raise NotFound
    review: Review = row[0]
    if review.depositor_id != viewer.account_id and not (viewer.board and row[1] == viewer.board):
        raise NotFound
    return review


async def tags_of(stores: Stores, viewer: Viewer, review: Tags | int) -> Tags:
    """The tags of the review that a document is deposited for, new or there already.

    Raises:
        NotFound: there is no such review that the viewer may add to.
    """
    if isinstance(review, Tags):
        return review
    async with stores.reading() as session:
        found = await joined(session, viewer, review)
    return Tags(
        found.nation,
        found.review_type,
        found.year,
        found.board,
        found.type_as_stated,
        anonymous=found.anonymous,
        published_before=found.published_before,
    )


async def check(session: AsyncSession, review: Review, document: Document) -> None:
    """Whether the document can be what it is said to be.

    Raises:
        Invalid: there is no such role or language, or what it translates is not in the review, or is in its language.
    """
    if document.role not in DOCUMENT_ROLES:
        raise Invalid("role", f"A document of a review is one of: {', '.join(DOCUMENT_ROLES)}.")
    if document.language not in LANGUAGES:
        raise Invalid("language", f"The language of a document is one of: {', '.join(LANGUAGES)}.")
    if not document.translation_of:
        return
    original = await session.get(Report, document.translation_of)
    if original is None or original.review_number != review.number:
        raise Invalid("translation-of", "What this document translates is not a document of the same review.")
    if original.language == document.language:
        raise Invalid("translation-of", "A translation is in another language than what it translates.")


async def require_complete(session: AsyncSession, review: Review) -> None:
    """See that every document which the review's type asks for is there, or that it was said why not.

    Raises:
        Invalid: `documents-missing`; the sentence names them.
    """
    if lacking := await lacks(session, review):
        named = " and ".join(DOCUMENT_ROLES[role].label.lower() for role in lacking)
        raise Invalid(
            "documents-missing",
            f"This type of review comes with a document that is not here: {named}. Deposit it with this review, or "
            "record why there is none.",
        )


async def lacks(session: AsyncSession, review: Review) -> list[str]:
    """The roles that the review's type asks for, which no document has and no reason excuses."""
    there = select(Report.role).where(Report.review_number == review.number, Report.state.in_(_THERE))
    excused = select(MissingDocument.role).where(MissingDocument.review_number == review.number)
    known = {*(await session.scalars(there)), *(await session.scalars(excused))}
    return [role.code for role in timing.rule_of(review).missing_roles(known)]


async def excuse(stores: Stores, viewer: Viewer, number: int, role: str, reason: str) -> None:
    """Record why a document that the review's type asks for is not there; `reason` is a code of `reasons.Missing`.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer.
        Invalid: there is no such role or reason.
    """
    code = missing(reason)
    if role not in DOCUMENT_ROLES:
        raise Invalid("role", f"A document of a review is one of: {', '.join(DOCUMENT_ROLES)}.")
    async with stores.writing() as session:
        review = await handled(session, viewer, number)
        await session.merge(MissingDocument(review_number=review.number, role=role, reason=code))
        await session.flush()
        await audit.record(
            session, actor=viewer.account_id, action="review.excuse", object_id=str(number), code=f"{role}:{code}"
        )


async def handled(session: AsyncSession, viewer: Viewer, number: int) -> Review:
    """The review of that number, for whoever has to do with it: those who clear, and those who may add to it.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer.
    """
    if viewer.may(Permission.CLEAR):
        review = await session.get(Review, number)
        if review is None:
            raise NotFound
        return review
    viewer.require(Permission.DEPOSIT)
    return await joined(session, viewer, number)
