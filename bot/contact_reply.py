"""Which desk a message asks for, and the replies that name it."""
from __future__ import annotations

import datetime
import re

from bot.contacts import contact_payload, render
from bot.knowledge.model import Contact, Knowledge
from bot.language import Language
from bot.reply import Reply
from bot.text import clean


def contact_replies(text: str, now: datetime.datetime, language: Language, knowledge: Knowledge, last: str | None = None) -> list[Reply]:
    """A reply per desk: those the message names, else the one last spoken of, else both (the brochure assigns no topics)."""
    return [
        Reply(render([contact], now, language, knowledge), contact_payload(contact, now, language, knowledge))
        for contact in desks(text, knowledge, last)
    ]


def desks(text: str, knowledge: Knowledge, last: str | None = None) -> list[Contact]:
    """The desks that a message is about.

    >>> from bot.knowledge import load
    >>> [contact.id for contact in desks("代理店の電話番号は？", load())]
    ['agency']
    """
    named = named_desks(text, knowledge)
    if named:
        return named
    if last not in knowledge.contacts:
        return list(knowledge.contacts.values())
    other = _mentions(clean(text).lower(), knowledge.concepts["other_one"])
    return [contact for id, contact in knowledge.contacts.items() if (id != last) == other]


def named_desks(text: str, knowledge: Knowledge) -> list[Contact]:
    """The desks that a message names by role or name."""
    words = clean(text).lower()
    return [contact for id, contact in knowledge.contacts.items() if _mentions(words, knowledge.concepts[id])]


def brief(language: Language, knowledge: Knowledge) -> str:
    """Both desks in a line each."""
    return "\n".join(brief_line(contact, language, knowledge) for contact in knowledge.contacts.values())


def brief_line(contact: Contact, language: Language, knowledge: Knowledge) -> str:
    """A desk in one line: role, name, phone, hours."""
    return knowledge.phrases["contact.brief"].get(language).format(
        role=contact.role.get(language), name=contact.name.get(language), phone=contact.phone, hours=contact.hours.get(language)
    )


def _mentions(text: str, words: tuple[str, ...]) -> bool:
    return any(re.search(word, text) for word in words)
