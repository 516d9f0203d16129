"""Breaks text into lines: English between words, Japanese between letters, with 禁則処理 (no 、 or ） at a line's start, no （ at its end)."""
from __future__ import annotations

import re
from collections.abc import Callable

_OPENING = r"（「『【〈［“(\["
_CLOSING = r"、。，．・：；！？）」』】〉］”),.;:!?\]ー～…%％々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
#: What stays together: a word or a number with its unit, or one Japanese letter, and the punctuation that clings to it.
_PIECE = re.compile(rf"\s*[{_OPENING}]*(?:[!-~]+(?:[兆億万][!-~]*)*[円人年月日]?|[^\s])[{_CLOSING}]*")


def lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of a text that is at most `width` wide, as `measure` tells; line breaks in it stay.

    A single piece that is wider than the line stands on a line of its own.
    >>> lines("額は105万7,262円です。（概算）", 8, len)
    ['額は', '105万7,262円', 'です。（概算）']
    >>> lines("Please ask the agency.", 10, len)
    ['Please ask', 'the', 'agency.']
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, width, measure)]


def _paragraph(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    found = [""]
    for piece in _PIECE.findall(text):
        longer = found[-1] + piece
        if found[-1] and measure(longer) > width:
            found.append(piece.lstrip())
        else:
            found[-1] = longer
    return found
