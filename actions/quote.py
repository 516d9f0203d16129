"""The quote and the comparison: reads what was said, asks for what is missing, gives the amounts."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.incident import goes_on
from actions.kept import keep
from actions.mentions import Mentions
from actions.turn import Turn, knowledge, say
from bot.answers import answer_reply
from bot.errors import UserInputError
from bot.knowledge.model import Knowledge
from bot.mentions import added_contract_types, compares
from bot.numbered_reply import numbered_reply
from bot.premium import check_contract_type, check_population, compare, quote
from bot.quote_reply import comparison_reply, quote_reply
from bot.reply import Button

_UNREADABLE = {"contract_type": "utter_contract_type_not_read", "population": "utter_population_not_a_number"}
#: Intents that can be an attempt at an answer; the others are something else said in between.
_ATTEMPTS = frozenset(["inform", "quote", "nlu_fallback", "affirm", "deny"])
_LONGEST_ODD_ANSWER = 8
#: Said while the form is open, these are something else all the same.
_OTHER_WISHES = frozenset(["afford", "find_types", "show_quote", "memo"])
#: What "with or without the rider?" means where no quote is open.
_RIDER_ANSWER = "rider_difference"
#: What differs between contract types, column by column.
DIFFERENCE = "type_difference"
_LONGEST_SHOWN = 30


class ValidateQuoteForm(Action):
    """Fills the form from anything said, in any order; says why a value cannot be used."""

    def name(self) -> str:
        return "validate_quote_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, said = Turn.of(tracker), Mentions.of(tracker)
        running = (tracker.active_loop or {}).get("name") == "quote_form"
        if running and turn.intent in _OTHER_WISHES:
            return []
        requested = tracker.get_slot("requested_slot") if running else None
        filled: dict[str, Any] = {} if running else {slot: tracker.get_slot(slot) for slot in _CHECKS}
        for slot in _CHECKS:
            value = said.value(slot, requested)
            if value is not None:
                filled[slot] = checked(dispatcher, slot, value)
        if said.with_cyber is not None:
            filled["with_cyber"] = said.with_cyber
        elif turn.intent == "quote" and not running:
            filled["with_cyber"] = None
        if requested in _UNREADABLE and not filled and _is_attempt(turn):
            dispatcher.utter_message(response=_UNREADABLE[requested], value=_short(turn.text))
            filled[requested] = None
        return [SlotSet(slot, value) for slot, value in filled.items()]


class ActionAskContractType(Action):
    """Asks for the contract type, with a button for each."""

    def name(self) -> str:
        return "action_ask_quote_form_contract_type"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        template = knowledge().phrases["choice.contract_type"].get(turn.language)
        types = list(knowledge().contract_types)
        buttons = [Button(template.format(type=number), template.format(type=number)) for number in types]
        dispatcher.utter_message(
            response="utter_ask_contract_type",
            first=types[0],
            last=types[-1],
            buttons=[{"title": button.title, "payload": button.payload} for button in buttons],
            json_message={"type": "question", "asks": "contract_type", "language": turn.language},
        )
        return []


class ActionQuote(Action):
    """Gives the contribution for what the form has gathered."""

    def name(self) -> str:
        return "action_quote"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, said = Turn.of(tracker), Mentions.of(tracker)
        if len(set(said.contract_types)) > 1:
            return [FollowupAction("action_compare")]
        rider = tracker.get_slot("with_cyber")
        result = quote(
            tracker.get_slot("contract_type"), tracker.get_slot("population"), with_cyber=rider is not False, knowledge=knowledge()
        )
        mentioned, approximate = rider is not None, said.approximate
        entry = keep(tracker, [result], comparing=False, rider_mentioned=mentioned, approximate=approximate)
        say(dispatcher, numbered_reply(entry, turn.language) if entry else quote_reply(result, turn.language, rider_mentioned=mentioned, approximate=approximate))
        return [SlotSet("focus", {"kind": "quote", "id": None}), SlotSet("reference", entry.reference if entry else None)]


class ActionCompare(Action):
    """Shows the types asked for, or all, side by side for a population."""

    def name(self) -> str:
        return "action_compare"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, said = Turn.of(tracker), Mentions.of(tracker)
        value = said.value("population", "population")
        population = checked(dispatcher, "population", value) if value is not None else tracker.get_slot("population")
        named = _types_named(said, turn)
        if len(set(named)) == 1 and turn.last_kind != "comparison" and not compares(turn.text):
            return [FollowupAction("quote_form")]
        differing = any(part.entry == DIFFERENCE for part in turn.parts)
        if population is None and (differing or len(set(named)) > 1):
            say(dispatcher, answer_reply(knowledge().answers[DIFFERENCE], turn.text, turn.language, knowledge(), [int(number) for number in named]))
        if population is None:
            dispatcher.utter_message(
                response="utter_offer_comparison" if differing else "utter_ask_compare_population",
                json_message={"type": "question", "asks": "population", "language": turn.language},
            )
            return [_comparing(named)]
        types = [checked(dispatcher, "contract_type", number) for number in dict.fromkeys(named)]
        usable = [number for number in types if number is not None]
        rider = said.with_cyber is not False
        result = compare(population, knowledge(), contract_types=usable if len(usable) > 1 else None, with_cyber=rider)
        entry = keep(tracker, result.rows, comparing=True, rider_mentioned=True, approximate=said.approximate)
        say(dispatcher, numbered_reply(entry, turn.language) if entry else comparison_reply(result, turn.language, approximate=said.approximate))
        return [_comparing(named), SlotSet("population", population), SlotSet("reference", entry.reference if entry else None)]


def _comparing(types: Sequence[str]) -> EventType:
    return SlotSet("focus", {"kind": "comparison", "id": None, "types": list(types)})


def _types_named(said: Mentions, turn: Turn) -> tuple[str, ...]:
    """The types to compare: those named; with those compared last where they are added to them, or where only something else changes."""
    last = tuple(turn.focus.get("types") or ()) if turn.last_kind == "comparison" else ()
    more = [str(mention.value) for mention in added_contract_types(turn.text)]
    if last and more:
        return (*last, *more)
    return said.contract_types or (last if turn.intent != "compare" else ())


class ActionInform(Action):
    """A value or what-if on its own: goes on with the quote or the comparison that it is about."""

    def name(self) -> str:
        return "action_inform"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        if goes_on(tracker):
            return [FollowupAction("incident_form")]
        turn, said = Turn.of(tracker), Mentions.of(tracker)
        if turn.last_kind == "assessment" and said.with_cyber is not None:
            return [FollowupAction("action_assess_incident")]  # it says what the base plan alone would do
        if turn.last_kind == "afford" and not said.contract_types and (said.value("population", "population") or said.budget):
            return [FollowupAction("action_afford")]
        comparing = turn.last_kind == "comparison"
        only_population = not said.contract_types and said.value("population", None)
        if len(set(said.contract_types)) > 1 or (comparing and (only_population or said.with_cyber is not None)):
            return [FollowupAction("action_compare")]
        quoting = tracker.get_slot("contract_type") is not None or tracker.get_slot("population") is not None
        if said.contract_types or said.populations or said.number or quoting:
            return [FollowupAction("quote_form")]
        if said.with_cyber is None:
            return [FollowupAction("action_acknowledge")]
        say(dispatcher, answer_reply(knowledge().answers[_RIDER_ANSWER], turn.text, turn.language, knowledge()))
        return [SlotSet("focus", {"kind": "answer", "id": _RIDER_ANSWER})]


_CHECKS: dict[str, Callable[[str, Knowledge], int]] = {
    "contract_type": check_contract_type,
    "population": lambda value, _: check_population(value),
}


def checked(dispatcher: CollectingDispatcher, slot: str, value: str) -> int | None:
    """The value where it can be used; otherwise the user is told why, and it stays open."""
    try:
        return _CHECKS[slot](value, knowledge())
    except UserInputError as error:
        dispatcher.utter_message(response=f"utter_{error.response_key}", **error.values)
        return None


def _is_attempt(turn: Turn) -> bool:
    """Whether an unreadable message was meant as the answer: not a question, and not something else altogether."""
    odd = turn.intent == "out_of_scope" and len(turn.text) <= _LONGEST_ODD_ANSWER and not turn.text.rstrip().endswith(("?", "？"))
    return turn.intent in _ATTEMPTS or odd


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
