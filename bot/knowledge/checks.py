"""Checks that need more than one record: references, figures, placeholders, doubles. Each returns its faults."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bot.errors import Fault
from bot.knowledge.model import Answer, Citation, Knowledge
from bot.knowledge.placeholders import PLACEHOLDER, placeholders, resolve
from bot.language import Text
from bot.text import clean

_FIGURE = re.compile(r"[0-9０-９]")


def check(knowledge: Knowledge) -> list[Fault]:
    """Every fault between the records of one edition."""
    return [
        *_citations(knowledge),
        *_references(knowledge),
        *_facts(knowledge),
        *_rates(knowledge),
        *(fault for answer in knowledge.answers.values() for fault in _answer(answer, knowledge)),
        *_examples(knowledge),
    ]


def _citations(knowledge: Knowledge) -> Iterator[Fault]:
    groups: dict[str, Iterable[Any]] = {
        "facts.yml": knowledge.facts.values(),
        "coverage.yml": [
            *knowledge.triggers.values(), *knowledge.covers.values(), *knowledge.costs.values(),
            *knowledge.exclusions.values(),
        ],
        "incidents.yml": knowledge.incidents.values(),
        "contacts.yml": knowledge.contacts.values(),
        "answers": knowledge.answers.values(),
    }
    for file, records in groups.items():
        for record in records:
            cite = record.cite
            for citation in (cite,) if isinstance(cite, Citation) else cite:
                yield from _citation(file, str(record.id), citation, knowledge)


def _citation(file: str, record: str, citation: Citation, knowledge: Knowledge) -> Iterator[Fault]:
    section = knowledge.sections.get(citation.section)
    if section is None:
        yield Fault(file, record, "cite.section", "a section of source.yml", repr(citation.section), f"Known are {', '.join(knowledge.sections)}.")
    elif citation.note is not None and citation.note not in section.notes:
        yield Fault(file, record, "cite.note", f"a note of section {section.id}", repr(citation.note), f"It has {', '.join(section.notes) or 'none'}.")


def _references(knowledge: Knowledge) -> Iterator[Fault]:
    for cover in knowledge.covers.values():
        yield from _known("coverage.yml", cover.id, "triggers", cover.triggers, knowledge.triggers)
    for cost in knowledge.costs.values():
        yield from _known("coverage.yml", cost.id, "covers", cost.covers, knowledge.covers)
    for incident in knowledge.incidents.values():
        yield from _known("incidents.yml", incident.id, "triggers", incident.triggers, knowledge.triggers)
    for answer in knowledge.answers.values():
        yield from _known("answers", answer.id, "related", answer.related, knowledge.answers)


def _known(file: str, record: str, key: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    names = list(known)
    for id in ids:
        if id not in names:
            yield Fault(file, record, key, "an id that exists", repr(id), "Mend the spelling, or add the record it names.")


def _facts(knowledge: Knowledge) -> Iterator[Fault]:
    for fact in knowledge.facts.values():
        section = knowledge.sections.get(fact.cite.section)
        for figure in fact.figures:
            if section is not None and figure not in section.figures:
                yield Fault("facts.yml", fact.id, "figures", f"a figure printed in section {section.id}", figure, "Compare with the brochure; source.yml lists each section's figures.")


def _rates(knowledge: Knowledge) -> Iterator[Fault]:
    for row in knowledge.contract_types.values():
        if row.rate + knowledge.cyber_rate != row.rate_with_cyber:
            yield Fault("contract_types.yml", str(row.id), "rate_with_cyber", str(row.rate + knowledge.cyber_rate), str(row.rate_with_cyber), "The rate with the rider is the rate plus cyber_rate.")


def _answer(answer: Answer, knowledge: Knowledge) -> Iterator[Fault]:
    cited = {citation.section for citation in answer.cite}
    for key, text in (("short", answer.short), ("detail", answer.detail)):
        for side, template in _sides(text):
            name = f"{key}.{side}"
            written = _FIGURE.search(PLACEHOLDER.sub("", template))
            if written:
                yield Fault("answers", answer.id, name, "figures by placeholder", template[max(0, written.start() - 10): written.end() + 5], "Put the figure into facts.yml and write its id in braces.")
            for path in placeholders(template):
                try:
                    _, cite = resolve(path, knowledge)
                except (KeyError, ValueError, AttributeError):
                    yield Fault("answers", answer.id, name, "a fact's id or a path", f"{{{path}}}", "Mend the spelling, or add the fact to facts.yml.")
                    continue
                if cite and not cited & {citation.section for citation in cite}:
                    yield Fault("answers", answer.id, name, f"{{{path}}} from a section that the answer cites", ", ".join(sorted(cited)), f"Add section {cite[0].section} to cite.")
    if answer.detail is None and answer.short.ja.strip() == "":
        yield Fault("answers", answer.id, "short", "an answer", "nothing", "Write the answer.")


def _sides(text: Text | None) -> list[tuple[str, str]]:
    return [("ja", text.ja), ("en", text.en)] if text is not None else []


def _examples(knowledge: Knowledge) -> Iterator[Fault]:
    """A question may stand under one answer only: under two, nobody could tell which is meant."""
    owners: dict[str, list[str]] = {}
    for answer in knowledge.answers.values():
        for example in (answer.question.ja, answer.question.en, *answer.examples.ja, *answer.examples.en):
            owners.setdefault(clean(example).lower(), []).append(answer.id)
    for example, ids in owners.items():
        if len(set(ids)) > 1:
            yield Fault("answers", " and ".join(sorted(set(ids))), "examples", "each question under one answer", repr(example), "Keep it where it fits best.")
    doubles = Counter(text for answer in knowledge.answers.values() for text in (answer.question.ja, answer.question.en))
    for text, count in doubles.items():
        if count > 1:
            yield Fault("answers", text, "question", "a question of its own", f"{count} answers with it", "Reword one; it is what the button says.")
