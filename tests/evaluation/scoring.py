"""How a reply is judged: which label it gave, and whether that is one of those expected."""
from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.knowledge import load
from tests.assistant import Assistant, Reply

FOLDER = Path(__file__).parent
#: What a reply's payload type says of the task it took the message for.
_TASKS = {"quote": "quote", "comparison": "compare", "incident_assessment": "incident", "contact": "contact"}
_TASK_CATEGORIES = {
    "out_of_scope": "out of scope", "incident": "incident",
    "quote": "contact, quote", "compare": "contact, quote", "contact": "contact, quote",
}
_SMALL_TALK = frozenset(["greet", "goodbye", "thanks", "help", "affirm", "deny", "dont_know", "cancel"])
#: Without an earlier turn these have nothing to refer to, so that asking what is meant is right.
_FOLLOW_UPS = frozenset(["more_detail", "ask_source", "inform"])


@dataclass(frozen=True)
class Case:
    """A message with the labels that an expert accepts, for each thing it asks."""

    name: str
    text: str
    expect: tuple[tuple[str, ...], ...]
    language: str
    category: str


@dataclass(frozen=True)
class Result:
    """`outcome`: right, asked (the right answer was among the choices offered), declined (no answer was given), wrong, partly."""

    case: Case
    outcome: str
    got: tuple[str, ...]
    reply: str


def cases(name: str) -> list[Case]:
    """The cases of one file; its name ends with the language."""
    content = YAML(typ="safe").load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    language = "en" if "_en" in name else "ja"
    return [_case(name, record, language) for record in content["cases"]]


def judge(case: Case, assistant: Assistant, questions: Mapping[str, str]) -> Result:
    """Send one message in a conversation of its own. `questions`: answer id by the question on its button."""
    reply = assistant.say(case.text, secrets.token_hex(8))
    got = tuple(labels(reply))
    met = [any(_accepts(label, wanted) for label in got for wanted in accepted) for accepted in case.expect]
    if all(met):
        outcome = "right"
    elif any(met):
        outcome = "partly"
    elif "fallback" in got or "question" in got:
        offered = {questions.get(button["title"], "") for button in reply.buttons}
        outcome = "asked" if any(offered & set(accepted) for accepted in case.expect) else "declined"
    else:
        outcome = "wrong"
    return Result(case, outcome, got, reply.text)


def labels(reply: Reply) -> Iterable[str]:
    """What the reply answered: entries of answers, tasks, or the kind of message."""
    for payload in reply.payloads:
        kind = payload["type"]
        yield payload["entry"] if kind == "answer" else _TASKS.get(kind, kind)


def rates(results: Sequence[Result]) -> dict[tuple[str, str], Counter[str]]:
    """Outcomes counted by category and language."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for result in results:
        counts.setdefault((result.case.category, result.case.language), Counter())[result.outcome] += 1
    return counts


def confusions(results: Sequence[Result]) -> Counter[tuple[str, str]]:
    """Which label was taken for which."""
    return Counter((result.case.expect[0][0], result.got[0] if result.got else "-") for result in results if result.outcome == "wrong")


def _case(name: str, record: Mapping[str, Any], language: str) -> Case:
    expect = tuple(tuple(part) for part in record.get("expect_all") or [record["expect"]])
    return Case(name, record["text"], expect, language, _category(expect))


def _category(expect: Sequence[Sequence[str]]) -> str:
    """What kind of message it is, by what is expected first."""
    first, answers = expect[0][0], load().answers
    if len(expect) > 1:
        return "two questions"
    if first in answers:
        return "silent" if answers[first].silent else "brochure"
    return _TASK_CATEGORIES.get(first, "talk")


def _accepts(got: str, wanted: str) -> bool:
    if wanted == "out_of_scope":
        return got == "fallback"
    if wanted in _SMALL_TALK:
        return got == "message"
    if wanted in _FOLLOW_UPS:
        return got in ("fallback", "question", "quote", "message")
    return got == wanted or (wanted in ("quote", "compare") and got == "question")
