"""Contract type, population and rider from one argument or one cell: 9, 類型9, 10,866人, 1万人, あり, ×.

A cell must be the value and nothing else: "10 866" and "9か10" are refused rather than read in part.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from bot import mentions
from bot.errors import PopulationError, UserInputError
from bot.knowledge.model import Knowledge
from bot.mentions import Mention
from bot.premium import check_contract_type, check_population
from bot.text import clean

_TYPE_WORDS = re.compile(r"(?:契約|加入|第|類型|型|番|号|タイプ|プラン|contract|type|plan|no\.?|[\s:#-])*", re.IGNORECASE)
_POPULATION_WORDS = re.compile(r"(?:総|人口|住民|町民|村民|数|人|名|population|residents?|people|inhabitants?|約|[\s:=は])*", re.IGNORECASE)
#: Excel shows large numbers as 1.09E+04, and a CSV keeps only those digits.
_EXPONENT = re.compile(r"\d\s*E\s*[+-]?\d", re.IGNORECASE)
_WITH = frozenset(["有", "○", "〇", "◯", "◎", "✓", "✔", "yes", "y", "true", "1", "1.0", "on", "with", "加入", "加入する", "はい", "要", "必要", "付", "付帯", "希望", "希望する"])
_WITHOUT = frozenset(["無", "×", "✕", "✖", "x", "no", "n", "false", "0", "0.0", "off", "without", "未加入", "非加入", "加入しない", "いいえ", "不要", "希望しない"])


class RiderError(UserInputError):
    """Nothing that says whether the rider is wanted."""


@dataclass(frozen=True)
class Population:
    """Residents (住民数); `approximate` where the number was called a rough one (約, くらい)."""

    count: int
    approximate: bool


def contract_type(text: str, knowledge: Knowledge) -> int:
    """A contract type (契約類型), with its noun or without.

    Raises ContractTypeError.
    >>> from bot.knowledge import load
    >>> [contract_type(text, load()) for text in ("9", "類型９", "⑨", "Type 9")]
    [9, 9, 9, 9]
    """
    named = None if mentions.bare_number(text) else _only(mentions.contract_types(text), text, _TYPE_WORDS)
    return check_contract_type(named.value if named else text, knowledge)


def population(text: str) -> Population:
    """A population (住民数), with its unit or without.

    Raises PopulationError.
    >>> population("１０，８６６人"), population("約1万人")
    (Population(count=10866, approximate=False), Population(count=10000, approximate=True))
    """
    said = mentions.bare_number(text) or _only(mentions.populations(text), text, _POPULATION_WORDS)
    count = check_population(said.value if said else text)
    return Population(count, said.approximate if said else bool(_EXPONENT.search(text)))


def exact_population(text: str) -> int:
    """A population that is no rough figure: an amount to be invoiced needs the exact one.

    Raises PopulationError.
    """
    read = population(text)
    if read.approximate:
        raise PopulationError("population_approximate", value=text)
    return read.count


def rider(text: str) -> bool | None:
    """Whether the cyber rider (サイバー特約) is wanted; None where nothing is written.

    Raises RiderError.
    >>> [rider(text) for text in ("あり", "×", "特約込み", "YES", "０", " ")]
    [True, False, True, True, False, None]
    """
    word = clean(text).lower()
    if not word:
        return None
    wish = True if word in _WITH else False if word in _WITHOUT else mentions.rider(word)
    if wish is None:
        raise RiderError("rider_not_read", value=text)
    return wish


def _only(found: list[Mention], text: str, words: re.Pattern[str]) -> Mention | None:
    """The mention that a text consists of, its noun and unit aside."""
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end:]
    return found[0] if words.fullmatch(clean(rest)) else None
