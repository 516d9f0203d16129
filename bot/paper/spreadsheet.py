"""The draft of the joining form's fields as a spreadsheet: numbers are numbers, the amount a value that is rounded already; no macros."""
from __future__ import annotations

import re

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.language import Language
from bot.ledger.entry import Entry
from bot.paper import form_fields, workbook_file
from bot.paper.form_draft import UPRIGHT
from bot.paper.form_fields import Value
from bot.paper.page import ACCENT, INK, LINE, SOFT, TINT, Colour
from bot.paper.wording import Wording

_NUMBER = re.compile(r"(\D*)[\d,]+((?:\.\d+)?)(.*)")
#: On every machine of a Japanese office; where it is missing, the program takes another.
_FONT = "Yu Gothic"
_LABEL_WIDTH, _VALUE_WIDTH, _SINGLE_WIDTH = 44, 20, 46


def form_draft_xlsx(entry: Entry, language: Language) -> bytes:
    """The draft as an Excel file of one sheet that prints on one A4 page; a comparison has one column for each contract type.

    Raises ValueError for an entry whose moment has no time zone.
    """
    words = Wording(entry, language)
    count = len(form_fields.columns(words))
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words.say("paper.draft.mark")
    _page(sheet, words, count)
    last = 1 + count
    row = _top(sheet, words, last)
    for field in form_fields.fields(words):
        row += 1
        main = field.key == "premium"
        _write(sheet.cell(row, 1), field.label, colour=SOFT)
        for number, value in enumerate(field.values):
            _enter(sheet.cell(row, 2 + number), value, main=main, align="left" if count == 1 or len(field.values) == 1 else "right")
        if len(field.values) < count:
            sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=last)
        for column in range(1, last + 1):
            sheet.cell(row, column).border = Border(bottom=Side("thin", _hex(LINE)))
            if main:
                sheet.cell(row, column).fill = PatternFill("solid", _hex(TINT))
        sheet.row_dimensions[row].height = 24 + 12 * field.label.count("\n")
    row += 1
    for line in words.closing():
        row += 1
        _line(sheet, row, line, last, colour=SOFT, size=9)
    sheet.print_area = f"A1:{get_column_letter(last)}{row}"
    title = f"{words.say('paper.draft.banner')} {form_fields.title(words)} {entry.reference}"
    return workbook_file.pack(book, entry.made_at, title=title, maker=words.say("paper.maker"), language=language)


def _page(sheet: Worksheet, words: Wording, count: int) -> None:
    """A4, one page; 下書き stands in the head of every printed page."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if count > UPRIGHT else "portrait"
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.center.text = words.say("paper.draft.banner")
    sheet.oddFooter.left.text = words.entry.reference
    sheet.oddFooter.right.text = words.say("paper.draft.subject")
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    for column in range(2, 2 + count):
        sheet.column_dimensions[get_column_letter(column)].width = _SINGLE_WIDTH if count == 1 else _VALUE_WIDTH


def _top(sheet: Worksheet, words: Wording, last: int) -> int:
    """The banner, the title, what to mind, and the table's head; the row of the head."""
    say = words.say
    _line(sheet, 1, say("paper.draft.banner"), last, colour=(255, 255, 255), size=16)
    for column in range(1, last + 1):
        sheet.cell(1, column).fill = PatternFill("solid", _hex(ACCENT))
    sheet.row_dimensions[1].height = 32
    _line(sheet, 2, form_fields.title(words), last, size=13)
    sheet.row_dimensions[2].height = 30
    _line(sheet, 3, f"{say('paper.reference')}　{words.entry.reference}　　{say('paper.made')}　{words.date}", last, colour=SOFT)
    row = 3
    for text in (*form_fields.remarks(words), words.edition):
        row += 1
        _line(sheet, row, text, last, size=9.5)
    row += 2
    for column, text in enumerate((say("paper.draft.field"), *form_fields.headings(words)), start=1):
        _write(sheet.cell(row, column), text, colour=ACCENT, align="right" if column > 1 and last > 2 else "left")
    for column in range(1, last + 1):
        sheet.cell(row, column).border = Border(bottom=Side("medium", _hex(ACCENT)))
    return row


def _line(sheet: Worksheet, row: int, text: str, last: int, *, colour: Colour = INK, size: float = 10.5) -> None:
    """Text over the whole width, as high as its lines need."""
    _write(sheet.cell(row, 1), text, colour=colour, size=size)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
    width = sum(sheet.column_dimensions[get_column_letter(column)].width for column in range(1, last + 1))
    wide = sum(1 if character.isascii() else 2 for character in text) * size / 10.5
    sheet.row_dimensions[row].height = (1 + wide // (width * 0.92)) * size * 1.6 + 3


def _enter(cell: Cell, value: Value, *, main: bool, align: str) -> None:
    """A value: a number with its unit as number format, or text."""
    _write(cell, value.text, size=12 if main else 10.5, align=align, colour=SOFT if value.blank else INK)
    if value.number is not None:
        cell.value, cell.number_format = value.number, _number_format(value.text)


def _number_format(text: str) -> str:
    """How a spreadsheet shows a number as the text has it.

    >>> _number_format("97.3円"), _number_format("about 10,866 residents"), _number_format("9")
    ('#,##0.0"円"', '"about "#,##0" residents"', '#,##0')
    """
    before, fraction, after = _NUMBER.fullmatch(text).groups()  # type: ignore[union-attr]
    return _quoted(before) + "#,##0" + re.sub(r"\d", "0", fraction) + _quoted(after)


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _write(cell: Cell, text: str, *, colour: Colour = INK, size: float = 10.5, align: str = "left") -> None:
    cell.value = text
    cell.font = Font(name=_FONT, size=size, color=_hex(colour))
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True, indent=1)


def _hex(colour: Colour) -> str:
    return "".join(f"{part:02X}" for part in colour)
