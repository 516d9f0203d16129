"""A mention: a number together with what it counts."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.numerals import Document, Reading, as_number


@dataclass(frozen=True)
class Mention:
    """A value the user named, with the place of its number in the text as typed.

    `value` is as said, even where it cannot be used (類型11, 1.5人): whoever uses it validates and explains.
    `approximate`: called a rough figure (約, くらい, about).  `negated`: taken back or excepted ("類型9ではなく7").
    """

    value: Decimal
    start: int
    end: int
    text: str
    approximate: bool = False
    negated: bool = False


def mention(document: Document, reading: Reading, *, negated: bool = False, value: Decimal | None = None) -> Mention:
    """A reading as a mention; `value` replaces its own where one span stands for several ("類型1～3")."""
    number = as_number(document, reading)
    chosen = number.value if value is None else value
    return Mention(chosen, number.start, number.end, number.text, number.approximate, negated)
