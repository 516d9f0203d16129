"""Tells an assessment in chat: verdict first, then what it rests on, what to do next, and the question that is still open."""
from __future__ import annotations

import datetime
from collections.abc import Iterator

from bot import citations
from bot.contact_reply import brief_line
from bot.contacts import open_line
from bot.coverage import Assessment, Status, Verdict
from bot.coverage.verdict import asks_only_for_excluded
from bot.incident.consultation import Consultation
from bot.knowledge.model import Contact, Knowledge
from bot.language import Language
from bot.reply import Button, Reply
from bot.story.facts import Fact, IncidentFacts, Mode
from bot.story.signals import signals_of

_MOST_FACTS = 8
_DECIDED = (Verdict.LIKELY, Verdict.CONDITIONAL)
#: The sentence after "likely not covered", by the facts behind it; the first that hold.
_UNLIKELY_BECAUSE = {
    "not_about_rider": ("not_cyber",), "unlisted_cost": ("only_unlisted_cost", "only_domestic_fine"), "attack_failed": ("attack_failed",),
    "known_safe": ("leak_ruled_out",),
}


def assessment_reply(consultation: Consultation, language: Language, knowledge: Knowledge, now: datetime.datetime | None = None) -> Reply:
    """The reply to one turn of the incident check.

    now: where given, both desks' lines say whether they are open then.
    """
    teller = Teller(consultation.assessment, language, knowledge)
    urgent = consultation.urgent
    parts = [
        *((teller.first_call(now), teller.checklist(), teller.support()) if urgent else ()),
        teller.verdict(), teller.changes(consultation), teller.understood(), teller.triggers(), teller.covers(), teller.costs(),
        teller.exclusions(), teller.base_plan(), *(() if urgent else (teller.next_steps(), teller.desks(now))), teller.similar(),
        citations.render(consultation.assessment.sources, language, knowledge),
        teller.question(consultation.question),
    ]
    payload = consultation.assessment.to_payload(language, knowledge)
    return Reply("\n\n".join(part for part in parts if part), payload, question_buttons(consultation.question, language, knowledge))


def question_reply(question: str, language: Language, knowledge: Knowledge) -> Reply:
    """The question alone, as after something said in between."""
    text = knowledge.phrases["assessment.question"].get(language).format(question=question_text(question, language, knowledge))
    payload = {"type": "question", "asks": question, "language": language}
    return Reply(text, payload, question_buttons(question, language, knowledge))


def question_text(question: str, language: Language, knowledge: Knowledge) -> str:
    """A question's words."""
    return knowledge.phrases[f"question.{question}"].get(language)


def question_buttons(question: str | None, language: Language, knowledge: Knowledge) -> tuple[Button, ...]:
    """A question's choices; each button sends its own words."""
    if question is None:
        return ()
    names = [f"choice.{question}.{choice}" for choice in signals_of(knowledge).answers[question]]
    titles = [knowledge.phrases[name].get(language) for name in (*names, "choice.dont_know")]
    return tuple(Button(title, title) for title in titles)


