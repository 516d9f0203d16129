"""Puts the pages together from their templates (Mako, every value escaped); a page without a search is made once."""
from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Optional

from mako.lookup import TemplateLookup
from markupsafe import Markup

from bot import citations
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.reading import content
from bot.reading.content import Entry
from bot.reading.markup import blocks, marked
from bot.reading.places import LANGUAGES, Page, Places
from bot.reading.search import LONGEST_QUERY, Index

#: Parts of the statement on accessibility; the phrases are accessibility.<part> and accessibility.<part>.text.
_STATEMENT = ("conformance", "tested", "limits", "contact")
_TITLES = {"answers": "reading.title", "accessibility": "accessibility.title"}


class Reading:
    """The pages of one edition for one kind of place.

    brochure: the address of the original brochure, to which citations lead where the operator gives it.
    """

    def __init__(self, knowledge: Knowledge, places: Places, brochure: Optional[str] = None) -> None:
        self._knowledge, self._places, self._brochure = knowledge, places, brochure
        self._made: dict[Page, str] = {}

    def page(self, page: Page, query: str = "") -> str:
        """The page as HTML; with a query, the answers that it finds."""
        words = " ".join("".join(sign if sign.isprintable() else " " for sign in query[:LONGEST_QUERY]).split())
        if words and page.kind == "answers":
            return self._render(page, query=words, found=self._indexes[page.language].find(words))
        if page not in self._made:
            self._made[page] = self._render(page, query="", found=self._entries[page.language])
        return self._made[page]

    @cached_property
    def _entries(self) -> dict[Language, tuple[Entry, ...]]:
        return {language: content.entries(language, self._knowledge) for language in LANGUAGES}

    @cached_property
    def _indexes(self) -> dict[Language, Index]:
        return {language: Index(entries) for language, entries in self._entries.items()}

    def _render(self, page: Page, query: str, found: tuple[Entry, ...]) -> str:
        language, knowledge = page.language, self._knowledge

        def word(key: str, **values: object) -> str:
            return knowledge.phrases[key].get(language).format(**values)

        def show(text: str) -> Markup:
            return marked(text, language)

        def say(key: str, **values: object) -> Markup:
            return show(word(key, **values))

        title = word("reading.results", query=query, count=len(found)) if query else word(_TITLES[page.kind])
        html: str = _templates().get_template(f"{page.kind}.mako").render(
            title=title, page=page, other=Page(page.kind, "en" if language == "ja" else "ja"), answers_page=Page("answers", language),
            accessibility_page=Page("accessibility", language),
            places=self._places, brochure=self._brochure, edition=knowledge.edition, language=language,
            word=word, say=say, show=show, blocks=lambda text: blocks(text, language),
            query=query, longest=LONGEST_QUERY, found=found, listed=frozenset(entry.id for entry in found),
            topics=content.by_topic(found), sections=content.by_section(found, language, knowledge),
            count=len(self._entries[language]), rates=content.rate_table(language, knowledge), desks=content.desks(language, knowledge),
            rates_source=citations.render([knowledge.contract_types_cite], language, knowledge),
            contacts_source=citations.render([contact.cite for contact in knowledge.contacts.values()], language, knowledge),
            statement=_STATEMENT,
        )
        return html


@lru_cache(maxsize=1)
def _templates() -> TemplateLookup:
    return TemplateLookup([str(Path(__file__).parent / "templates")], default_filters=["h"], strict_undefined=True, input_encoding="utf-8")
