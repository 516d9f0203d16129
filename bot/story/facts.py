"""What was understood of a story: single facts with the user's words behind them; must not know any rule of the insurance."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Mode(str, Enum):
    """How a fact was put: as something that is so, as something imagined, or as something asked about."""

    TOLD = "told"
    ASKED = "asked"
    IMAGINED = "imagined"


@dataclass(frozen=True)
class Fact:
    """One fact. `evidence` is verbatim the user's; `holds` is False where the user says that it is not so.

    `sure` is False where the user only fears, thinks or guesses it; `implied` is True where another fact brings it along.
    """

    id: str
    evidence: str
    holds: bool = True
    mode: Mode = Mode.TOLD
    sure: bool = True
    implied: bool = False

    def to_payload(self) -> dict[str, str | bool]:
        """As the contract has it."""
        return {"fact": self.id, "evidence": self.evidence, "holds": self.holds}


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

    def changed_from(self, before: IncidentFacts) -> tuple[Fact, ...]:
        """The facts that an earlier state did not have, or had otherwise (what_changed)."""
        known = {(fact.id, fact.holds) for fact in before}
        return tuple(fact for fact in self.facts if (fact.id, fact.holds) not in known)


def settle(told: Sequence[Fact], *, newer: int = 0) -> list[Fact]:
    """One fact for each id and one for each matter. The last `newer` facts are a later message, which overrides."""
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
    """Whether the older fact stays although a newer one speaks of the same matter.

    Told in words outlives brought along; told outlives imagined; a fear outlives the remark that no trace was found;
    within one message a firm word outlives a guess, and a harm a mere possibility of it.
    """
    if old.implied is not new.implied:
        explicit_doubt = (new if old.implied else old).id in ("leak_not_found", "leak_open")
        return old.implied if explicit_doubt else new.implied
    if {old.id, new.id} == {"leak_feared", "leak_not_found"}:
        return old.id == "leak_feared"
    if Mode.IMAGINED in (old.mode, new.mode) and old.mode is not new.mode:
        return new.mode is Mode.IMAGINED
    if old.mode is not new.mode:
        return old.mode is Mode.ASKED
    if overridden:
        return False
    if old.id == new.id:
        return old.sure and (not new.sure or old.holds == new.holds) or (not old.sure and not new.sure and old.holds == new.holds)
    return _WEIGHT.get(old.id, 0) > _WEIGHT.get(new.id, 0)


#: Within one message the graver of two words on a matter counts, unless the milder one says that it is not so at all.
_WEIGHT = {"leak_certain": 3, "leak_feared": 2, "leak_ruled_out": 2, "others_harmed": 2, "others_possibly_harmed": 1, "nobody_harmed": 1, "claim_made": 2, "claim_feared": 1}


def merged(facts: Iterable[Fact]) -> IncidentFacts:
    """The facts of one message, each matter settled."""
    return IncidentFacts(tuple(settle(tuple(facts))))
