"""The action code itself: events and messages for one turn, without a server."""
from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.contact import ActionContact
from actions.incident import ActionAskIncidentAnswer, ActionAssessIncident, ValidateIncidentForm
from actions.information import ActionAnswer, ActionAnswerSeveral, ActionAskBack
from actions.last_reply import ActionAskSource, ActionMoreDetail, ActionSayAgain
from actions.quote import ActionCompare, ActionInform, ActionQuote, ValidateQuoteForm
from actions.session import ActionAcknowledge, ActionFallback, ActionStartOver
from bot.nlu.entities import entities

SLOTS = ("language", "contract_type", "population", "with_cyber", "focus", "story", "incident_answer", "requested_slot")


def turn(action: Action, text: str, intent: str = "inform", *, loop: str | None = None, route: dict[str, Any] | None = None, **slots: Any) -> Any:
    """Run an action on a message; gives the slots set, the other events and the messages."""
    tracker = Tracker(
        sender_id="test",
        slots={**dict.fromkeys(SLOTS), "language": "ja", **slots},
        latest_message={"text": text, "intent": {"name": intent}, "entities": entities(text), "route": route or {"parts": [], "choices": []}},
        events=[{"event": "user", "text": text}],
        paused=False,
        followup_action=None,
        active_loop={"name": loop} if loop else {},
        latest_action_name=None,
    )
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, tracker, {})
    set_now = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    return set_now, [event for event in events if event["event"] != "slot"], dispatcher.messages


def asked(entry: str, text: str) -> dict[str, Any]:
    return {"parts": [{"intent": "faq", "entry": entry, "text": text}], "choices": []}


def test_an_answer_is_remembered_as_the_topic() -> None:
    slots, _, messages = turn(ActionAnswer(), "身代金は？", "faq", route=asked("exclusion_ransom", "身代金は？"))
    assert slots["focus"] == {"kind": "answer", "id": "exclusion_ransom"}
    assert messages[0]["custom"]["entry"] == "exclusion_ransom"


def test_several_questions_get_several_answers() -> None:
    route = {"parts": [{"intent": "faq", "entry": "deductible", "text": "自己負担額は？"}, {"intent": "contact", "entry": None, "text": "代理店の電話は？"}], "choices": []}
    _, _, messages = turn(ActionAnswerSeveral(), "自己負担額は？代理店の電話は？", "several", route=route)
    assert [message["custom"]["type"] for message in messages] == ["answer", "contact"]


def test_a_quote_among_several_goes_on_to_the_form() -> None:
    route = {"parts": [{"intent": "quote", "entry": None, "text": "いくら"}], "choices": []}
    _, others, _ = turn(ActionAnswerSeveral(), "いくら", "several", route=route)
    assert others[0]["name"] == "quote_form"


def test_asking_back_offers_both_readings() -> None:
    _, _, messages = turn(ActionAskBack(), "限度", "ask_back", route={"parts": [], "choices": ["faq/sum_insured", "quote"]})
    assert len(messages[0]["buttons"]) == 2 and messages[0]["response"] == "utter_ask_back"


@pytest.mark.parametrize("action", [ActionMoreDetail(), ActionAskSource()])
def test_a_follow_up_on_nothing_asks_what_is_meant(action: Action) -> None:
    _, _, messages = turn(action, "もっと詳しく", "more_detail")
    assert messages[0]["response"] == "utter_nothing_to_detail"


@pytest.mark.parametrize("kind", ["quote", "comparison", "contact", "assessment"])
def test_every_kind_of_reply_has_sources(kind: str) -> None:
    _, _, messages = turn(ActionAskSource(), "根拠は？", "ask_source", focus={"kind": kind, "id": None})
    assert messages[0]["custom"]["sources"]


def test_the_form_takes_both_values_at_once() -> None:
    slots, _, _ = turn(ValidateQuoteForm(), "類型9、10,866人、特約なし", "quote")
    assert (slots["contract_type"], slots["population"], slots["with_cyber"]) == (9, 10866, False)


