"""The tables of reviews: what the documents of one have in common, and what decides when they are published."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from repository.columns import Moment
from repository.tables import Table, new_id, now


class Review(Table):
    """A case review: what its documents have in common, and what decides when they may be published.

    `number` is drawn at random, so that it says nothing about when an anonymous review came in; it is never given
    again. `board` is the body by the name that it gave, `board_code` its row in the register where it has one. With
    `anonymous` nobody but the people who handle it may learn which body that is. `published_before` says that the
    body had published the review itself when it was deposited. It is public from `publish_on` at the earliest and no
    longer from `take_down_on` on. `hold` is the reason of a legal hold, "" without one.
    """

    __tablename__ = "review"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nation: Mapped[str] = mapped_column(String(32), index=True)
    review_type: Mapped[str] = mapped_column(String(32))
    type_as_stated: Mapped[str] = mapped_column(String(80), default="")
    year: Mapped[int]
    board: Mapped[str] = mapped_column(String(200), default="")
    board_code: Mapped[str] = mapped_column(String(64), default="")
    anonymous: Mapped[bool] = mapped_column(default=False)
    published_before: Mapped[bool] = mapped_column(default=False)
    publish_on: Mapped[date | None]
    take_down_on: Mapped[date | None]
    hold: Mapped[str] = mapped_column(String(32), default="")
    depositor_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)


class MissingDocument(Table):
    """Why a document that the review's type asks for is not there."""

    __tablename__ = "missing_document"

    review_number: Mapped[int] = mapped_column(ForeignKey(Review.number), primary_key=True)
    role: Mapped[str] = mapped_column(String(32), primary_key=True)
    reason: Mapped[str] = mapped_column(String(32))


class Embargo(Table):
    """A reason to wait; `until` is the first day on which it no longer holds, open where nobody knows that day yet."""

    __tablename__ = "embargo"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    review_number: Mapped[int] = mapped_column(ForeignKey(Review.number), index=True)
    reason: Mapped[str] = mapped_column(String(32))
    until: Mapped[date | None]
    set_at: Mapped[datetime] = mapped_column(Moment, default=now)
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)


class Notice(Table):
    """That a body which has to see the review before it is published was sent it, and on which day."""

    __tablename__ = "notice"

    review_number: Mapped[int] = mapped_column(ForeignKey(Review.number), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(64), primary_key=True)
    sent_on: Mapped[date]


class SeenDay(Table):
    """The last day that the service has seen, in one row: its clock may be wrong, and is then not acted upon."""

    __tablename__ = "seen_day"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
