"""Lessons have vectors of what they mean, where a model makes them.

Revision 0004, after 0003.
"""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lesson_vector",
        sa.Column("lesson_id", sa.String(32), nullable=False),
        sa.Column("model", sa.String(16), nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("lesson_id", name=op.f("pk_lesson_vector")),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_vector_lesson_id_lesson"), ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("lesson_vector")
