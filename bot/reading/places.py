"""Where the pages and what they need lie, seen from a page: on the server, or as files in one folder."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Optional, get_args

from bot.language import Language

Kind = Literal["answers", "accessibility"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Page:
    """One page in one language."""

    kind: Kind
    language: Language


_KINDS: tuple[Kind, ...] = get_args(Kind)
PAGES = tuple(Page(kind, language) for kind in _KINDS for language in LANGUAGES)


@dataclass(frozen=True)
class Places:
    """Relative addresses. Files know no chat and no server that could search: `chat` is None, and there is no search form."""

    pages: Mapping[Page, str]
    style: str
    icon: str
    chat: Optional[str]

    @property
    def searchable(self) -> bool:
        return self.chat is not None


SERVED = Places(
    dict(zip(PAGES, ("./", "en", "accessibility", "accessibility-en"), strict=True)),
    style="../chat/static/reading.css", icon="../chat/static/icon.svg", chat="../chat/",
)
FILES = Places(
    dict(zip(PAGES, ("index.html", "en.html", "accessibility.html", "accessibility-en.html"), strict=True)),
    style="reading.css", icon="icon.svg", chat=None,
)
