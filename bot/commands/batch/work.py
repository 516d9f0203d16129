"""The pass over the table: good rows to the output with their amounts, everything wrong to whoever listens."""
from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TextIO

from bot.commands.batch.columns import Columns
from bot.commands.batch.row import Fault, RowError, Rows
from bot.commands.batch.table import Row, Table, chunks
from bot.commands.batch.towns import Towns, key
from bot.commands.refusal import FileError
from bot.errors import UserInputError

_FIRST_CELLS = 200


@dataclass
class Tally:
    """What came of the rows, in rows and whole yen.

    `total` counts a row that says nothing of the rider with it; `unsaid_with` and `unsaid_without` are such rows' two sums.
    """

    good: int = 0
    bad: int = 0
    unsaid: int = 0
    total: int = 0
    unsaid_with: int = 0
    unsaid_without: int = 0


class Work:
    """Takes a table through; `report` hears of every fault, `advance` how many bytes have been read so far."""

    def __init__(
        self, table: Table, columns: Columns, rows: Rows, towns: Towns, *, report: Callable[[Fault], None], advance: Callable[[int], None]
    ) -> None:
        self._table, self._columns, self._rows, self._towns = table, columns, rows, towns
        self._report, self._advance = report, advance
        self.tally = Tally()

    def run(self, output: TextIO, results: list[str]) -> Tally:
        """Write headings and good rows. Raises FileError where there are none, OSError, sqlite3.Error."""
        writer = csv.writer(output)
        for index, chunk in enumerate(chunks(self._table)):
            if index == 0:
                if not chunk.rows:
                    raise FileError("file_no_rows", path=self._table.path)
                writer.writerow([*self._columns.headings, *results])
            writer.writerows(self._done(chunk.rows))
            self._advance(chunk.read)
        return self.tally

    def _done(self, rows: list[Row]) -> Iterator[list[str | int]]:
        twice = self._towns.add(list(self._keys(rows)))
        work_out, tally = self._rows.amounts, self.tally
        width, name = len(self._columns.headings), self._columns.name
        for first, last, cells in rows:
            if cells is not None and len(cells) == width and first not in twice and cells[name].strip():
                try:
                    rate, premium, without, share, wish = work_out(cells)
                except UserInputError:
                    pass
                else:
                    tally.good += 1
                    tally.total += premium
                    if wish is None:
                        tally.unsaid += 1
                        tally.unsaid_with += premium
                        tally.unsaid_without += without
                    yield [*cells, rate, premium, without, share]
                    continue
            tally.bad += 1
            for fault in self._faults(first, last, cells, twice.get(first)):
                self._report(fault)

    def _keys(self, rows: list[Row]) -> Iterator[tuple[str, int]]:
        width, name, prefecture = len(self._columns.headings), self._columns.name, self._columns.prefecture
        for first, _, cells in rows:
            if cells is not None and len(cells) == width:
                town = key("" if prefecture is None else cells[prefecture], cells[name])
                if town:
                    yield town, first

    def _faults(self, first: int, last: int, cells: list[str] | None, earlier: int | None) -> Iterator[Fault]:
        width = len(self._columns.headings)
        if cells is None:
            yield Fault(first, last, None, "", RowError("row_quotes"))
        elif len(cells) != width:
            written = self._table.delimiter.join(cells)[:_FIRST_CELLS]
            yield Fault(first, last, None, written, RowError("row_ragged", expected=width, found=len(cells)))
        else:
            if earlier is not None:
                yield Fault(first, last, self._columns.name, cells[self._columns.name], RowError("name_twice", line=earlier))
            yield from self._rows.faults(first, last, cells)
