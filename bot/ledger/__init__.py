"""The ledger of quotes: every quote given, under a number by which it can be shown again. Must not import Rasa."""
from __future__ import annotations

from functools import lru_cache

from bot.ledger.entry import Entry
from bot.ledger.store import Ledger, LedgerError
from bot.settings import settings

__all__ = ["Entry", "Ledger", "LedgerError", "ledger"]


@lru_cache(maxsize=1)
def ledger() -> Ledger:
    """The ledger of this process's settings (DATABASE_URL)."""
    return Ledger(settings().database_url)
