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

from bot.settings import settings

_STATIC = Path(__file__).parent / "static"
_TYPES = {".js": "text/javascript"}


def headers(form_action: str = "'none'", frame_ancestors: str = "'none'") -> dict[str, str]:
    """The headers of a page: where its forms may lead and which pages may frame it, as the policy writes them."""
    return {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            f"base-uri 'none'; form-action {form_action}; frame-ancestors {frame_ancestors}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }


class ChatPage(InputChannel):
    """/chat/ is the page, /chat/static/… its files, /chat/config.json its settings; / leads there. Messages go over the REST channel.

    /chat/embed is the same page for the frame that static/embed.js makes in other pages: only it may be framed, by EMBED_ORIGINS.
    """

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

        @page.route("/embed", methods=["GET"])
        async def embed(request: Request) -> HTTPResponse:
            return await _file("index.html", frame_ancestors=" ".join(["'self'", *settings().embed_origins]))

        @page.route("/config.json", methods=["GET"])
        async def config(request: Request) -> HTTPResponse:
            return response.json({"brochure": settings().brochure_url, "limit": settings().message_limit}, headers=headers())

        @page.route("/static/<name:str>", methods=["GET"])
        async def static(request: Request, name: str) -> HTTPResponse:
            return await _file(name)

        return page


async def _home(request: Request) -> HTTPResponse | None:
    return response.redirect("/chat/") if request.path in ("/", "/chat") and request.method == "GET" else None


async def _file(name: str, frame_ancestors: str = "'none'") -> HTTPResponse:
    path = _STATIC / name
    if path.parent != _STATIC or not path.is_file():
        return response.text("Not found", status=404)
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return await response.file(path, mime_type=kind, headers=headers(frame_ancestors=frame_ancestors))
