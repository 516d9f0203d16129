"""What the latest message names for a quote, from its entities."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from actions.turn import knowledge


@dataclass(frozen=True)
class Mentions:
    """What the latest message names for a quote."""

    contract_types: tuple[str, ...]
    populations: tuple[str, ...]
    number: str | None
    budget: str | None
    reference: str | None
    with_cyber: bool | None
    approximate: bool

    @classmethod
    def of(cls, tracker: Tracker) -> Mentions:
        entities = tracker.latest_message.get("entities") or []

        def values(name: str) -> list[Any]:
            return [entity["value"] for entity in entities if entity["entity"] == name]

        return cls(
            contract_types=tuple(values("contract_type")),
            populations=tuple(values("population")),
            number=next(iter(values("number")), None),
            budget=next(iter(values("budget")), None),
            reference=next(iter(values("reference")), None),
            with_cyber=next(iter(values("with_cyber")), None),
            approximate=any(entity.get("approximate") for entity in entities if entity["entity"] in ("population", "number")),
        )

    @property
    def any(self) -> bool:
        """Whether anything for a quote is named."""
        return bool(self.contract_types or self.populations or self.number or self.with_cyber is not None)

    def value(self, slot: str, requested: str | None) -> str | None:
        """The value said for a slot; a bare number is what was asked for, or else a contract type where there is one of that number."""
        named = self.contract_types if slot == "contract_type" else self.populations
        if named:
            return named[-1]
        if self.number is None or self.contract_types or self.populations:
            return None
        meant = requested or ("contract_type" if Decimal(self.number) in knowledge().contract_types else "population")
        return self.number if meant == slot else None
