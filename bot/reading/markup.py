"""Text of knowledge/ as safe HTML: escaped, Japanese words on English pages marked as such, lists told from paragraphs."""
from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from bot.language import Language

_JAPANESE = re.compile(r"[々〇〒\u3040-\u30ff\u3400-\u9fff]+")
_ITEM = "- "


@dataclass(frozen=True)
class Block:
    """A paragraph (one line) or a list (a line for each item)."""

    is_list: bool
    lines: tuple[Markup, ...]


def marked(text: str, language: Language) -> Markup:
    """The text escaped; on an English page its Japanese words are marked, so that a screen reader says them right.

    >>> str(marked("Senri (株式会社千里) & Co.", "en"))
    'Senri (<span lang="ja">株式会社千里</span>) &amp; Co.'
    """
    safe = str(escape(text))  # as plain text: Markup would escape the marks again
    return Markup(safe if language == "ja" else _JAPANESE.sub(r'<span lang="ja">\g<0></span>', safe))


def blocks(text: str, language: Language) -> tuple[Block, ...]:
    """A text's lines; those that begin with "- " are items of a list.

    >>> [(block.is_list, len(block.lines)) for block in blocks("Costs:\\n- post\\n- phone", "en")]
    [(False, 1), (True, 2)]
    """
    found: list[Block] = []
    for is_list, lines in groupby(filter(None, text.split("\n")), key=lambda line: line.startswith(_ITEM)):
        shown = tuple(marked(line.removeprefix(_ITEM), language) for line in lines)
        found.extend([Block(True, shown)] if is_list else [Block(False, (line,)) for line in shown])
    return tuple(found)
