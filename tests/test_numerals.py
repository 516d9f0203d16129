"""Numbers, contract types, populations, the rider and amounts as read out of messages (cases/numerals.yml)."""
from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot import mentions, numerals

CASES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    (Path(__file__).parent / "cases" / "numerals.yml").read_text(encoding="utf-8")
)


def cases(kind: str) -> Iterator[Any]:
    """The cases of one kind as pytest parameters, named by their text."""
    for case in CASES[kind]:
        yield pytest.param(case, id=case["text"] or "(nothing)")


def described(found: Any) -> dict[str, Any]:
    """A number or mention as a case writes it: its value, and what is remarkable about it."""
    flags = ("approximate", "negative", "negated")
    return {"value": found.value, **{flag: True for flag in flags if getattr(found, flag, False)}}


def expected(value: Any, kind: str) -> dict[str, Any]:
    """A case's expectation, written short or in full."""
    record = dict(value) if isinstance(value, dict) else {"value": value}
    return {**record, "value": Decimal(str(record["value"]))}


READERS: dict[str, Callable[[str], list[Any]]] = {
    "numbers": numerals.find_numbers,
    "contract_types": mentions.contract_types,
    "populations": mentions.populations,
    "yen_amounts": mentions.yen_amounts,
}


@pytest.mark.parametrize(("kind", "case"), [pytest.param(kind, *p.values, id=f"{kind}: {p.id}") for kind in READERS for p in cases(kind)])
def test_found(kind: str, case: dict[str, Any]) -> None:
    found = READERS[kind](case["text"])
    assert [described(item) for item in found] == [expected(value, kind) for value in case["expect"]]
    for item in found:
        assert case["text"][item.start: item.end] == item.text


@pytest.mark.parametrize("case", cases("rider"))
def test_rider(case: dict[str, Any]) -> None:
    assert mentions.rider(case["text"]) is case["expect"]


@pytest.mark.parametrize("case", cases("bare_number"))
def test_bare_number(case: dict[str, Any]) -> None:
    found = mentions.bare_number(case["text"])
    assert (described(found) if found else None) == (None if case["expect"] is None else expected(case["expect"], "bare_number"))


@pytest.mark.parametrize("case", cases("messages"))
def test_message(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [int(item.value) for item in mentions.contract_types(text) if not item.negated] == case["types"]
    assert [int(item.value) for item in mentions.populations(text)] == ([] if case["population"] is None else [case["population"]])
    assert mentions.rider(text) is case["rider"]


def kanji(number: int) -> str:
    """A number below one hundred million in kanji, written by a rule of its own."""
    def below_ten_thousand(rest: int) -> str:
        text = ""
        for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, rest = divmod(rest, unit)
            if digit:
                text += ("" if digit == 1 and unit > 1 else "〇一二三四五六七八九"[digit]) + sign
        return text

    high, low = divmod(number, 10_000)
    return (below_ten_thousand(high) + "万" if high else "") + below_ten_thousand(low)


def test_every_way_of_writing_a_population_reads_the_same() -> None:
    chance = random.Random(20230531)
    for _ in range(300):
        number = chance.randint(100, 14_000_000)
        high, low = divmod(number, 10_000)
        mixed = (f"{high}万" if high else "") + (str(low) if low or not high else "")
        full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        for written in (str(number), f"{number:,}", full_width, mixed, kanji(number)):
            text = f"人口は{written}人です"
            assert [item.value for item in mentions.populations(text)] == [number], text


@pytest.mark.parametrize(
    "text",
    ["1,111" * 3000, "類型" * 5000, "9と" * 5000, "一" * 10000, "いちに" * 4000, "人口は" * 4000 + "x", "type " * 4000, "で、" * 5000, "1 " * 8000, "½ ﷺ \u0301" * 2000, "\x00\n\t"],
    ids=lambda text: text[:8],
)
def test_long_and_odd_messages_are_read_quickly(text: str) -> None:
    for reader in (*READERS.values(), mentions.rider, mentions.bare_number):
        reader(text)
