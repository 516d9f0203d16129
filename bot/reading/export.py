"""Writes the pages as files: for a plain web server, a shared folder, or the day the assistant is down."""
from __future__ import annotations

import shutil
from pathlib import Path
from typing import Optional

from bot.errors import BotError
from bot.knowledge.model import Knowledge
from bot.reading.pages import Reading
from bot.reading.places import FILES, PAGES
from bot.settings import PROJECT

_STATIC = PROJECT / "bot" / "web" / "static"


class ExportError(BotError):
    """The pages cannot be written where they should be."""


def export(folder: Path, knowledge: Knowledge, brochure: Optional[str] = None) -> list[Path]:
    """Write every page with its style sheet and icon into one folder, which is made where there is none.

    Files of the same names are replaced.  Raises ExportError.
    """
    reading = Reading(knowledge, FILES, brochure)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in PAGES:
            (folder / FILES.pages[page]).write_text(reading.page(page), encoding="utf-8")
        for name in (FILES.style, FILES.icon):
            shutil.copyfile(_STATIC / name, folder / name)
    except OSError as error:
        raise ExportError(
            f"Output folder: expecting a folder that can be written to, got {str(folder)!r} ({error.strerror}). Choose another with -o."
        ) from error
    return [folder / name for name in (*FILES.pages.values(), FILES.style, FILES.icon)]
