"""Brings the ledger's tables to the newest form; Alembic does the work, from the steps in migrations/versions."""
from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import SQLAlchemyError

from bot.ledger.store import unusable

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(address: str) -> None:
    """Run every step that the database has not seen yet; none where it is up to date. Raises LedgerError."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["address"] = address
    try:
        command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise unusable(error) from error
