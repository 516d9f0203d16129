"""Runs the evaluation against the assistant over REST: prints rates, writes results/evaluation.html, fails below the floors.

    make evaluate
"""
from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.knowledge import Knowledge, load
from tests.assistant import Assistant
from tests.evaluation.report import as_page, as_text, table
from tests.evaluation.scoring import FOLDER, Result, cases, judge
from tests.running import running_assistant

#: `held_out` was never looked at for tuning, `tuning` was.
PARTS = {"held out": ("held_out_ja", "held_out_ja2", "held_out_en"), "tuning": ("tuning_ja", "tuning_en")}
REPORT = Path(__file__).resolve().parents[2] / "results" / "evaluation.html"


def evaluate(assistant: Assistant, knowledge: Knowledge) -> dict[str, list[Result]]:
    """All single messages, by part."""
    questions = {side: answer.id for answer in knowledge.answers.values() for side in (answer.question.ja, answer.question.en)}
    return {part: [judge(case, assistant, questions) for name in names for case in cases(name)] for part, names in PARTS.items()}


def converse(assistant: Assistant) -> dict[str, list[str]]:
    """The faults of each conversation that is not right to its last turn; and the number of all under ""."""
    listed = YAML(typ="safe").load((FOLDER / "conversations.yml").read_text(encoding="utf-8"))["conversations"]
    return {conversation["name"]: assistant.faults(conversation["turns"]) for conversation in listed}


def below_floors(results: Mapping[str, Sequence[Result]], conversations: Mapping[str, Sequence[str]]) -> list[str]:
    """Every rate under its floor in floors.yml."""
    floors: dict[str, Any] = YAML(typ="safe").load((FOLDER / "floors.yml").read_text(encoding="utf-8"))
    found = []
    for part, limits in floors["messages"].items():
        for category, language, _, shares in table(results[part]):
            for outcome, limit in limits.get(category, {}).items():
                if (shares[outcome] < limit) if outcome == "right" else (shares[outcome] > limit):
                    found.append(f"{part}, {category}, {language}: {outcome} {shares[outcome]:.1f} %, floor {limit} %")
    right = 100 * sum(not faults for faults in conversations.values()) / len(conversations)
    if right < floors["conversations"]:
        found.append(f"conversations: right {right:.1f} %, floor {floors['conversations']} %")
    return found


def main() -> int:
    with running_assistant() as assistant:
        results = evaluate(assistant, load())
        conversations = converse(assistant)
    for part, judged in results.items():
        print(as_text(part, judged), end="\n\n")
    wrong = {name: faults for name, faults in conversations.items() if faults}
    print(f"conversations right to the last turn: {len(conversations) - len(wrong)} of {len(conversations)}")
    for name, faults in wrong.items():
        print(f"  {name}\n    " + "\n    ".join(faults))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(as_page(results), encoding="utf-8")
    print(f"The failures, to read in a browser: {REPORT.relative_to(REPORT.parents[1])}")
    under = below_floors(results, conversations)
    print("\n".join(["", "Below the floors:", *under]) if under else "All rates are above their floors.")
    return bool(under)


if __name__ == "__main__":
    sys.exit(main())
