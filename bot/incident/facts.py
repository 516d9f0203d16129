"""What was understood of a story: single facts with the user's words behind them; must not know any rule of the insurance."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any


class Mode(str, Enum):
    """How a fact was put: as something that is so, as something imagined, or as something asked about."""

    STATED = "stated"
    SUPPOSED = "supposed"
    ASKED = "asked"


@dataclass(frozen=True)
class Fact:
    """One fact. `evidence` is verbatim the user's; `holds` is False where the user says that it is not so.

    `sure` is False where the user only fears, thinks or guesses it.
    """

    id: str
    evidence: str
    holds: bool = True
    mode: Mode = Mode.STATED
    sure: bool = True


#: Facts of which only the newest can be true: each tuple is one matter with its possible states.
MATTERS: tuple[tuple[str, ...], ...] = (
    ("leak_certain", "leak_feared", "leak_not_found", "leak_ruled_out", "leak_open"),
    ("others_harmed", "others_possibly_harmed", "nobody_harmed"),
    ("claim_made", "claim_feared", "nobody_claims"),
    ("before_policy", "after_policy", "within_policy"),
    ("without_rider", "with_rider"),
)
_MATTER = {id: matter for matter in MATTERS for id in matter}


@dataclass(frozen=True)
class IncidentFacts:
    """All facts of a story, in the order in which they were told."""

    facts: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __bool__(self) -> bool:
        return bool(self.facts)

    def get(self, id: str) -> Fact | None:
        """The fact of that id, whether it holds or not."""
        return next((fact for fact in self.facts if fact.id == id), None)

    def holds(self, *ids: str) -> bool:
        """Whether any of the facts is told as so (a supposed one counts; see `real`)."""
        return any(fact.holds and fact.id in ids for fact in self.facts)

    def denied(self, *ids: str) -> bool:
        """Whether any of the facts is told as not so."""
        return any(not fact.holds and fact.id in ids for fact in self.facts)

    def sure(self, *ids: str) -> bool:
        """Whether any of the facts is told as so without doubt."""
        return any(fact.holds and fact.sure and fact.id in ids for fact in self.facts)

    def asked(self, *ids: str) -> bool:
        """Whether the user asks about any of these."""
        return any(fact.mode is Mode.ASKED and fact.id in ids for fact in self.facts)

    def starting(self, prefix: str) -> tuple[Fact, ...]:
        """The facts whose ids start so, such as cost_."""
        return tuple(fact for fact in self.facts if fact.id.startswith(prefix))

    def updated(self, newer: IncidentFacts) -> IncidentFacts:
        """These facts after the user said more: of one matter the newer word counts.

        >>> old = IncidentFacts((Fact("personal_information", "名簿"),))
        >>> old.updated(IncidentFacts((Fact("personal_information", "個人情報は入っていません", holds=False),))).denied("personal_information")
        True
        """
        return IncidentFacts(tuple(settle((*self.facts, *newer.facts), newer=len(newer.facts))))

    def without(self, *ids: str) -> IncidentFacts:
        """These facts but for some."""
        return IncidentFacts(tuple(fact for fact in self.facts if fact.id not in ids))

    def to_json(self) -> list[dict[str, Any]]:
        """For a conversation's memory; `from_json` reads it back."""
        return [
            {"fact": fact.id, "evidence": fact.evidence, "holds": fact.holds, "mode": fact.mode.value, "sure": fact.sure}
            for fact in self.facts
        ]

    @classmethod
    def from_json(cls, records: Iterable[Mapping[str, Any]]) -> IncidentFacts:
        """The facts that `to_json` wrote."""
        return cls(tuple(
            Fact(str(r["fact"]), str(r["evidence"]), bool(r["holds"]), Mode(r["mode"]), bool(r["sure"])) for r in records
        ))


def settle(told: Sequence[Fact], *, newer: int = 0) -> list[Fact]:
    """One fact for each id and one for each matter. The last `newer` facts are a later message, which overrides.

    Within one message a fear of a leak outlives the remark that no trace was found, and a firm word outlives a guess.
    """
    first_newer = len(told) - newer
    kept: dict[str, Fact] = {}
    ages: dict[str, int] = {}
    for position, fact in enumerate(told):
        later = position >= first_newer
        rivals = [id for id in _MATTER.get(fact.id, (fact.id,)) if id in kept]
        if any(_outlives(kept[rival], fact, later and ages[rival] < first_newer) for rival in rivals):
            continue
        for rival in rivals:
            del kept[rival]
        kept[fact.id] = fact
        ages[fact.id] = position
    return list(kept.values())


def _outlives(old: Fact, new: Fact, overridden: bool) -> bool:
    """Whether the older fact stays although a newer one speaks of the same matter."""
    if new.id == "leak_not_found" and old.id == "leak_feared":
        return True
    if overridden:
        return new.mode is Mode.SUPPOSED and old.mode is Mode.STATED
    if old.mode is not new.mode:
        return old.mode is Mode.ASKED if {old.mode, new.mode} == {Mode.ASKED, Mode.STATED} else old.mode is Mode.STATED
    if old.id == new.id and old.holds == new.holds:
        return old.sure or not new.sure
    if new.id in ("leak_open", "others_possibly_harmed", "claim_feared", "leak_feared"):
        return old.holds and old.sure and old.id in ("leak_certain", "others_harmed", "claim_made", "leak_feared")
    return False


def merged(facts: Iterable[Fact]) -> IncidentFacts:
    """The facts of one message, each matter settled."""
    return IncidentFacts(tuple(settle(tuple(facts))))


def supposed(facts: IncidentFacts) -> IncidentFacts:
    """The same facts, all imagined."""
    return IncidentFacts(tuple(replace(fact, mode=Mode.SUPPOSED) for fact in facts))
