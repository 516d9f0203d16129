"""Follow-ups on the last reply: more detail, and where it stands in the brochure."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot import citations
from bot.answers import fill, payload, related_buttons
from bot.contact_reply import brief
from bot.knowledge.model import Answer, Citation, Knowledge
from bot.language import Language
from bot.reply import Button, Reply

#: The answers at the heart of the other kinds of reply, for more detail, sources and what is asked next.
HEART = {"quote": "premium_calculation", "comparison": "rates_table", "afford": "rates_table", "contact": "who_to_ask", "assessment": "triggers_overview"}

Focus = Mapping[str, Any]


def more(focus: Focus | None, language: Language, knowledge: Knowledge) -> Reply | None:
    """What else there is: the answers related to the last one, and the desks; None where nothing was spoken of yet.

    focus: kind and id of the last reply.
    """
    answer = _answer(focus, knowledge)
    if answer is None or focus is None:
        return None
    related = [knowledge.answers[id] for id in answer.related]
    nearby = "\n".join(f"- {fill(other.short, language, knowledge)}" for other in related)
    cite = tuple(dict.fromkeys(citation for other in (answer, *related) for citation in other.cite))
    about = knowledge.phrases["answer.more"].get(language).format(question=answer.question.get(language))
    parts = [
        f"{about}\n{nearby}" if nearby else about,
        f"{knowledge.phrases['answer.no_more'].get(language)}\n{brief(language, knowledge)}",
        citations.render(cite, language, knowledge),
    ]
    return _reply("\n\n".join(parts), answer, cite, related_buttons(answer, language, knowledge), language, knowledge)


def sources(
    focus: Focus | None, language: Language, knowledge: Knowledge, own: Sequence[Citation] | None = None
) -> Reply | None:
    """Where the last reply stands in the brochure; None where nothing was spoken of yet.

    own: the places of the reply itself where it had some of its own, such as an assessment's.
    """
    answer = _answer(focus, knowledge)
    if answer is None:
        return None
    cite = answer.cite if own is None else own
    said = f"{fill(answer.short, language, knowledge)}\n\n" if own is None and (focus or {}).get("kind") == "answer" else ""
    text = f"{said}{knowledge.phrases['answer.sources'].get(language)}\n{citations.render(cite, language, knowledge)}"
    return _reply(text, answer, cite, (), language, knowledge)


def _answer(focus: Focus | None, knowledge: Knowledge) -> Answer | None:
    if not focus:
        return None
    id = focus.get("id") if focus.get("kind") == "answer" else HEART.get(focus.get("kind", ""))
    return knowledge.answers.get(id or "")


def _reply(
    text: str, answer: Answer, cite: Sequence[Citation], buttons: tuple[Button, ...], language: Language, knowledge: Knowledge
) -> Reply:
    return Reply(text, payload(answer, cite, language, knowledge), buttons)
