"""Resolves the {placeholders} of answers: a fact's id, or a path such as contract_types.9.rate or contacts.agency.phone."""
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.knowledge.model import Citation, Knowledge

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def resolve(path: str, knowledge: Knowledge) -> tuple[Any, tuple[Citation, ...]]:
    """The value a placeholder stands for, and where in the brochure it stands.

    Raises KeyError where the path leads nowhere.
    >>> from bot.knowledge import load
    >>> resolve("contract_types.9.rate", load())
    (Decimal('93.1'), (Citation(section='11', note=None),))
    """
    head, *rest = path.split(".")
    if not rest:
        if head == "cyber_rate":
            return knowledge.cyber_rate, (knowledge.contract_types_cite,)
        fact = knowledge.facts[head]
        return fact, (fact.cite,)
    value: Any = getattr(knowledge, head, None)
    if value is None:
        raise KeyError(path)
    cite: tuple[Citation, ...] = (knowledge.contract_types_cite,) if head == "contract_types" else ()
    for part in rest:
        if isinstance(value, Mapping):
            value = value[int(part) if head == "contract_types" else part]
        elif hasattr(value, part):
            value = getattr(value, part)
        else:
            raise KeyError(path)
        cite = _citations(value) or cite
    return value, cite


def _citations(record: Any) -> tuple[Citation, ...]:
    cite = getattr(record, "cite", ())
    return (cite,) if isinstance(cite, Citation) else tuple(cite)


def placeholders(template: str) -> list[str]:
    """The paths a template uses, in order."""
    return PLACEHOLDER.findall(template)

