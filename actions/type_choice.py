"""Contract types found from the other side: by the budget, and by what they cover."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.mentions import Mentions
from actions.quote import checked
from actions.turn import Turn, knowledge, say
from bot.affordable import affordable, affordable_reply
from bot.type_filter import filter_reply, wishes


class ActionAfford(Action):
    """The types that a budget buys; asks for the residents, or for the budget, where one is missing."""

    def name(self) -> str:
        return "action_afford"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, said = Turn.of(tracker), Mentions.of(tracker)
        value = said.value("population", "population" if not said.budget else None)
        population = checked(dispatcher, "population", value) if value is not None else tracker.get_slot("population")
        budget = said.budget or turn.focus.get("budget")
        waiting = SlotSet("focus", {"kind": "afford", "id": None, "budget": budget})
        if budget is None or population is None:
            missing, response = ("budget", "utter_ask_afford_budget") if budget is None else ("population", "utter_ask_afford_population")
            dispatcher.utter_message(response=response, json_message={"type": "question", "asks": missing, "language": turn.language})
            return [waiting]
        say(dispatcher, affordable_reply(affordable(int(budget), population, knowledge()), turn.language, approximate=said.approximate))
        return [waiting, SlotSet("population", population)]


class ActionFindTypes(Action):
    """The types that have a cover of the amount asked for."""

    def name(self) -> str:
        return "action_find_types"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, said = Turn.of(tracker), Mentions.of(tracker)
        asked = wishes(turn.text, knowledge())
        if not asked:  # no cover is named: a type's amount is wanted, or what differs between the types
            return [FollowupAction("quote_form" if len(set(said.contract_types)) == 1 or said.populations else "action_compare")]
        reply = filter_reply(asked, turn.language, knowledge())
        say(dispatcher, reply)
        found = reply.payload["contract_types"]
        chosen = [SlotSet("contract_type", found[0])] if len(found) == 1 else []
        return [*chosen, SlotSet("focus", {"kind": "answer", "id": "contract_types"})]
