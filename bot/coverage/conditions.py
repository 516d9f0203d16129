"""The covers' payment conditions (支払要件, sections 8② and 8③) and what the base plan does, for one story."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.coverage.findings import BasePlanFinding, CoverFinding, Status, Verdict
from bot.coverage.triggers import OPERATION, Met
from bot.story.facts import IncidentFacts

#: Others' loss, or the fear of it (8② ※1, 8③ ※1).
HARM = ("others_harmed", "others_possibly_harmed", "claim_made", "claim_feared")
#: Discoveries that open the cyber attack response costs (8② ※2, 8③ ※1 and ※2).
QUALIFIED_DISCOVERY = ("found_public_body", "found_contractor", "found_monitoring")
#: What makes a leak of personal information objectively evident (8② ※3).
EVIDENCE_OF_LEAK = ("press_announcement", "apology_letter", "reported_public_body", "notified_insurer", "found_public_body", "investigated")

Triggers = Mapping[str, Met]


def liability(facts: IncidentFacts, met: Triggers) -> CoverFinding:
    """Damages and defence costs where others suffered loss (section 8)."""
    if facts.sure("claim_made", "others_harmed"):
        return CoverFinding("liability", Status.LIKELY, "liability.harm_told")
    if facts.holds("nobody_harmed", "nobody_claims"):
        return CoverFinding("liability", Status.NOT, "liability.nobody_harmed")
    return CoverFinding("liability", Status.CONDITIONAL, "liability.harm_open")


def special_incident_response_costs(facts: IncidentFacts, met: Triggers) -> CoverFinding:
    """The costs of dealing with an incident that may cause loss to others (8② and ※1)."""
    id = "special_incident_response_costs"
    if facts.holds(*HARM):
        return CoverFinding(id, Status.LIKELY, "special.harm_told")
    if facts.holds("nobody_harmed"):
        return CoverFinding(id, Status.CONDITIONAL, "special.nobody_harmed")
    if met["2"] is Met.CLEAR:
        return CoverFinding(id, Status.LIKELY, "special.leak")
    return CoverFinding(id, Status.CONDITIONAL, "special.harm_open")


def cyber_attack_response_costs(facts: IncidentFacts, met: Triggers) -> CoverFinding:
    """First response to an attack that was discovered in one of the ways listed (8② ※2, 8③ ※1 and ※2)."""
    id = "cyber_attack_response_costs"
    if met["1"] is Met.NO:
        return CoverFinding(id, Status.NOT, "attack.no_attack")
    if facts.holds("before_policy"):
        return CoverFinding(id, Status.CONDITIONAL, "attack.before_policy")
    if facts.holds(*QUALIFIED_DISCOVERY):
        return CoverFinding(id, Status.LIKELY, "attack.discovery_met")
    if facts.holds("found_hired_firm"):
        return CoverFinding(id, Status.NOT, "attack.hired_firm")
    if facts.holds("found_staff", "found_outsider"):
        return CoverFinding(id, Status.CONDITIONAL, "attack.found_otherwise")
    return CoverFinding(id, Status.CONDITIONAL, "attack.discovery_open")


def leak_response_costs(facts: IncidentFacts, met: Triggers) -> CoverFinding:
    """Costs after a leak or the fear of one; for personal information it must be objectively evident (8② ※3)."""
    id = "leak_response_costs"
    if met["2"] is Met.NO:
        if met["1"] is Met.NO or facts.holds("leak_ruled_out"):
            return CoverFinding(id, Status.NOT, "leak.none")
        return CoverFinding(id, Status.CONDITIONAL, "leak.open")
    if met["2"] is Met.OPEN:
        return CoverFinding(id, Status.CONDITIONAL, "leak.open")
    if only_corporate(facts):
        return CoverFinding(id, Status.LIKELY, "leak.corporate")
    if facts.holds(*EVIDENCE_OF_LEAK):
        return CoverFinding(id, Status.LIKELY, "leak.evident")
    return CoverFinding(id, Status.CONDITIONAL, "leak.not_yet_evident")


def regulatory_response_costs(facts: IncidentFacts, met: Triggers) -> CoverFinding:
    """Costs of an inquiry by a public body after a leak or an attack (8②)."""
    id = "regulatory_response_costs"
    if met["1"] is Met.NO and met["2"] is Met.NO:
        return CoverFinding(id, Status.NOT, "regulatory.neither")
    if facts.holds("investigated"):
        return CoverFinding(id, Status.LIKELY, "regulatory.inquiry")
    return CoverFinding(id, Status.CONDITIONAL, "regulatory.open")


_RULES: tuple[Callable[[IncidentFacts, Triggers], CoverFinding], ...] = (
    liability, special_incident_response_costs, cyber_attack_response_costs, leak_response_costs, regulatory_response_costs,
)


def covers(facts: IncidentFacts, met: Triggers) -> tuple[CoverFinding, ...]:
    """Every cover's finding, in the brochure's order. Without any trigger event that is clear, none is called likely but the
    first response to an attack that is feared, and was discovered as listed (8③ ※1)."""
    findings = tuple(rule(facts, met) for rule in _RULES)
    if Met.CLEAR in met.values() or attack_or_fault(facts, met):
        return findings
    feared = fear_discovered(facts, met)
    return tuple(
        CoverFinding(finding.id, Status.CONDITIONAL, "trigger_open")
        if finding.status is Status.LIKELY and not (feared and finding.id == "cyber_attack_response_costs") else finding
        for finding in findings
    )


def fear_discovered(facts: IncidentFacts, met: Triggers) -> bool:
    """An attack is feared, not known, and the fear came up in one of the ways listed (8② ※2, 8③ ※1 and ※2).

    Of an attempt that failed, a product's notice tells only that it was stopped.
    """
    if facts.holds("attack_failed") and (facts.holds("nobody_harmed") or not facts.holds("found_public_body", "found_contractor")):
        return False
    return met["1"] is Met.OPEN and facts.holds(*QUALIFIED_DISCOVERY)


def attack_or_fault(facts: IncidentFacts, met: Triggers) -> bool:
    """A system failed and it may have been an attack: one of ① and ④ it is, though not known which (section 8)."""
    return met["1"] is Met.OPEN and facts.holds(*OPERATION)


def base_plan(facts: IncidentFacts, met: Triggers) -> BasePlanFinding:
    """Without the rider: only a leak or feared leak of personal information (section 8 ※3)."""
    if met["2"] is Met.NO:
        may_leak = met["1"] is not Met.NO and not facts.holds("leak_ruled_out", "leak_not_found") and not facts.denied("personal_information")
        return BasePlanFinding(Verdict.CONDITIONAL, "if_leaked") if may_leak else BasePlanFinding(Verdict.UNLIKELY, "no_leak")
    if only_corporate(facts) or facts.denied("personal_information"):
        return BasePlanFinding(Verdict.UNLIKELY, "not_personal")
    if met["2"] is Met.CLEAR and facts.sure("personal_information"):
        return BasePlanFinding(Verdict.LIKELY, "personal")
    return BasePlanFinding(Verdict.CONDITIONAL, "if_personal")


def only_corporate(facts: IncidentFacts) -> bool:
    """Told to concern corporate information and not personal information."""
    return facts.holds("corporate_information") and not facts.holds("personal_information")
