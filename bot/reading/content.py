"""What stands on the page of answers, in one language: answers by topic and by section, the rate table, the desks."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import answers, citations
from bot.knowledge.model import Answer, Contact, Knowledge
from bot.language import Language

_RATE_COLUMNS = ("rate", "rate_with_cyber", "cyber_liability", "cyber_response_costs")


@dataclass(frozen=True)
class Entry:
    """One answer as it is read; `related` are the ids and questions of others."""

    id: str
    question: str
    text: str
    source: str
    related: tuple[tuple[str, str], ...]
    silent: bool
    topic: str


@dataclass(frozen=True)
class Group:
    """Entries under one heading: a topic, or a section of the brochure."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def silent(self) -> bool:
        """Whether these are points that the brochure leaves open."""
        return all(entry.silent for entry in self.entries)


def entries(language: Language, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Every answer, in the order of knowledge/."""
    return tuple(_entry(answer, language, knowledge) for answer in knowledge.answers.values())


def by_topic(shown: Sequence[Entry]) -> tuple[Group, ...]:
    """The entries by topic; what the brochure leaves open comes last, in a part of its own."""
    ordered = sorted(shown, key=lambda entry: entry.silent)
    topics = dict.fromkeys((entry.topic, entry.silent) for entry in ordered)
    return tuple(Group(topic, tuple(entry for entry in ordered if (entry.topic, entry.silent) == (topic, silent))) for topic, silent in topics)


def by_section(shown: Iterable[Entry], language: Language, knowledge: Knowledge) -> tuple[Group, ...]:
    """The entries under each section that they cite, in the brochure's order; an entry may stand under several."""
    listed = list(shown)
    groups = []
    for section in knowledge.sections.values():
        title = section.title.get(language)
        heading = knowledge.phrases["reading.section"].get(language).format(id=section.id, title=title) if section.id[0].isdigit() else title
        citing = tuple(entry for entry in listed if section.id in {citation.section for citation in knowledge.answers[entry.id].cite})
        if citing:
            groups.append(Group(heading, citing))
    return tuple(groups)


def rate_table(language: Language, knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """The columns' names, then a row for each contract type, as they are said."""
    head = (knowledge.phrases["reading.rates.type"].get(language), *(_capital(knowledge.columns[name].get(language)) for name in _RATE_COLUMNS))
    rows = ((str(row.id), *(answers.columns(row, language, knowledge)[name] for name in _RATE_COLUMNS)) for row in knowledge.contract_types.values())
    return (head, *rows)


def desks(language: Language, knowledge: Knowledge) -> tuple[tuple[str, Contact], ...]:
    """The desks of the brochure, each under its role."""
    return tuple((_capital(contact.role.get(language)), contact) for contact in knowledge.contacts.values())


def _entry(answer: Answer, language: Language, knowledge: Knowledge) -> Entry:
    parts = [answer.short, *([answer.detail] if answer.detail else [])]
    return Entry(
        id=answer.id,
        question=answer.question.get(language),
        text="\n".join(answers.fill(part, language, knowledge) for part in parts),
        source=citations.render(answer.cite, language, knowledge),
        related=tuple((id, knowledge.answers[id].question.get(language)) for id in answer.related),
        silent=answer.silent,
        topic=answer.topic.get(language),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
