"""The tables of accounts, documents and the audit trail; those of reviews are in `review_models`."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ingest.anonymised import AnonymisedText
from ingest.candidate import Evidence
from ingest.mentions import Span
from ingest.record import CodedRecord, LessonTheme
from ingest.structure import Block
from policies.access import Role
from policies.lesson_kinds import LessonKind
from policies.publication import State
from repository.columns import Anonymised, AnonymisedList, Moment, Packed, coded
from repository.review_models import Review
from repository.tables import Table, new_id, now


class Purpose(StrEnum):
    """What is sealed under a key of its own."""

    CANDIDATE = "candidate"
    COMMENT = "comment"


class Change(StrEnum):
    """What the index has to hear of."""

    PUT = "put"
    REMOVE = "remove"


class Account(Table):
    """A person or a partner's system. `failures` and `retry_at` slow down guessing."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(coded(Role))
    board: Mapped[str] = mapped_column(String(200), default="")
    password_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)
    failures: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None] = mapped_column(Moment)


class AccountSession(Table):
    """A signed-in browser; only the SHA-256 of its token is kept."""

    __tablename__ = "account_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)
    seen_at: Mapped[datetime] = mapped_column(Moment, default=now)


class ApiKey(Table):
    """A key for the API; only the SHA-256 of its secret is kept. `scopes` are parted by blanks."""

    __tablename__ = "api_key"

    prefix: Mapped[str] = mapped_column(String(8), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[str] = mapped_column(ForeignKey(Account.id, ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(100))
    scopes: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Report(Table):
    """One document of a review, without its text.

    `revision` changes whenever the text does; `decider_id` took the last decision, `reason` is the code for it.
    `cleared_at` is when a second person cleared it, `published_at` when it became readable, `indexed_at` when the index
    last heard of it. `translation_of` is the document of the same review that this one says in another language.
    `format` is the kind of file that it came in, "" where that was not recorded.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index(None, "state", "deposited_at", "id"),
        Index(None, "depositor_id", "deposited_at"),
        Index(None, "published_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    review_number: Mapped[int] = mapped_column(ForeignKey(Review.number), index=True)
    role: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(8))
    format: Mapped[str] = mapped_column(String(8), default="")
    translation_of: Mapped[str | None] = mapped_column(ForeignKey("report.id"))
    state: Mapped[State] = mapped_column(coded(State))
    revision: Mapped[str] = mapped_column(String(32), default=new_id)
    depositor_id: Mapped[str] = mapped_column(ForeignKey(Account.id))
    deposited_at: Mapped[datetime] = mapped_column(Moment, default=now)
    decider_id: Mapped[str | None] = mapped_column(ForeignKey(Account.id))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    cleared_at: Mapped[datetime | None] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    indexed_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(String(32), default="")
    lesson_count: Mapped[int] = mapped_column(default=0)

    # Every use of a report asks for its review as well; what is not loaded cannot be asked for later (asyncio).
    review: Mapped[Review] = relationship(lazy="joined", innerjoin=True)


class SealedText(Table):
    """Ciphertext; worth nothing without the row of the same name in `report_key`."""

    __tablename__ = "sealed_text"

    report_id: Mapped[str] = mapped_column(ForeignKey(Report.id), primary_key=True)
    purpose: Mapped[Purpose] = mapped_column(coded(Purpose), primary_key=True)
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)


class ReportKey(Table):
    """The key of one sealed text, wrapped by the master key. Deleting the row is what destroys the text."""

    __tablename__ = "report_key"

    report_id: Mapped[str] = mapped_column(ForeignKey(Report.id), primary_key=True)
    purpose: Mapped[Purpose] = mapped_column(coded(Purpose), primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


class ReportText(Table):
    """The readable text of a cleared report; gone when the report is withdrawn."""

    __tablename__ = "report_text"

    report_id: Mapped[str] = mapped_column(ForeignKey(Report.id), primary_key=True)
    title: Mapped[AnonymisedText] = mapped_column(Anonymised)
    text: Mapped[AnonymisedText] = mapped_column(Anonymised)
    blocks: Mapped[tuple[Block, ...]] = mapped_column(Packed(tuple[Block, ...]))
    evidence: Mapped[Evidence] = mapped_column(Packed(Evidence))
    digest: Mapped[str] = mapped_column(String(64))


class CatalogueEntry(Table):
    """What the catalogue says of a public report; it stays when the text's time is over, and goes when withdrawn."""

    __tablename__ = "catalogue_entry"

    report_id: Mapped[str] = mapped_column(ForeignKey(Report.id), primary_key=True)
    subject: Mapped[AnonymisedText | None] = mapped_column(Anonymised)
    authors: Mapped[tuple[AnonymisedText, ...] | None] = mapped_column(AnonymisedList)
    abstract: Mapped[AnonymisedText | None] = mapped_column(Anonymised)
    coded: Mapped[CodedRecord] = mapped_column(Packed(CodedRecord))
    confirmed: Mapped[bool]


class LessonText(Table):
    """A lesson of a cleared report; `position` counts from 0 in reading order."""

    __tablename__ = "lesson"
    __table_args__ = (UniqueConstraint("report_id", "position"), UniqueConstraint("report_id", "anchor"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    report_id: Mapped[str] = mapped_column(ForeignKey(ReportText.report_id, ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[LessonKind] = mapped_column(coded(LessonKind))
    number: Mapped[str] = mapped_column(String(64))
    text: Mapped[AnonymisedText] = mapped_column(Anonymised)
    headings: Mapped[tuple[AnonymisedText, ...]] = mapped_column(AnonymisedList)
    span: Mapped[Span] = mapped_column(Packed(Span))
    page: Mapped[int | None]
    anchor: Mapped[str] = mapped_column(String(64))
    agency: Mapped[AnonymisedText] = mapped_column(Anonymised)
    stated: Mapped[str] = mapped_column(String(32))
    themes: Mapped[tuple[LessonTheme, ...]] = mapped_column(Packed(tuple[LessonTheme, ...]))
    digest: Mapped[str] = mapped_column(String(64))


class LessonVector(Table):
    """What a model made of a lesson's meaning, as `search.nearness` has it; `model` is its mark, in hex.

    It can be made again of the text, which it is as personal as: it goes when the lesson does.
    """

    __tablename__ = "lesson_vector"

    lesson_id: Mapped[str] = mapped_column(ForeignKey(LessonText.id, ondelete="CASCADE"), primary_key=True)
    model: Mapped[str] = mapped_column(String(16))
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class Outbox(Table):
    """What the index has yet to hear of, in the order in which it happened."""

    __tablename__ = "outbox"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    report_id: Mapped[str] = mapped_column(ForeignKey(Report.id))
    revision: Mapped[str] = mapped_column(String(32))
    change: Mapped[Change] = mapped_column(coded(Change))
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)
    done_at: Mapped[datetime | None] = mapped_column(Moment, index=True)


class AuditEntry(Table):
    """One link of the audit chain; the database itself refuses to change or delete one (see the first migration)."""

    __tablename__ = "audit_entry"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(64))
    object_id: Mapped[str] = mapped_column(String(64))
    outcome: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


class AuditHead(Table):
    """The end of the audit chain, in one row; whoever writes an entry holds its lock until commit."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
