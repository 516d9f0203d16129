"""Names places of the brochure: for people at the end of a reply, for programs in a payload."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.knowledge.model import Citation, Knowledge
from bot.language import Language


def render(citations: Sequence[Citation], language: Language, knowledge: Knowledge) -> str:
    """One line that names each section once, with its notes.

    >>> from bot.knowledge import load
    >>> render([Citation("8"), Citation("8", "※1")], "ja", load())
    '【出典】資料8「サイバー保険の補償内容」※1'
    """
    notes: dict[str, list[str]] = {}
    for citation in citations:
        notes.setdefault(citation.section, [])
        if citation.note and citation.note not in notes[citation.section]:
            notes[citation.section].append(citation.note)
    places = [_place(section, marks, language, knowledge) for section, marks in notes.items()]
    return f"【出典】{'、'.join(places)}" if language == "ja" else f"[Source] {'; '.join(places)}"


def to_payload(citations: Sequence[Citation], knowledge: Knowledge) -> list[dict[str, Any]]:
    """Each place once: section, its title as printed, and the note's mark where there is one."""
    unique = dict.fromkeys(citations)
    return [
        {"section": citation.section, "title": knowledge.section(citation.section).title.ja, **({"note": citation.note} if citation.note else {})}
        for citation in unique
    ]


def _place(section: str, marks: Sequence[str], language: Language, knowledge: Knowledge) -> str:
    title = knowledge.section(section).title.get(language)
    if not section[0].isdigit():  # the cover has no number
        return f"資料の{title}" if language == "ja" else f"{title} of the brochure"
    if language == "ja":
        return f"資料{section}「{title}」{'・'.join(marks)}"
    noted = f", note {', '.join(marks)}" if marks else ""
    return f"Section {section} “{title}”{noted}"
