"""Makes a typed message safe to hand to Rasa; the user's words stay as they are wherever that is possible."""
from __future__ import annotations

import re
import unicodedata

_COMMAND = re.compile(r"^[\s/／]+")
_UNPRINTABLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f]+")
#: Stands for a message without any text, so that the assistant can still say what it can do.
_NOTHING = "…"


def from_user(text: str, limit: int) -> str:
    """The text without a leading slash, which Rasa would take for a command, and not longer than the limit.

    Lone surrogates, which no database can store, become question marks.
    >>> from_user("／greet", 2000), from_user("  ", 2000)
    ('greet', '…')
    """
    storable = text.encode("utf-8", "replace").decode("utf-8")
    plain = _COMMAND.sub("", _UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", storable))).strip()
    return plain[:limit] or _NOTHING
