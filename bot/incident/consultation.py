"""One turn of the incident check: takes the story so far and a message, gives the story after it, the assessment, the next question."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.coverage.assessment import Assessment, assess
from bot.coverage.findings import Verdict
from bot.coverage.triggers import ATTACKS, CONTENT_WRONGS, OPERATION, OUT_OF_HAND
from bot.folding import fold
from bot.incident.gist import Gist, likeliest
from bot.incident.reconciling import Reading, reconciled
from bot.knowledge.model import Knowledge
from bot.story.facts import Fact, IncidentFacts
from bot.story.questions import read_answer, says_dont_know
from bot.story.reader import read
from bot.story.signals import signals_of

_MOST_QUESTIONS = 2
#: Facts named by their words alone, without a predicate, that tell something all the same.
_TELLING_THINGS = frozenset([
    "nobody_harmed", "not_cyber", "no_attack", "protected", "recovered", "backed_up", "before_policy", "without_rider", "network_cut",
])
_EVENTS = (*ATTACKS, *OUT_OF_HAND, *CONTENT_WRONGS, *OPERATION, "phishing", "not_cyber", "leak_certain")


@dataclass(frozen=True)
class Story:
    """What was told so far. `turns` are question id (None for what came unasked) and text; `asked` every question put;
    `reading` what the first telling is about, as learnt."""

    turns: tuple[tuple[str | None, str], ...] = ()
    asked: tuple[str, ...] = ()
    open: str | None = None
    reading: Reading | None = None

    @classmethod
    def of(cls, memory: Mapping[str, Any] | None) -> Story:
        """From a conversation's memory; nothing told yet where there is none."""
        if not memory:
            return cls()
        return cls(tuple((turn[0], turn[1]) for turn in memory["turns"]), tuple(memory["asked"]), memory["open"], memory.get("reading"))

    def to_json(self) -> dict[str, Any]:
        """For a conversation's memory: only lists, texts and None."""
        return {"turns": [list(turn) for turn in self.turns], "asked": list(self.asked), "open": self.open, "reading": self.reading}

    def facts(self, knowledge: Knowledge) -> IncidentFacts:
        """All that was told, later turns over earlier ones."""
        facts = IncidentFacts()
        for number, (question, text) in enumerate(self.turns):
            told = read_answer(question, text, knowledge) if question else read(text, knowledge)
            if number == 0 and self.reading:
                told = reconciled(told, self.reading, text)
            facts = facts.updated(told)
        return facts


@dataclass(frozen=True)
class Consultation:
    """The result of a turn.

    story: for the slot; `question`: id of the question to put now; `digressed`: the message says nothing about the incident
    (the story is then as it was); `urgent`: it is told as happening now; `before` and `changed`: the assessment until now and the facts that are new, where there was one.
    """

    story: dict[str, Any]
    assessment: Assessment
    question: str | None
    digressed: bool
    before: Assessment | None = None
    changed: tuple[Fact, ...] = ()
    urgent: bool = False


def assessed(memory: Mapping[str, Any], knowledge: Knowledge) -> Assessment:
    """The assessment of the story as told so far."""
    story = Story.of(memory)
    return assess(story.facts(knowledge), knowledge, asked=story.asked)


def consult(
    memory: Mapping[str, Any] | None, text: str, knowledge: Knowledge, gist: Gist | None = None, reported: bool = False
) -> Consultation:
    """Take one message: the first telling, an answer to the open question, or a correction or addition.

    memory: what the last turn gave as `story`, or None.  gist: what the message is about where that was learnt (bot/nlu/gist.py).
    reported: whether the message was understood as somebody's report, even where it names no event of its own.
    >>> from bot.knowledge import load
    >>> consult(None, "USBメモリをなくしました", load()).question
    'content'
    """
    story = Story.of(memory)
    before = assess(story.facts(knowledge), knowledge, asked=story.asked) if story.turns else None
    if before is not None and story.open is None and _is_new_incident(before.facts, text, knowledge):
        story, before = Story(), None
    if before is None:
        story = replace(story, reading=likeliest(gist, read(text, knowledge), text, knowledge) if gist else None)
    if story.open is not None and before is not None:
        return _answered(story, story.open, before, text, knowledge)
    if before is not None and not reported and not _tells_something(text, knowledge):
        return Consultation(story.to_json(), before, None, digressed=True)
    return _go_on(story, (None, text), before, knowledge)


def _answered(story: Story, question: str, before: Assessment, text: str, knowledge: Knowledge) -> Consultation:
    if read_answer(question, text, knowledge):
        return _go_on(story, (question, text), before, knowledge)
    if says_dont_know(text, knowledge):
        return _go_on(story, (question, text), before, knowledge, conclude=True)
    return Consultation(story.to_json(), before, question, digressed=True, before=before)


def _go_on(story: Story, turn: tuple[str | None, str], before: Assessment | None, knowledge: Knowledge, conclude: bool = False) -> Consultation:
    turns = (*story.turns, turn)
    facts = replace(story, turns=turns).facts(knowledge)
    assessment = assess(facts, knowledge, asked=story.asked)
    may_ask = not conclude and len(story.asked) < _MOST_QUESTIONS
    question = next(iter(assessment.open_questions), None) if may_ask else None
    asked = (*story.asked, question) if question else story.asked
    after = replace(story, turns=turns, asked=asked, open=question)
    changed = facts.changed_from(before.facts) if before is not None else ()
    urgent = before is None and bool(signals_of(knowledge).now.search(fold(turn[1]).text)) and assessment.verdict is not Verdict.UNLIKELY
    return Consultation(after.to_json(), assessment, question, digressed=False, before=before, changed=changed, urgent=urgent)


def _tells_something(text: str, knowledge: Knowledge) -> bool:
    """Whether a message says more than the mere name of a thing or a cost: an event, an effect, a denial, or a correction."""
    signals = signals_of(knowledge)
    things = {signal.id for signal in signals.facts if signal.own and signal.id not in _TELLING_THINGS}
    told = [fact for fact in read(text, knowledge) if not fact.implied and not fact.id.startswith("cost_")]
    if any(not fact.holds or fact.id not in things for fact in told):
        return True
    return bool(told) and bool(signals.addition.search(fold(text).text))


def _is_new_incident(known: IncidentFacts, text: str, knowledge: Knowledge) -> bool:
    """Another event than those told, in a message that does not present itself as more on the same one."""
    told = read(text, knowledge)
    events = {fact.id for fact in told if fact.id in _EVENTS and fact.holds and not fact.implied}
    if not events or events & {fact.id for fact in known if fact.holds}:
        return False
    return not signals_of(knowledge).addition.search(fold(text).text)
