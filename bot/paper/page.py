"""One A4 page in the project's hand: one font, one accent colour, thin rules. It knows neither quotes nor sentences."""
from __future__ import annotations

import datetime
import importlib.util
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos

from bot.errors import BotError
from bot.language import Language
from bot.paper import line_breaks

Align = Literal["L", "C", "R"]
Colour = tuple[int, int, int]

#: The colours of the chat page (bot/web/static/chat.css).
INK, SOFT, LINE, ACCENT, TINT = (27, 36, 44), (74, 88, 101), (211, 218, 225), (27, 79, 131), (229, 238, 247)
_WATERMARK = (237, 240, 243)

MARGIN = 20.0
_TOP, _BOTTOM = 16.0, 18.0
_PACKAGE, _FONT = "matplotlib_fontja", "fonts/ipaexg.ttf"
MM_PER_POINT = 25.4 / 72
_LEADING = 1.55


class FontError(BotError):
    """The font with the Japanese letters is not where it should be."""


@lru_cache(maxsize=1)
def font_file() -> Path:
    """IPAexGothic, from the package that carries it; the package itself is not imported, as that would load matplotlib.

    Raises FontError.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    path = Path(spec.origin).parent / _FONT if spec and spec.origin else None
    if path is None or not path.is_file():
        raise FontError(f"Font of the papers: expecting {_FONT} in the package {_PACKAGE}, got {path or 'no such package'}. Run `make install`.")
    return path


class Page(FPDF):
    """A sheet that is written from top to bottom; more than fits goes on to a second page, so nothing is lost."""

    def __init__(
        self, title: str, language: Language, made_at: datetime.datetime, *,
        maker: str, foot: tuple[str, str], mark: str | None = None, landscape: bool = False,
    ) -> None:
        """title, maker: also the document's properties.  foot: left and right at the bottom.  mark: large across the page, in light grey."""
        super().__init__(orientation="landscape" if landscape else "portrait", format="A4")
        self._foot, self._mark = foot, mark
        self.add_font("page", "", font_file())
        self.set_font("page", size=10)
        self.set_margins(MARGIN, _TOP, MARGIN)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.set_title(title)
        self.set_lang(language)
        self.set_author(maker)
        self.set_creator(maker)
        self.set_creation_date(made_at)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.add_page()

    def header(self) -> None:
        """Called by fpdf2 on every page: the mark, below everything else."""
        if self._mark:
            size = 130.0
            self.pen(size, _WATERMARK)
            width = self.get_string_width(self._mark)
            with self.rotation(40, self.w / 2, self.h / 2):
                self.text((self.w - width) / 2, self.h / 2 + size * MM_PER_POINT / 3, self._mark)
        self.set_fill_color(*ACCENT)
        self.rect(0, 0, self.w, 2.4, style="F")
        self.set_xy(MARGIN, _TOP)

    def footer(self) -> None:
        """Called by fpdf2 on every page."""
        self.rule(self.h - _BOTTOM + 3)
        left, right = self._foot
        self.put(left, MARGIN, self.h - _BOTTOM + 4.5, self.epw, 4, size=7.5, colour=SOFT)
        self.put(right, MARGIN, self.h - _BOTTOM + 4.5, self.epw, 4, size=7.5, colour=SOFT, align="R")

    def pen(self, size: float, colour: Colour) -> None:
        """Size in points and colour of what is written next."""
        self.set_font_size(size)
        self.set_text_color(*colour)

    def rule(self, y: float, colour: Colour = LINE, width: float = 0.2) -> None:
        """A thin line across the page."""
        self.set_draw_color(*colour)
        self.set_line_width(width)
        self.line(MARGIN, y, self.w - MARGIN, y)

    def put(self, text: str, x: float, y: float, width: float, height: float, *, size: float, colour: Colour = INK, align: Align = "L") -> None:
        """One line at a place; where it is too wide for its box, smaller. The place for what comes next stays as it was."""
        before = self.x, self.y
        self.pen(size, colour)
        wide = self.get_string_width(text)
        if wide > width:
            self.set_font_size(size * width / wide)
        self.set_xy(x, y)
        self.cell(width, height, text, align=align, new_x=XPos.LEFT, new_y=YPos.TOP)
        self.set_xy(*before)

    def paragraph(self, text: str, *, size: float = 9, colour: Colour = INK, indent: float = 0) -> None:
        """Text over the whole width, broken into lines."""
        height = size * MM_PER_POINT * _LEADING
        for line in self._lines(text, size, indent):
            self.room(height)
            self.put(line, MARGIN + indent, self.y, self.epw - 2 * indent, height, size=size, colour=colour)
            self.set_y(self.y + height)

    def height_of(self, text: str, *, size: float, indent: float = 0) -> float:
        """How much of the page a paragraph takes."""
        return len(self._lines(text, size, indent)) * size * MM_PER_POINT * _LEADING

    def _lines(self, text: str, size: float, indent: float) -> list[str]:
        self.set_font_size(size)
        return line_breaks.lines(text, self.epw - 2 * indent, self.get_string_width)

    def heading(self, text: str) -> None:
        """The title of a part of the page."""
        self.room(20)
        self.set_y(self.y + 5.5)
        self.put(text, MARGIN, self.y, self.epw, 5.5, size=10.5, colour=ACCENT)
        self.set_y(self.y + 6.2)

    def closing(self, paragraphs: Iterable[str]) -> None:
        """Small print, at the page's bottom where that leaves it below the rest."""
        texts, size = tuple(paragraphs), 7.5
        self.set_y(max(self.y + 4, self.h - _BOTTOM - sum(self.height_of(text, size=size) for text in texts)))
        for text in texts:
            self.paragraph(text, size=size, colour=SOFT)

    def room(self, height: float) -> None:
        """A new page where what comes next would run into the foot."""
        if self.y + height > self.h - _BOTTOM + 2:
            self.add_page()

    def finish(self) -> bytes:
        """The document."""
        return bytes(self.output())
