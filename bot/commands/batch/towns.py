"""Towns seen so far, exactly and in constant memory: a temporary SQLite file that vanishes with its connection."""
from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_SETTINGS = "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000;"


def key(prefecture: str, name: str) -> str:
    """What makes two rows the same town: the name in one spelling of each character, within the prefecture where one is given.

    >>> key("", "ｷﾀ町") == key("", " キタ町")
    True
    """
    town = unicodedata.normalize("NFKC", name).strip()
    return f"{unicodedata.normalize('NFKC', prefecture).strip()}\t{town}" if prefecture else town


class Towns:
    """The first line of every town."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.executescript(_SETTINGS)
        database.execute("CREATE TABLE towns (key TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID")

    def add(self, lines: Sequence[tuple[str, int]]) -> dict[int, int]:
        """Take the towns of a chunk, each with its line; the result is the earlier line of each that was there before."""
        with self._database:
            # In the order of the keys, neighbours go to the same page of the file.
            added = self._database.executemany("INSERT OR IGNORE INTO towns VALUES (?, ?)", sorted(lines)).rowcount
        if added == len(lines) or not lines:
            return {}
        firsts = ((line, self._first(town)) for town, line in lines)
        return {line: first for line, first in firsts if first != line}

    def _first(self, town: str) -> int:
        row = self._database.execute("SELECT line FROM towns WHERE key = ?", (town,)).fetchone()
        return int(row[0])


@contextmanager
def towns() -> Iterator[Towns]:
    """No towns yet. Raises sqlite3.Error where there is no room for the temporary file."""
    database = sqlite3.connect("")
    try:
        yield Towns(database)
    finally:
        database.close()
