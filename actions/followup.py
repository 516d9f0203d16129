"""Short messages that lean on the last reply, whatever they look like by themselves: to the task that they go on with."""
from __future__ import annotations

from rasa_sdk import Tracker

from actions.incident import goes_on
from actions.mentions import Mentions
from actions.turn import Turn, knowledge
from bot.contact_reply import named_desks
from bot.premise import is_follow_up


def continued(tracker: Tracker) -> str | None:
    """The action or form that the latest message goes on with: the incident, the quote, or the contacts last spoken of."""
    if goes_on(tracker):
        return "incident_form"
    turn, kind = Turn.of(tracker), (tracker.get_slot("focus") or {}).get("kind")
    if not is_follow_up(turn.text, turn.language, knowledge()):
        return None
    if kind in ("quote", "comparison") and Mentions.of(tracker).any:
        return "action_inform"
    if kind == "contact" and named_desks(turn.text, knowledge()):
        return "action_contact"
    return None
