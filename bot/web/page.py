"""Serves the chat page from the project's own files, under a policy that lets the browser ask nobody else."""
from __future__ import annotations

import mimetypes
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

_STATIC = Path(__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_TYPES = {".js": "text/javascript"}


class ChatPage(InputChannel):
    """/chat/ is the page, /chat/static/… its files; / leads there. Messages go over the REST channel."""

    @classmethod
    def name(cls) -> str:
        return "chat"

    def url_prefix(self) -> str:
        # An absolute path, so that Rasa's "/webhooks/" is not put before it.
        return "/chat"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        page = Blueprint("machimamori_chat", "bot.web.page")

        @page.listener("before_server_start")
        async def lead_home(app: Sanic, loop: Any) -> None:
            app.register_middleware(_home, "request")

        @page.route("/", methods=["GET"])
        async def index(request: Request) -> HTTPResponse:
            return await _file("index.html")

        @page.route("/static/<name:str>", methods=["GET"])
        async def static(request: Request, name: str) -> HTTPResponse:
            return await _file(name)

        return page


async def _home(request: Request) -> HTTPResponse | None:
    return response.redirect("/chat/") if request.path in ("/", "/chat") and request.method == "GET" else None


async def _file(name: str) -> HTTPResponse:
    path = _STATIC / name
    if path.parent != _STATIC or not path.is_file():
        return response.text("Not found", status=404)
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return await response.file(path, mime_type=kind, headers=_HEADERS)
