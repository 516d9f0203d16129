"""A consultation on an incident as a short memo, to read out on the phone or paste into a mail.

It holds what was understood, not the story's own words, so that a name that was typed does not travel with it.
"""
from __future__ import annotations

import datetime

from bot.assessment_reply import Teller
from bot.contact_reply import brief_line
from bot.contacts import japan
from bot.coverage import Assessment
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.paper.documents import MEMO
from bot.paper.links import sign
from bot.premium import Quote
from bot.reply import Reply


def memo(assessment: Assessment, quote: Quote | None, language: Language, knowledge: Knowledge, now: datetime.datetime) -> str:
    """The memo's text: when, what happened, assessment, open points, the quote where there is one, whom to ring.

    now: aware.
    """
    teller = Teller(assessment, language, knowledge)
    say = knowledge.phrases
    open_points = [say[f"question.{id}"].get(language) for id in assessment.open_questions]
    parts = [
        say["memo.title"].get(language).format(time=f"{now.astimezone(japan()):%Y-%m-%d %H:%M}"),
        teller.facts("memo.facts"),
        teller.assessed(),
        "\n".join([say["memo.open"].get(language), *(say["memo.line"].get(language).format(point=point) for point in open_points)]) if open_points else "",
        say["memo.quote"].get(language).format(quote=quote.sentence(language)) if quote else "",
        "\n".join([say["memo.desks"].get(language), *(brief_line(contact, language, knowledge) for contact in knowledge.contacts.values())]),
        say["memo.note"].get(language).format(edition=knowledge.edition.label.get(language)),
    ]
    return "\n\n".join(part for part in parts if part)


def memo_reply(text: str, language: Language, knowledge: Knowledge, now: datetime.datetime) -> Reply:
    """The memo with a link to it as PDF."""
    path = f"/papers/{sign(text, language, now.isoformat())}/{MEMO.name}"
    title = knowledge.phrases["document.title.memo"].get(language)
    link = knowledge.phrases["document.line"].get(language).format(title=title, path=path)
    document = {"id": MEMO.id, "title": title, "media_type": MEMO.media_type, "path": path}
    return Reply(f"{text}\n\n{link}", {"type": "memo", "memo": text, "documents": [document], "language": language})
