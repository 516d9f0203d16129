"""Which of the four trigger events (対象事由, section 8) a story meets: clearly, or perhaps."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from bot.story.facts import IncidentFacts


class Met(Enum):
    """How far a trigger event is met."""

    NO = 0
    OPEN = 1
    CLEAR = 2


#: Attacks from outside on systems (section 8 ①; kinds as in sections 2, 5 and 10).
ATTACKS = (
    "unauthorised_access", "malware", "ransomware", "defacement", "dos", "spam_relay", "account_takeover", "cyber_attack",
    "infrastructure_tampered", "extortion",
)
#: Information that has got, or may have got, out of hand by an own act or misfortune (10③: 紛失, 誤交付, ケアレスミス, 犯罪行為).
OUT_OF_HAND = ("loss", "theft", "misdelivery", "missending", "misposting", "insider")
#: Harm by what is published (section 8 ③).
CONTENT_WRONGS = ("defamation", "privacy_invasion", "copyright", "content_wrong")
#: Accidents of owning, using or managing systems (section 8 ④).
OPERATION = ("system_failure", "operation_mistake", "improper_use", "data_destroyed", "system_accident")
#: Attacks in which somebody gets to see what is inside.
_INTRUSIONS = ("unauthorised_access", "account_takeover", "extortion")
#: Signs of an attack, without one being named: monitoring that speaks up, a cable pulled at once.
_ALARMS = ("found_monitoring", "network_cut")
#: What was told to be in the things that got out of hand.
_SECRETS = ("personal_information", "corporate_information")
_CARRIERS = ("device", "paper", "information", *_SECRETS)
_TOLD_LEAKS = ("leak_certain", "leak_feared")


def triggers(facts: IncidentFacts) -> dict[str, Met]:
    """Each trigger event's state. The fourth is for what is none of the others (①～③以外, section 8)."""
    if nothing_happened(facts):
        return {"1": Met.NO, "2": Met.NO, "3": Met.NO, "4": Met.NO}
    met = {id: rule(facts) for id, rule in _RULES.items()}
    if Met.CLEAR in met.values() or met["1"] is Met.OPEN or (met["2"] is Met.OPEN and _slipped(facts)):
        return met | {"4": Met.NO}
    return met | {"4": it_user_operations(facts)}


def nothing_happened(facts: IncidentFacts) -> bool:
    """Told to be a false alarm, or another town's incident that left the own side alone: none of the four occurred (section 8)."""
    if facts.holds("happened_elsewhere") and facts.holds("own_side_fine"):
        return True
    return facts.holds("false_alarm") and not facts.sure("others_harmed", "claim_made", "press_announcement")


def cyber_attack(facts: IncidentFacts) -> Met:
    """① An attack from outside on the insured's systems, or on a contractor's (section 8; 10② 委託業者での事故)."""
    if facts.holds("no_attack") and not facts.sure("malware", "ransomware"):
        return Met.NO
    if _own_login(facts) or _only_a_disease(facts):
        return Met.NO
    if facts.holds("attack_failed"):
        return Met.OPEN
    if facts.sure(*ATTACKS):
        return Met.CLEAR
    if facts.holds("found_contractor") and not facts.holds(*OPERATION, *OUT_OF_HAND, *CONTENT_WRONGS):
        return Met.CLEAR
    alarmed = facts.holds(*_ALARMS) and not facts.holds(*OPERATION, *OUT_OF_HAND, *CONTENT_WRONGS)
    return Met.OPEN if facts.holds(*ATTACKS) or alarmed else Met.NO


def information_leak(facts: IncidentFacts) -> Met:
    """② A leak of information in the course of business, or the fear of one (section 8 ※3)."""
    if _nothing_secret(facts) or harmless(facts):
        return Met.NO
    if _told_leak(facts) or _intruded_where_secrets_are(facts):
        return Met.CLEAR
    if _slipped(facts):
        known = facts.sure(*_SECRETS) or (facts.holds("misdelivery") and not any(facts.denied(id) for id in _SECRETS))
        return Met.CLEAR if known and not facts.holds("leak_ruled_out") else Met.OPEN
    if _mishap_with_secrets(facts):
        return Met.CLEAR if facts.holds("exposure", "mishap") and not facts.holds("recovered") else Met.OPEN
    return Met.OPEN if facts.holds("leak_open") else Met.NO


