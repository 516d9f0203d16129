"""What users thought of replies."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("verdict", sa.String(4), nullable=False),
        sa.Column("reply", sa.String(500), nullable=False),
        sa.Column("word", sa.String(300)),
    )


def downgrade() -> None:
    op.drop_table("feedback")
