"""Follow-ups that say nothing by themselves: more on the last reply, where it stands in the brochure, the same once more."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.followup import AMOUNTS
from actions.incident import consulted
from actions.information import say_answer
from actions.turn import Part, Turn, knowledge, say
from bot import followup
from bot.reply import Reply

#: What says a reply again that was worked out.
_AGAIN = {**AMOUNTS, "contact": "action_contact", "assessment": "action_assess_incident"}


class ActionSayAgain(Action):
    """The last reply once more, in the language of this message or the one it asks for: doubted, not caught, wanted in short."""

    def name(self) -> str:
        return "action_say_again"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        kind, focus = turn.last_kind, turn.focus
        if kind in _AGAIN:
            return [FollowupAction(_AGAIN[kind])]
        if kind == "answer" and focus["id"] in knowledge().answers:
            say_answer(dispatcher, Part("faq", focus["id"], turn.text), turn)
            return []
        return _follow(dispatcher, None, turn)


class ActionMoreDetail(Action):
    """More on what the last reply was about."""

    def name(self) -> str:
        return "action_more_detail"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        focus = turn.focus
        if turn.last_kind == "assessment":
            return [FollowupAction("action_assess_incident")]
        reply = followup.more(focus, turn.language, knowledge())
        return _follow(dispatcher, reply, turn)


class ActionAskSource(Action):
    """Where in the brochure the last reply stands."""

    def name(self) -> str:
        return "action_ask_source"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        focus = turn.focus
        own = consulted(tracker).assessment.sources if turn.last_kind == "assessment" and tracker.get_slot("story") else None
        reply = followup.sources(focus, turn.language, knowledge(), own)
        return _follow(dispatcher, reply, turn)


def _follow(dispatcher: CollectingDispatcher, reply: Reply | None, turn: Turn) -> list[EventType]:
    if reply is None:
        dispatcher.utter_message(response="utter_nothing_to_detail", json_message={"type": "fallback", "language": turn.language, "suggestions": []})
    else:
        say(dispatcher, reply)
    return []
