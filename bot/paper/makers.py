"""Makes the papers: the only way to the PDF and spreadsheet libraries, so that nothing else loads them."""
from __future__ import annotations

from collections.abc import Callable

from bot.language import Language
from bot.ledger import Entry
from bot.paper.estimate import estimate_pdf
from bot.paper.form_draft import form_draft_pdf
from bot.paper.memo_sheet import memo_pdf
from bot.paper.spreadsheet import form_draft_xlsx

__all__ = ["MAKERS", "memo_pdf"]

#: By the document's id (bot/paper/documents.py).
MAKERS: dict[str, Callable[[Entry, Language], bytes]] = {
    "estimate": estimate_pdf, "form_draft": form_draft_pdf, "form_draft_sheet": form_draft_xlsx,
}
