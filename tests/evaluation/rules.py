"""The coverage report of the incident rules: for each, how many story cases (cases/verdicts.yml) it decides, is met by, and fails.

    python -m tests.evaluation.rules
"""
from __future__ import annotations

from collections import Counter

from bot.coverage.triggers import triggers
from bot.coverage.verdict import RULES, deciding_rule
from bot.knowledge import load
from tests.test_coverage import CASES, assessed, told


def main() -> None:
    knowledge = load()
    stories = [told(case, knowledge) for case in CASES]
    deciding = Counter(deciding_rule(facts, triggers(facts)).name for facts in stories)
    print(f"{len(CASES)} stories\n\nverdict rule: decides / applies / does not apply")
    for rule in RULES:
        applies = sum(rule.applies(facts, triggers(facts)) for facts in stories)
        print(f"  {rule.name}: {deciding[rule.name]} / {applies} / {len(stories) - applies}")
    reasons = Counter(f"{finding.id}: {finding.status.value}, {finding.reason}" for case in CASES for finding in assessed(case, knowledge).covers)
    base_plan = Counter(f"base plan: {assessed(case, knowledge).base_plan.reason}" for case in CASES)
    print("\nfinding: stories")
    for name, count in sorted({**reasons, **base_plan}.items()):
        print(f"  {name}: {count}")


if __name__ == "__main__":
    main()
