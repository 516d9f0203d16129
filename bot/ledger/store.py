"""Keeps quotes in a database and gives them back as they were. Nothing about the person who asked is kept."""
from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.errors import BotError
from bot.knowledge import load
from bot.ledger import reference
from bot.ledger.entry import Entry
from bot.ledger.tables import quote_lines, quotes
from bot.premium import Quote, SumInsured

_TRIES = 3


class LedgerError(BotError):
    """The ledger's database cannot be used; the message says what it answered and what to do."""


class Ledger:
    """The quotes of one database.

    address: as SQLAlchemy writes it, such as sqlite:///var/ledger.db or postgresql://user@host/name.
    """

    def __init__(self, address: str) -> None:
        self._engine = sqlalchemy.create_engine(address, future=True, pool_pre_ping=True)

    def keep(
        self, lines: Sequence[Quote], *, comparing: bool, rider_mentioned: bool, approximate: bool, now: datetime.datetime
    ) -> Entry:
        """Write a quote, or the rows of a comparison, under a new number.

        now: aware.  Raises LedgerError.
        """
        made_at = now.astimezone(datetime.timezone.utc).replace(microsecond=0)
        for _ in range(_TRIES):
            entry = Entry(reference.new(), made_at, tuple(lines), comparing, rider_mentioned, approximate)
            try:
                self._write(entry)
            except IntegrityError:
                continue  # the number was given before
            except SQLAlchemyError as error:
                raise unusable(error) from error
            return entry
        raise LedgerError(f"No free quote number was found in {_TRIES} tries. Is the ledger's table as bot/ledger/tables.py says?")

    def find(self, number: str) -> Entry | None:
        """The quote with that number, or None. Raises LedgerError."""
        try:
            with self._engine.connect() as connection:
                head = connection.execute(select(quotes).where(quotes.c.reference == number)).mappings().first()
                wanted = select(quote_lines).where(quote_lines.c.reference == number).order_by(quote_lines.c.place)
                lines = connection.execute(wanted).mappings().all()
        except SQLAlchemyError as error:
            raise unusable(error) from error
        return _entry(head, lines) if head else None

    def _write(self, entry: Entry) -> None:
        with self._engine.begin() as connection:
            connection.execute(insert(quotes).values(
                reference=entry.reference, made_at=entry.made_at.replace(tzinfo=None), edition=entry.knowledge.edition.id,
                population=entry.population, with_cyber=entry.with_cyber, rider_mentioned=entry.rider_mentioned,
                approximate=entry.approximate, comparing=entry.comparing,
            ))
            connection.execute(insert(quote_lines), [_line(entry.reference, place, quote) for place, quote in enumerate(entry.quotes)])


def _line(number: str, place: int, quote: Quote) -> dict[str, Any]:
    return {
        "reference": number, "place": place, "contract_type": quote.contract_type,
        "rate_with_cyber": str(quote.rate_with_cyber), "rate_without_cyber": str(quote.rate_without_cyber),
        "cyber_rate": str(quote.cyber_rate),
        "premium_with_cyber": quote.premium_with_cyber, "premium_without_cyber": quote.premium_without_cyber,
        "cyber_share": quote.cyber_share,
        "liability": quote.sum_insured.liability, "response_costs": quote.sum_insured.response_costs,
    }


def _entry(head: Any, lines: Sequence[Any]) -> Entry:
    try:
        knowledge = load(head["edition"])
    except (BotError, OSError) as error:
        raise LedgerError(
            f"Quote {head['reference']} rests on edition {head['edition']}. Expecting knowledge/{head['edition']}, which cannot be read: {error}"
        ) from error
    kept = tuple(
        Quote(
            contract_type=line["contract_type"], population=head["population"], with_cyber=head["with_cyber"],
            rate_with_cyber=Decimal(line["rate_with_cyber"]), rate_without_cyber=Decimal(line["rate_without_cyber"]),
            cyber_rate=Decimal(line["cyber_rate"]),
            premium_with_cyber=line["premium_with_cyber"], premium_without_cyber=line["premium_without_cyber"],
            cyber_share=line["cyber_share"],
            sum_insured=SumInsured(line["liability"], line["response_costs"]),
            knowledge=knowledge,
        )
        for line in lines
    )
    made_at = head["made_at"].replace(tzinfo=datetime.timezone.utc)
    return Entry(head["reference"], made_at, kept, head["comparing"], head["rider_mentioned"], head["approximate"])


def unusable(error: SQLAlchemyError) -> LedgerError:
    return LedgerError(
        f"The ledger's database answered: {error.__class__.__name__}: {str(getattr(error, 'orig', None) or error).strip()}. "
        "Expecting the tables of the newest migration: run `python -m bot migrate`, and check DATABASE_URL."
    )
