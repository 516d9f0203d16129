"""Puts the findings on one incident together: verdict, triggers, covers, exclusions, base plan, open questions, sources."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot import citations
from bot.coverage.conditions import base_plan, covers
from bot.coverage.findings import BasePlanFinding, CoverFinding, Status, Verdict
from bot.coverage.questions import open_questions
from bot.coverage.triggers import ATTACKS, Met, triggers
from bot.coverage.verdict import asks_only_for_excluded, exclusions, only_excluded_spoken_of, verdict
from bot.knowledge.model import Citation, Incident, Knowledge
from bot.language import Language
from bot.story.facts import Fact, IncidentFacts
from bot.story.signals import signals_of

_MOST_SIMILAR = 2


@dataclass(frozen=True)
class Assessment:
    """What the brochure lets one expect for an incident; the insurer decides."""

    verdict: Verdict
    facts: IncidentFacts
    triggers: tuple[str, ...]
    covers: tuple[CoverFinding, ...]
    exclusions: tuple[str, ...]
    base_plan: BasePlanFinding
    open_questions: tuple[str, ...]
    similar: tuple[Incident, ...]
    sources: tuple[Citation, ...]

    def cover(self, id: str) -> CoverFinding:
        """The finding on one cover."""
        return next(finding for finding in self.covers if finding.id == id)

    def understood(self, knowledge: Knowledge) -> tuple[Fact, ...]:
        """The facts worth showing: those with a name (phrase fact.<id>) or a cost, not those that another one brings along."""
        named = (fact for fact in self.facts if f"fact.{fact.id}" in knowledge.phrases or fact.id.startswith("cost_"))
        specific = self.facts.holds(*(id for id in ATTACKS if id != "cyber_attack"))
        return tuple(fact for fact in named if not fact.implied and not (specific and fact.id == "cyber_attack"))

    def to_payload(self, language: Language, knowledge: Knowledge) -> dict[str, Any]:
        """The `incident_assessment` payload of the contract."""
        phrases = knowledge.phrases
        return {
            "type": "incident_assessment",
            "language": language,
            "verdict": self.verdict.value,
            "triggers": list(self.triggers),
            "facts": [fact.to_payload() for fact in self.understood(knowledge)],
            "coverages": [
                {"id": finding.id, "status": finding.status.value, "condition": phrases[f"assessment.cover.{finding.reason}"].get(language)}
                for finding in self.covers
            ],
            "exclusions": list(self.exclusions),
            "open_questions": [phrases[f"question.{id}"].get(language) for id in self.open_questions],
            "base_plan": {
                "verdict": self.base_plan.verdict.value,
                "why": phrases[f"assessment.base_plan.{self.base_plan.reason}"].get(language),
            },
            "similar": [incident.id for incident in self.similar],
            "sources": citations.to_payload(self.sources, knowledge),
        }


def assess(facts: IncidentFacts, knowledge: Knowledge, *, asked: Collection[str] = ()) -> Assessment:
    """Assess a story by its facts.

    asked: ids of the questions that were put already; they are not put again.
    >>> from bot.incident import read
    >>> from bot.knowledge import load
    >>> assess(read("名簿の入ったUSBを紛失しました。", load()), load()).verdict.value
    'likely_covered'
    """
    met = triggers(facts)
    decided = verdict(facts, met)
    named = _named(met)
    findings = _findings(facts, met, decided)
    excluded = exclusions(facts)
    likenesses = _similar(facts, named, knowledge)
    plan = _base_plan(facts, met, decided)
    return Assessment(
        decided, facts, named, findings, excluded, plan, open_questions(facts, knowledge, asked), likenesses,
        tuple(dict.fromkeys(_sources(named, findings, excluded, likenesses, knowledge))),
    )


def _named(met: dict[str, Met]) -> tuple[str, ...]:
    """The clear trigger events, or where none is clear, those that may be met."""
    clear = tuple(id for id, state in met.items() if state is Met.CLEAR)
    return clear or tuple(id for id, state in met.items() if state is Met.OPEN)


def _findings(facts: IncidentFacts, met: dict[str, Met], decided: Verdict) -> tuple[CoverFinding, ...]:
    findings = covers(facts, met)
    if all(state is Met.NO for state in met.values()):
        status = Status.UNKNOWN if decided is Verdict.UNDETERMINED else Status.NOT
        reason = "undetermined" if decided is Verdict.UNDETERMINED else "no_trigger"
        return tuple(CoverFinding(finding.id, status, reason) for finding in findings)
    if facts.holds("without_rider"):
        return tuple(CoverFinding(finding.id, Status.NOT, "without_rider") for finding in findings)
    if asks_only_for_excluded(facts):
        return tuple(
            CoverFinding(finding.id, Status.CONDITIONAL, "beside_excluded") if finding.status is Status.LIKELY else finding for finding in findings
        )
    return findings


def _base_plan(facts: IncidentFacts, met: dict[str, Met], decided: Verdict) -> BasePlanFinding:
    if all(state is Met.NO for state in met.values()):
        if decided is Verdict.UNDETERMINED:
            return BasePlanFinding(Verdict.UNDETERMINED, "undetermined")
        if facts.holds("not_cyber"):
            return BasePlanFinding(Verdict.UNDETERMINED, "other_columns")
    if asks_only_for_excluded(facts) or only_excluded_spoken_of(facts, met):
        return BasePlanFinding(Verdict.UNLIKELY, "excluded")
    return base_plan(facts, met)


def _similar(facts: IncidentFacts, named: Sequence[str], knowledge: Knowledge) -> tuple[Incident, ...]:
    """The brochure's incidents that share a trigger event and a set of facts with the story, those that share most first."""
    scores = {}
    for id, sets in signals_of(knowledge).likenesses.items():
        score = max((len(one) for one in sets if all(facts.holds(fact) for fact in one)), default=0)
        if score and set(knowledge.incidents[id].triggers) & set(named):
            scores[id] = score
    ranked = sorted(scores, key=lambda id: -scores[id])
    best = [id for id in ranked if scores[id] == scores[ranked[0]]] if ranked else []
    return tuple(knowledge.incidents[id] for id in best[:_MOST_SIMILAR])


def _sources(
    named: Sequence[str], findings: Sequence[CoverFinding], excluded: Sequence[str], likenesses: Sequence[Incident], knowledge: Knowledge
) -> Iterator[Citation]:
    if not named:
        yield Citation("8")
        yield Citation("8", "※3")
        yield from (*_desks(knowledge), knowledge.contract_types_cite)
        return
    for id in named:
        yield from knowledge.triggers[id].cite
    for finding in findings:
        if finding.status in (Status.LIKELY, Status.CONDITIONAL):
            yield from knowledge.covers[finding.id].cite
    for id in excluded:
        yield from knowledge.exclusions[id].cite
    yield from knowledge.base_plan.cite
    for incident in likenesses:
        yield from incident.cite
    yield from knowledge.support.cite
    yield from _desks(knowledge)


def _desks(knowledge: Knowledge) -> Iterator[Citation]:
    return (contact.cite for contact in knowledge.contacts.values())
