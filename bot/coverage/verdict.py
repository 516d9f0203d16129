"""The verdict on a story: a table of rules, read from the top; the first that applies decides."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.coverage.conditions import HARM, QUALIFIED_DISCOVERY, Triggers, attack_or_fault, fear_discovered
from bot.coverage.findings import Verdict
from bot.coverage.triggers import CONTENT_WRONGS, OPERATION, OUT_OF_HAND, Met, harmless, nothing_happened
from bot.story.facts import IncidentFacts, Mode

EXCLUDED_COSTS = {"cost_ransom": "ransom", "cost_gdpr_fine": "gdpr_fine"}


@dataclass(frozen=True)
class Rule:
    """One line of the table: its name (with the section), when it applies, what it says."""

    name: str
    applies: Callable[[IncidentFacts, Triggers], bool]
    verdict: Verdict


def verdict(facts: IncidentFacts, met: Triggers) -> Verdict:
    """The verdict of the first rule that applies."""
    return deciding_rule(facts, met).verdict


def deciding_rule(facts: IncidentFacts, met: Triggers) -> Rule:
    """The first rule that applies; the last one always does."""
    return next(rule for rule in RULES if rule.applies(facts, met))


def asks_only_for_excluded(facts: IncidentFacts) -> bool:
    """The one cost asked about is a ransom or a GDPR fine."""
    only = facts.holds("only_that_cost")
    asked = {fact.id for fact in facts.starting("cost_") if (only or fact.mode is Mode.ASKED) and fact.holds}
    asked.discard("cost_own_money")
    return bool(asked) and asked <= EXCLUDED_COSTS.keys() and not facts.holds("asks_generally")


def exclusions(facts: IncidentFacts) -> tuple[str, ...]:
    """The exclusions (section 8 ※1) that this story touches: a ransom is named wherever one is demanded."""
    ransom = facts.holds("ransomware", "extortion", "cost_ransom") or facts.denied("cost_ransom")
    fine = facts.holds("cost_gdpr_fine") or facts.denied("cost_gdpr_fine")
    return ("ransom",) * ransom + ("gdpr_fine",) * fine


def attack_condition_met(facts: IncidentFacts, met: Triggers) -> bool:
    """① with others' loss or its fear, a discovery as listed, or an inquiry by a public body; the mere fear of an attack with such a discovery."""
    told = met["1"] is Met.CLEAR and facts.holds(*HARM, *QUALIFIED_DISCOVERY, "investigated")
    return told or fear_discovered(facts, met)


def leak_condition_met(facts: IncidentFacts, met: Triggers) -> bool:
    """② as told: it got out, or it is to be feared; a lock, or its coming back, only makes that less likely."""
    return met["2"] is Met.CLEAR


def content_condition_met(facts: IncidentFacts, met: Triggers) -> bool:
    """③ with a claim, or with harm to the one concerned."""
    return met["3"] is Met.CLEAR and facts.holds(*HARM)


def operation_condition_met(facts: IncidentFacts, met: Triggers) -> bool:
    """④ with others' loss or its fear; where it may have been an attack, it is the one or the other."""
    return (met["4"] is Met.CLEAR or attack_or_fault(facts, met)) and facts.holds(*HARM)


def _condition_met(facts: IncidentFacts, met: Triggers) -> bool:
    checks = (attack_condition_met, leak_condition_met, content_condition_met, operation_condition_met)
    return any(check(facts, met) for check in checks)


def _any_trigger(facts: IncidentFacts, met: Triggers) -> bool:
    return any(state is not Met.NO for state in met.values())


def _without_rider_and_not_personal(facts: IncidentFacts, met: Triggers) -> bool:
    personal_leak = met["2"] is not Met.NO and not facts.denied("personal_information")
    return facts.holds("without_rider") and not personal_leak


def _nothing_got_out(facts: IncidentFacts, met: Triggers) -> bool:
    """Something was mislaid, sent or shown, but told to hold no information that could leak, and nobody suffers by it."""
    nothing_in_it = facts.denied("personal_information") or harmless(facts)
    shown = facts.holds(*OUT_OF_HAND, "published_content", "exposure", "mishap", "leak_certain", "leak_feared")
    other_event = any(met[id] is not Met.NO for id in ("1", "2", "3")) or facts.holds(*(id for id in OPERATION if id != "system_accident"))
    return nothing_in_it and shown and not other_event and not facts.holds(*HARM)


