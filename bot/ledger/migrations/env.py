"""Alembic runs this for each command: it opens the database and runs the steps (see bot/ledger/migrate.py)."""
from __future__ import annotations

import sqlalchemy
from alembic import context
from sqlalchemy.pool import NullPool

from bot.ledger.tables import metadata

engine = sqlalchemy.create_engine(context.config.attributes["address"], future=True, poolclass=NullPool)
with engine.begin() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    context.run_migrations()
