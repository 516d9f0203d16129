"""From the budget back: which contract types a sum of money buys, with the rider and without it, and what is left. Section 11."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot import citations, spoken
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.premium import Quote, compare
from bot.reply import Reply


@dataclass(frozen=True)
class Affordable:
    """The quotes of every contract type for one population, against a budget in whole yen."""

    budget: int
    rows: tuple[Quote, ...]

    @property
    def fitting(self) -> tuple[Quote, ...]:
        """The types that can be joined at least without the rider."""
        return tuple(row for row in self.rows if row.premium_without_cyber <= self.budget)

    def remainder(self, premium: int) -> int | None:
        """What is left of the budget in yen, or None where the amount is above it."""
        return self.budget - premium if premium <= self.budget else None


def affordable(budget: int, population: int, knowledge: Knowledge) -> Affordable:
    """Set every contract type against a budget.

    budget: whole yen.  population: residents, 1 to 14 million.  Source: section 11.  Raises PopulationError.
    >>> from bot.knowledge import load
    >>> [row.contract_type for row in affordable(700_000, 10_866, load()).fitting]
    [1, 2]
    """
    return Affordable(budget, compare(population, knowledge).rows)


def affordable_reply(found: Affordable, language: Language, *, approximate: bool = False) -> Reply:
    """The types that fit with what is left; where none does, the cheapest and what it lacks."""
    knowledge = found.rows[0].knowledge
    rows = found.fitting or (min(found.rows, key=lambda row: row.premium_without_cyber),)
    parts = [
        _lead(found, language),
        "\n".join(_lines(found, language)),
        *([knowledge.phrases["quote.approximate"].get(language)] if approximate else []),
        knowledge.phrases["afford.note"].get(language),
        citations.render(rows[0].sources, language, knowledge),
    ]
    return Reply("\n\n".join(part for part in parts if part), _payload(found, rows, language))


def _lead(found: Affordable, language: Language) -> str:
    phrases = found.rows[0].knowledge.phrases
    with_rider = [row for row in found.rows if row.premium_with_cyber <= found.budget]
    cheapest = min(found.rows, key=lambda row: row.premium_without_cyber)
    key = "both" if with_rider else "without" if found.fitting else "none"
    return phrases[f"afford.lead.{key}"].get(language).format(
        budget=spoken.yen(found.budget, language),
        population=spoken.people_ja(cheapest.population) if language == "ja" else spoken.people_en(cheapest.population),
        with_rider=len(with_rider), without_rider=len(found.fitting),
        cheapest=cheapest.contract_type, lowest=spoken.yen(cheapest.premium_without_cyber, language),
        lacking=spoken.yen(max(0, cheapest.premium_without_cyber - found.budget), language),
    )


def _lines(found: Affordable, language: Language) -> Iterator[str]:
    phrases = found.rows[0].knowledge.phrases
    for row in found.fitting:
        sides = {
            side: phrases[f"afford.{'left' if left is not None else 'over'}"].get(language).format(
                premium=spoken.yen(premium, language),
                left=spoken.yen(left if left is not None else premium - found.budget, language),
            )
            for side, premium in (("with_rider", row.premium_with_cyber), ("without_rider", row.premium_without_cyber))
            for left in [found.remainder(premium)]
        }
        yield phrases["afford.row"].get(language).format(contract_type=row.contract_type, **sides)


def _payload(found: Affordable, rows: tuple[Quote, ...], language: Language) -> dict[str, Any]:
    knowledge = rows[0].knowledge
    return {
        "type": "comparison",
        "population": rows[0].population,
        "with_cyber": True,
        "budget": found.budget,
        "rows": [
            {
                **row.to_payload(language, both=True),
                "remainder": found.remainder(row.premium_with_cyber),
                "remainder_without_cyber": found.remainder(row.premium_without_cyber),
            }
            for row in rows
        ],
        "spoken": _lead(found, language),
        "edition": knowledge.edition.label.get(language),
        "sources": citations.to_payload(rows[0].sources, knowledge),
        "language": language,
    }
