"""Why a value or a file cannot be used, as a sentence for the command line (knowledge/*/phrases_batch.yml)."""
from __future__ import annotations

from bot.errors import UserInputError
from bot.knowledge.model import Knowledge
from bot.language import Language

_LONGEST_SHOWN = 40


class FileError(UserInputError):
    """A file cannot be read, written or understood as a table; `response_key` names the sentence, `refused.<key>`."""


def reason(error: UserInputError, language: Language, knowledge: Knowledge) -> str:
    """What was expected and how to put it right."""
    return knowledge.phrases[f"refused.{error.response_key}"].get(language).format(**error.values)


def about_value(what: str, value: str, error: UserInputError, language: Language, knowledge: Knowledge) -> str:
    """The sentence about one value: what it should have been, what came, how to put it right."""
    return knowledge.phrases["refused.value"].get(language).format(what=what, value=shown(value), reason=reason(error, language, knowledge))


def shown(value: str) -> str:
    """A value as it fits into a sentence: in one line, nothing that would steer a terminal.

    >>> shown("いち\\nに"), len(shown("9" * 5000))
    ('いち に', 41)
    """
    text = "".join(sign if sign.isprintable() else " " for sign in value[: _LONGEST_SHOWN + 1])
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
