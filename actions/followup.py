"""Short messages that lean on the last reply, whatever they look like by themselves: to the task that they go on with."""
from __future__ import annotations

from rasa_sdk import Tracker

from actions.incident import goes_on
from actions.mentions import Mentions
from actions.turn import Turn, knowledge
from bot.contact_reply import named_desks
from bot.nlu.context import leans
from bot.premise import is_follow_up

#: What says the amounts again that were worked out last.
AMOUNTS = {"quote": "action_quote", "comparison": "action_compare", "afford": "action_afford"}
#: Questions that, right after an amount, are about that amount: the reply holds its breakdown and the rider's share.
_PARTS_OF_AN_AMOUNT = frozenset(["rider_rate", "rider_difference"])


def continued(tracker: Tracker) -> str | None:
    """The action or form that the latest message goes on with: the incident, the quote, or the contacts last spoken of."""
    if goes_on(tracker):
        return "incident_form"
    turn = Turn.of(tracker)
    kind = turn.last_kind
    follows = is_follow_up(turn.text, turn.language, knowledge())
    if kind in AMOUNTS:
        said = Mentions.of(tracker)
        about_amount = bool(turn.parts) and turn.parts[0].entry in _PARTS_OF_AN_AMOUNT and leans(turn.text)
        if said.populations or (said.any and (follows or about_amount)):
            return "action_inform"
        if about_amount:
            return AMOUNTS[kind]
    if follows and kind == "contact" and named_desks(turn.text, knowledge()):
        return "action_contact"
    return None
