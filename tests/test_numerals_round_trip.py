"""Whatever number is written in a usual way is read back as that number; and what the assistant says of an amount, it understands."""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from bot import spoken
from bot.mentions import bare_number, contract_types, populations, yen_amounts
from bot.numerals import read
from bot.premium import LARGEST_POPULATION

RESIDENTS = st.integers(1, LARGEST_POPULATION)
YEN = st.integers(1, 10**12 - 1)
_KANJI = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


def _kanji(number: int) -> str:
    """1万866 as 一万八百六十六."""
    def below_ten_thousand(value: int) -> str:
        written = ""
        for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = value // unit % 10
            if digit:
                written += ("" if digit == 1 and sign else _KANJI[digit]) + sign
        return written

    thousands, rest = divmod(number, 10_000)
    return (below_ten_thousand(thousands) + "万" if thousands else "") + below_ten_thousand(rest)


def _myriads(number: int) -> str:
    thousands, rest = divmod(number, 10_000)
    return (f"{thousands}万" if thousands else "") + (str(rest) if rest or not thousands else "")


def _english(number: int) -> str:
    return str(num2words(number, lang="en"))


WAYS: dict[str, Callable[[int], str]] = {
    "figures": str,
    "with commas": "{:,}".format,
    "full width": lambda number: f"{number:,}".translate(_WIDE),
    "in steps of ten thousand": _myriads,
    "kanji": _kanji,
    "English words": _english,
    "words for a speech engine": spoken.words_en,
}


@pytest.mark.parametrize("way", WAYS)
@given(number=RESIDENTS)
def test_a_number_is_read_back_however_it_is_written(way: str, number: int) -> None:
    assert [reading.value for reading in read(WAYS[way](number)).readings] == [Decimal(number)]


@pytest.mark.parametrize("way", ["figures", "with commas", "full width", "in steps of ten thousand"])
@given(number=RESIDENTS)
def test_an_answer_that_is_only_a_number_is_that_number(way: str, number: int) -> None:
    found = bare_number(WAYS[way](number) + "です")
    assert found is not None and found.value == number


@pytest.mark.parametrize("way", ["figures", "with commas", "full width", "in steps of ten thousand", "kanji"])
@given(number=RESIDENTS)
def test_residents_are_read_back_in_japanese(way: str, number: int) -> None:
    assert [mention.value for mention in populations(f"人口は{WAYS[way](number)}人です")] == [Decimal(number)]


@given(number=RESIDENTS)
def test_residents_are_read_back_as_the_assistant_says_them(number: int) -> None:
    for said in (spoken.people_ja(number), spoken.people_en(number), spoken.people_words_en(number)):
        assert [mention.value for mention in populations(said)] == [Decimal(number)]


@given(amount=YEN)
def test_yen_are_read_back_as_the_assistant_says_them(amount: int) -> None:
    for said in (spoken.yen_ja(amount), spoken.yen_en(amount), spoken.yen_words_en(amount)):
        assert [mention.value for mention in yen_amounts(said)] == [Decimal(amount)]


@given(number=st.integers(1, 10), residents=st.integers(100, LARGEST_POPULATION))
def test_type_and_residents_are_told_apart_in_one_message(number: int, residents: int) -> None:
    for said in (f"類型{number}、{residents:,}人", f"{residents}人で類型{number}だと", f"type {number}, {residents:,} residents"):
        assert [mention.value for mention in contract_types(said)] == [Decimal(number)]
        assert [mention.value for mention in populations(said)] == [Decimal(residents)]
