"""Every setting, read once from the environment; nothing else in the project looks there."""
from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.errors import BotError

PROJECT = Path(__file__).resolve().parents[1]


class SettingError(BotError):
    """An environment variable has a value that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """What an operator can set.

    PORT: the chat page and the REST channel (default 5005).
    ACTION_PORT: the action server, reached by Rasa only (default PORT + 50).
    EDITION: the folder of knowledge/ to answer from (default: the newest).
    VAR_FOLDER: where the conversations' database lies (default var/).
    DATABASE_URL: where quotes are kept, as SQLAlchemy writes it (default: SQLite, ledger.db in the folder above).
    SECRET_KEY: signs the links to papers; needed where several machines serve them (default: drawn once, kept in the folder above).
    LINK_HOURS: how long a link to a paper works (default 24).
    MESSAGE_LIMIT: longest message in characters that is read whole (default 2000).
    KEEP_DAYS: conversations without a message for so many days are deleted when the assistant starts (default 30).
    EMBED_ORIGINS: sites, such as https://www.town.example.jp, whose pages may show the chat in a frame; blanks between them (default: none).
    BROCHURE_URL: address (http, https) or path (/…) of the original brochure, to which citations lead (default: none).
    """

    port: int
    action_port: int
    edition: str | None
    var_folder: Path
    database_url: str
    secret_key: str | None
    link_hours: int
    message_limit: int
    keep_days: int
    embed_origins: tuple[str, ...]
    brochure_url: str | None

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """The settings of an environment. Raises SettingError naming the variable and its value.

        >>> Settings.read({"PORT": "8080"}).action_port
        8130
        """
        port = _whole(environment, "PORT", 5005)
        var_folder = Path(environment.get("VAR_FOLDER") or PROJECT / "var")
        return cls(
            port=port,
            action_port=_whole(environment, "ACTION_PORT", port + 50),
            edition=environment.get("EDITION") or None,
            var_folder=var_folder,
            database_url=environment.get("DATABASE_URL") or f"sqlite:///{var_folder.resolve() / 'ledger.db'}",
            secret_key=environment.get("SECRET_KEY") or None,
            link_hours=_whole(environment, "LINK_HOURS", 24),
            message_limit=_whole(environment, "MESSAGE_LIMIT", 2000),
            keep_days=_whole(environment, "KEEP_DAYS", 30),
            embed_origins=_origins(environment, "EMBED_ORIGINS"),
            brochure_url=_address(environment, "BROCHURE_URL"),
        )


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise SettingError(f"{name}: expecting a whole number from 1 to 65535, such as {default}, got {value!r}.")
    return int(value)


def _origins(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Origins as a browser writes them: scheme, host and port, no path."""
    origins = tuple((environment.get(name) or "").split())
    for origin in origins:
        if not re.fullmatch(r"https?://(\*\.)?[a-z0-9.-]+(:\d+)?", origin, re.IGNORECASE):
            raise SettingError(f"{name}: expecting origins such as https://www.town.example.jp, with blanks between them, got {origin!r}.")
    return origins


def _address(environment: Mapping[str, str], name: str) -> str | None:
    """A link's address. Nothing but a web address or a path of this server: a browser would run others, such as javascript:."""
    value = environment.get(name) or None
    if value and not re.fullmatch(r"(https?://[^/\s]|/(?![/\\]))\S*", value, re.IGNORECASE):
        raise SettingError(f"{name}: expecting an address such as https://example.jp/brochure.pdf or a path such as /brochure.pdf, got {value!r}.")
    return value


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings.read(os.environ)
