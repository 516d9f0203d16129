"""The memo of a consultation as a sheet to hand on."""
from __future__ import annotations

import datetime

from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.paper.page import Page


def memo_pdf(text: str, language: Language, made_at: datetime.datetime, knowledge: Knowledge) -> bytes:
    """The memo's text on A4. made_at: aware, UTC."""
    title = knowledge.phrases["paper.memo.title"].get(language)
    maker = knowledge.phrases["paper.maker"].get(language)
    page = Page(title, language, made_at, maker=maker, foot=(maker, knowledge.edition.label.get(language)))
    first, *paragraphs = text.split("\n\n")
    page.heading(first)
    page.set_y(page.y + 3)
    for paragraph in paragraphs:
        for line in paragraph.splitlines():
            page.paragraph(line, size=10)
        page.set_y(page.y + 3)
    return page.finish()
