"""Which questions are worth asking: only those of which an answer would change the verdict, the deciding one first."""
from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.coverage.conditions import HARM, QUALIFIED_DISCOVERY
from bot.coverage.triggers import OUT_OF_HAND, Met, triggers
from bot.coverage.verdict import asks_only_for_excluded, verdict
from bot.knowledge.model import Knowledge
from bot.story.facts import IncidentFacts
from bot.story.questions import answers

_LEAK = ("leak_certain", "leak_feared", "leak_not_found", "leak_ruled_out", "leak_open")


def open_questions(facts: IncidentFacts, knowledge: Knowledge, asked: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of the questions that could change the verdict, in the order in which they should be put."""
    if asks_only_for_excluded(facts):
        return ()
    now = verdict(facts, triggers(facts))
    return tuple(
        id for id in _candidates(facts)
        if id not in asked and any(_verdict_with(facts, told) is not now for told in answers(id, knowledge))
    )


def _verdict_with(facts: IncidentFacts, told: IncidentFacts) -> object:
    later = facts.updated(told)
    return verdict(later, triggers(later))


def _candidates(facts: IncidentFacts) -> Iterator[str]:
    """The questions that the story has not answered yet."""
    met = triggers(facts)
    if all(state is Met.NO for state in met.values()):
        if not facts.holds("not_cyber", "leak_ruled_out", *OUT_OF_HAND):
            yield "cause"
        return
    if met["2"] is Met.OPEN and facts.holds(*OUT_OF_HAND) and not facts.sure("personal_information", "corporate_information"):
        yield "content"
    if met["1"] is not Met.NO and met["2"] is Met.NO and not facts.holds(*_LEAK):
        yield "leak"
    harm_known = facts.holds(*HARM, "nobody_harmed", "nobody_claims")
    if met["3"] is not Met.NO and not harm_known:
        yield "claim"
    elif met["2"] is not Met.CLEAR and not harm_known:
        yield "others_harm"
    if met["1"] is not Met.NO and not facts.holds(*QUALIFIED_DISCOVERY, "found_staff", "found_hired_firm", "found_outsider"):
        yield "discovery"

