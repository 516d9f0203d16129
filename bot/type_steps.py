"""What a step from one contract type to another adds: in yen, and column by column of the table. Section 11."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answers import columns
from bot.language import Language
from bot.premium import Quote

#: Rates are not cover: what they come to is said in yen.
_RATES = ("rate", "rate_with_cyber")


@dataclass(frozen=True)
class Change:
    """One column that differs: its name, and how it reads for the lower and for the higher type."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """From one contract type to the next of a comparison. `adds`: whole yen, for the rider as wished; less than zero where it saves."""

    lower: int
    upper: int
    adds: int
    changes: tuple[Change, ...]

    def to_payload(self) -> dict[str, Any]:
        """For client programs, beside the rows of a comparison."""
        changes = [{"column": change.column, "before": change.before, "after": change.after} for change in self.changes]
        return {"from": self.lower, "to": self.upper, "adds": self.adds, "changes": changes}


def steps(rows: Sequence[Quote], language: Language) -> list[Step]:
    """The steps between neighbouring rows of a comparison, by the number of the contract type."""
    ordered = sorted(rows, key=lambda row: row.contract_type)
    return [
        Step(lower.contract_type, upper.contract_type, upper.premium - lower.premium, tuple(_changes(lower, upper, language)))
        for lower, upper in zip(ordered, ordered[1:], strict=False)
    ]


def _changes(lower: Quote, upper: Quote, language: Language) -> Iterator[Change]:
    knowledge = lower.knowledge
    before, after = (columns(knowledge.contract_types[row.contract_type], language, knowledge) for row in (lower, upper))
    for name, title in knowledge.columns.items():
        without_rider = name.startswith("cyber_") and not lower.with_cyber
        if name not in _RATES and not without_rider and before[name] != after[name]:
            yield Change(title.get(language), before[name], after[name])
