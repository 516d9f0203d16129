"""The door for every text: one spelling of each character, nothing unprintable."""
from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile(r"[^\S\n]+|[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202f\u2060\ufeff]+")
_SENTENCE = re.compile(r"[^。．!?\n！？]+[。．!?！？]*|[。．!?！？]+")
_ENGLISH_STOP = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")


def clean(text: str) -> str:
    """NFKC, with unprintable characters and runs of blanks as one blank.

    >>> clean("類型９　１０，８６６人")
    '類型9 10,866人'
    """
    return _UNPRINTABLE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def sentences(text: str) -> list[str]:
    """Cut a cleaned text into its sentences, in order, without blanks around them.

    >>> sentences("いくらですか？加入は必須?")
    ['いくらですか?', '加入は必須?']
    """
    parts: list[str] = []
    for line in clean(text).split("\n"):
        for piece in _ENGLISH_STOP.split(line):
            parts.extend(match.group().strip() for match in _SENTENCE.finditer(piece))
    return [part for part in parts if part]
