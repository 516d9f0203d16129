"""Verdicts on whole stories (cases/verdicts.yml), and that no rule and no reason goes untested."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.coverage import Assessment, Status, Verdict, assess
from bot.coverage.triggers import triggers
from bot.coverage.verdict import RULES, deciding_rule
from bot.incident import IncidentFacts, read
from bot.incident.reconciling import reconciled
from bot.knowledge import Knowledge

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "cases" / "verdicts.yml").read_text(encoding="utf-8")
)["cases"]


#: A reading that tells nothing beyond the words; a case's `reading` says what is otherwise.
PLAIN = {
    "about": "rider", "attack": "no", "leak": "no", "secret": "unsaid", "content": "no", "operation": "no", "harm": "unsaid", "asks_only": "none", "found": "unsaid",
}


def told(case: dict[str, Any], knowledge: Knowledge) -> IncidentFacts:
    facts = read(case["story"], knowledge)
    return reconciled(facts, PLAIN | case["reading"], case["story"]) if "reading" in case else facts


def assessed(case: dict[str, Any], knowledge: Knowledge) -> Assessment:
    return assess(told(case, knowledge), knowledge)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_verdict(case: dict[str, Any], knowledge: Knowledge) -> None:
    assessment = assessed(case, knowledge)
    assert assessment.verdict.value == case["verdict"]
    if "triggers" in case:
        assert list(assessment.triggers) == case["triggers"]
    statuses = {finding.id: finding.status.value for finding in assessment.covers}
    assert {id: statuses[id] for id in case.get("covers", {})} == case.get("covers", {})
    assert set(case.get("exclusions", [])) <= set(assessment.exclusions)
    if "base_plan" in case:
        assert assessment.base_plan.verdict.value == case["base_plan"]
    if "similar" in case:
        assert case["similar"] in [incident.id for incident in assessment.similar]


def test_every_rule_decides_a_case_and_fails_another(knowledge: Knowledge) -> None:
    stories = [told(case, knowledge) for case in CASES]
    deciding = {deciding_rule(facts, triggers(facts)).name for facts in stories}
    assert [rule.name for rule in RULES if rule.name not in deciding] == []
    always = [rule.name for rule in RULES[:-1] if all(rule.applies(facts, triggers(facts)) for facts in stories)]
    assert always == []


def test_every_reason_occurs(knowledge: Knowledge) -> None:
    said = {finding.reason for case in CASES for finding in assessed(case, knowledge).covers}
    said |= {f"base_plan.{assessed(case, knowledge).base_plan.reason}" for case in CASES}
    known = {id.removeprefix("assessment.cover.") for id in knowledge.phrases if id.startswith("assessment.cover.") and id != "assessment.cover.line"}
    known |= {id.removeprefix("assessment.") for id in knowledge.phrases if id.startswith("assessment.base_plan.")}
    assert known - said == set()
    assert said - known == set()


def test_ransom_and_fine_are_never_likely(knowledge: Knowledge) -> None:
    for story in ("身代金は出ますか", "Is the ransom paid?", "GDPRの罰金は補償されますか", "ランサムウェアの身代金を払ったら保険金は出ますか"):
        assessment = assess(read(story, knowledge), knowledge)
        assert assessment.verdict is Verdict.UNLIKELY
        assert all(finding.status is not Status.LIKELY for finding in assessment.covers)


def test_a_likely_verdict_rests_on_a_likely_cover(knowledge: Knowledge) -> None:
    for case in CASES:
        assessment = assessed(case, knowledge)
        if assessment.verdict is Verdict.LIKELY and not assessment.facts.holds("without_rider"):
            assert any(finding.status is Status.LIKELY for finding in assessment.covers), case["name"]


@pytest.mark.parametrize("answer", ["likely_covered", "conditional", "likely_not_covered", "undetermined"])
def test_a_constant_verdict_would_fail(answer: str) -> None:
    assert sum(case["verdict"] == answer for case in CASES) < 0.6 * len(CASES)


def test_payload_has_the_shape_of_the_contract(knowledge: Knowledge) -> None:
    payload = assess(read("名簿の入ったUSBを紛失しました。", knowledge), knowledge).to_payload("ja", knowledge)
    assert {"type", "language", "verdict", "triggers", "facts", "coverages", "exclusions", "open_questions", "base_plan", "sources"} <= payload.keys()
    assert payload["facts"][0].keys() == {"fact", "evidence", "holds"}
    assert payload["coverages"][0].keys() == {"id", "status", "condition"}
    assert payload["base_plan"].keys() == {"verdict", "why"}
