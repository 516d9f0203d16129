"""A content editor adds an answer by editing one file, sees it work, is told what is wrong with it, and takes it out again."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.answers import answer_reply
from bot.errors import KnowledgeError
from bot.knowledge import load
from bot.knowledge.loader import ROOT
from bot.nlu.understanding import Understanding
from bot.nlu.words import words

NEW = """
- id: mascot
  question: {ja: "マスコットはいますか？", en: "Is there a mascot?"}
  stance: denies
  short: {ja: "マスコットは、{contract_year}の資料には出てきません。", en: "The material of {contract_year} shows no mascot."}
  cite: [{section: 表紙}]
  examples:
    ja: [マスコットの名前は, ゆるキャラはいるの, 保険のキャラクターを教えて, 着ぐるみは借りられますか, マスコット いる？]
    en: [is there a mascot, do you have a character, what is the mascot called, mascot name please, can we borrow the costume]
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT, tmp_path / "knowledge"))


def add(copy: Path, entry: str) -> Path:
    file = copy / "2022" / "answers" / "06_joining.yml"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + entry, encoding="utf-8")
    return file


def test_an_answer_is_added_in_one_place(copy: Path) -> None:
    add(copy, NEW)
    knowledge = load(root=copy)
    reply = answer_reply(knowledge.answers["mascot"], "マスコットはいますか", "ja", knowledge)
    assert reply.text.startswith("いいえ、マスコットは、令和4年度契約の資料") and "資料の表紙" in reply.text


def test_its_questions_are_understood_once_learnt(copy: Path) -> None:
    add(copy, NEW)
    answers = load(root=copy).answers
    chosen = [answers[id] for id in ("mascot", "deductible", "darknet", "voluntary")]
    learnt = [(words(text), f"faq/{answer.id}") for answer in chosen for text in (*answer.examples.ja, *answer.examples.en)]
    understanding = Understanding.learn(learnt)
    assert understanding.route(words("この保険のゆるキャラを教えてください")).parts[0].entry == "mascot"


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("short:", "shrt:", ["mascot", "shrt", "short (a near match)"]),
        ("stance: denies", "stance: no", ["mascot", "stance", "denies, affirms"]),
        ("{contract_year}", "令和4年度", ["mascot", "figures by placeholder", "facts.yml"]),
        ("section: 表紙", "section: 表4", ["mascot", "表4", "a section of source.yml"]),
        ("en: [is there", "fr: [is there", ["mascot", "en", "expecting"]),
        ("cite: [{section: 表紙}]", "related: [mascots]\n  cite: [{section: 表紙}]", ["mascot", "mascots", "an id that exists"]),
        ("マスコットの名前は", "自己負担額（免責金額）はありますか？", ["mascot", "deductible", "each question under one answer"]),
        ("- id: mascot", "- id: voluntary", ["voluntary", "a second time"]),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(right: str, wrong: str, says: list[str], copy: Path) -> None:
    add(copy, NEW.replace(right, wrong, 1))
    with pytest.raises(KnowledgeError) as caught:
        load(root=copy)
    missing = [part for part in says if part not in str(caught.value)]
    assert not missing, f"{missing} not in: {caught.value}"


def test_it_is_taken_out_again(copy: Path) -> None:
    file = add(copy, NEW)
    file.write_text(file.read_text(encoding="utf-8").replace(NEW, "\n"), encoding="utf-8")
    assert "mascot" not in load(root=copy).answers
