"""Amounts of yen named in free text: 予算80万円, ¥800,000, "a budget of 800 thousand yen"."""
from __future__ import annotations

import re

from bot.mentions.mention import Mention, mention
from bot.numerals import PERSONS, Document

_YEN_AFTER = re.compile(r"\s?(?:円|えん(?!じ)|yen(?![a-z])|jpy(?![a-z]))")
_YEN_BEFORE = re.compile(r"(?:[¥\\]|(?<![a-z])jpy)\s?$")
_BUDGET = re.compile(
    r"(?:予算(?:額|枠)?|よさん|上限|(?<![a-z])budget)"
    r"(?:[はがもをで:=、\s]|として|約|だいたい|およそ|(?<![a-z])(?:of|is|was|about|around|roughly|up to|at most|at)(?![a-z]))*$"
)
_OTHER_UNIT = re.compile(rf"\s?(?:{PERSONS}|類型|型|番|年|月|日|件|%|世帯|types?|years?)")
_UP_TO = re.compile(r"\s?(?:~|-|から|to)\s?")


def find(document: Document) -> list[Mention]:
    """The amounts a text names, in order: by their unit, or behind 予算 / budget without one."""
    yen = [
        bool(_YEN_AFTER.match(document.after(reading)) or _YEN_BEFORE.search(document.before(reading)))
        or bool(_BUDGET.search(document.before(reading)) and not reading.weak and not _OTHER_UNIT.match(document.after(reading)))
        for reading in document.readings
    ]
    for index in reversed(range(len(yen) - 1)):
        first, second = document.readings[index: index + 2]
        yen[index] = yen[index] or (yen[index + 1] and bool(_UP_TO.fullmatch(document.text[first.end: second.start])))
    return [mention(document, reading) for reading, is_yen in zip(document.readings, yen, strict=False) if is_yen]
