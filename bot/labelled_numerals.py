"""Spellings that are numbers only beside the noun they number: 類型Ⅸ, "contract type III", "seventh type".

Works on folded text (`bot.folding`). Ⅰ to Ⅲ behind a bare "type" stay unread: the compensation insurance has its own I型 to III型.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_ROMANS = {roman: n for n, roman in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], start=1)}
_ORDINALS = {word: n for n, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=1)}
_ROMAN = re.compile(
    rf"(?:(?:類型|contract type)\s?(?P<any>{'|'.join(sorted(_ROMANS, key=len, reverse=True))})"
    r"|(?<![a-z])(?:type|plan)\s(?P<high>viii|vii|vi|iv|ix))(?![a-z型])"
)
_ORDINAL = re.compile(
    rf"(?<![a-z])(?:(?P<any>{'|'.join(_ORDINALS)})(?= contract type(?!s))"
    rf"|(?P<high>{'|'.join(list(_ORDINALS)[3:])})(?= (?:type|plan)(?![a-z])))"
)


def find_labelled(text: str) -> Iterator[tuple[Decimal, int, int, bool]]:
    """Value, start, end and weakness of each such number."""
    for pattern, values in ((_ROMAN, _ROMANS), (_ORDINAL, _ORDINALS)):
        for match in pattern.finditer(text):
            group = "any" if match["any"] else "high"
            yield Decimal(values[match[group]]), match.start(group), match.end(group), True
