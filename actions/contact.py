"""Whom to ring, and whether anyone is there now."""
from __future__ import annotations

import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn, knowledge, say
from bot.contact_reply import contact_replies
from bot.nlu.routing import tells


class ActionContact(Action):
    """Names the desk asked for, or both."""

    def name(self) -> str:
        return "action_contact"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        if turn.last_kind == "assessment" and tells(turn.text):  # it tells that addresses and numbers got out
            return [FollowupAction("incident_form")]
        return say_contacts(dispatcher, tracker, turn.text)


def say_contacts(dispatcher: CollectingDispatcher, tracker: Tracker, text: str) -> list[EventType]:
    """Name the desks that the text asks for, and remember which."""
    turn = Turn.of(tracker)
    last = turn.focus.get("id") if turn.last_kind == "contact" else None
    now = datetime.datetime.now(datetime.timezone.utc)
    replies = contact_replies(text, now, turn.language, knowledge(), last)
    for reply in replies:
        say(dispatcher, reply)
    who = str(replies[0].payload["who"]) if len(replies) == 1 else None
    return [SlotSet("focus", {"kind": "contact", "id": who})]
