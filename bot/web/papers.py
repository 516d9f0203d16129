"""Serves the papers of a quote to whoever holds its link; each is made when it is fetched, none is kept."""
from __future__ import annotations

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.knowledge import load
from bot.language import Language
from bot.ledger import LedgerError, ledger
from bot.paper.documents import DOCUMENTS, MEMO
from bot.paper.links import LinkError, opened
from bot.paper.makers import MAKERS, memo_pdf
from bot.settings import settings

logger = logging.getLogger(__name__)

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


class Papers(InputChannel):
    """/papers/<secret>/estimate.pdf and its like; no messages come this way."""

    @classmethod
    def name(cls) -> str:
        return "papers"

    def url_prefix(self) -> str:
        return "/papers"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        papers = Blueprint("machimamori_papers", "bot.web.papers")

        @papers.route("/<token:str>/<name:str>", methods=["GET"])
        async def paper(request: Request, token: str, name: str) -> HTTPResponse:
            return await asyncio.get_running_loop().run_in_executor(None, _paper, token, name)

        return papers


def _paper(token: str, name: str) -> HTTPResponse:
    try:
        parts = opened(token)
        made = _memo(*parts) if name == MEMO.name else _of_a_quote(*parts, name=name)
    except LinkError as error:
        return _refused("expired" if error.expired else "unknown", 410 if error.expired else 404)
    except LedgerError:
        logger.exception("A paper could not be made.")
        return _refused("away", 503)
    return made or _refused("unknown", 404)


def _of_a_quote(reference: str, told: str, *others: str, name: str) -> HTTPResponse | None:
    document, entry = DOCUMENTS.get(name), ledger().find(reference)
    return _download(MAKERS[document.id](entry, _language(told)), document.media_type, document.file_name(entry)) if document and entry else None


def _memo(text: str, told: str, made_at: str = "", *others: str) -> HTTPResponse | None:
    language = _language(told)
    if not made_at:
        return None  # a link to a quote's papers with another name at its end
    made = memo_pdf(text, language, datetime.datetime.fromisoformat(made_at), load(settings().edition))
    return _download(made, MEMO.media_type, MEMO.name)


def _language(told: str) -> Language:
    return "en" if told == "en" else "ja"


def _download(content: bytes, media_type: str, file_name: str) -> HTTPResponse:
    return response.raw(content, content_type=media_type, headers={**_HEADERS, "Content-Disposition": f'attachment; filename="{file_name}"'})


def _refused(why: str, status: int) -> HTTPResponse:
    """Why there is no paper, in both languages, since a link tells none."""
    phrase = load(settings().edition).phrases[f"document.refused.{why}"]
    return response.text(f"{phrase.ja}\n{phrase.en}\n", status=status, headers=_HEADERS)