def test_a_new_quote_forgets_the_rider_but_a_correction_does_not() -> None:
    fresh, _, _ = turn(ValidateQuoteForm(), "類型9、5,000人でいくら", "quote", with_cyber=False)
    corrected, _, _ = turn(ValidateQuoteForm(), "やっぱり類型7で", "inform", with_cyber=False)
    assert fresh["with_cyber"] is None and "with_cyber" not in corrected


def test_what_was_known_is_kept_when_the_form_starts() -> None:
    slots, _, _ = turn(ValidateQuoteForm(), "類型3だと", "inform", population=5000)
    assert (slots["contract_type"], slots["population"]) == (3, 5000)


@pytest.mark.parametrize(
    ("requested", "text", "response"),
    [
        ("contract_type", "類型11", "utter_contract_type_out_of_range"),
        ("contract_type", "むらさき", "utter_contract_type_not_read"),
        ("population", "0人", "utter_population_not_positive"),
        ("population", "-5", "utter_population_not_positive"),
        ("population", "1.5人", "utter_population_not_whole"),
        ("population", "2億人", "utter_population_too_large"),
        ("population", "たくさん", "utter_population_not_a_number"),
    ],
)
def test_a_value_that_cannot_be_used_is_explained(requested: str, text: str, response: str) -> None:
    slots, _, messages = turn(ValidateQuoteForm(), text, loop="quote_form", requested_slot=requested)
    assert messages[0]["response"] == response and slots[requested] is None


def test_a_question_in_between_leaves_the_form_alone() -> None:
    slots, _, messages = turn(ValidateQuoteForm(), "加入は必須ですか", "faq", loop="quote_form", requested_slot="population")
    assert not slots and not messages


def test_the_worked_example() -> None:
    _, _, messages = turn(ActionQuote(), "", contract_type=9, population=10866, with_cyber=True)
    assert messages[0]["custom"]["premium"] == 1_057_262


def test_types_named_together_are_compared() -> None:
    _, others, _ = turn(ActionQuote(), "類型3と類型5で5000人", contract_type=5, population=5000)
    _, _, messages = turn(ActionCompare(), "類型3と類型5で5000人", "compare")
    assert others[0]["name"] == "action_compare"
    assert [row["contract_type"] for row in messages[0]["custom"]["rows"]] == [3, 5]


def test_a_comparison_needs_a_population() -> None:
    _, _, messages = turn(ActionCompare(), "全部比べたい", "compare")
    assert messages[0]["response"] == "utter_ask_compare_population"


@pytest.mark.parametrize(
    ("text", "slots", "next_action"),
    [
        ("類型9", {}, "quote_form"),
        ("特約なしだと？", {"contract_type": 9, "population": 5000}, "quote_form"),
        ("8,000人だと？", {"focus": {"kind": "comparison", "id": None}}, "action_compare"),
        ("類型3と5だと？", {"population": 5000}, "action_compare"),
        ("それで", {}, "action_acknowledge"),
    ],
)
def test_a_value_on_its_own_goes_where_it_belongs(text: str, slots: dict[str, Any], next_action: str) -> None:
    _, others, _ = turn(ActionInform(), text, **slots)
    assert others[0]["name"] == next_action


def test_the_rider_alone_is_explained() -> None:
    _, _, messages = turn(ActionInform(), "特約なしだと？")
    assert messages[0]["custom"]["entry"] == "rider_difference"


def test_the_desk_last_spoken_of_is_meant() -> None:
    _, _, messages = turn(ActionContact(), "今つながりますか", "contact", focus={"kind": "contact", "id": "agency"})
    assert [message["custom"]["who"] for message in messages] == ["agency"]


def test_out_of_scope_and_not_understood_are_told_apart() -> None:
    assert turn(ActionFallback(), "天気は", "out_of_scope")[2][0]["response"] == "utter_out_of_scope"
    assert turn(ActionFallback(), "ふにゃ", "nlu_fallback")[2][0]["response"] == "utter_fallback"


