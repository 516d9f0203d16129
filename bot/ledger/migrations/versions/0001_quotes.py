"""Quotes and their lines."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "quotes",
        sa.Column("reference", sa.String(9), primary_key=True),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("edition", sa.String(40), nullable=False),
        sa.Column("population", sa.Integer, nullable=False),
        sa.Column("with_cyber", sa.Boolean, nullable=False),
        sa.Column("rider_mentioned", sa.Boolean, nullable=False),
        sa.Column("approximate", sa.Boolean, nullable=False),
        sa.Column("comparing", sa.Boolean, nullable=False),
    )
    op.create_table(
        "quote_lines",
        sa.Column("reference", sa.String(9), sa.ForeignKey("quotes.reference"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("contract_type", sa.Integer, nullable=False),
        sa.Column("rate_with_cyber", sa.String(12), nullable=False),
        sa.Column("rate_without_cyber", sa.String(12), nullable=False),
        sa.Column("cyber_rate", sa.String(12), nullable=False),
        sa.Column("premium_with_cyber", sa.BigInteger, nullable=False),
        sa.Column("premium_without_cyber", sa.BigInteger, nullable=False),
        sa.Column("cyber_share", sa.BigInteger, nullable=False),
        sa.Column("liability", sa.BigInteger, nullable=False),
        sa.Column("response_costs", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("quote_lines")
    op.drop_table("quotes")
