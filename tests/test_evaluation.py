"""The evaluation's rates stay above their floors; `make evaluate` shows the failures."""
from __future__ import annotations

from bot.knowledge import Knowledge
from tests.assistant import Assistant
from tests.evaluation.report import as_page, as_text
from tests.evaluation.run import below_floors, converse, evaluate, floors, tell_stories
from tests.evaluation.scoring import Case, Result


def test_rates_are_above_their_floors(assistant: Assistant, knowledge: Knowledge) -> None:
    least = floors()  # only what has a floor is judged here; `make evaluate` judges all
    results, conversations = evaluate(assistant, knowledge, least["messages"]), converse(assistant, least["conversations"])
    stories = tell_stories(assistant, least["stories"])
    under = below_floors(results, conversations, stories)
    assert not under, "\n".join([*under, *(as_text(part, judged) for part, judged in results.items())])


def test_the_report_shows_a_failure_as_text() -> None:
    case = Case("x", "<b>何</b>", (("darknet",),), "ja", "brochure")
    wrong = [Result(case, "wrong", ("deductible",), "reply")]
    page = as_page({"tuning": wrong, "held out": []}, {"tuning": {"talk": ["turn 2"]}})
    assert "&lt;b&gt;何" in page and "darknet" in page and "turn 2" in page and "<b>何" not in page


def test_the_report_keeps_held_out_messages_to_itself() -> None:
    case = Case("x", "何", (("darknet",),), "ja", "brochure")
    assert "何" not in as_page({"held out": [Result(case, "wrong", ("deductible",), "reply")]}, {})
