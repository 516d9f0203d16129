"""A draft (下書き) of what goes into the joining form's fields, as a plain list on a page that cannot be taken for the form."""
from __future__ import annotations

from bot.language import Language
from bot.ledger.entry import Entry
from bot.paper import form_fields, table
from bot.paper.page import ACCENT, MARGIN, Align, Page
from bot.paper.table import Column
from bot.paper.wording import Wording

#: More columns than this need the page's long side.
UPRIGHT = 4


def form_draft_pdf(entry: Entry, language: Language) -> bytes:
    """The draft as a PDF of one A4 page, marked 下書き / DRAFT; a comparison has one column for each contract type.

    Raises FontError, ValueError for an entry whose moment has no time zone.
    """
    words = Wording(entry, language)
    say, title, cases = words.say, form_fields.title(words), form_fields.columns(words)
    wide = len(cases) > UPRIGHT
    page = Page(
        f"{say('paper.draft.banner')} {title} {entry.reference}", language, entry.made_at, maker=say("paper.maker"),
        foot=(f"{say('paper.maker')}　{say('paper.draft.banner')}　{entry.reference}", say("paper.draft.subject")),
        mark=say("paper.draft.mark"), landscape=wide,
    )
    _top(page, words, title)
    fields = form_fields.fields(words)
    align: Align = "L" if len(cases) == 1 else "R"
    table.draw(
        page,
        [
            Column(0.7 if len(cases) <= UPRIGHT else 0.26, say("paper.draft.field"), "L"),
            *(Column(1 / len(cases), heading, align) for heading in form_fields.headings(words)),
        ],
        [[field.label, *(f"\n{value.text}" if value.blank else value.text for value in field.values)] for field in fields],
        height=7.2 if wide else 11, size=8 if wide else 10,
        tinted=[place for place, field in enumerate(fields) if field.key == "premium"],
    )
    page.closing(words.closing())
    return page.finish()


def _top(page: Page, words: Wording, title: str) -> None:
    """That it is a draft, number and date, what to do with it."""
    say = words.say
    page.set_fill_color(*ACCENT)
    page.rect(MARGIN, page.y, page.epw, 9, style="F")
    page.put(say("paper.draft.banner"), MARGIN + 4, page.y, 80, 9, size=14, colour=(255, 255, 255))
    page.put(f"{say('paper.reference')}　{words.entry.reference}　{say('paper.made')}　{words.date}", MARGIN + 60, page.y, page.epw - 64, 9, size=9, colour=(255, 255, 255), align="R")
    page.set_y(page.y + 13)
    page.put(title, MARGIN, page.y, page.epw, 8, size=15)
    page.set_y(page.y + 10)
    for remark in form_fields.remarks(words):
        page.paragraph(remark, size=8.5)
    page.paragraph(words.edition, size=8.5)
    page.set_y(page.y + 3)
