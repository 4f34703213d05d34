"""The tables."""

import secrets
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ingest.anonymised import AnonymisedText
from ingest.candidate import Evidence
from ingest.mentions import Span
from ingest.structure import Block
from policies.access import Role
from policies.lesson_kinds import LessonKind
from policies.publication import State
from repository.columns import Anonymised, AnonymisedList, Moment, Packed, coded


class Purpose(StrEnum):
    """What is sealed under a key of its own."""

    CANDIDATE = "candidate"
    COMMENT = "comment"


class Change(StrEnum):
    """What the index has to hear of."""

    PUT = "put"
    REMOVE = "remove"


def new_id() -> str:
    """A name that cannot be guessed and says nothing about order or number (ASVS 5.0, 11.5.1).

    None begins with a hyphen: the command line would take it for an option.
    """
    while (name := secrets.token_urlsafe(16)).startswith("-"):
        pass
    return name


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Table(DeclarativeBase):
    """What the tables share: names for constraints that are the same on every engine, so that migrations find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


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
    """What is known of a report without its text.

    `revision` changes whenever the text does; `decider_id` took the last decision, `reason` is the code for it.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index(None, "state", "deposited_at", "id"),
        Index(None, "depositor_id", "deposited_at"),
        Index(None, "cleared_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    state: Mapped[State] = mapped_column(coded(State))
    revision: Mapped[str] = mapped_column(String(32), default=new_id)
    nation: Mapped[str] = mapped_column(String(32))
    review_type: Mapped[str] = mapped_column(String(32))
    type_as_stated: Mapped[str] = mapped_column(String(80), default="")
    year: Mapped[int]
    board: Mapped[str] = mapped_column(String(200), default="")
    depositor_id: Mapped[str] = mapped_column(ForeignKey(Account.id))
    deposited_at: Mapped[datetime] = mapped_column(Moment, default=now)
    decider_id: Mapped[str | None] = mapped_column(ForeignKey(Account.id))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    cleared_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(String(32), default="")
    lesson_count: Mapped[int] = mapped_column(default=0)


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
    digest: Mapped[str] = mapped_column(String(64))


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