def digital_content(facts: IncidentFacts) -> Met:
    """③ Defamation, invasion of privacy, copyright or trade mark through digital content (section 8 ※4)."""
    if facts.holds("not_digital", "written_by_others"):
        return Met.NO
    if not facts.holds(*CONTENT_WRONGS):
        disputed = facts.holds("claim_made") and facts.holds("web_site")
        return Met.OPEN if disputed and not facts.holds(*ATTACKS, *OUT_OF_HAND, *_TOLD_LEAKS, *OPERATION) else Met.NO
    printed_only = facts.holds("paper") and not facts.holds("web_site")
    return Met.OPEN if printed_only or not facts.sure(*CONTENT_WRONGS) else Met.CLEAR


def it_user_operations(facts: IncidentFacts) -> Met:
    """④ Any other accident of owning, using or managing systems (section 8)."""
    return Met.CLEAR if facts.holds(*OPERATION) else Met.NO


_RULES: Mapping[str, Callable[[IncidentFacts], Met]] = {
    "1": cyber_attack,
    "2": information_leak,
    "3": digital_content,
}


def _own_login(facts: IncidentFacts) -> bool:
    """An own employee's improper login is not an attack from outside (10③ 不適切な使用)."""
    return facts.holds("improper_use") and not facts.holds(*(id for id in ATTACKS if id not in ("unauthorised_access", "cyber_attack")))


def _only_a_disease(facts: IncidentFacts) -> bool:
    """A virus of people, not of computers: a disease is named, and no computer."""
    others = [id for id in ATTACKS if id != "malware"]
    return facts.holds("disease") and not facts.holds("device", "network", "web_site", "system_failure", *others)


def _told_leak(facts: IncidentFacts) -> bool:
    """A leak, or the fear of one, said in words and not only brought along by a loss."""
    told = [fact for fact in facts if fact.id in _TOLD_LEAKS and fact.holds]
    return any(not fact.implied for fact in told)


def _intruded_where_secrets_are(facts: IncidentFacts) -> bool:
    """An outsider was inside, or boasts of it, where told secrets lie: a leak is to be feared unless the story has settled it."""
    settled = facts.holds("leak_not_found", "leak_ruled_out", "leak_open", "nobody_harmed", "protected")
    return facts.sure(*_INTRUSIONS) and facts.sure(*_SECRETS) and not settled and cyber_attack(facts) is Met.CLEAR


def _slipped(facts: IncidentFacts) -> bool:
    """Something that carries information was lost, stolen, handed out, sent, published or taken along."""
    if facts.holds("misdelivery", "missending"):
        return True
    if facts.holds("misposting") and (facts.holds(*_SECRETS) or not facts.holds(*CONTENT_WRONGS)):
        return True
    return facts.holds("loss", "theft", "insider") and facts.holds(*_CARRIERS)


def _mishap_with_secrets(facts: IncidentFacts) -> bool:
    """Information that must not get out is spoken of, in words that name no event (nor only a fine or a ransom)."""
    settled = facts.holds("leak_ruled_out", "cost_gdpr_fine", "cost_ransom") or (facts.holds("not_cyber") and not facts.holds("mishap"))
    return facts.sure(*_SECRETS) and not settled and not facts.holds(*ATTACKS, *CONTENT_WRONGS, *OPERATION, "phishing")


def harmless(facts: IncidentFacts) -> bool:
    """Told that anybody may see what was in it; what is only concluded from the thing's name yields to secrets told."""
    fact = facts.get("harmless_content")
    return fact is not None and fact.holds and not (fact.implied and facts.sure(*_SECRETS))


def _nothing_secret(facts: IncidentFacts) -> bool:
    """Told to have held neither personal nor corporate information."""
    return all(facts.denied(id) for id in _SECRETS)
