"""What is read from a story and its answers, and whole consultations (cases/incident.yml)."""
from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.assessment_reply import assessment_reply, question_buttons
from bot.errors import KnowledgeError
from bot.incident import IncidentFacts, Mode, consult, read, read_answer
from bot.incident.gist import likeliest
from bot.knowledge import Knowledge
from bot.story.signals import compile_signals, signals_of

CASES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    (Path(__file__).parent / "cases" / "incident.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES["readings"]])
def test_reading(case: dict[str, Any], knowledge: Knowledge) -> None:
    facts = read(case["text"], knowledge)
    assert [id for id in case.get("holds", []) if not facts.holds(id)] == []
    assert [id for id in case.get("denied", []) if not facts.denied(id)] == []
    assert [id for id in case.get("absent", []) if facts.holds(id)] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES["dialogues"]])
def test_dialogue(case: dict[str, Any], knowledge: Knowledge) -> None:
    story: dict[str, Any] | None = None
    for turn in case["turns"]:
        consultation = consult(json.loads(json.dumps(story)), turn["say"], knowledge)
        story = consultation.story
        assert consultation.digressed is turn.get("digressed", False), turn
        if "verdict" in turn:
            assert consultation.assessment.verdict.value == turn["verdict"], turn
        if "question" in turn:
            assert consultation.question == turn["question"], turn


def test_evidence_is_verbatim(knowledge: Knowledge) -> None:
    for case in CASES["readings"]:
        for fact in read(case["text"], knowledge):
            assert fact.evidence and fact.evidence in case["text"]


@pytest.mark.parametrize("text", [
    "After a long night our neighbour's server got ransomware and nobody in the whole office knew what to do about it",
    "USBを紛失しました。住所、氏名、5,000人分です",
    "Somebody hakced our servr and coppied the list of 4,300 taxpayers, which we keep there for the yearly notices and reminders",
])
def test_evidence_cuts_no_word_and_no_number(text: str, knowledge: Knowledge) -> None:
    whole = re.compile(r"[A-Za-z0-9',]*[A-Za-z0-9]")
    for fact in read(text, knowledge):
        first = text.index(fact.evidence)
        cut = [word.group() for word in whole.finditer(text) if word.start() < first < word.end() or word.start() < first + len(fact.evidence) < word.end()]
        assert cut == [], fact


def test_modes(knowledge: Knowledge) -> None:
    told, imagined = read("USBを紛失しました", knowledge).get("loss"), read("もしUSBを紛失したらどうなりますか", knowledge).get("loss")
    asked = read("見舞金は出ますか", knowledge).get("cost_gifts")
    assert told and imagined and asked
    assert (told.mode, imagined.mode, asked.mode) == (Mode.TOLD, Mode.IMAGINED, Mode.ASKED)


@pytest.mark.parametrize("button", ["ja", "en"])
def test_every_button_is_understood_as_its_own_answer(button: Any, knowledge: Knowledge) -> None:
    for question, choices in signals_of(knowledge).answers.items():
        *titles, dont_know = [one.payload for one in question_buttons(question, button, knowledge)]
        for title, choice in zip(titles, choices.values(), strict=False):
            facts = read_answer(question, title, knowledge)
            for id, holds in choice.facts.items():
                assert facts.holds(id) if holds else facts.denied(id), (question, title, id)
        assert not read_answer(question, dont_know, knowledge)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_reply_begins_with_the_verdict_and_ends_with_the_question(language: Any, knowledge: Knowledge) -> None:
    now = datetime.datetime(2022, 11, 22, 3, 0, tzinfo=datetime.timezone.utc)
    consultation = consult(None, "USBメモリをなくしました", knowledge)
    reply = assessment_reply(consultation, language, knowledge, now)
    lines = reply.text.splitlines()
    assert knowledge.phrases["verdict.conditional"].get(language) in lines[0]
    assert knowledge.phrases["question.content"].get(language) in lines[-1]
    assert reply.payload["verdict"] == "conditional"
    assert len(reply.buttons) == 4


