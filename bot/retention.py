"""Deletes conversations that nobody has gone on with for long. For the SQLite file that `make run` uses; must not import Rasa.

Conversations in another tracker store are not touched here: its operator deletes them there, for instance in PostgreSQL with the
statement below.
"""
from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from bot.errors import BotError

_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'events'"
_OLD = "DELETE FROM events WHERE sender_id IN (SELECT sender_id FROM events GROUP BY sender_id HAVING MAX(timestamp) < ?)"
_DAY = 24 * 60 * 60


class RetentionError(BotError):
    """The conversations' file cannot be cleaned."""


def delete_old_conversations(file: Path, keep_days: int, now: float | None = None) -> int:
    """Delete every conversation whose last event is older than so many days; the number of events deleted.

    now: seconds since 1970. A file that is not there yet, or holds no conversation, stays as it is.  Raises RetentionError.
    """
    if not file.is_file():
        return 0
    try:
        return _delete(file, (now or time.time()) - keep_days * _DAY)
    except sqlite3.Error as error:
        raise RetentionError(
            f"Conversations: expecting a SQLite database that nobody else is writing to in {file}, got: {error}. "
            "Stop what uses it, or move the file away; a new one is made."
        ) from error


def _delete(file: Path, before: float) -> int:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")  # the words are overwritten, not only given up
        if connection.execute(_TABLE).fetchone() is None:
            return 0
        return connection.execute(_OLD, (before,)).rowcount
