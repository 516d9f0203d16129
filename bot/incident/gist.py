"""Chooses, from a story's learnt gist, the reading to go by: the likeliest of those that lead to the likeliest verdict."""
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from bot.coverage.findings import Verdict
from bot.coverage.triggers import OUT_OF_HAND, triggers
from bot.coverage.verdict import EXCLUDED_COSTS, verdict
from bot.folding import fold
from bot.incident.reconciling import Reading, reconciled
from bot.knowledge.model import Knowledge
from bot.story.facts import IncidentFacts
from bot.story.signals import signals_of

#: For each question on a story, the share of each answer, and under OUTCOME that of each verdict (bot/nlu/gist.py).
Gist = Mapping[str, Mapping[str, float]]
OUTCOME = "outcome"

#: An answer of this share is not doubted; else those from the smaller one on are weighed, the likeliest few.
_SURE = 0.9
_WORTH_WEIGHING = 0.04
_MOST_ANSWERS = 3
_MOST_READINGS = 48
#: The least share of the rider's being concerned that is not gone against plain words.
_NOT_RULED_OUT = 0.2
#: Costs that an incident may bring without anybody's asking for them.
_NEVER_PAID = frozenset(["ransom", "gdpr_fine", "domestic_fine"])
#: How much what was learnt of verdicts themselves counts beside the shares of the readings.
_LEARNT = 0.5


def outcome(reading: Reading, facts: IncidentFacts, text: str) -> Verdict:
    """What the rules make of a story so read. facts: what rules read from the text."""
    told = reconciled(facts, reading, text)
    return verdict(told, triggers(told))


def likeliest(gist: Gist, facts: IncidentFacts, text: str, knowledge: Knowledge) -> Reading:
    """The reading to go by. Several doubtful answers may each be likely and yet lead to a verdict that together they make unlikely;
    so the verdict is the one with the largest share of all readings, where stories like it are known to end in it too.

    facts: what rules read from the text.
    """
    best: dict[Verdict, Reading] = {}
    shares: defaultdict[Verdict, float] = defaultdict(float)
    for share, reading in _readings(_believable(gist, facts, text, knowledge)):
        found = outcome(reading, facts, text)
        best.setdefault(found, reading)
        shares[found] += share
    whole, learnt = sum(shares.values()), gist.get(OUTCOME, {})
    return best[max(shares, key=lambda found: (1 - _LEARNT) * shares[found] / whole + _LEARNT * learnt.get(found.value, 0.0))]


def _believable(gist: Gist, facts: IncidentFacts, text: str, knowledge: Knowledge) -> Gist:
    """The gist without what plain words speak against: that the rider is not concerned where secrets got out of hand, and that
    nothing but a ransom or a fine is asked for where it is only told of, or other costs are named beside it."""
    told_plainly = facts.sure(*OUT_OF_HAND) and facts.sure("personal_information", "corporate_information")
    believed = dict(gist)
    if told_plainly and gist["about"]["rider"] >= _NOT_RULED_OUT:
        believed["about"] = {"rider": 1.0}
    asked = gist["asks_only"]
    if max(asked, key=lambda cost: asked[cost]) in _NEVER_PAID and not _asks_for_one_cost(facts, text, knowledge):
        believed["asks_only"] = {"none": 1.0}
    return believed


def _asks_for_one_cost(facts: IncidentFacts, text: str, knowledge: Knowledge) -> bool:
    """Whether a message may ask for a ransom or a fine and for nothing else."""
    signals, folded = signals_of(knowledge), fold(text).text
    others = [fact for fact in facts.starting("cost_") if fact.holds and fact.id not in EXCLUDED_COSTS]
    return bool(signals.asks_cover.search(folded)) and (not others or bool(signals.only_this.search(folded)))


def _readings(gist: Gist) -> Iterator[tuple[float, Reading]]:
    """The readings worth weighing with their shares, the likeliest first."""
    weighed = [[(question, answer, share) for answer, share in _answers(shares)] for question, shares in gist.items() if question != OUTCOME]
    found = [(math.prod(share for _, _, share in choice), {question: answer for question, answer, _ in choice}) for choice in product(*weighed)]
    yield from sorted(found, key=lambda one: -one[0])[:_MOST_READINGS]


def _answers(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    ordered = sorted(shares.items(), key=lambda one: -one[1])
    if ordered[0][1] >= _SURE:
        return ordered[:1]
    return [one for one in ordered[:_MOST_ANSWERS] if one[1] >= _WORTH_WEIGHING]