@pytest.mark.parametrize(
    ("story", "order"),
    [
        ("今まさにファイルが次々暗号化されています。どうすればいいですか", ["【まずお電話を】", "03-3349-5408", "【補償の条件を損なわないために】", "【緊急時サポート総合サービス】", "【判定】"]),
        ("Help! Our servers are being encrypted right now", ["Ring first", "03-3349-5408", "So that no condition of the cover is lost", "Emergency support service", "Assessment:"]),
    ],
)
def test_while_it_is_happening_the_call_comes_first_and_the_verdict_last(story: str, order: list[str], knowledge: Knowledge) -> None:
    now = datetime.datetime(2026, 11, 27, 3, 0, tzinfo=datetime.timezone.utc)
    text = assessment_reply(consult(None, story, knowledge), "ja" if order[0].startswith("【") else "en", knowledge, now).text
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_is_over_begins_with_the_verdict(knowledge: Knowledge) -> None:
    assert assessment_reply(consult(None, "先週ファイルが暗号化されました", knowledge), "ja", knowledge).text.startswith("【判定】")


def test_a_change_is_told(knowledge: Knowledge) -> None:
    first = consult(None, "住民の名簿が入ったUSBを紛失しました", knowledge)
    second = consult(first.story, "個人情報は入っていませんでした", knowledge)
    text = assessment_reply(second, "ja", knowledge).text
    assert "【変わった点】" in text
    assert any(fact.id == "personal_information" and not fact.holds for fact in second.changed)


def test_a_broken_pattern_is_named(knowledge: Knowledge) -> None:
    raw = {**knowledge.signals, "facts": {**knowledge.signals["facts"], "loss": {"ja": ["(紛失"], "en": ["<nowhere>"]}}}
    with pytest.raises(KnowledgeError) as caught:
        compile_signals(raw)
    assert len(caught.value.faults) == 2


def test_every_choice_and_likeness_names_known_things(knowledge: Knowledge) -> None:
    signals = signals_of(knowledge)
    known = {signal.id for signal in signals.facts} | {state for signal in signals.facts for state in signal.states.values()}
    known |= {implied for signal in signals.facts for implied in signal.implies}
    named = {id for choices in signals.answers.values() for choice in choices.values() for id in choice.facts}
    named |= {id for sets in signals.likenesses.values() for one in sets for id in one}
    assert named - known == set()
    assert set(signals.likenesses) == set(knowledge.incidents)


def test_the_verdict_that_most_readings_give_decides(knowledge: Knowledge) -> None:
    """Each answer by itself is likeliest "a trigger event", and yet in most readings taken whole none occurred."""
    gist = {
        "about": {"rider": 0.52, "not_cyber": 0.48}, "attack": {"no": 1.0}, "leak": {"no": 1.0}, "secret": {"unsaid": 1.0}, "content": {"no": 1.0},
        "operation": {"yes": 0.55, "no": 0.45}, "harm": {"others": 0.6, "unsaid": 0.4}, "asks_only": {"none": 1.0}, "found": {"unsaid": 1.0},
    }
    assert likeliest(gist, IncidentFacts(), "…", knowledge)["about"] == "not_cyber"


@pytest.mark.parametrize(("text", "asked"), [
    ("All our servers are locked and they want bitcoin. What now?", "none"),
    ("サーバーが全部暗号化され、身代金を要求されています", "none"),
    ("ランサムにやられました。身代金のほか、データの復旧費用も保険で出ますか", "none"),
    ("ランサムにやられました。身代金は保険で出ますか", "ransom"),
    ("Never mind the call centre, it is paid. Will you pay the ransom?", "ransom"),
])
def test_a_ransom_demanded_is_not_yet_asked_for(text: str, asked: str, knowledge: Knowledge) -> None:
    gist = {
        "about": {"rider": 1.0}, "attack": {"yes": 1.0}, "leak": {"no": 1.0}, "secret": {"unsaid": 1.0}, "content": {"no": 1.0},
        "operation": {"no": 1.0}, "harm": {"unsaid": 1.0}, "asks_only": {"ransom": 0.97, "none": 0.03}, "found": {"other": 1.0},
    }
    assert likeliest(gist, read(text, knowledge), text, knowledge)["asks_only"] == asked


def test_a_story_kept_by_an_earlier_version_goes_on(knowledge: Knowledge) -> None:
    kept = consult(None, "住民名簿の入ったUSBをなくしました", knowledge).story
    del kept["reading"]
    assert consult(kept, "個人情報は入っていませんでした", knowledge).changed


def test_a_reading_kept_by_an_earlier_version_goes_on(knowledge: Knowledge) -> None:
    """It knew no question on who found the attack."""
    reading = {"about": "rider", "attack": "yes", "leak": "no", "secret": "unsaid", "content": "no", "operation": "no", "harm": "unsaid", "asks_only": "none"}
    kept = {"turns": [[None, "サーバーに侵入されました"]], "asked": [], "open": None, "reading": reading}
    assert consult(kept, "警察から連絡がありました", knowledge).changed
