"""The REST channel: Rasa's own, made safe for typed text. It keeps the name `rest` and the address /webhooks/rest/webhook."""
from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Dict, List

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.knowledge import load
from bot.language import Language, detect
from bot.settings import settings
from bot.web import compiled_validation
from bot.web.message import from_user
from bot.web.trouble import trouble

logger = logging.getLogger(__name__)

_LONGEST_SENDER = 200


class RestChannel(InputChannel):
    """One message in, a list of messages out; every request gets a polite reply, whatever was sent.

    The sender's id names the conversation. Where it is missing, the message gets a conversation of its own, so that
    strangers never share one.
    """

    @classmethod
    def name(cls) -> str:
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        compiled_validation.apply()
        webhook = Blueprint("machimamori_rest", "bot.web.rest")

        @webhook.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            sender, text = _read(request)
            language: Language = detect(text) or "ja"
            collector = WholeReplies()
            try:
                await on_new_message(UserMessage(from_user(text, settings().message_limit), collector, sender, input_channel=self.name()))
            except Exception:  # Rasa gives no narrower class; the user gets an apology, the log the traceback
                logger.exception("A message could not be answered.")
            return response.json(collector.messages or _apology(sender, language), ensure_ascii=False)

        return webhook


class WholeReplies(CollectingOutputChannel):
    """Keeps a text with its paragraphs in one message; Rasa's own collector makes a message of each paragraph."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        await self._persist_message(self._message(recipient_id, text=text.strip()))


def _read(request: Request) -> tuple[str, str]:
    """Sender and text of a request; anything that is not as expected becomes an empty text of a new sender."""
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, UnicodeDecodeError):
        body = {}
    if not isinstance(body, dict):
        body = {}
    sender, text = body.get("sender"), body.get("message")
    known = isinstance(sender, str) and 0 < len(sender) <= _LONGEST_SENDER
    return str(sender) if known else secrets.token_urlsafe(16), text if isinstance(text, str) else ""


def _apology(sender: str, language: Language) -> List[Dict[str, Any]]:
    reply = trouble(language, load(settings().edition))
    return [{"recipient_id": sender, "text": reply.text}, {"recipient_id": sender, "custom": dict(reply.payload)}]
