"""What users thought of replies (役に立ったか): kept for the operator, without a trace of the conversation or the person."""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Optional

import sqlalchemy
from sqlalchemy import insert, select
from sqlalchemy.exc import SQLAlchemyError

from bot.ledger.store import unusable
from bot.ledger.tables import feedback
from bot.settings import settings

Verdict = Literal["up", "down"]

_LONGEST_REPLY = feedback.c.reply.type.length
_LONGEST_WORD = feedback.c.word.type.length


@dataclass(frozen=True)
class Opinion:
    """One user's verdict on one reply, with a word of their own where they gave one.

    made_at: aware.  reply, word: as kept, so shortened.
    """

    made_at: datetime.datetime
    verdict: Verdict
    reply: str
    word: Optional[str] = None


class Feedback:
    """The opinions in one database, whose address is as SQLAlchemy writes it."""

    def __init__(self, address: str) -> None:
        self._engine = sqlalchemy.create_engine(address, future=True, pool_pre_ping=True)

    def keep(self, opinion: Opinion) -> None:
        """Write an opinion, its texts shortened. Raises LedgerError."""
        row = {
            "made_at": _utc(opinion.made_at), "verdict": opinion.verdict,
            "reply": _shortened(opinion.reply, _LONGEST_REPLY),
            "word": _shortened(opinion.word, _LONGEST_WORD) if opinion.word else None,
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(feedback).values(row))
        except SQLAlchemyError as error:
            raise unusable(error) from error

    def since(self, moment: Optional[datetime.datetime] = None) -> tuple[Opinion, ...]:
        """The opinions from a moment (aware) on, oldest first; all where none is named. Raises LedgerError."""
        wanted = select(feedback).order_by(feedback.c.id)
        if moment is not None:
            wanted = wanted.where(feedback.c.made_at >= _utc(moment))
        try:
            with self._engine.connect() as connection:
                rows = connection.execute(wanted).mappings().all()
        except SQLAlchemyError as error:
            raise unusable(error) from error
        return tuple(Opinion(row["made_at"].replace(tzinfo=datetime.timezone.utc), row["verdict"], row["reply"], row["word"]) for row in rows)


@lru_cache(maxsize=1)
def feedback_store() -> Feedback:
    """The feedback of this process's settings (DATABASE_URL)."""
    return Feedback(settings().database_url)


def _utc(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.timezone.utc).replace(tzinfo=None, microsecond=0)


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
