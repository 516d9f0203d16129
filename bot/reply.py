"""One reply, whoever works it out: text for people, one payload for programs, buttons."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Button:
    """What the button says, and the message that pressing it sends."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    text: str
    payload: Mapping[str, Any]
    buttons: tuple[Button, ...] = ()
