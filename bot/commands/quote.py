"""One quote or one comparison on standard output, in the words of the chat."""
from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import TypeVar

from bot import premium
from bot.commands import refusal, values
from bot.errors import BotError, UserInputError
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.quote_reply import comparison_reply, quote_reply
from bot.reply import Reply

Value = TypeVar("Value")


class ArgumentError(BotError):
    """An argument cannot be used; the message says why and what would do."""


def quote(arguments: argparse.Namespace, knowledge: Knowledge) -> None:
    """Print a quote; where neither option speaks of the rider, both amounts. Raises ArgumentError."""
    language: Language = arguments.language
    number = _contract_type(arguments.contract_type, language, knowledge)
    residents = _population(arguments.population, language, knowledge)
    found = premium.quote(number, residents.count, with_cyber=arguments.with_cyber is not False, knowledge=knowledge)
    _show(quote_reply(found, language, rider_mentioned=arguments.with_cyber is not None, approximate=residents.approximate), arguments)


def compare(arguments: argparse.Namespace, knowledge: Knowledge) -> None:
    """Print a comparison of the types named, or of all. Raises ArgumentError."""
    language: Language = arguments.language
    residents = _population(arguments.population, language, knowledge)
    types = [_contract_type(text, language, knowledge) for text in arguments.types or ()]
    found = premium.compare(residents.count, knowledge, types, with_cyber=arguments.with_cyber is not False)
    _show(comparison_reply(found, language, approximate=residents.approximate), arguments)


def _contract_type(text: str, language: Language, knowledge: Knowledge) -> int:
    return _read(lambda: values.contract_type(text, knowledge), "type", text, language, knowledge)


def _population(text: str, language: Language, knowledge: Knowledge) -> values.Population:
    return _read(lambda: values.population(text), "population", text, language, knowledge)


def _read(read: Callable[[], Value], column: str, text: str, language: Language, knowledge: Knowledge) -> Value:
    try:
        return read()
    except UserInputError as error:
        what = knowledge.phrases[f"batch.column.{column}"].get(language)
        raise ArgumentError(refusal.about_value(what, text, error, language, knowledge)) from error


def _show(reply: Reply, arguments: argparse.Namespace) -> None:
    print(json.dumps(reply.payload, ensure_ascii=False, indent=2) if arguments.json else reply.text)
