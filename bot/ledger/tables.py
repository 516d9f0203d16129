"""The tables of the ledger and of feedback, as the newest migration leaves them. Rates are text, so that a decimal stays as it is in every database."""
from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, DateTime, ForeignKey, Integer, MetaData, String, Table

metadata = MetaData()

quotes = Table(
    "quotes", metadata,
    Column("reference", String(9), primary_key=True),
    Column("made_at", DateTime, nullable=False),  # UTC
    Column("edition", String(40), nullable=False),
    Column("population", Integer, nullable=False),
    Column("with_cyber", Boolean, nullable=False),
    Column("rider_mentioned", Boolean, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("comparing", Boolean, nullable=False),
)

#: One line for a quote, one for each contract type of a comparison. Amounts are whole yen.
quote_lines = Table(
    "quote_lines", metadata,
    Column("reference", String(9), ForeignKey("quotes.reference"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("contract_type", Integer, nullable=False),
    Column("rate_with_cyber", String(12), nullable=False),
    Column("rate_without_cyber", String(12), nullable=False),
    Column("cyber_rate", String(12), nullable=False),
    Column("premium_with_cyber", BigInteger, nullable=False),
    Column("premium_without_cyber", BigInteger, nullable=False),
    Column("cyber_share", BigInteger, nullable=False),
    Column("liability", BigInteger, nullable=False),
    Column("response_costs", BigInteger, nullable=False),
)

#: What users thought of replies. Neither the conversation nor the person is kept; the page sends no reply that repeats what was told.
feedback = Table(
    "feedback", metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", DateTime, nullable=False),  # UTC
    Column("verdict", String(4), nullable=False),  # up or down
    Column("reply", String(500), nullable=False),
    Column("word", String(300)),
)
