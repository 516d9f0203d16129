"""The incident check: each message moves the story on, the assessment follows at once, a deciding question goes with it."""
from __future__ import annotations

import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn, knowledge, say
from bot.assessment_reply import assessment_reply, question_reply
from bot.incident import Consultation, assessed, consult
from bot.memo import memo, memo_reply
from bot.premium import Quote, quote

#: Said while a question of the check is open, these are something else all the same.
_OTHER_WISHES = frozenset(["quote", "compare", "contact", "cancel", "help", "goodbye", "ask_source", "say_again", "memo", "paper", "show_quote", "afford", "find_types"])


class ValidateIncidentForm(Action):
    """Takes a message into the story; while a question is open, what does not answer it is left to the other rules."""

    def name(self) -> str:
        return "validate_incident_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, result = Turn.of(tracker), consulted(tracker)
        asked_before = bool((_story_before(tracker) or {}).get("open"))
        if asked_before and (result.digressed or turn.intent in _OTHER_WISHES or asks(turn)):
            return []
        return [
            SlotSet("story", result.story),
            SlotSet("incident_answer", None),
            SlotSet("requested_slot", "incident_answer" if result.question else None),
        ]


class ActionAskIncidentAnswer(Action):
    """The assessment so far with the deciding question; after something said in between, the question alone."""

    def name(self) -> str:
        return "action_ask_incident_form_incident_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, result = Turn.of(tracker), consulted(tracker)
        if _said_now(tracker) or not result.story["open"]:
            _say_assessment(dispatcher, turn, result)
        else:
            say(dispatcher, question_reply(result.story["open"], turn.language, knowledge()))
        return [SlotSet("focus", {"kind": "assessment", "id": None})]


class ActionAssessIncident(Action):
    """The assessment when there is nothing more to ask."""

    def name(self) -> str:
        return "action_assess_incident"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        _say_assessment(dispatcher, Turn.of(tracker), consulted(tracker))
        return [SlotSet("focus", {"kind": "assessment", "id": None})]


class ActionMemo(Action):
    """The incident last assessed as a memo; without one it asks for the story."""

    def name(self) -> str:
        return "action_memo"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        story = tracker.get_slot("story")
        if not story:
            dispatcher.utter_message(response="utter_story_before_memo", json_message={"type": "message", "language": turn.language})
            return []
        now = datetime.datetime.now(datetime.timezone.utc)
        text = memo(assessed(story, knowledge()), _quoted(tracker), turn.language, knowledge(), now)
        say(dispatcher, memo_reply(text, turn.language, knowledge(), now))
        return [SlotSet("focus", {"kind": "assessment", "id": None})]


def consulted(tracker: Tracker) -> Consultation:
    """The check's result for the latest message on the story as it was before it."""
    turn = Turn.of(tracker)
    return consult(_story_before(tracker), turn.text, knowledge(), turn.gist, reported=turn.reports)


def goes_on(tracker: Tracker) -> bool:
    """Whether the latest message corrects or adds to the incident spoken of last."""
    return Turn.of(tracker).last_kind == "assessment" and not consulted(tracker).digressed


def told_only(tracker: Tracker) -> bool:
    """Whether the latest message is the check's alone, whatever questions it sounds like: it corrects the incident spoken of last, or
    tells one that is happening now."""
    turn = Turn.of(tracker)
    return (goes_on(tracker) and not asks(turn)) or (turn.reports and consulted(tracker).urgent)


def _say_assessment(dispatcher: CollectingDispatcher, turn: Turn, result: Consultation) -> None:
    now = datetime.datetime.now(datetime.timezone.utc)
    say(dispatcher, assessment_reply(result, turn.language, knowledge(), now))


def asks(turn: Turn) -> bool:
    """Whether the message is a question about the insurance rather than more of the story."""
    return turn.intent in ("faq", "several", "ask_back") and turn.text.rstrip().endswith(("?", "？", "か", "か。"))


def _quoted(tracker: Tracker) -> Quote | None:
    """The quote of this conversation, where there is one."""
    number, residents = tracker.get_slot("contract_type"), tracker.get_slot("population")
    if number is None or residents is None:
        return None
    return quote(number, residents, with_cyber=tracker.get_slot("with_cyber") is not False, knowledge=knowledge())


def _story_before(tracker: Tracker) -> Any:
    """The story slot as it was when the latest message came."""
    stories = _stories(tracker.events[: _latest_message(tracker)])
    return stories[-1] if stories else None


def _said_now(tracker: Tracker) -> bool:
    """Whether the latest message was taken into the story."""
    return bool(_stories(tracker.events[_latest_message(tracker) :]))


def _stories(events: list[dict[str, Any]]) -> list[Any]:
    """What the story slot was set to, in order."""
    return [event["value"] for event in events if event.get("event") == "slot" and event.get("name") == "story"]


def _latest_message(tracker: Tracker) -> int:
    """The place of the latest message among the events."""
    return max((place for place, event in enumerate(tracker.events) if event.get("event") == "user"), default=0)
