"""One row of the table to its amounts, or to everything that is wrong with it."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Optional

from bot.commands import values
from bot.commands.batch.columns import Columns
from bot.errors import UserInputError
from bot.knowledge.model import ContractType, Knowledge
from bot.premium import LARGEST_POPULATION

#: What is added to a row: the rate as text, then whole yen; last whether the rider is wanted, None where that is not said.
Amounts = tuple[str, int, int, int, Optional[bool]]

_PLAIN = re.compile(r"\s*(\d{1,8}|\d{1,3}(?:,\d{3}){1,2})\s*人?\s*")
_REMEMBERED = 1024


class RowError(UserInputError):
    """A row or a cell cannot be used for a reason of its own: ragged, no name, a town twice."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a row. `column` is a place counted from 0, or None where the whole row is meant."""

    first_line: int
    last_line: int
    column: int | None
    value: str
    error: UserInputError


class Rows:
    """Works rows out; reading a cell falls back from the plain spelling to the careful one of `values`."""

    def __init__(self, columns: Columns, knowledge: Knowledge) -> None:
        self._columns = columns
        self._rates = {number: _Rates.of(row, knowledge) for number, row in knowledge.contract_types.items()}
        self._type: Callable[[str], int] = lru_cache(_REMEMBERED)(lambda text: values.contract_type(text, knowledge))
        self._rider: Callable[[str], bool | None] = lru_cache(_REMEMBERED)(values.rider)

    def amounts(self, cells: list[str]) -> Amounts:
        """The amounts of a row with a cell for each heading. Raises UserInputError for the first value that cannot be used."""
        columns = self._columns
        rates = self._rates[self._type(cells[columns.type])]
        residents = population(cells[columns.population])
        wish = None if columns.rider is None else self._rider(cells[columns.rider])
        without, share = rates.without.amount(residents), rates.share.amount(residents)
        if wish is False:
            return rates.without.text, without, without, share, wish
        return rates.with_cyber.text, rates.with_cyber.amount(residents), without, share, wish

    def faults(self, first: int, last: int, cells: list[str]) -> Iterator[Fault]:
        """Everything wrong with the values of a row."""
        columns = self._columns
        readers: list[tuple[int | None, Callable[[str], object]]] = [
            (columns.name, _name), (columns.type, self._type), (columns.population, population), (columns.rider, self._rider),
        ]
        for column, read in readers:
            if column is not None:
                try:
                    read(cells[column])
                except UserInputError as error:
                    yield Fault(first, last, column, cells[column], error)


def population(text: str) -> int:
    """The population in a cell: 10866, 10,866人, or anything that `values.exact_population` reads.

    Raises PopulationError.
    """
    plain = text if text.isdecimal() else match[1].replace(",", "") if (match := _PLAIN.fullmatch(text)) else ""
    if 0 < len(plain) < 9 and 0 < (count := int(plain)) <= LARGEST_POPULATION:
        return count
    return values.exact_population(text)


def _name(text: str) -> None:
    if not text.strip():
        raise RowError("name_missing")


class _Rate:
    """A rate in yen a resident as a fraction: the rule of `premium.contribution` in whole numbers, five times as fast."""

    def __init__(self, rate: Decimal) -> None:
        self.text = str(rate)
        numerator, denominator = rate.as_integer_ratio()
        self._doubled, self._half, self._divisor = 2 * numerator, denominator, 2 * denominator

    def amount(self, residents: int) -> int:
        """Rate x residents in whole yen, half a yen up."""
        return (self._doubled * residents + self._half) // self._divisor


@dataclass(frozen=True)
class _Rates:
    """The rates of one contract type."""

    with_cyber: _Rate
    without: _Rate
    share: _Rate

    @classmethod
    def of(cls, row: ContractType, knowledge: Knowledge) -> _Rates:
        return cls(_Rate(row.rate_with_cyber), _Rate(row.rate), _Rate(knowledge.cyber_rate))