def _no_digital_content_of_ours(facts: IncidentFacts, met: Triggers) -> bool:
    """A wrong in print or speech only, or in what somebody else wrote."""
    return facts.holds(*CONTENT_WRONGS, "published_content") and facts.holds("not_digital", "written_by_others") and not _any_trigger(facts, met)


def _told_to_be_sound(facts: IncidentFacts, met: Triggers) -> bool:
    """Systems and data are said to be as they should, or back again, and nothing else tells a trigger event."""
    return facts.holds("systems_fine", "recovered") and not _any_trigger(facts, met)


def _stopped_at_the_door(facts: IncidentFacts, met: Triggers) -> bool:
    """An attempt that failed and was not discovered as listed, and nothing else happened."""
    other_event = any(met[id] is not Met.NO for id in ("2", "3", "4")) or facts.holds(*HARM, *QUALIFIED_DISCOVERY)
    return facts.holds("attack_failed") and met["1"] is Met.OPEN and not other_event


def _known_to_be_safe(facts: IncidentFacts, met: Triggers) -> bool:
    """Information was astray, yet it is known that nobody saw it: neither a leak nor the fear of one, and nothing else happened."""
    return facts.holds("leak_ruled_out") and not facts.holds(*HARM) and not _any_trigger(facts, met)


def only_excluded_spoken_of(facts: IncidentFacts, met: Triggers) -> bool:
    """A ransom or a fine, and nothing that tells a trigger event."""
    return facts.holds(*EXCLUDED_COSTS) and not _any_trigger(facts, met)


#: Sections: excluded costs 8 ※1; base plan 8 ※3; before the period 8②; conditions 8② and 8③; triggers 8.
RULES: tuple[Rule, ...] = (
    Rule("only a ransom or a fine is asked about (8 ※1)", lambda facts, met: asks_only_for_excluded(facts), Verdict.UNLIKELY),
    Rule("a false alarm, or another's incident (8)", lambda facts, met: nothing_happened(facts), Verdict.UNLIKELY),
    Rule("only a domestic fine is asked about, which no cover names (8②)", lambda facts, met: facts.holds("only_domestic_fine"), Verdict.UNLIKELY),
    Rule("no rider, and not a leak of personal information (8 ※3)", _without_rider_and_not_personal, Verdict.UNLIKELY),
    Rule("known before the policy period (8②)", lambda facts, met: facts.holds("before_policy") and _any_trigger(facts, met), Verdict.CONDITIONAL),
    Rule("only a cost is asked about that no cover names (8②)", lambda facts, met: facts.holds("only_unlisted_cost"), Verdict.UNLIKELY),
    Rule("a trigger event with a payment condition met (8, 8②, 8③)", _condition_met, Verdict.LIKELY),
    Rule("nothing that could leak was in it (8 ②)", _nothing_got_out, Verdict.UNLIKELY),
    Rule("an attack that failed (8② ※2, 8③ ※1)", _stopped_at_the_door, Verdict.UNLIKELY),
    Rule("a trigger event, conditions open (8, 8②, 8③)", _any_trigger, Verdict.CONDITIONAL),
    Rule("only a ransom or a fine is spoken of (8 ※1)", only_excluded_spoken_of, Verdict.UNLIKELY),
    Rule("information known not to have got out (8 ②)", _known_to_be_safe, Verdict.UNLIKELY),
    Rule("no digital content of the municipality (8 ③ ※4)", _no_digital_content_of_ours, Verdict.UNLIKELY),
    Rule("systems and data told to be sound (8)", _told_to_be_sound, Verdict.UNLIKELY),
    Rule("not about systems or information (8)", lambda facts, met: facts.holds("not_cyber"), Verdict.UNLIKELY),
    Rule("nothing to tell a trigger event by (8)", lambda facts, met: True, Verdict.UNDETERMINED),
)
