"""A report says when the search index last heard of it.

Revision 0003, after 0002.
"""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("report", sa.Column("indexed_at", sa.DateTime(timezone=True)))
    op.execute("UPDATE report SET indexed_at = (SELECT max(done_at) FROM outbox WHERE outbox.report_id = report.id)")


def downgrade() -> None:
    with op.batch_alter_table("report") as report:
        report.drop_column("indexed_at")
