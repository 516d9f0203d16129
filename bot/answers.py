"""Renders an answer of knowledge/: figures filled in, yes or no first where it fits, the contract type asked for, sources."""
from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot import citations
from bot.contact_reply import brief
from bot.knowledge.model import Answer, Citation, ContractType, Fact, Knowledge
from bot.knowledge.placeholders import PLACEHOLDER, resolve
from bot.language import Language, Text
from bot.premise import beginning
from bot.reply import Button, Reply
from bot.spoken import yen

_RATES = ("rate", "rate_with_cyber", "cyber_rate")


def answer_reply(answer: Answer, message: str, language: Language, knowledge: Knowledge, contract_types: Sequence[int] = ()) -> Reply:
    """The full reply to a question: short first, detail after, then where it stands.

    contract_types: those the question names; each gets a sentence with its own figures where the answer has one.
    """
    leads = [lead for number in contract_types if (lead := _lead(answer, number, language, knowledge))]
    body = [*leads, beginning(message, answer, language, knowledge) * (not leads) + fill(answer.short, language, knowledge)]
    if answer.detail is not None:
        body.append(fill(answer.detail, language, knowledge))
    if answer.silent:
        body.append(f"{knowledge.phrases['answer.silent'].get(language)}\n{brief(language, knowledge)}")
    cite = _with_type_source(answer, bool(leads), knowledge)
    body.append(citations.render(cite, language, knowledge))
    return Reply("\n\n".join(body), payload(answer, cite, language, knowledge), related_buttons(answer, language, knowledge))


def payload(answer: Answer, cite: Sequence[Citation], language: Language, knowledge: Knowledge) -> dict[str, Any]:
    """The `answer` payload of the contract."""
    return {
        "type": "answer",
        "entry": answer.id,
        "language": language,
        "sources": citations.to_payload(cite, knowledge),
        **({"silent": True} if answer.silent else {}),
    }


def fill(text: Text, language: Language, knowledge: Knowledge) -> str:
    """The text in one language with its placeholders filled in.

    >>> from bot.knowledge import load
    >>> fill(Text("{contract_types.9.rate_with_cyber}", ""), "ja", load())
    '97.3円'
    """
    return PLACEHOLDER.sub(lambda match: _value(match.group(1), language, knowledge), text.get(language))


def related_buttons(answer: Answer, language: Language, knowledge: Knowledge) -> tuple[Button, ...]:
    """Buttons to the answers that a reader may want next."""
    return tuple(question_button(knowledge.answers[id], language) for id in answer.related)


def question_button(answer: Answer, language: Language) -> Button:
    """A button that asks an answer's own question."""
    question = answer.question.get(language)
    return Button(question, question)


def _value(path: str, language: Language, knowledge: Knowledge) -> str:
    value, _ = resolve(path, knowledge)
    return show(path.split(".")[-1], value, language)


def show(name: str, value: Any, language: Language) -> str:
    """A value of knowledge/ as it is said: yen for amounts and rates, the language's side of a text."""
    if isinstance(value, Fact):
        return value.text.get(language)
    if isinstance(value, Text):
        return value.get(language)
    if isinstance(value, Decimal) and name in _RATES:
        return f"{value}円" if language == "ja" else f"{value} yen"
    if isinstance(value, int) and not isinstance(value, bool):
        return yen(value, language)
    return str(value)


def _lead(answer: Answer, number: int, language: Language, knowledge: Knowledge) -> str | None:
    template = knowledge.phrases.get(f"lead.{answer.id}")
    row = knowledge.contract_types.get(number)
    return template.get(language).format(type=number, **columns(row, language, knowledge)) if template and row else None


def columns(row: ContractType, language: Language, knowledge: Knowledge) -> dict[str, str]:
    """Every column of a contract type as it is said."""
    shown = {name: show(name, getattr(row, name), language) for name in knowledge.columns}
    return {**shown, "compensation": row.compensation or knowledge.phrases["compensation.none"].get(language)}


def _with_type_source(answer: Answer, has_lead: bool, knowledge: Knowledge) -> tuple[Citation, ...]:
    source = knowledge.contract_types_cite
    return answer.cite if not has_lead or source in answer.cite else (*answer.cite, source)
