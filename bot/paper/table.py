"""A table with thin rules: a column tells width, heading and alignment, a cell is text whose second line is small."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.paper import line_breaks
from bot.paper.page import ACCENT, INK, MARGIN, MM_PER_POINT, SOFT, TINT, Align, Page

_HEAD_LINE = 3.7
_PADDING = 1.5
_LEADING = 1.35
_SMALL = 0.75


@dataclass(frozen=True)
class Column:
    """width: in proportion to the other columns.  heading: one line or two."""

    width: float
    heading: str = ""
    align: Align = "R"


@dataclass(frozen=True)
class _Cell:
    """A cell laid out: its lines in the size that fits, and the small line below them."""

    lines: Sequence[str]
    small: str
    size: float
    width: float
    align: Align

    @property
    def line(self) -> float:
        return self.size * MM_PER_POINT * _LEADING

    @property
    def height(self) -> float:
        return self.line * (len(self.lines) + (_SMALL if self.small else 0))


def draw(page: Page, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, height: float, size: float = 9, tinted: Collection[int] = ()) -> None:
    """Draws a table at the page's place, over its whole width.

    height: of a row, in millimetres; a row that needs more takes more.  tinted: the rows with a coloured ground.
    In a row with fewer cells than columns the last cell runs to the table's end.
    """
    unit = page.epw / sum(column.width for column in columns)
    _head(page, columns, unit)
    for number, row in enumerate(rows):
        cells = _layout(page, columns, row, unit, size)
        needed = max(height, max(cell.height for cell in cells) + 1)
        page.room(needed)
        if number in tinted:
            page.set_fill_color(*TINT)
            page.rect(MARGIN, page.y, page.epw, needed, style="F")
        x = MARGIN
        for cell in cells:
            _put(page, cell, x, needed, tinted=number in tinted)
            x += cell.width
        page.set_y(page.y + needed)
        page.rule(page.y)


def _head(page: Page, columns: Sequence[Column], unit: float) -> None:
    """The headings, standing on the table's first rule."""
    headings = [column.heading.split("\n") for column in columns]
    if any(column.heading for column in columns):
        x, height = MARGIN, max(map(len, headings)) * _HEAD_LINE + 1.6
        for column, texts in zip(columns, headings, strict=True):
            y = page.y + height - 0.8 - len(texts) * _HEAD_LINE
            for text in texts:
                page.put(text, x + _PADDING, y, column.width * unit - 2 * _PADDING, _HEAD_LINE, size=7.5, colour=SOFT, align=column.align)
                y += _HEAD_LINE
            x += column.width * unit
        page.set_y(page.y + height)
    page.rule(page.y, ACCENT, 0.35)


def _layout(page: Page, columns: Sequence[Column], row: Sequence[str], unit: float, size: float) -> list[_Cell]:
    """A row's cells. Words are broken into lines; numbers of a row shrink together, so that they look alike."""
    spans = [column.width * unit for column in columns]
    spans[len(row) - 1 :] = [sum(spans[len(row) - 1 :])]
    aligns = [column.align for column in columns[: len(row)]]
    if len(row) < len(columns):
        aligns[-1] = "L"
    page.set_font_size(size)
    parts = [text.partition("\n") for text in row]
    room = [span - 2 * _PADDING for span in spans]
    fits = [inner / max(inner, page.get_string_width(main)) for (main, _, _), inner, align in zip(parts, room, aligns, strict=True) if align != "L"]
    cells = []
    for (main, _, small), inner, span, align in zip(parts, room, spans, aligns, strict=True):
        lines = [main] if align != "L" else line_breaks.lines(main, inner, page.get_string_width)
        cells.append(_Cell(lines if main else [], small, size if align == "L" else size * min(fits), span, align))
    return cells


def _put(page: Page, cell: _Cell, x: float, height: float, *, tinted: bool) -> None:
    """A cell in the middle of its row's height."""
    x, y, inner = x + _PADDING, page.y + (height - cell.height) / 2, cell.width - 2 * _PADDING
    for text in cell.lines:
        page.put(text, x, y, inner, cell.line, size=cell.size, colour=ACCENT if tinted else INK, align=cell.align)
        y += cell.line
    if cell.small:
        page.put(cell.small, x, y, inner, cell.line * _SMALL, size=cell.size * _SMALL, colour=SOFT, align=cell.align)
