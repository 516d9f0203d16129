"""Matching works on normalised text, quoting on the user's own: this keeps the two in step."""
from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_APOSTROPHES = {"\u2019": "'", "\u2018": "'", "\u02bc": "'"}


@dataclass(frozen=True)
class Original:
    """A text, its NFKC form, and for each character of that form the place in the text where it came from."""

    text: str
    normal: str
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Original:
        """Normalise character by character (a half-width kana with its voicing mark counts as one).

        >>> Original.of("ＵＳＢﾒﾓﾘ").normal
        'USBメモリ'
        """
        normal: list[str] = []
        places: list[tuple[int, int]] = []
        start = 0
        while start < len(text):
            end = start + 1
            while end < len(text) and (unicodedata.combining(text[end]) or text[end] in "\uff9e\uff9f"):
                end += 1
            for character in _normal(text[start:end]):
                normal.append(character)
                places.append((start, end))
            start = end
        return cls(text, "".join(normal), tuple(places))

    def words(self, start: int, end: int) -> str:
        """The user's own words for a stretch of the normalised text, without blanks around them.

        >>> Original.of("ＵＳＢを紛失").words(0, 3)
        'ＵＳＢ'
        """
        if start >= end:
            return ""
        return self.text[self.places[start][0]: self.places[end - 1][1]].strip()


def _normal(cluster: str) -> str:
    normal = unicodedata.normalize("NFKC", cluster)
    return "".join(_APOSTROPHES.get(c, c) if c == "\n" or not unicodedata.category(c).startswith(("C", "Z")) else " " for c in normal)
