"""Runs the evaluation against the assistant over REST: prints rates, writes results/evaluation.html, fails below the floors.

    make evaluate
"""
from __future__ import annotations

import secrets
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.coverage import Verdict
from bot.knowledge import Knowledge, load
from tests.assistant import Assistant
from tests.evaluation.report import as_page, as_text, table
from tests.evaluation.scoring import FOLDER, Result, cases, judge
from tests.running import running_assistant

#: `held_out` was never looked at for tuning, `tuning` was.
PARTS = {
    part: sorted(path.stem for path in FOLDER.glob(f"{prefix}_*.yml")) for part, prefix in (("held out", "held_out"), ("tuning", "tuning"))
}
CONVERSATIONS = {
    "held out": ["follow_ups_held_out"], "tuning": ["conversations", "follow_ups_tuning"], "tuning, latest": ["follow_ups_latest"],
}
STORIES = {"held out": "stories_held_out", "tuning": "stories_tuning"}
REPORT = Path(__file__).resolve().parents[2] / "results" / "evaluation.html"


def floors() -> dict[str, Any]:
    """The least rates, by kind of case and part; a part that is not named has none."""
    found: dict[str, Any] = YAML(typ="safe").load((FOLDER / "floors.yml").read_text(encoding="utf-8"))
    return found


def evaluate(assistant: Assistant, knowledge: Knowledge, parts: Collection[str] = tuple(PARTS)) -> dict[str, list[Result]]:
    """All single messages, by part."""
    questions = {side: answer.id for answer in knowledge.answers.values() for side in (answer.question.ja, answer.question.en)}
    return {part: [judge(case, assistant, questions) for name in PARTS[part] for case in cases(name)] for part in parts}


def converse(assistant: Assistant, parts: Collection[str] = tuple(CONVERSATIONS)) -> dict[str, dict[str, list[str]]]:
    """The faults of each conversation by its name, by part; no faults where it is right to its last turn."""
    return {
        part: {
            conversation["name"]: assistant.faults(conversation["turns"])
            for name in CONVERSATIONS[part] for conversation in _conversations(name)
        }
        for part in parts
    }


def _conversations(name: str) -> list[Mapping[str, Any]]:
    listed: list[Mapping[str, Any]] = YAML(typ="safe").load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))["conversations"]
    return listed


def right_share(conversations: Mapping[str, Sequence[str]]) -> float:
    """Percent of conversations without a fault."""
    return 100 * sum(not faults for faults in conversations.values()) / len(conversations)


@dataclass(frozen=True)
class StoryRates:
    """Of the incident stories of one part: percent with an accepted verdict, and with every trigger event beyond doubt.

    constant: percent that the best of the bots would reach that say the same verdict of everything.
    """

    verdict: float
    triggers: float
    constant: float


def tell_stories(assistant: Assistant, parts: Collection[str] = tuple(STORIES)) -> dict[str, StoryRates]:
    """The incident check on stories with an expert's verdicts, by part."""
    rates = {}
    for part in parts:
        stories = YAML(typ="safe").load((FOLDER / f"{STORIES[part]}.yml").read_text(encoding="utf-8"))["stories"]
        replies = [assistant.say(story["text"], secrets.token_hex(8)).payloads for story in stories]
        verdicts = [any(payload.get("verdict") in story["verdict"] for payload in reply) for story, reply in zip(stories, replies, strict=True)]
        told = [(story, reply) for story, reply in zip(stories, replies, strict=True) if story.get("triggers")]
        triggers = [any(set(map(str, story["triggers"])) <= set(payload.get("triggers", [])) for payload in reply) for story, reply in told]
        constant = max(sum(verdict.value in story["verdict"] for story in stories) for verdict in Verdict)
        rates[part] = StoryRates(100 * sum(verdicts) / len(verdicts), 100 * sum(triggers) / len(triggers), 100 * constant / len(stories))
    return rates


def below_floors(
    results: Mapping[str, Sequence[Result]], conversations: Mapping[str, Mapping[str, Sequence[str]]], stories: Mapping[str, StoryRates]
) -> list[str]:
    """Every rate under its floor in floors.yml."""
    found, least = [], floors()
    for part, limits in least["messages"].items():
        for category, language, _, shares in table(results[part]):
            for outcome, limit in limits.get(category, {}).items():
                if (shares[outcome] < limit) if outcome == "right" else (shares[outcome] > limit):
                    found.append(f"{part}, {category}, {language}: {outcome} {shares[outcome]:.1f} %, floor {limit} %")
    for part, floor in least["conversations"].items():
        if (right := right_share(conversations[part])) < floor:
            found.append(f"conversations, {part}: right {right:.1f} %, floor {floor} %")
    for part, limits in least["stories"].items():
        if stories[part].verdict < limits["verdict"] or stories[part].triggers < limits["triggers"]:
            found.append(f"stories, {part}: {stories[part]}, floors {limits}")
    return found


def main() -> int:
    with running_assistant() as assistant:
        results = evaluate(assistant, load())
        conversations, stories = converse(assistant), tell_stories(assistant)
    for part, judged in results.items():
        print(as_text(part, judged), end="\n\n")
    for part, held in conversations.items():
        print(f"conversations right to the last turn, {part}: {right_share(held):.1f} % of {len(held)}")
        for name, faults in held.items():
            if faults and part != "held out":
                print(f"  {name}\n    " + "\n    ".join(faults))
    for part, rates in stories.items():
        print(f"incident stories, {part}: verdict accepted {rates.verdict:.1f} %, trigger events right {rates.triggers:.1f} %"
              f" (the best verdict said of everything: {rates.constant:.1f} %)")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(as_page(results, conversations), encoding="utf-8")
    print(f"The failures, to read in a browser: {REPORT.relative_to(REPORT.parents[1])}")
    under = below_floors(results, conversations, stories)
    print("\n".join(["", "Below the floors:", *under]) if under else "All rates are above their floors.")
    return bool(under)


if __name__ == "__main__":
    sys.exit(main())
