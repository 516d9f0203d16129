"""The trained model: every button and canonical question is understood as itself; odd text never breaks it."""
from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.nlu.context import Context
from bot.nlu.features import GROUPS, features
from bot.nlu.matcher import Matcher
from bot.nlu.meaning import vectors
from bot.nlu.routing import Part, route
from bot.nlu.splitting import pieces
from bot.nlu.understanding import Understanding
from bot.nlu.words import words

MODEL = Path(__file__).resolve().parents[1] / "models" / "machimamori.tar.gz"


@pytest.fixture(scope="module")
def understanding(tmp_path_factory: pytest.TempPathFactory) -> Understanding:
    folder = tmp_path_factory.mktemp("model")
    with tarfile.open(MODEL) as archive:
        archive.extractall(folder)
    return Understanding.load(next((folder / "components").glob("*Router*")))


def label(understanding: Understanding, text: str) -> str:
    found = understanding.route(words(text))
    return found.parts[0].label if found.outcome == "one" else found.outcome


def test_every_button_is_understood_as_what_it_says(understanding: Understanding, knowledge: Knowledge) -> None:
    wrong = {
        question: found
        for answer in knowledge.answers.values()
        for question in (answer.question.ja, answer.question.en)
        if (found := label(understanding, question)) != f"faq/{answer.id}"
    }
    assert not wrong


def test_the_task_buttons_are_understood(understanding: Understanding, knowledge: Knowledge) -> None:
    for task in ("quote", "compare", "contact", "incident"):
        phrase = knowledge.phrases[f"task.{task}"]
        assert (label(understanding, phrase.ja), label(understanding, phrase.en)) == (task, task)


@pytest.mark.parametrize("text", ["", " ", "😀", "？？？", "…", "a", "\u0000", "1", "ｱ", "\ud7ff", "漢" * 5000])
def test_odd_text_gets_some_route(text: str, understanding: Understanding) -> None:
    assert understanding.route(words(text)).parts


def test_what_is_stored_is_what_was_learnt(tmp_path: Path) -> None:
    examples = ["身代金は出ますか", "身代金 補償", "電話番号は", "電話したい", "いくらですか", "見積もりして"] * 5
    labels = ["faq/ransom", "faq/ransom", "contact", "contact", "quote", "quote"] * 5
    documents = [features(words(text), {}) for text in examples]
    assert set(documents[0]) == set(GROUPS)
    matcher = Matcher.fit(documents, vectors(examples), labels)
    matcher.save(tmp_path)
    again = Matcher.load(tmp_path)
    asked = ["身代金は？", "電話は？"]
    found, before = (one.rankings([features(words(text), {}) for text in asked], vectors(asked)) for one in (again, matcher))
    assert [ranking[0][0] for ranking in found] == [ranking[0][0] for ranking in before] == ["faq/ransom", "contact"]
    assert [sum(share for _, share in ranking) for ranking in found] == pytest.approx([1, 1], abs=1e-3)


CLEAR = [("faq/a", 0.9), ("faq/b", 0.05)]
CLOSE = [("faq/a", 0.4), ("faq/b", 0.38)]
WEAK = [("faq/a", 0.05), ("faq/b", 0.04), ("quote", 0.03)]


def test_a_clear_reading_is_taken() -> None:
    assert route("x", CLEAR).parts == (Part("faq/a", 0.9, "x"),)


def test_two_close_readings_are_asked_back() -> None:
    found = route("x", CLOSE)
    assert (found.outcome, found.choices) == ("ask_back", ("faq/a", "faq/b"))


def test_where_nothing_fits_the_nearest_are_offered() -> None:
    found = route("x", WEAK)
    assert (found.outcome, found.choices) == ("nothing_fits", ("faq/a", "faq/b", "quote"))


def test_two_questions_are_two_parts() -> None:
    two = (("x", CLEAR), ("y", [("quote", 0.8)]))
    found = route("x y", CLOSE, two, [two])
    assert found.outcome == "several" and [part.label for part in found.parts] == ["faq/a", "quote"]


def test_halves_that_are_no_surer_than_the_whole_are_one_question() -> None:
    vague = (("x", [("faq/a", 0.5)]), ("y", [("quote", 0.3)]))
    assert route("x y", CLEAR, vague, [vague]).parts == (Part("faq/a", 0.9, "x y"),)


def test_a_message_that_is_sure_as_a_whole_is_not_parted() -> None:
    two = (("x", CLEAR), ("y", [("quote", 0.8)]))
    assert route("x y", [("faq/a", 0.96), ("quote", 0.02)], two, [two]).parts == (Part("faq/a", 0.96, "x y"),)


@pytest.mark.parametrize(("ranking", "label"), [
    ([("out_of_scope", 0.3), ("faq/a", 0.25)], "faq/a"),
    ([("out_of_scope", 0.3), ("faq/a", 0.15)], "out_of_scope"),
    ([("quote", 0.4), ("out_of_scope", 0.3)], "out_of_scope"),
    ([("quote", 0.4), ("out_of_scope", 0.2)], "quote"),
])
def test_what_stands_at_the_border_of_the_scope(ranking: list[tuple[str, float]], label: str) -> None:
    assert route("x", ranking).parts[0].label == label


