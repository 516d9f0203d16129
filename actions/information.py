"""Questions about the insurance: one, several, unclear ones."""
from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.contact import say_contacts
from actions.followup import continued
from actions.incident import asks, told_only
from actions.mentions import Mentions
from actions.quote import DIFFERENCE
from actions.turn import Part, Turn, knowledge, say
from bot.answers import answer_reply
from bot.mentions import contract_types
from bot.suggestions import label_buttons

#: What goes on with a part that is not answered at once.
_REST = {"quote": "quote_form", "incident": "incident_form"}


class ActionAnswer(Action):
    """Answers one question of knowledge/."""

    def name(self) -> str:
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, goes_on_with = Turn.of(tracker), continued(tracker)
        if goes_on_with and not (goes_on_with == "incident_form" and asks(turn)):
            return [FollowupAction(goes_on_with)]
        part = turn.parts[0]
        if part.entry == DIFFERENCE:
            return [FollowupAction("action_compare")]
        say_answer(dispatcher, part, turn)
        return [SlotSet("focus", {"kind": "answer", "id": part.entry})]


class ActionAnswerSeveral(Action):
    """Answers every part of a message, in the order asked."""

    def name(self) -> str:
        return "action_answer_several"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        if told_only(tracker):
            return [FollowupAction("incident_form")]
        events: list[EventType] = []
        for part in turn.parts:
            if part.entry:
                say_answer(dispatcher, part, turn)
                events.append(SlotSet("focus", {"kind": "answer", "id": part.entry}))
            elif part.intent == "contact":
                events.extend(say_contacts(dispatcher, tracker, part.text))
            elif part.intent != "incident" or not tracker.active_loop:  # a form that runs is not left for an aside
                events.append(FollowupAction(_REST.get(part.intent, "action_compare")))
        return events


class ActionAskBack(Action):
    """Asks which of two close readings is meant."""

    def name(self) -> str:
        return "action_ask_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, goes_on_with = Turn.of(tracker), continued(tracker)
        if goes_on_with:
            return [FollowupAction(goes_on_with)]
        said = Mentions.of(tracker)
        if "quote" in turn.choices and (said.contract_types or said.populations):  # an amount is meant; the form asks for the rest
            return [FollowupAction("action_compare" if len(set(said.contract_types)) > 1 else "quote_form")]
        answers = [answer for choice in turn.choices if (answer := knowledge().answers.get(choice.removeprefix("faq/")))]
        if len(answers) == len(turn.choices) and all(answer.silent for answer in answers):
            for answer in answers:  # the brochure says neither: saying so of both is shorter than asking
                say_answer(dispatcher, Part("faq", answer.id, turn.text), turn)
            return []
        buttons = label_buttons(turn.choices, turn.language, knowledge())
        dispatcher.utter_message(
            response="utter_ask_back",
            buttons=[{"title": button.title, "payload": button.payload} for button in buttons],
            json_message={"type": "fallback", "language": turn.language, "suggestions": [button.title for button in buttons]},
        )
        return []


def say_answer(dispatcher: CollectingDispatcher, part: Part, turn: Turn) -> None:
    """The answer to one part of a message, with the figures of the contract types that the part names."""
    answer = knowledge().answers[part.entry or ""]
    types = [int(mention.value) for mention in contract_types(part.text) if not mention.negated]
    say(dispatcher, answer_reply(answer, part.text, turn.language, knowledge(), types))
