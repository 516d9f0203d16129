"""Links to papers: nobody can guess one, and it stops working after a while. The paper itself is made when it is fetched."""
from __future__ import annotations

import os
import secrets
from functools import lru_cache
from pathlib import Path

from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from bot.errors import BotError
from bot.settings import settings

_KEY_FILE = "secret.key"
_SECONDS_AN_HOUR = 3600


class LinkError(BotError):
    """The link does not lead to a paper: `expired`, or never given by this assistant."""

    def __init__(self, message: str, *, expired: bool) -> None:
        super().__init__(message)
        self.expired = expired


def sign(*parts: str) -> str:
    """The secret part of a link, with what the paper is made of.

    >>> opened(sign("7KQ4-2MXD", "ja"))
    ('7KQ4-2MXD', 'ja')
    """
    return str(_signer().dumps(parts))


def opened(token: str) -> tuple[str, ...]:
    """What a link was signed with. Raises LinkError."""
    hours = settings().link_hours
    try:
        parts = _signer().loads(token, max_age=hours * _SECONDS_AN_HOUR)
    except SignatureExpired as error:
        raise LinkError(f"Expecting a link of the last {hours} hours; this one is older. Ask for the quote again.", expired=True) from error
    except BadData as error:
        raise LinkError("Expecting a link that this assistant has given.", expired=False) from error
    return tuple(map(str, parts))


@lru_cache(maxsize=1)
def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().secret_key or _kept_key(settings().var_folder / _KEY_FILE), salt="machimamori.papers")


def _kept_key(path: Path) -> str:
    """The key in the file, drawn at the first use; readable by the operator only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass  # another process, or an earlier start, has drawn it
    return path.read_text(encoding="ascii")