@pytest.mark.parametrize("whole", ["incident", "out_of_scope"])
def test_a_report_and_what_is_out_of_scope_are_not_halved(whole: str) -> None:
    assert len(route("x y", [(whole, 0.4)], halves=[(("x", CLEAR), ("y", [("quote", 0.8)]))]).parts) == 1


def test_courtesy_adds_nothing() -> None:
    found = route("hi x", CLEAR, [("hi", [("greet", 0.99)]), ("x", CLEAR)])
    assert found.outcome == "one" and found.parts[0].label == "faq/a"


@pytest.mark.parametrize(("question", "labels"), [
    ("どこまで出ますか", ["faq/a", "incident"]),
    ("それは昨日起きました", ["incident"]),
])
def test_a_question_in_a_part_of_its_own_is_answered_beside_the_report(question: str, labels: list[str]) -> None:
    found = route("s x y", [("incident", 0.7)], [("s", [("incident", 0.9)]), (question, CLEAR), ("y", [("quote", 0.8)])])
    assert [part.label for part in found.parts] == labels


def test_a_clear_point_at_the_end_of_a_long_message_is_found() -> None:
    found = route("long x", [("faq/b", 0.2), ("faq/a", 0.1)], [("long", WEAK), ("x", CLEAR)])
    assert found.outcome == "one" and found.parts[0].label == "faq/a"


def test_a_point_that_the_whole_message_does_not_bear_out_is_not_believed() -> None:
    found = route("long x", [("faq/b", 0.2), ("faq/a", 0.01)], [("long", WEAK), ("x", CLEAR)])
    assert found.outcome == "one" and found.parts[0].label == "faq/b"


@pytest.mark.parametrize(
    ("ranking", "labels"),
    [
        ([("faq/a", 0.4), ("incident", 0.3)], ["faq/a", "incident"]),
        ([("incident", 0.5), ("faq/a", 0.2)], ["faq/a", "incident"]),
        ([("faq/a", 0.7), ("incident", 0.2)], ["faq/a"]),
        ([("incident", 0.8), ("faq/a", 0.1)], ["incident"]),
        ([("incident", 0.4), ("out_of_scope", 0.3)], ["out_of_scope"]),
    ],
)
def test_a_question_and_the_story_behind_it(ranking: list[tuple[str, float]], labels: list[str]) -> None:
    assert [part.label for part in route("x", ranking).parts] == labels


def test_a_part_knows_its_intent_and_answer() -> None:
    assert (Part("faq/a", 1, "").intent, Part("faq/a", 1, "").entry) == ("faq", "a")
    assert (Part("quote", 1, "").intent, Part("quote", 1, "").entry) == ("quote", None)


def test_a_wish_after_thanks_is_the_wish() -> None:
    found = route("thanks, more", [("thanks", 0.9)], [("thanks", [("thanks", 0.9)]), ("more", [("more_detail", 0.8)])])
    assert found.outcome == "one" and found.parts[0].label == "more_detail"


def test_two_questions_that_run_on_are_two_parts(understanding: Understanding) -> None:
    found = understanding.route(words("分割 可否 中途脱退 可否"))
    assert {part.label for part in found.parts} == {"faq/instalments", "faq/cancel_midterm"}


def test_japanese_in_latin_letters_is_read(understanding: Understanding) -> None:
    assert label(understanding, "mitsumori wo onegai shimasu") == "quote"
    assert label(understanding, "moushikomi no shimekiri?") == "faq/application_deadline"


def test_english_is_not_taken_for_japanese_in_latin_letters(understanding: Understanding) -> None:
    message = words("Is a minute of banana marine time at home on a date a note to take?")
    assert understanding.romaji.read(message, understanding.spelling.uses) == message


def test_a_message_is_cut_at_sentences_and_joints() -> None:
    cut = ["".join(word.surface for word in piece) for piece in pieces(words("加入は必須ですか？それと分割払いはできますか"))]
    assert cut == ["加入は必須ですか?", "それと分割払いはできますか"]


@pytest.mark.parametrize(("focus", "text", "expected"), [
    ("support_firms", "ずっと同じ会社？", "faq/support_firms"),
    ("sum_insured", "8番だと", "faq/sum_insured"),
    ("sum_insured", "And for type 7?", "faq/sum_insured"),
    ("contractor_incident", "その会社に弁償してもらう話は？", "faq/contractor_recourse"),
])
def test_a_follow_up_is_read_near_the_last_answer(focus: str, text: str, expected: str, understanding: Understanding, knowledge: Knowledge) -> None:
    context = Context.of({"kind": "answer", "id": focus}, knowledge)
    assert understanding.route(words(text), context).parts[0].label == expected


def test_small_talk_after_an_answer_stays_small_talk(understanding: Understanding, knowledge: Knowledge) -> None:
    context = Context.of({"kind": "answer", "id": "exclusion_ransom"}, knowledge)
    assert understanding.route(words("今日は寒いですね"), context).parts[0].intent in ("out_of_scope", "greet")


def test_misspelt_english_is_mended(understanding: Understanding) -> None:
    mended = [word.surface for word in understanding.spelling.mended(words("contrbution for tyype 6, calc please"))]
    assert mended == ["contribution", "for", "type", "6", ",", "calc", "please"]
