"""What is said around the tasks: not understood, out of scope, start over."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.followup import continued
from actions.turn import Turn, knowledge
from bot.suggestions import label_buttons

_STARTERS = ("faq/covers_overview", "quote", "contact")
_REMEMBERED = ("contract_type", "population", "with_cyber", "focus", "story")


class ActionFallback(Action):
    """Says what the assistant can do, and offers the nearest topics."""

    def name(self) -> str:
        return "action_fallback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        goes_on_with = continued(tracker)
        if goes_on_with:
            return [FollowupAction(goes_on_with)]
        turn = Turn.of(tracker)
        outside = turn.intent == "out_of_scope"
        labels = _STARTERS if outside or not turn.choices else turn.choices
        buttons = label_buttons(labels, turn.language, knowledge())
        dispatcher.utter_message(
            response="utter_out_of_scope" if outside else "utter_fallback",
            buttons=[{"title": button.title, "payload": button.payload} for button in buttons],
            json_message={"type": "fallback", "language": turn.language, "suggestions": [button.title for button in buttons]},
        )
        return []


class ActionAcknowledge(Action):
    """A yes, no or don't know that nothing asked for; after an assessment it leaves the assessment as it is."""

    def name(self) -> str:
        return "action_acknowledge"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        goes_on_with = continued(tracker)
        if goes_on_with:
            return [FollowupAction(goes_on_with)]
        turn = Turn.of(tracker)
        if turn.intent == "dont_know" and turn.last_kind == "assessment":
            return [FollowupAction("action_assess_incident")]
        _say(dispatcher, "utter_acknowledge", turn)
        return []


class ActionStartOver(Action):
    """Forgets the quote, the incident and the topic."""

    def name(self) -> str:
        return "action_start_over"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        _say(dispatcher, "utter_started_over", Turn.of(tracker))
        return [SlotSet(name, None) for name in _REMEMBERED]


def _say(dispatcher: CollectingDispatcher, response: str, turn: Turn) -> None:
    dispatcher.utter_message(response=response, json_message={"type": "message", "language": turn.language})
