"""What an action needs of the tracker, in the project's own words; the only module that knows the tracker's shape."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.knowledge import Knowledge, load
from bot.language import Language
from bot.reply import Reply
from bot.settings import settings


@dataclass(frozen=True)
class Part:
    """One thing that the message asks: its intent, the answer's id where it is a question, and its words."""

    intent: str
    entry: str | None
    text: str


@dataclass(frozen=True)
class Turn:
    """The latest message as it was understood. `focus`: what the last reply was about (kind, id, ...), empty at the start."""

    text: str
    language: Language
    intent: str
    parts: tuple[Part, ...]
    choices: tuple[str, ...]
    gist: Mapping[str, Mapping[str, float]] | None
    focus: Mapping[str, Any]

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        message = tracker.latest_message
        route: Mapping[str, Any] = message.get("route") or {}
        return cls(
            text=message.get("text") or "",
            language="en" if tracker.get_slot("language") == "en" else "ja",
            intent=(message.get("intent") or {}).get("name") or "nlu_fallback",
            parts=tuple(Part(part["intent"], part["entry"], part["text"]) for part in route.get("parts", [])),
            choices=tuple(route.get("choices", [])),
            gist=message.get("gist"),
            focus=tracker.get_slot("focus") or {},
        )

    @property
    def reports(self) -> bool:
        """Whether an incident is reported, with a question beside it or without."""
        return any(part.intent == "incident" for part in self.parts)

    @property
    def last_kind(self) -> str | None:
        """The kind of the last reply: answer, quote, comparison, afford, contact, assessment."""
        return self.focus.get("kind")


def knowledge() -> Knowledge:
    """The edition that this server answers from."""
    return load(settings().edition)


def say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """Send a reply: its text with buttons, and its payload."""
    buttons = [{"title": button.title, "payload": button.payload} for button in reply.buttons]
    dispatcher.utter_message(text=reply.text, buttons=buttons or None, json_message=dict(reply.payload))
