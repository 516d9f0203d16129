"""Contract types from the other side (cases/type_choice.yml): what a budget buys, what a cover finds, what the next type up adds."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot import spoken
from bot.affordable import affordable, affordable_reply
from bot.errors import PopulationError
from bot.knowledge import Knowledge
from bot.language import Language
from bot.premium import compare
from bot.type_filter import filter_reply, wishes
from bot.type_steps import steps

CASES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load((Path(__file__).parent / "cases" / "type_choice.yml").read_text(encoding="utf-8"))
LANGUAGES: tuple[Language, Language] = ("ja", "en")
#: The columns in which types differ, and those of the rider.
COVERS, RIDER = ("bodily_injury", "property_damage", "compensation", "personal_information"), ("cyber_liability", "cyber_response_costs")


def named(kind: str) -> Iterator[Any]:
    """The cases of one kind as pytest parameters, named as in the file."""
    for case in CASES[kind]:
        yield pytest.param(case, id=str(case.get("name") or case["message"]))


@pytest.mark.parametrize("case", named("affordable"))
def test_budget_buys_these_types(case: dict[str, Any], knowledge: Knowledge) -> None:
    found = affordable(case["budget"], case["population"], knowledge)
    left = [
        {row.contract_type: found.remainder(premium) for row in found.rows for premium in [getattr(row, side)] if found.remainder(premium) is not None}
        for side in ("premium_with_cyber", "premium_without_cyber")
    ]
    assert left == [case["with_rider"], case["without_rider"]]
    assert [row.contract_type for row in found.fitting] == list(case["without_rider"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", named("affordable"))
def test_budget_is_answered_with_types_and_remainders(case: dict[str, Any], language: Language, knowledge: Knowledge) -> None:
    reply = affordable_reply(affordable(case["budget"], case["population"], knowledge), language)
    rows = {row["contract_type"]: (row["remainder"], row["remainder_without_cyber"]) for row in reply.payload["rows"]}
    expected = {number: (case["with_rider"].get(number), left) for number, left in case["without_rider"].items()}
    assert rows == (expected or {1: (None, None)}), "expecting the types that fit, or the cheapest where none does"
    assert (reply.payload["budget"], reply.payload["population"], reply.payload["language"]) == (case["budget"], case["population"], language)
    amounts = [case["lacking"]] if "lacking" in case else [*case["with_rider"].values(), *case["without_rider"].values()]
    assert not [amount for amount in (*amounts, case["budget"]) if spoken.yen(amount, language) not in reply.text]


@pytest.mark.parametrize("population", [0, -1, 14_000_001])
def test_budget_for_no_town_is_refused(population: int, knowledge: Knowledge) -> None:
    with pytest.raises(PopulationError):
        affordable(800_000, population, knowledge)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rough_population_is_said_with_the_budget(language: Language, knowledge: Knowledge) -> None:
    found, remark = affordable(800_000, 10_000, knowledge), knowledge.phrases["quote.approximate"].get(language)
    assert remark in affordable_reply(found, language, approximate=True).text and remark not in affordable_reply(found, language).text


@pytest.mark.parametrize("case", named("filter"))
def test_cover_finds_these_types(case: dict[str, Any], knowledge: Knowledge) -> None:
    asked = wishes(case["message"], knowledge)
    if "types" not in case:
        assert asked == ()
        return
    assert asked and filter_reply(asked, "ja", knowledge).payload["contract_types"] == case["types"]
    assert all(wish.bound == "any" for wish in asked) == case.get("only_asked", False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [case for case in named("filter") if "types" in case.values[0]])
def test_cover_is_answered_with_figures(case: dict[str, Any], language: Language, knowledge: Knowledge) -> None:
    """One line a type: of those found, or of all where none has what was wished for."""
    asked = wishes(case["message"], knowledge)
    reply = filter_reply(asked, language, knowledge)
    lines = [line for line in reply.text.splitlines() if line.startswith("- ")]
    shown = case["types"] or list(knowledge.contract_types)
    assert len(lines) == len(shown)
    for line, number in zip(lines, shown, strict=True):
        assert line.startswith(f"- 類型{number}：" if language == "ja" else f"- Type {number}:")
        amounts = [value for wish in asked for value in [getattr(knowledge.contract_types[number], wish.column)] if isinstance(value, int)]
        assert not [amount for amount in amounts if spoken.yen(amount, language) not in line], line
    assert all(knowledge.columns[wish.column].get(language) in reply.text for wish in asked) and "{" not in reply.text


@pytest.mark.parametrize("case", named("steps"))
def test_steps_up(case: dict[str, Any], knowledge: Knowledge) -> None:
    rows = compare(1000, knowledge, case["types"], with_cyber=case["with_cyber"]).rows
    found = [
        {"from": step.lower, "to": step.upper, "adds": step.adds, "changes": {change.column: [change.before, change.after] for change in step.changes}}
        for step in steps(rows, "ja")
    ]
    assert found == case["steps"]


@pytest.mark.parametrize("with_cyber", [True, False])
@pytest.mark.parametrize("population", [1, 7, 10_866, 14_000_000])
def test_steps_add_up_to_the_difference_between_first_and_last(population: int, with_cyber: bool, knowledge: Knowledge) -> None:
    wrong = []
    for count in (2, 3, 10):
        for types in combinations(knowledge.contract_types, count):
            rows = compare(population, knowledge, types, with_cyber=with_cyber).rows
            if sum(step.adds for step in steps(rows, "en")) != rows[-1].premium - rows[0].premium:
                wrong.append(types)
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_cyber", [True, False])
def test_changes_stand_where_columns_differ_and_nowhere_else(with_cyber: bool, language: Language, knowledge: Knowledge) -> None:
    wrong = []
    for types in combinations(knowledge.contract_types, 2):
        (step,) = steps(compare(500, knowledge, types, with_cyber=with_cyber).rows, language)
        lower, upper = (knowledge.contract_types[number] for number in types)
        columns = [column for column in (*COVERS, *(RIDER if with_cyber else ())) if getattr(lower, column) != getattr(upper, column)]
        if [change.column for change in step.changes] != [knowledge.columns[column].get(language) for column in columns]:
            wrong.append((types, step.changes))
        assert all(change.before != change.after for change in step.changes)
    assert not wrong


def test_steps_go_to_client_programs(knowledge: Knowledge) -> None:
    (step,) = steps(compare(1000, knowledge, (8, 9)).rows, "en")
    assert step.to_payload() == {
        "from": 8, "to": 9, "adds": 1300,
        "changes": [{"column": "property damage liability", "before": "20 million yen", "after": "100 million yen"}],
    }
