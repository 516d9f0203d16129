"""A CSV file as rows with their line numbers, chunk by chunk."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, TextIO

from bot.commands.batch.columns import meanings
from bot.commands.batch.encoding import find_encoding
from bot.commands.refusal import FileError

#: First line of the row in the file, its last line, its cells; no cells where a quotation mark is out of place.
Row = tuple[int, int, Optional[list[str]]]

_DELIMITERS = (",", "\t", ";")
_ROWS_IN_CHUNK = 10_000


@dataclass(frozen=True)
class Table:
    """How to read the file, and its headings."""

    path: Path
    encoding: str
    delimiter: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Chunk:
    """Some rows in order, and the bytes of the file read so far."""

    rows: list[Row]
    read: int


def open_table(path: Path) -> Table:
    """Find encoding and delimiter of a CSV file; the delimiter is the one that shows the most headings.

    Raises FileError, OSError.
    """
    if path.is_dir():
        raise FileError("file_directory", path=path)
    if not path.exists():
        raise FileError("file_missing", path=path)
    if not path.is_file():
        raise FileError("file_special", path=path)
    encoding = find_encoding(path)
    tables = [Table(path, encoding, delimiter, _headings(path, encoding, delimiter)) for delimiter in _DELIMITERS]
    return max(tables, key=lambda table: len([meaning for meaning in meanings(table.headings) if meaning]))


def chunks(table: Table) -> Iterator[Chunk]:
    """The rows behind the headings; lines with nothing in them are left out. Raises OSError."""
    with table.path.open("rb") as binary, io.TextIOWrapper(binary, encoding=table.encoding, newline="") as text:
        rows = (row for row in _rows(text, table.delimiter) if row[2] is None or any(row[2]))
        next(rows)
        gathered: list[Row] = []
        for row in rows:
            gathered.append(row)
            if len(gathered) == _ROWS_IN_CHUNK:
                yield Chunk(gathered, binary.tell())
                gathered = []
        yield Chunk(gathered, binary.tell())


def _headings(path: Path, encoding: str, delimiter: str) -> tuple[str, ...]:
    with path.open(encoding=encoding, newline="") as text:
        for line, _, cells in _rows(text, delimiter):
            if cells is None:
                raise FileError("header_quotes", path=path, line=line)
            if any(cells):
                return tuple(cells)
    raise FileError("file_empty", path=path)


def _rows(text: TextIO, delimiter: str) -> Iterator[Row]:
    """Every row; after a misplaced quotation mark reading goes on in the next line."""
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num + 1
        try:
            for cells in reader:
                yield first, reader.line_num, cells
                first = reader.line_num + 1
            return
        except csv.Error:
            yield first, reader.line_num, None
