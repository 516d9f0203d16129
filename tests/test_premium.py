"""Quotes and comparisons, exact to the yen (cases/premium.yml), and how they are said."""
from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot import mentions, numerals, premium, quote_reply, spoken
from bot.errors import ContractTypeError, UserInputError
from bot.knowledge import Knowledge
from bot.language import Language

CASES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    (Path(__file__).parent / "cases" / "premium.yml").read_text(encoding="utf-8")
)


def named(kind: str) -> Iterator[Any]:
    """The cases of one kind as pytest parameters, named as in the file."""
    for case in CASES[kind]:
        yield pytest.param(case, id=str(case.get("name", case.get("contract_type"))))


@pytest.mark.parametrize("case", named("rates"))
def test_rate_as_printed(case: dict[str, Any], knowledge: Knowledge) -> None:
    for with_cyber, rate in ((True, case["rate_with_cyber"]), (False, case["rate"])):
        quote = premium.quote(case["contract_type"], 1000, with_cyber=with_cyber, knowledge=knowledge)
        assert quote.rate == Decimal(rate)
        assert quote.sum_insured == premium.SumInsured(case["liability"], case["response_costs"])


@pytest.mark.parametrize("case", named("quotes"))
def test_quote(case: dict[str, Any], knowledge: Knowledge) -> None:
    payload = premium.quote(**case["input"], knowledge=knowledge).to_payload("ja")
    assert {key: payload[key] for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", named("refusals"))
def test_refusal(case: dict[str, Any], knowledge: Knowledge) -> None:
    population = case["population"]
    with pytest.raises(UserInputError) as refused:
        premium.quote(
            premium.check_contract_type(case["contract_type"], knowledge),
            premium.check_population(Decimal(population) if population == "1.5" else population),
            with_cyber=True, knowledge=knowledge,
        )
    assert refused.value.response_key == case["response_key"]
    assert refused.value.values


def test_every_rate_agrees_with_whole_number_arithmetic(knowledge: Knowledge) -> None:
    """Tenths of a yen as integers, written here a second time: all types, both riders, 1 to 3,000 residents."""
    for row in CASES["rates"]:
        for rate, tenths in ((Decimal(text), int(text.replace(".", ""))) for text in (row["rate"], row["rate_with_cyber"], "4.2")):
            wrong = [n for n in range(1, 3001) if premium.contribution(rate, n) != (tenths * n + 5) // 10]
            assert not wrong, f"{rate} yen: {wrong[:5]}"


def test_every_quote_agrees_with_whole_number_arithmetic(knowledge: Knowledge) -> None:
    for row in CASES["rates"]:
        with_rider, without = (int(row[key].replace(".", "")) for key in ("rate_with_cyber", "rate"))
        for population in (*range(1, 3001), 10_866, 30_000, 13_999_999):
            quote = premium.quote(row["contract_type"], population, with_cyber=population % 2 == 0, knowledge=knowledge)
            amounts = (quote.premium_with_cyber, quote.premium_without_cyber, quote.cyber_share)
            assert amounts == tuple((tenths * population + 5) // 10 for tenths in (with_rider, without, 42)), (row, population)
            assert quote.premium == amounts[0 if quote.with_cyber else 1]
            assert abs(quote.difference - quote.cyber_share) <= 1


def test_payload_has_the_keys_of_the_contract(knowledge: Knowledge) -> None:
    payload = premium.quote(9, 10866, with_cyber=True, knowledge=knowledge).to_payload("en")
    assert set(payload) == {
        "type", "contract_type", "population", "with_cyber", "rate", "premium", "premium_without_cyber", "cyber_share",
        "sum_insured", "spoken", "edition", "sources", "language",
    }
    assert payload["type"] == "quote" and payload["rate"] == "97.3" and payload["language"] == "en"
    assert payload["sum_insured"] == {"liability": 200_000_000, "response_costs": 30_000_000}
    assert "11" in [source["section"] for source in payload["sources"]]


def test_type_error_tells_the_bounds(knowledge: Knowledge) -> None:
    with pytest.raises(ContractTypeError) as refused:
        premium.check_contract_type("類型では", knowledge)
    assert refused.value.values == {"value": "類型では", "lowest": 1, "highest": 10}
    assert premium.check_contract_type("９で", knowledge) == 9
    assert premium.check_population("10,866です") == premium.check_population("10866") == 10866


def test_long_input_is_not_repeated_in_full() -> None:
    with pytest.raises(UserInputError) as refused:
        premium.check_population("9" * 5000)
    assert len(str(refused.value.values["value"])) < 30


@pytest.mark.parametrize("value", [True, Decimal("NaN"), Decimal("Infinity"), ""])
def test_what_is_no_number_is_no_population(value: Any) -> None:
    with pytest.raises(UserInputError) as refused:
        premium.check_population(value)
    assert refused.value.response_key == "population_not_a_number"


def test_spoken_sentence(knowledge: Knowledge) -> None:
    quote = premium.quote(9, 10866, with_cyber=True, knowledge=knowledge)
    assert quote.sentence("ja") == "類型9、住民10,866人、サイバー特約込みで、保険料分担金は105万7,262円です。"
    assert "one million fifty-seven thousand two hundred sixty-two yen" in quote.to_payload("en")["spoken"]
    assert not any(character.isdigit() for character in quote.to_payload("en", both=True)["spoken"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_unmentioned_rider_gets_both_amounts_and_the_difference(language: Language, knowledge: Knowledge) -> None:
    text = quote_reply.render_quote(premium.quote(9, 10866, with_cyber=True, knowledge=knowledge), language, rider_mentioned=False)
    amounts = [1_057_262, 1_011_625, 45_637]
    said = [spoken.yen_ja(amount) if language == "ja" else spoken.yen_en(amount) for amount in amounts]
    first = text.split("\n\n")[0]
    assert [first.count(amount) for amount in said] == [1, 1, 1]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("with_cyber", [True, False])
def test_reply_has_breakdown_sum_insured_edition_agency(language: Language, with_cyber: bool, knowledge: Knowledge) -> None:
    text = quote_reply.render_quote(premium.quote(9, 10866, with_cyber=with_cyber, knowledge=knowledge), language)
    needed = ["1,057,261.8"] if with_cyber else ["1,011,624.6"]
    needed += ["97.3", "4.2"] if with_cyber else ["93.1"]
    needed += ["2億円", "3,000万円", "四捨五入"] if language == "ja" else ["200 million yen", "30 million yen", "rounded"]
    needed += [knowledge.edition.label.get(language), knowledge.contacts["agency"].phone]
    assert [word for word in needed if word not in text] == []
    assert "{" not in text


def test_amount_without_a_fraction_is_not_called_rounded(knowledge: Knowledge) -> None:
    text = quote_reply.render_quote(premium.quote(10, 1000, with_cyber=True, knowledge=knowledge), "ja")
    assert "105.0円×1,000人＝105,000円" in text
    assert "四捨五入" not in text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_replies_carry_text_and_payload(language: Language, knowledge: Knowledge) -> None:
    quote = premium.quote(9, 10866, with_cyber=True, knowledge=knowledge)
    reply = quote_reply.quote_reply(quote, language, rider_mentioned=False)
    assert reply.text == quote_reply.render_quote(quote, language, rider_mentioned=False)
    assert reply.payload == quote.to_payload(language, both=True)
    comparison = premium.compare(10866, knowledge)
    assert quote_reply.comparison_reply(comparison, language).payload.items() >= comparison.to_payload(language).items()


def test_share_that_rounds_differently_is_explained(knowledge: Knowledge) -> None:
    quote = premium.quote(1, 1, with_cyber=True, knowledge=knowledge)
    assert (quote.premium, quote.premium_without_cyber, quote.cyber_share) == (53, 48, 4)
    assert "1円ずれます" in quote_reply.render_quote(quote, "ja")


def test_rough_population_makes_an_estimate(knowledge: Knowledge) -> None:
    quote = premium.quote(9, 10_000, with_cyber=True, knowledge=knowledge)
    assert "概算" in quote_reply.render_quote(quote, "ja", approximate=True)
    assert "概算" not in quote_reply.render_quote(quote, "ja")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_comparison_lists_every_type_with_and_without(language: Language, knowledge: Knowledge) -> None:
    comparison = premium.compare(10866, knowledge)
    text = quote_reply.render_comparison(comparison, language)
    yen = spoken.yen_ja if language == "ja" else spoken.yen_en
    assert [row.contract_type for row in comparison.rows] == list(range(1, 11))
    missing = [row.contract_type for row in comparison.rows if yen(row.premium_with_cyber) not in text or yen(row.premium_without_cyber) not in text]
    assert missing == []
    payload = comparison.to_payload(language)
    assert payload["type"] == "comparison" and payload["population"] == 10866
    assert [row["premium"] for row in payload["rows"]] == [row.premium for row in comparison.rows]


def test_comparison_of_two_types_tells_their_difference(knowledge: Knowledge) -> None:
    comparison = premium.compare(10866, knowledge, [5, 3, 5], with_cyber=False)
    assert [row.contract_type for row in comparison.rows] == [5, 3]
    text = quote_reply.render_comparison(comparison, "ja")
    assert "類型5と類型3の差は、特約込みで9万3,447円、特約なしで9万3,448円です。" in text


@pytest.mark.parametrize(
    ("amount", "ja", "en"),
    [
        (0, "0円", "0 yen"), (5000, "5,000円", "5,000 yen"), (10_000, "1万円", "10,000 yen"), (10_001, "1万1円", "10,001 yen"),
        (1_000_000, "100万円", "1 million yen"), (1_057_262, "105万7,262円", "1,057,262 yen"), (30_000_000, "3,000万円", "30 million yen"),
        (150_000_000, "1億5,000万円", "150 million yen"), (200_030_000, "2億3万円", "200,030,000 yen"), (-500, "マイナス500円", "-500 yen"),
    ],
)
def test_yen(amount: int, ja: str, en: str) -> None:
    assert (spoken.yen_ja(amount), spoken.yen_en(amount)) == (ja, en)


def test_what_is_said_reads_back_the_same() -> None:
    chance = random.Random(97)
    for amount in [chance.randint(1, 1_500_000_000) for _ in range(300)]:
        for said in (spoken.yen_ja(amount), spoken.yen_en(amount), spoken.yen_words_en(amount)):
            assert [item.value for item in mentions.yen_amounts(said)] == [amount], said
        assert [number.value for number in numerals.find_numbers(spoken.people_words_en(amount))] == [amount]
