"""What the chat page posts beside messages: what the user thought of a reply, and that a conversation be forgotten."""
from __future__ import annotations

import datetime
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import BotError
from bot.ledger.feedback import Opinion, feedback_store
from bot.web.forgetting import forget
from bot.web.posted import CONVERSATION, Refused, fields, read

logger = logging.getLogger(__name__)

_FORGET = fields({"conversation": CONVERSATION})
_FEEDBACK = fields(
    {
        "conversation": CONVERSATION,
        "text": {"type": "string", "minLength": 1, "maxLength": 4000, "description": "the reply's text, at most 4000 characters"},
        "verdict": {"enum": ["up", "down"], "description": '"up" or "down"'},
        "word": {"type": ["string", "null"], "maxLength": 1000, "description": "a text of at most 1000 characters, null, or no such field"},
    },
    optional=frozenset(["word"]),
)

Handler = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]


class Service(InputChannel):
    """POST /chat/feedback and /chat/forget. 204 where it is done; otherwise {"error": why}. No messages come this way."""

    @classmethod
    def name(cls) -> str:
        return "service"

    def url_prefix(self) -> str:
        return "/chat"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        service = Blueprint("machimamori_service", "bot.web.service")
        service.add_route(_answered(_feedback), "/feedback", methods=["POST"], name="feedback")
        service.add_route(_answered(_forget), "/forget", methods=["POST"], name="forget")
        return service


async def _feedback(request: Request) -> None:
    told = read(request, _FEEDBACK)
    word = _storable(told.get("word") or "")
    feedback_store().keep(Opinion(datetime.datetime.now(datetime.timezone.utc), told["verdict"], _storable(told["text"]), word or None))


async def _forget(request: Request) -> None:
    await forget(request.app.ctx.agent, read(request, _FORGET)["conversation"])


def _answered(work: Callable[[Request], Awaitable[None]]) -> Handler:
    async def handle(request: Request) -> HTTPResponse:
        try:
            await work(request)
        except Refused as refused:
            return response.json({"error": str(refused)}, status=refused.status, ensure_ascii=False)
        except (BotError, RasaException, SQLAlchemyError):  # Rasa's: the conversation's lock was not to be had
            logger.exception("A request of the chat page could not be worked on.")
            return response.json({"error": "It could not be done just now; the server's log says why. Try again later."}, status=503)
        return response.empty()

    return handle


def _storable(text: str) -> str:
    """The text without signs that a database refuses or a terminal obeys; lines are kept."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text).strip()
