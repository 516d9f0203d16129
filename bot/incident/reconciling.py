"""Brings the facts that rules read from a story together with its reading: adds what only the reading tells, takes away what it denies."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.coverage.conditions import HARM
from bot.coverage.triggers import ATTACKS, CONTENT_WRONGS, OPERATION, OUT_OF_HAND
from bot.story.facts import Fact, IncidentFacts

#: For each question on a story (knowledge/schema/stories.yml) the one answer.
Reading = Mapping[str, str]

_LEAKS = ("leak_certain", "leak_feared", "leak_open")
_ALARMS = ("found_contractor", "found_monitoring", "network_cut")
_NOT_CONCERNED = ("not_cyber", "false_alarm", "happened_elsewhere")
_NOT_OUR_CONTENT = ("not_digital", "written_by_others", "paper")
_SECRETS = ("personal_information", "corporate_information")
_INCIDENT = (*ATTACKS, *OUT_OF_HAND, *CONTENT_WRONGS, *OPERATION, *_LEAKS, *_ALARMS, *_SECRETS, "phishing")
#: The one cost that a message asks for, as facts.
_ONLY = {
    "ransom": ("cost_ransom", "only_that_cost"), "gdpr_fine": ("cost_gdpr_fine", "only_that_cost"), "domestic_fine": ("only_domestic_fine",),
    "own_loss": ("only_unlisted_cost",), "other_excluded": ("only_unlisted_cost",),
}
_EXCLUDED = ("ransom", "gdpr_fine")
#: By whom an attack came to light, as facts.
_FOUND = {"public": "found_public_body", "contractor": "found_contractor", "monitoring": "found_monitoring"}


def reconciled(facts: IncidentFacts, reading: Reading, text: str) -> IncidentFacts:
    """The facts with the reading taken into account.

    text: the story, which is the evidence of what only the reading tells.
    >>> lost = {"about": "rider", "attack": "no", "leak": "feared", "secret": "personal", "content": "no", "operation": "no", "harm": "unsaid", "asks_only": "none", "found": "unsaid"}
    >>> reconciled(IncidentFacts(), lost, "…").holds("leak_feared")
    True
    """
    if reading["about"] == "vague":
        return IncidentFacts()
    if reading["about"] != "rider":
        return facts.without(*_INCIDENT).updated(IncidentFacts((Fact("not_cyber", text),)))
    beside = [fact.id for fact in facts.starting("cost_")] if reading["asks_only"] in _EXCLUDED else []  # spoken of, not asked for
    kept = facts.without(*_NOT_CONCERNED, *_denied(reading), *beside)
    return kept.updated(IncidentFacts(tuple(_told(kept, reading, text))))


def _denied(reading: Reading) -> Iterator[str]:
    """The facts that words may point to and the reading denies."""
    if reading["attack"] == "no":
        yield from (*ATTACKS, *_ALARMS)
    if reading["leak"] in ("ruled_out", "no"):
        yield from _LEAKS
        if reading["secret"] != "none":  # what held nothing may have been sent and shown all the same
            yield from OUT_OF_HAND
    if reading["leak"] == "no":
        yield from ("exposure", "leak_not_found")
    if reading["secret"] in ("personal", "corporate"):
        yield "harmless_content"
    if reading["content"] == "no":
        yield from CONTENT_WRONGS
    else:
        yield from _NOT_OUR_CONTENT
    if reading["harm"] == "nobody":
        yield from HARM
    if reading["operation"] == "no":
        yield from OPERATION


def _told(facts: IncidentFacts, reading: Reading, text: str) -> Iterator[Fact]:
    """The facts that the reading tells beyond those that are read already."""
    if reading["attack"] == "yes" and not facts.sure(*ATTACKS):
        yield Fact("cyber_attack", text)
    elif reading["attack"] in ("attempt", "suspected") and not facts.holds(*ATTACKS):
        yield Fact("cyber_attack", text, sure=False)
    if reading["attack"] == "attempt":
        yield Fact("attack_failed", text)
    if reading["leak"] == "ruled_out":
        yield Fact("leak_ruled_out", text)
    elif reading["leak"] in ("certain", "feared") and not facts.holds(*_LEAKS):
        yield Fact(f"leak_{reading['leak']}", text)
    yield from _told_of_secrets(facts, reading["secret"], text)
    if reading["content"] == "yes" and not facts.sure(*CONTENT_WRONGS):
        yield Fact("content_wrong", text)
    if reading["operation"] == "yes" and not facts.holds(*OPERATION):
        yield Fact("system_accident", text)
    if reading["harm"] != "unsaid":
        yield Fact({"others": "others_harmed", "possible": "others_possibly_harmed", "nobody": "nobody_harmed"}[reading["harm"]], text)
    if reading["attack"] != "no" and (found := _FOUND.get(reading.get("found", "unsaid"))) and not facts.holds(*_FOUND.values()):
        yield Fact(found, text)
    yield from (Fact(id, text) for id in _ONLY.get(reading["asks_only"], ()))


def _told_of_secrets(facts: IncidentFacts, secret: str, text: str) -> Iterator[Fact]:
    if secret == "none":
        yield from (Fact(id, text, holds=False) for id in _SECRETS)
    elif secret == "personal" and not facts.denied("personal_information"):
        yield Fact("personal_information", text)
    elif secret == "corporate" and not facts.holds(*_SECRETS):
        yield Fact("corporate_information", text)
