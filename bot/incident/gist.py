"""Brings the facts that rules read from a story together with its learnt gist: where the gist is clear, it adds, corrects, or takes away."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.coverage.triggers import ATTACKS, CONTENT_WRONGS, OPERATION, OUT_OF_HAND
from bot.story.facts import Fact, IncidentFacts

Gist = Mapping[str, Mapping[str, float]]

#: Shares from which the gist is believed: that something is so, and that something is not so although words point to it.
_CLEAR = 0.5
_CLEARLY_OTHER = 0.6
_CLEARLY_NOT = 0.8

_LEAKS = ("leak_certain", "leak_feared", "leak_open")
_ALARMS = ("found_contractor", "found_monitoring", "network_cut")
_SECRETS = ("personal_information", "corporate_information")


def reconciled(facts: IncidentFacts, gist: Gist, text: str) -> IncidentFacts:
    """The facts with the gist taken into account.

    text: the story, which is the evidence of what only the gist tells.
    """
    about = max(gist["about"], key=lambda answer: gist["about"][answer])
    if about == "vague" and gist["about"][about] >= _CLEAR:
        return IncidentFacts()
    told_plainly = facts.sure(*OUT_OF_HAND) and facts.sure(*_SECRETS)
    if about != "rider" and gist["about"][about] >= (_CLEARLY_NOT if told_plainly else _CLEARLY_OTHER):
        incident = (*ATTACKS, *OUT_OF_HAND, *CONTENT_WRONGS, *OPERATION, *_LEAKS, *_ALARMS, *_SECRETS, "phishing")
        return facts.without(*incident).updated(IncidentFacts((_fact("not_cyber", text),)))
    kept = facts.without(*_contradicted(gist), *(["not_cyber"] if about == "rider" else []))
    return kept.updated(IncidentFacts(tuple(_fact(id, text, holds) for id, holds in _told(kept, gist))))


def _contradicted(gist: Gist) -> Iterator[str]:
    """The facts that words point to and the gist clearly denies."""
    if gist["attack"]["no"] >= _CLEARLY_NOT:
        yield from (*ATTACKS, *_ALARMS)
    if _share(gist, "leak", "ruled_out") >= _CLEAR:
        yield from (*_LEAKS, *OUT_OF_HAND)
    elif gist["leak"]["no"] >= _CLEARLY_NOT:
        yield from (*_LEAKS, *OUT_OF_HAND, "exposure", "leak_not_found")
    if gist["content"]["no"] >= _CLEARLY_NOT:
        yield from CONTENT_WRONGS
    if gist["operation"]["no"] >= _CLEARLY_NOT:
        yield from OPERATION


def _told(facts: IncidentFacts, gist: Gist) -> Iterator[tuple[str, bool]]:
    """The facts that the gist tells beyond those that are read already: id, and whether it is so."""
    if gist["attack"]["yes"] >= _CLEAR and not facts.sure(*ATTACKS):
        yield "cyber_attack", True
    if gist["secret"]["none"] >= _CLEAR:
        yield from ((id, False) for id in _SECRETS)
    elif gist["secret"]["personal"] >= _CLEAR and not facts.denied("personal_information"):
        yield "personal_information", True
    if _share(gist, "leak", "ruled_out") >= _CLEAR:
        yield "leak_ruled_out", True
    elif _share(gist, "leak", "certain", "feared") >= _CLEAR and not facts.holds(*_LEAKS):
        yield ("leak_certain" if gist["leak"]["certain"] > gist["leak"]["feared"] else "leak_feared"), True
    if gist["content"]["yes"] >= _CLEAR and not facts.holds(*CONTENT_WRONGS):
        yield "content_wrong", True
    if gist["operation"]["yes"] >= _CLEAR and not facts.holds(*OPERATION):
        yield "system_accident", True
    if gist["harm"]["others"] >= _CLEAR:
        yield "others_harmed", True
    elif gist["harm"]["nobody"] >= _CLEAR:
        yield "nobody_harmed", True
    elif _share(gist, "harm", "others", "possible") >= _CLEAR:
        yield "others_possibly_harmed", True


def _share(gist: Gist, question: str, *answers: str) -> float:
    return sum(gist[question].get(answer, 0.0) for answer in answers)


def _fact(id: str, text: str, holds: bool = True) -> Fact:
    return Fact(id, text, holds)
