"""Numbers spelt in kana alone (いちまんはっぴゃくろくじゅうろく), as in messages that leave out every conversion.

Works on folded text (`bot.folding`): hiragana only.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {
    "ぜろ": 0, "れい": 0, "いち": 1, "いっ": 1, "に": 2, "さん": 3, "よん": 4, "よ": 4, "し": 4, "ご": 5, "ろく": 6, "ろっ": 6,
    "なな": 7, "しち": 7, "はち": 8, "はっ": 8, "きゅう": 9, "きゅー": 9, "く": 9,
}
_UNITS = {
    "じゅう": 10, "じゅー": 10, "じゅっ": 10, "ひゃく": 100, "びゃく": 100, "ぴゃく": 100, "せん": 1000, "ぜん": 1000,
    "まん": 10**4, "おく": 10**8,
}
_MORA = (
    "きゅう|きゅー|じゅう|じゅー|じゅっ|ひゃく|びゃく|ぴゃく|せん|ぜん|まん|おく|ぜろ|れい|いち|いっ|さん|よん|ろく|ろっ|なな|しち|はち|はっ|"
    "に(?!ん)|し|ご|く(?!らい)|よ(?=にん)"
)
_TOKEN = re.compile(_MORA)
_RUN = re.compile(f"(?!ぜん|びゃく|ぴゃく)(?:{_MORA})+")
#: Kana are read as numbers only where a label or a count of people says so: に, し, ご and く are everywhere.
_LABEL = re.compile(r"(?:るいけい|たいぷ|類型|じんこう|じゅうみん(?:すう)?|人口|住民数?)(?:は|が|を|:|\s)*$")
_STOP = re.compile(r"\s*(?:$|です|で|と(?!に)|[\s、。,.!?])")
_PEOPLE = re.compile(r"\s?(?:にん|人)")


def find_kana(text: str) -> Iterator[tuple[Decimal, int, int, bool]]:
    """Value, start, end and weakness of each number in kana; weak ones are counted by nothing, only labelled."""
    for run in _RUN.finditer(text):
        people = bool(_PEOPLE.match(text, run.end()))
        label = _LABEL.search(text, max(0, run.start() - 20), run.start())
        single = len(run.group()) == 1
        labelled = label and _STOP.match(text, run.end()) and not (single and label.group().startswith("類型"))
        value = kana_value(run.group()) if people or labelled else None
        if value is not None:
            yield value, run.start(), run.end(), not people


def kana_value(kana: str) -> Decimal | None:
    """The number that hiragana alone spell, or None.

    >>> kana_value("いちまんはっぴゃくろくじゅうろく"), kana_value("はい")
    (Decimal('10866'), None)
    """
    total, section = 0, 0
    current: int | None = None
    position = 0
    while position < len(kana):
        mora = _TOKEN.match(kana, position)
        if not mora:
            return None
        position = mora.end()
        unit = _UNITS.get(mora.group())
        if unit is None:
            if current is not None:
                return None
            current = _DIGITS[mora.group()]
        elif unit < 10**4:
            section += (1 if current is None else current) * unit
            current = None
        else:
            total += (section + (current or 0)) * unit
            section, current = 0, None
    return Decimal(total + section + (current or 0)) if kana else None
