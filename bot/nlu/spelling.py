"""Mends misspelt Latin words of a message to words that the examples use; must not import Rasa.

A word is mended only where the examples hardly know it and one that they use often is a slip or two away.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.words import Word

_WORD = re.compile(r"[a-z]{4,}")
#: A word that so many examples use is kept count of; one that so many use is no slip and worth mending to.
_KNOWN, _COMMON = 3, 8
#: The examples have slips too: a rare word is one where a word so many times as common is near.
_OFTENER = 60
#: From this length on two slips are mended; up to this one only two letters that changed places ("calc" is no slip for "call").
_LONG, _SHORT = 8, 4


@dataclass(frozen=True)
class Spelling:
    """How many examples use each Latin word; rare ones are left out."""

    uses: Mapping[str, int]
    _likelier: dict[int, Sequence[str]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, sentences: Iterable[Sequence[Word]]) -> Spelling:
        """From the words of the examples."""
        counts = Counter(word for sentence in sentences for word in {part.surface.lower() for part in sentence} if _WORD.fullmatch(word))
        return cls({word: count for word, count in counts.items() if count >= _KNOWN})

    def mended(self, words: Sequence[Word]) -> list[Word]:
        """The words with slips mended.

        >>> from bot.nlu.words import words
        >>> [word.surface for word in Spelling({"population": 90, "type": 80}).mended(words("tpye 6 popluation"))]
        ['type', '6', 'population']
        """
        return [replace(word, surface=better) if (better := self._better(word.surface.lower())) else word for word in words]

    def _better(self, word: str) -> str | None:
        uses = self.uses.get(word, 0)
        if not _WORD.fullmatch(word) or uses >= _COMMON:
            return None
        slips = 2 if len(word) >= _LONG else 1
        near = process.extract(word, self._worth_mending_to(uses), scorer=OSA.distance, score_cutoff=slips, limit=5)
        likely = [(slips, -self.uses[other], other) for other, slips, _ in near if len(word) > _SHORT or sorted(word) == sorted(other)]
        return min(likely)[2] if likely else None

    def _worth_mending_to(self, uses: int) -> Sequence[str]:
        """The words that one of so many uses may be a slip of."""
        if uses not in self._likelier:
            self._likelier[uses] = [known for known, count in self.uses.items() if count >= max(_COMMON, _OFTENER * uses)]
        return self._likelier[uses]
