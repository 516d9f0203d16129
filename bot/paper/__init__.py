"""A quote on paper: the estimate (概算), and a draft of what goes into the joining form's fields (加入依頼書). The same entry gives the same bytes.

It knows how a page looks; amounts come from bot.premium, words from knowledge/.
"""
from bot.paper.estimate import estimate_pdf
from bot.paper.form_draft import form_draft_pdf
from bot.paper.spreadsheet import form_draft_xlsx

__all__ = ["estimate_pdf", "form_draft_pdf", "form_draft_xlsx"]
