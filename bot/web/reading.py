"""Serves the pages to read instead of asking: /read/ and /read/en, with a search on the server, and the statement on accessibility."""
from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.knowledge import load
from bot.reading import PAGES, SERVED, Page, Reading
from bot.settings import settings
from bot.web.page import headers

_HEADERS = headers(form_action="'self'")  # for the search


class ReadingPages(InputChannel):
    """/read/ and its like are plain HTML; no messages come this way. ?q=… shows what the words find."""

    @classmethod
    def name(cls) -> str:
        return "read"

    def url_prefix(self) -> str:
        return "/read"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        # Strict, as the pages' links are relative: /read/en/ would be a folder to them.
        pages = Blueprint("machimamori_read", "bot.web.reading", strict_slashes=True)
        reading = Reading(load(settings().edition), SERVED, settings().brochure_url)

        @pages.route("", methods=["GET"])
        async def lead_in(request: Request) -> HTTPResponse:
            return response.redirect("/read/")

        for page in PAGES:
            pages.add_route(_handler(reading, page), f"/{SERVED.pages[page].removeprefix('./')}", methods=["GET"], name=f"{page.kind}_{page.language}")
        return pages


def _handler(reading: Reading, page: Page) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    async def show(request: Request) -> HTTPResponse:
        return response.html(reading.page(page, request.args.get("q", "")), headers=_HEADERS)

    return show
