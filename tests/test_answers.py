"""Answers as they are shown: complete in both languages, with figures that stand in the sections they cite."""
from __future__ import annotations

import re

import pytest

from bot.answers import answer_reply, fill, question_button
from bot.knowledge import Knowledge
from bot.knowledge.placeholders import placeholders
from bot.language import Language
from bot.premise import beginning

LANGUAGES: tuple[Language, Language] = ("ja", "en")
LONGEST_QUESTION = 45


def test_every_answer_renders_in_both_languages(knowledge: Knowledge) -> None:
    broken = [
        (answer.id, language)
        for answer in knowledge.answers.values()
        for language in LANGUAGES
        if re.search(r"[{}]", answer_reply(answer, answer.question.get(language), language, knowledge).text)
    ]
    assert not broken, f"placeholders left in {broken}"


def test_every_answer_names_its_source(knowledge: Knowledge) -> None:
    for answer in knowledge.answers.values():
        reply = answer_reply(answer, "", "ja", knowledge)
        assert [source["section"] for source in reply.payload["sources"]], answer.id
        assert "【出典】" in reply.text, answer.id


def test_figures_stand_in_the_cited_sections(knowledge: Knowledge) -> None:
    """Every number in a Japanese answer is printed in one of the sections that the answer cites."""
    strange = []
    for answer in knowledge.answers.values():
        printed = {figure for citation in answer.cite for figure in knowledge.section(citation.section).figures}
        for text in (answer.short, answer.detail):
            for figure in figures(fill(text, "ja", knowledge)) if text else []:
                if figure not in printed:
                    strange.append((answer.id, figure))
    assert not strange, f"figures not printed in the cited sections: {strange}"


def figures(text: str) -> list[str]:
    """The numbers of a Japanese text as digits without commas: 1億円 as 100000000, 約3万件 as 30000."""
    found = []
    for number, thousands, unit in re.findall(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?:万([0-9])千|(億|千万|万))?", text):
        plain = number.replace(",", "")
        if thousands:
            found.append(f"{int(plain) * 10_000 + int(thousands) * 1_000}")
            continue
        factor = {"億": 100_000_000, "千万": 10_000_000, "万": 10_000}.get(unit)
        found.append(f"{float(plain) * factor:.0f}" if factor else plain)
    return found


def test_figures_reads_units() -> None:
    assert figures("1億円と3,000万円、約3万件、1万5千人、10,866人、97.3円") == ["100000000", "30000000", "30000", "15000", "10866", "97.3"]


def test_both_languages_use_the_same_figures(knowledge: Knowledge) -> None:
    differing = []
    for answer in knowledge.answers.values():
        for text in (answer.short, answer.detail):
            if text and set(placeholders(text.ja)) != set(placeholders(text.en)):
                differing.append(answer.id)
    assert not differing, f"the languages name different facts in {differing}"


def test_questions_fit_on_buttons(knowledge: Knowledge) -> None:
    long = [answer.id for answer in knowledge.answers.values() if len(question_button(answer, "ja").title) > LONGEST_QUESTION]
    assert not long


def test_silent_answers_say_so_and_name_the_desks(knowledge: Knowledge) -> None:
    for answer in knowledge.answers.values():
        if answer.silent:
            text = answer_reply(answer, "", "ja", knowledge).text
            assert knowledge.contacts["agency"].phone in text and knowledge.contacts["underwriter"].phone in text, answer.id
            assert re.search("書かれていません|記載がありません|示されていません|触れられていません|載っていません", text), answer.id


def test_a_contract_type_named_gets_its_own_figures(knowledge: Knowledge) -> None:
    text = answer_reply(knowledge.answers["sum_insured"], "類型7の限度額", "ja", knowledge, [7]).text
    assert text.startswith("契約類型7では、賠償責任が2億円、対応費用が3,000万円")


@pytest.mark.parametrize(
    ("message", "language", "begins"),
    [
        ("身代金は補償されますか", "ja", "いいえ"),
        ("身代金も出るんですよね？", "ja", "いいえ"),
        ("身代金って出る？", "ja", "いいえ"),
        ("身代金は対象外ですか", "ja", "はい"),
        ("身代金の扱いを教えて", "ja", ""),
        ("身代金はいくらまで出ますか", "ja", ""),
        ("Is the ransom covered?", "en", "No"),
        ("So you pay the ransom too, right?", "en", "No"),
        ("Is the ransom excluded?", "en", "Yes"),
        ("What about a ransom?", "en", ""),
    ],
)
def test_yes_or_no_comes_first_where_it_fits(message: str, language: Language, begins: str, knowledge: Knowledge) -> None:
    start = beginning(message, knowledge.answers["exclusion_ransom"], language, knowledge)
    assert start.startswith(begins) and bool(start) == bool(begins)
