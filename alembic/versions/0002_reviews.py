"""A report becomes one document of a review, which holds what its documents have in common.

Revision 0002, after 0001.
"""

import secrets

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("review", "missing_document", "embargo", "notice", "seen_day", "catalogue_entry")
# What moves from the document to its review.
MOVED = ("nation", "review_type", "type_as_stated", "year", "board")


def upgrade() -> None:
    _reviews()
    with op.batch_alter_table("report") as report:
        report.add_column(sa.Column("review_number", sa.Integer()))
        report.add_column(sa.Column("role", sa.String(length=32), nullable=False, server_default="overview-report"))
        report.add_column(sa.Column("language", sa.String(length=8), nullable=False, server_default="en"))
        report.add_column(sa.Column("format", sa.String(length=8), nullable=False, server_default=""))
        report.add_column(sa.Column("translation_of", sa.String(length=32)))
        report.add_column(sa.Column("published_at", sa.DateTime(timezone=True)))
    with op.batch_alter_table("lesson") as lesson:
        lesson.add_column(sa.Column("agency", sa.Text(), nullable=False, server_default=""))
        lesson.add_column(sa.Column("stated", sa.String(length=32), nullable=False, server_default=""))
        # An empty list in MessagePack.
        lesson.add_column(sa.Column("themes", sa.LargeBinary(), nullable=False, server_default=sa.text(_empty())))
    with op.batch_alter_table("lesson") as lesson:
        lesson.alter_column("agency", existing_type=sa.Text(), server_default=None)
        lesson.alter_column("stated", existing_type=sa.String(length=32), server_default=None)
        lesson.alter_column("themes", existing_type=sa.LargeBinary(), server_default=None)
    _move_up()
    with op.batch_alter_table("report") as report:
        report.alter_column("review_number", existing_type=sa.Integer(), nullable=False)
        report.alter_column("role", existing_type=sa.String(length=32), server_default=None)
        report.alter_column("language", existing_type=sa.String(length=8), server_default=None)
        report.alter_column("format", existing_type=sa.String(length=8), server_default=None)
        report.create_foreign_key(op.f("fk_report_review_number_review"), "review", ["review_number"], ["number"])
        report.create_foreign_key(op.f("fk_report_translation_of_report"), "report", ["translation_of"], ["id"])
        report.drop_index(op.f("ix_report_cleared_at_id"))
        report.create_index(op.f("ix_report_published_at_id"), ["published_at", "id"])
        report.create_index(op.f("ix_report_review_number"), ["review_number"])
        for name in MOVED:
            report.drop_column(name)


def downgrade() -> None:
    with op.batch_alter_table("lesson") as lesson:
        for name in ("agency", "stated", "themes"):
            lesson.drop_column(name)
    with op.batch_alter_table("report") as report:
        report.add_column(sa.Column("nation", sa.String(length=32), nullable=False, server_default=""))
        report.add_column(sa.Column("review_type", sa.String(length=32), nullable=False, server_default=""))
        report.add_column(sa.Column("type_as_stated", sa.String(length=80), nullable=False, server_default=""))
        report.add_column(sa.Column("year", sa.Integer(), nullable=False, server_default="0"))
        report.add_column(sa.Column("board", sa.String(length=200), nullable=False, server_default=""))
    for name in MOVED:
        op.execute(
            f"UPDATE report SET {name} = (SELECT {name} FROM review WHERE review.number = report.review_number)"  # noqa: S608
        )
    with op.batch_alter_table("report") as report:
        for name in MOVED:
            report.alter_column(name, server_default=None)
        report.drop_constraint(op.f("fk_report_review_number_review"), type_="foreignkey")
        report.drop_constraint(op.f("fk_report_translation_of_report"), type_="foreignkey")
        report.drop_index(op.f("ix_report_published_at_id"))
        report.drop_index(op.f("ix_report_review_number"))
        report.create_index(op.f("ix_report_cleared_at_id"), ["cleared_at", "id"])
        for name in ("review_number", "role", "language", "format", "translation_of", "published_at"):
            report.drop_column(name)
    for table in reversed(TABLES):
        op.drop_table(table)


def _empty() -> str:
    return "X'90'" if op.get_bind().dialect.name == "sqlite" else r"'\\x90'::bytea"


def _reviews() -> None:
    op.create_table(
        "review",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nation", sa.String(length=32), nullable=False),
        sa.Column("review_type", sa.String(length=32), nullable=False),
        sa.Column("type_as_stated", sa.String(length=80), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("board", sa.String(length=200), nullable=False),
        sa.Column("board_code", sa.String(length=64), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("published_before", sa.Boolean(), nullable=False),
        sa.Column("publish_on", sa.Date()),
        sa.Column("take_down_on", sa.Date()),
        sa.Column("hold", sa.String(length=32), nullable=False),
        sa.Column("depositor_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["depositor_id"], ["account.id"], name=op.f("fk_review_depositor_id_account")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_nation"), "review", ["nation"])
    op.create_index(op.f("ix_review_depositor_id"), "review", ["depositor_id"])
    op.create_table(
        "missing_document",
        sa.Column("review_number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_number"], ["review.number"], name=op.f("fk_missing_document_review_number_review")
        ),
        sa.PrimaryKeyConstraint("review_number", "role", name=op.f("pk_missing_document")),
    )
    op.create_table(
        "embargo",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("review_number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["review_number"], ["review.number"], name=op.f("fk_embargo_review_number_review")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_embargo")),
    )
    op.create_index(op.f("ix_embargo_review_number"), "embargo", ["review_number"])
    op.create_table(
        "notice",
        sa.Column("review_number", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=64), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["review_number"], ["review.number"], name=op.f("fk_notice_review_number_review")),
        sa.PrimaryKeyConstraint("review_number", "recipient", name=op.f("pk_notice")),
    )
    op.create_table(
        "catalogue_entry",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("authors", sa.Text()),
        sa.Column("abstract", sa.Text()),
        sa.Column("coded", sa.LargeBinary(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_catalogue_entry_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_catalogue_entry")),
    )
    op.create_table(
        "seen_day",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seen_day")),
    )


def _move_up() -> None:
    """A review for each report that there is: what was cleared so far had been published before."""
    bind = op.get_bind()
    report = sa.table("report", *(sa.column(name) for name in ("id", "depositor_id", "deposited_at", *MOVED)))
    review = sa.table(
        "review",
        *(sa.column(name) for name in ("number", "depositor_id", "created_at", *MOVED)),
        *(sa.column(name) for name in ("board_code", "hold")),
        sa.column("anonymous", sa.Boolean()),
        sa.column("published_before", sa.Boolean()),
    )
    numbered = sa.table("report", sa.column("id"), sa.column("review_number"))
    taken: set[int] = set()
    for row in bind.execute(sa.select(report)).mappings().all():
        while (number := secrets.randbelow(1_000_000)) in taken:
            pass
        taken.add(number)
        said = {name: row[name] for name in (*MOVED, "depositor_id")}
        made = {"number": number, "created_at": row["deposited_at"], "board_code": "", "hold": ""}
        bind.execute(sa.insert(review).values(**said, **made, anonymous=False, published_before=True))
        bind.execute(sa.update(numbered).where(numbered.c.id == row["id"]).values(review_number=number))
    op.execute("UPDATE report SET published_at = cleared_at")