class Teller:
    """The paragraphs of the reply; an empty one is left out."""

    def __init__(self, assessment: Assessment, language: Language, knowledge: Knowledge) -> None:
        self._assessment = assessment
        self._language = language
        self._knowledge = knowledge

    def verdict(self) -> str:
        facts = self._assessment.facts
        lines = [self._say("assessment.verdict", verdict=self._verdict(self._assessment.verdict))]
        if facts and all(fact.mode is Mode.IMAGINED for fact in facts if not fact.id.startswith("cost_")):
            lines.append(self._say("assessment.imagined"))
        lines.append(self._say(f"assessment.{self._remark(facts)}", columns=self._columns()))
        return "\n".join(lines)

    def changes(self, consultation: Consultation) -> str:
        if consultation.before is None or not consultation.changed:
            return ""
        before, after = consultation.before.verdict, self._assessment.verdict
        key = "same" if before is after else "verdict"
        lines = [self._say(f"assessment.changed.{key}", before=self._verdict(before), after=self._verdict(after))]
        told = [self._fact(fact) for fact in consultation.changed if not fact.implied and self._named(fact)]
        if told:
            lines.append(self._say("assessment.changed.because", facts=self._listed(told)))
        return "\n".join(lines)

    def facts(self, heading: str) -> str:
        """What was understood, without the words that told it."""
        told = [fact for fact in self._assessment.understood(self._knowledge) if self._named(fact)][:_MOST_FACTS]
        lines = [self._say("assessment.understood.fact_only", fact=self._fact(fact)) for fact in told]
        return "\n".join([self._say(heading), *lines]) if lines else ""

    def assessed(self) -> str:
        """Verdict and trigger events in two lines."""
        return "\n".join(filter(None, [self._say("assessment.verdict", verdict=self._verdict(self._assessment.verdict)), self.triggers()]))

    def understood(self) -> str:
        told = [fact for fact in self._assessment.understood(self._knowledge) if self._named(fact)][:_MOST_FACTS]
        lines = [
            self._say("assessment.understood.line" if fact.evidence else "assessment.understood.fact_only", fact=self._fact(fact), evidence=fact.evidence)
            for fact in told
        ]
        return "\n".join([self._say("assessment.understood"), *lines]) if lines else ""

    def triggers(self) -> str:
        if not self._assessment.triggers:
            return ""
        records = [self._knowledge.triggers[id] for id in self._assessment.triggers]
        names = [self._say("assessment.trigger", mark=record.mark, id=record.id, name=record.name.get(self._language)) for record in records]
        return self._say("assessment.triggers", triggers=self._listed(names))

    def covers(self) -> str:
        if not self._assessment.triggers:
            return ""
        lines = [
            self._say(
                "assessment.cover.line", cover=self._knowledge.covers[finding.id].name.get(self._language),
                status=self._say(f"assessment.status.{finding.status.value}"), condition=self._say(f"assessment.cover.{finding.reason}"),
            )
            for finding in self._assessment.covers
        ]
        return "\n".join([self._say("assessment.covers"), *lines])

    def costs(self) -> str:
        asked = [fact.id.removeprefix("cost_") for fact in self._assessment.facts.starting("cost_") if fact.holds]
        costs = [self._knowledge.costs[id] for id in asked if id in self._knowledge.costs]
        if not costs or self._assessment.verdict not in _DECIDED:
            return ""
        covers = dict.fromkeys(self._knowledge.covers[cover].name.get(self._language) for cost in costs for cover in cost.covers)
        return self._say("assessment.costs", costs=self._listed([cost.name.get(self._language) for cost in costs]), covers=self._listed(list(covers)))

    def exclusions(self) -> str:
        records = [self._knowledge.exclusions[id] for id in self._assessment.exclusions]
        lines = [self._say("assessment.exclusion.line", summary=record.summary.get(self._language)) for record in records]
        return "\n".join([self._say("assessment.exclusions"), *lines]) if lines else ""

    def base_plan(self) -> str:
        finding = self._assessment.base_plan
        if not self._assessment.triggers:
            return ""
        return self._say("assessment.base_plan", verdict=self._verdict(finding.verdict), why=self._say(f"assessment.base_plan.{finding.reason}"))

    def next_steps(self) -> str:
        lines = [self._say("assessment.next.line", step=step) for step in self._steps()]
        return "\n".join([self._say("assessment.next"), *lines])

    def desks(self, now: datetime.datetime | None) -> str:
        return "\n".join(self._desk(contact, now) for contact in self._knowledge.contacts.values())

    def first_call(self, now: datetime.datetime | None) -> str:
        """While it is happening: whom to ring, and whether they are there."""
        return "\n".join([self._say("assessment.now.call"), self.desks(now)])

    def checklist(self) -> str:
        """While it is happening: the brochure's conditions, as things to do in time and to keep."""
        keys = ("notice", "evidence", "harm", "hired_firm", *(["ransom"] if "ransom" in self._assessment.exclusions else []))
        lines = [self._say("assessment.now.line", step=self._say(f"assessment.now.{key}")) for key in keys]
        return "\n".join([self._say("assessment.now.conditions"), *lines])

    def support(self) -> str:
        """While it is happening: what the emergency support service does."""
        names = [function.name.get(self._language) for function in self._knowledge.support.functions]
        return self._say("assessment.now.support", functions=self._listed(names), coordinator=self._knowledge.support.coordinator.get(self._language))

    def similar(self) -> str:
        names = [
            self._say("assessment.similar.one", name=incident.name.get(self._language), section=incident.cite[0].section)
            for incident in self._assessment.similar
        ]
        return self._say("assessment.similar", incidents=self._listed(names)) if names else ""

    def question(self, question: str | None) -> str:
        return "" if question is None else self._say("assessment.question", question=question_text(question, self._language, self._knowledge))

    def _steps(self) -> Iterator[str]:
        assessment = self._assessment
        if assessment.verdict in _DECIDED:
            if "1" in assessment.triggers and assessment.cover("cyber_attack_response_costs").status is not Status.NOT:
                yield self._say("assessment.next.discovery")
            if "2" in assessment.triggers:
                if not assessment.facts.sure("personal_information", "corporate_information"):
                    yield self._say("assessment.next.content")
                yield self._say("assessment.next.evidence")
            if not assessment.facts.holds("others_harmed", "claim_made", "nobody_harmed"):
                yield self._say("assessment.next.harm")
            support = self._knowledge.support
            names = [function.name.get(self._language) for function in support.functions[:3]]
            yield self._say("assessment.next.support", functions=self._listed(names), coordinator=support.coordinator.get(self._language))
        yield self._say("assessment.next.contact")

    def _desk(self, contact: Contact, now: datetime.datetime | None) -> str:
        line = brief_line(contact, self._language, self._knowledge)
        return f"{line} {open_line(contact, now, self._language, self._knowledge)}" if now else line

    def _remark(self, facts: IncidentFacts) -> str:
        """Which sentence follows the verdict."""
        verdict = self._assessment.verdict
        if asks_only_for_excluded(facts) or (self._assessment.exclusions and not self._assessment.triggers):
            return "only_excluded"
        if facts.holds("without_rider"):
            return "without_rider"
        if verdict is Verdict.UNDETERMINED:
            return "undetermined"
        if verdict is Verdict.UNLIKELY:
            return next((remark for remark, ids in _UNLIKELY_BECAUSE.items() if facts.holds(*ids)), "nothing_secret")
        return "insurer_decides"

    def _columns(self) -> str:
        return self._listed([self._knowledge.columns[name].get(self._language) for name in _OTHER_COLUMNS if name in self._knowledge.columns])

    def _named(self, fact: Fact) -> bool:
        return f"fact.{fact.id}" in self._knowledge.phrases

    def _fact(self, fact: Fact) -> str:
        name = self._say(f"fact.{fact.id}")
        if not fact.holds:
            return self._say("assessment.understood.denied", fact=name)
        doubtful = not fact.sure and fact.id not in _DOUBT_IN_NAME
        return self._say("assessment.understood.unsure", fact=name) if doubtful else name

    def _verdict(self, verdict: Verdict) -> str:
        return self._say(f"verdict.{verdict.value}")

    def _listed(self, names: list[str]) -> str:
        return ("、" if self._language == "ja" else "; ").join(names)

    def _say(self, phrase: str, **values: object) -> str:
        return self._knowledge.phrases[phrase].get(self._language).format(**values)


#: The base plan's columns for what is not about systems (section 11), and facts whose names say already that they are open.
_OTHER_COLUMNS = ("bodily_injury", "property_damage", "health_check", "vaccination", "public_funds", "compensation")
_DOUBT_IN_NAME = ("leak_feared", "leak_not_found", "leak_open", "others_possibly_harmed", "claim_feared")
