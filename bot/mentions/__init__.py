"""What a message names for a quote: contract types, population, rider, amounts of yen.

Works on any Japanese or English text; validation is left to `bot.premium`, so that a reply can say what is wrong.
"""
from __future__ import annotations

from bot.mentions import amount, bare_answer, cyber_rider, pairs
from bot.mentions.mention import Mention
from bot.numerals import Number, read

__all__ = ["Mention", "added_contract_types", "bare_number", "compares", "contract_types", "populations", "rider", "yen_amounts"]


def contract_types(text: str) -> list[Mention]:
    """Contract types (契約類型) in order; 類型11 and 類型0 too.

    >>> [mention.value for mention in contract_types("第九類型と類型⑩ではいくら違いますか")]
    [Decimal('9'), Decimal('10')]
    """
    return pairs.contract_types(read(text))


def added_contract_types(text: str) -> list[Mention]:
    """Contract types that a message adds to those that are compared; empty where it adds none.

    >>> [mention.value for mention in added_contract_types("7も足してもらえる？")], added_contract_types("特約を追加して")
    ([Decimal('7')], [])
    """
    return pairs.added(read(text))


def compares(text: str) -> bool:
    """Whether a message sets things side by side.

    >>> compares("類型7と他の類型を比べて"), compares("type 9 for 3,900 residents then")
    (True, False)
    """
    return pairs.compares(read(text))


def populations(text: str) -> list[Mention]:
    """Populations (住民数) of the municipality in order; 0人 and 1.5人 too.

    >>> [(mention.value, mention.approximate) for mention in populations("うちは5000人くらいの町です")]
    [(Decimal('5000'), True)]
    """
    return pairs.populations(read(text))


def rider(text: str) -> bool | None:
    """Whether the cyber rider (サイバー特約) is wanted: True, False, or None where it is not mentioned or both are asked for.

    >>> rider("特約込みで"), rider("サイバー抜きだと?"), rider("類型9で10866人")
    (True, False, None)
    """
    return cyber_rider.find(read(text))


def yen_amounts(text: str) -> list[Mention]:
    """Amounts of yen in order, such as a budget.

    >>> [mention.value for mention in yen_amounts("予算80万円")]
    [Decimal('800000')]
    """
    return amount.find(read(text))


def bare_number(text: str) -> Number | None:
    """The number of a message that is essentially only a number, as an answer to a question for one.

    >>> [number.value if (number := bare_number(text)) else None for text in ("９で", "10866です", "eleven", "10866人")]
    [Decimal('9'), Decimal('10866'), Decimal('11'), None]
    """
    return bare_answer.find(text)
