"""The questions of the check: what each answer tells, and how a free answer is read. An odd answer is not forced."""
from __future__ import annotations

from collections.abc import Iterator

from bot.folding import fold
from bot.knowledge.model import Knowledge
from bot.story.facts import Fact, IncidentFacts
from bot.story.reader import read
from bot.story.signals import Choice, signals_of


def answers(question: str, knowledge: Knowledge) -> Iterator[IncidentFacts]:
    """What each of a question's choices would tell."""
    for choice in signals_of(knowledge).answers[question].values():
        yield _facts(choice, "")


def read_answer(question: str, text: str, knowledge: Knowledge) -> IncidentFacts:
    """The facts that an answer to a question tells: none where it is not known, or not about the question.

    >>> from bot.knowledge import load
    >>> [fact.id for fact in read_answer("leak", "はい、おそれがあります", load())]
    ['leak_feared']
    >>> bool(read_answer("leak", "わかりません", load()))
    False
    """
    told = IncidentFacts() if says_dont_know(text, knowledge) else _chosen(question, text, knowledge)
    return told.updated(_own_words(question, text, knowledge))


def says_dont_know(text: str, knowledge: Knowledge) -> bool:
    """Whether the answer is that it is not known (yet)."""
    return bool(signals_of(knowledge).dont_know.search(fold(text).text.strip()))


def _chosen(question: str, text: str, knowledge: Knowledge) -> IncidentFacts:
    words = fold(text).text.strip()
    for choice in signals_of(knowledge).answers[question].values():
        if choice.words.search(words):
            return _facts(choice, text.strip())
    return IncidentFacts()


def _own_words(question: str, text: str, knowledge: Knowledge) -> IncidentFacts:
    """What the answer tells by itself, except mere mentions that the question put into the user's mouth."""
    return IncidentFacts(tuple(fact for fact in read(text, knowledge) if not fact.implied))


def _facts(choice: Choice, evidence: str) -> IncidentFacts:
    return IncidentFacts(tuple(Fact(id, evidence, holds) for id, holds in choice.facts.items()))