def test_starting_over_forgets_everything() -> None:
    slots, _, _ = turn(ActionStartOver(), "最初から", "cancel", contract_type=9, population=5, story={})
    assert set(slots.values()) == {None} and {"contract_type", "population", "story", "focus"} <= set(slots)


def test_a_yes_to_nothing_is_acknowledged() -> None:
    assert turn(ActionAcknowledge(), "はい", "affirm")[2][0]["response"] == "utter_acknowledge"


def test_an_incident_moves_the_story_on_and_asks_the_deciding_question() -> None:
    slots, _, _ = turn(ValidateIncidentForm(), "USBメモリをなくしました", "incident")
    assert slots["requested_slot"] == "incident_answer" and slots["story"]["open"]
    _, _, messages = turn(ActionAskIncidentAnswer(), "USBメモリをなくしました", "incident")
    assert messages == [] or messages[0]["custom"]["type"] in ("incident_assessment", "question")


def test_the_assessment_names_verdict_and_covers() -> None:
    _, _, messages = turn(ActionAssessIncident(), "住民の名簿が入ったUSBメモリをなくしました", "incident")
    assert messages[0]["custom"]["verdict"] == "likely_covered" and messages[0]["custom"]["triggers"] == ["2"]


def test_a_doubted_answer_is_said_again() -> None:
    _, _, messages = turn(ActionSayAgain(), "え、出ないの？", "say_again", focus={"kind": "answer", "id": "exclusion_ransom"})
    assert messages[0]["custom"]["entry"] == "exclusion_ransom"


def test_an_answer_is_said_again_in_the_other_language() -> None:
    _, _, messages = turn(ActionSayAgain(), "英語でお願いします", "say_again", focus={"kind": "answer", "id": "exclusion_ransom"}, language="en")
    assert messages[0]["text"].isascii() is False and "ransom" in messages[0]["text"] and messages[0]["custom"]["language"] == "en"


@pytest.mark.parametrize(("kind", "action"), [("quote", "action_quote"), ("comparison", "action_compare"), ("contact", "action_contact"), ("assessment", "action_assess_incident")])
def test_what_was_worked_out_is_worked_out_again(kind: str, action: str) -> None:
    _, others, _ = turn(ActionSayAgain(), "もう一度", "say_again", focus={"kind": kind, "id": None})
    assert others[0]["name"] == action


def test_there_is_nothing_to_say_again_at_first() -> None:
    _, _, messages = turn(ActionSayAgain(), "もう一度", "say_again")
    assert messages[0]["custom"]["type"] == "fallback"


def test_the_riders_share_right_after_a_quote_is_that_quotes() -> None:
    route = asked("rider_rate", "うち特約の分は？")
    _, others, _ = turn(ActionAnswer(), "うち上乗せ分だけ知りたい", "faq", route=route, focus={"kind": "quote", "id": None}, contract_type=8, population=343)
    assert others[0]["name"] == "action_quote"


def test_what_differs_between_types_is_told_before_the_population_is_known() -> None:
    route = asked("type_difference", "類型3と7の違いは")
    _, _, messages = turn(ActionCompare(), "類型3と7の違いは", "faq", route=route)
    assert [message["custom"]["type"] for message in messages] == ["answer", "question"]


def test_types_compared_last_stay_when_only_the_rider_changes() -> None:
    _, _, messages = turn(ActionCompare(), "特約なしだと", "inform", focus={"kind": "comparison", "id": None, "types": ["3", "5"]}, population=6255)
    assert [row["contract_type"] for row in messages[0]["custom"]["rows"]] == [3, 5]


def test_a_type_with_a_population_is_a_quote_whatever_else_is_close() -> None:
    route = {"parts": [{"intent": "quote", "entry": None, "text": "x"}], "choices": ["quote", "compare"]}
    _, others, messages = turn(ActionAskBack(), "OK. Type 2 for 6,660 residents?", "ask_back", route=route)
    assert others[0]["name"] == "quote_form" and not messages
