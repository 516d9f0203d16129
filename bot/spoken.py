"""Says numbers as people do: 105万7,262円, "1,057,262 yen", and in words where an English speech engine would stumble."""
from __future__ import annotations

from decimal import Decimal

from num2words import num2words  # type: ignore[import-untyped]

from bot.language import Language

_MYRIADS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, ""))
_MILLION = 10**6


def yen(amount: int, language: Language) -> str:
    """Whole yen as the language says it.

    >>> yen(1057262, "ja"), yen(1057262, "en")
    ('105万7,262円', '1,057,262 yen')
    """
    return yen_ja(amount) if language == "ja" else yen_en(amount)


def yen_ja(amount: int) -> str:
    """Whole yen as said on the phone, in steps of ten thousand.

    >>> yen_ja(1057262), yen_ja(5000), yen_ja(200_030_000)
    ('105万7,262円', '5,000円', '2億3万円')
    """
    rest, parts = abs(amount), []
    for unit, sign in _MYRIADS:
        count, rest = divmod(rest, unit)
        if count:
            parts.append(f"{count:,}{sign}")
    return ("マイナス" if amount < 0 else "") + ("".join(parts) or "0") + "円"


def yen_en(amount: int) -> str:
    """Whole yen in figures; whole millions as millions.

    >>> yen_en(1057262), yen_en(200_000_000)
    ('1,057,262 yen', '200 million yen')
    """
    if amount and amount % _MILLION == 0:
        return f"{amount // _MILLION:,} million yen"
    return f"{amount:,} yen"


def yen_words_en(amount: int) -> str:
    """Whole yen in words.

    >>> yen_words_en(1057262)
    'one million fifty-seven thousand two hundred sixty-two yen'
    """
    return f"{words_en(amount)} yen"


def people_ja(count: int) -> str:
    """Residents in figures.

    >>> people_ja(10866)
    '10,866人'
    """
    return f"{count:,}人"


def people_en(count: int) -> str:
    """Residents in figures.

    >>> people_en(10866), people_en(1)
    ('10,866 residents', '1 resident')
    """
    return f"{count:,} {_residents(count)}"


def people_words_en(count: int) -> str:
    """Residents in words.

    >>> people_words_en(1234)
    'one thousand two hundred thirty-four residents'
    """
    return f"{words_en(count)} {_residents(count)}"


def words_en(number: int) -> str:
    """A whole number in American words, without commas and "and", which make a speech engine pause.

    >>> words_en(1001)
    'one thousand one'
    """
    return str(num2words(number, lang="en")).replace(",", "").replace(" and ", " ")


def exact(value: Decimal) -> str:
    """An unrounded amount in figures, with its fraction only where it has one.

    >>> exact(Decimal("1057261.8")), exact(Decimal("1050.0"))
    ('1,057,261.8', '1,050')
    """
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def _residents(count: int) -> str:
    return "resident" if count == 1 else "residents"
