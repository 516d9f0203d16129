"""Quotes that are kept: each gets a number, is shown again by it, and goes on paper."""
from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.mentions import Mentions
from actions.turn import Turn, say
from bot.ledger import Entry, LedgerError, ledger
from bot.numbered_reply import numbered_reply, papers_reply
from bot.premium import Quote

logger = logging.getLogger(__name__)


def keep(tracker: Tracker, quotes: Sequence[Quote], *, comparing: bool, rider_mentioned: bool, approximate: bool) -> Entry | None:
    """The quotes under a number: the conversation's last one where nothing has changed, else a new one.

    None where the ledger cannot be used: the quote itself must not fail for that; the log says why.
    """
    try:
        last = ledger().find(tracker.get_slot("reference")) if tracker.get_slot("reference") else None
        if last and (last.quotes, last.comparing, last.rider_mentioned) == (tuple(quotes), comparing, rider_mentioned):
            return last
        now = datetime.datetime.now(datetime.timezone.utc)
        return ledger().keep(quotes, comparing=comparing, rider_mentioned=rider_mentioned, approximate=approximate, now=now)
    except LedgerError:
        logger.exception("A quote could not be kept.")
        return None


class ActionShowQuote(Action):
    """Shows a kept quote again, unchanged, whatever was quoted since."""

    def name(self) -> str:
        return "action_show_quote"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        entry = _named(dispatcher, tracker, "utter_ask_reference")
        if entry is None:
            return []
        say(dispatcher, numbered_reply(entry, Turn.of(tracker).language, again=True))
        return _goes_on_from(entry)


class ActionPaper(Action):
    """Gives the papers of the quote named or given last; without a quote it makes one first."""

    def name(self) -> str:
        return "action_paper"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        said = Mentions.of(tracker)
        if not said.reference and (said.contract_types or said.populations or not tracker.get_slot("reference")):
            dispatcher.utter_message(response="utter_quote_before_paper", json_message={"type": "message", "language": Turn.of(tracker).language})
            return [FollowupAction("quote_form")]
        entry = _named(dispatcher, tracker, "utter_quote_before_paper")
        if entry is None:
            return []
        say(dispatcher, papers_reply(entry, Turn.of(tracker).language))
        return _goes_on_from(entry)


def _named(dispatcher: CollectingDispatcher, tracker: Tracker, ask: str) -> Entry | None:
    """The entry of the number in the message, else of the conversation's last quote; where there is none, the user is told."""
    payload = {"type": "message", "language": Turn.of(tracker).language}
    named = Mentions.of(tracker).reference
    number = named or tracker.get_slot("reference")
    if not number:
        dispatcher.utter_message(response=ask, json_message=payload)
        return None
    try:
        entry = ledger().find(number)
    except LedgerError:
        logger.exception("A quote could not be looked up.")
        dispatcher.utter_message(response="utter_ledger_away", json_message=payload)
        return None
    if entry is None:
        dispatcher.utter_message(response="utter_reference_unknown", reference=number, json_message=payload)
    return entry


def _goes_on_from(entry: Entry) -> list[EventType]:
    """What a follow-up leans on: the entry's values, as if it had just been given."""
    events: list[EventType] = [SlotSet("reference", entry.reference), SlotSet("population", entry.population)]
    if entry.comparing:
        types = [str(quote.contract_type) for quote in entry.quotes]
        return [*events, SlotSet("focus", {"kind": "comparison", "id": None, "types": types})]
    rider = entry.with_cyber if entry.rider_mentioned else None
    return [
        *events, SlotSet("contract_type", entry.quotes[0].contract_type), SlotSet("with_cyber", rider),
        SlotSet("focus", {"kind": "quote", "id": None}),
    ]
