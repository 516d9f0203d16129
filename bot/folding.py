"""One spelling for matching, with the way back: each folded character knows its place in the text as typed."""
from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_CIRCLED = {
    **{chr(0x2460 + n): chr(0x2460 + n) for n in range(20)},  # ① to ⑳ stay: NFKC would make ⑨ and 9 the same
    **{chr(first + n): chr(0x2460 + n) for first in (0x2776, 0x2780, 0x278A) for n in range(10)},  # ❶ ➀ ➊
    **{chr(0x24EB + n): chr(0x246A + n) for n in range(10)},  # ⓫ to ⓴
    **{chr(0x24F5 + n): chr(0x2460 + n) for n in range(10)},  # ⓵
}
_SIGNS = str.maketrans(
    {
        **{sign: "-" for sign in "−‐‑‒–—―▲△"},  # ▲ is the minus sign of Japanese accounts
        **{sign: "~" for sign in "〜∼∿"},
        **{sign: "=" for sign in "→⇒⇨➡"},
        **{sign: "'" for sign in "’‘"},
        **{chr(katakana): chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)},
    }
)
_HALF_WIDTH_VOICING = "ﾞﾟ"


@dataclass(frozen=True)
class Folded:
    """`text` is what is matched; `starts` and `ends` give each of its characters' place in `original`."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a non-empty span of `text` stands for."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """NFKC, small letters, katakana as hiragana, one dash, one wave; circled digits stay as they are.

    >>> fold("タイプ９").text, fold("ｻｲﾊﾞｰ").text, fold("類型⑨").text
    ('たいぷ9', 'さいばー', '類型⑨')
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and (text[end] in _HALF_WIDTH_VOICING or unicodedata.combining(text[end])):
            end += 1
        piece = _spelling(text[position:end])
        pieces.append(piece)
        starts.extend([position] * len(piece))
        ends.extend([end] * len(piece))
        position = end
    return Folded(text, "".join(pieces), tuple(starts), tuple(ends))


def _spelling(character: str) -> str:
    if character in _CIRCLED:
        return _CIRCLED[character]
    piece = unicodedata.normalize("NFKC", character).lower().translate(_SIGNS)
    if piece.isspace():
        return " "
    return "".join(sign for sign in piece if unicodedata.category(sign) not in ("Cc", "Cf"))
