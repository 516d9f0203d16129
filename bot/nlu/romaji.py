"""Reads Japanese typed in Latin letters (mitsumori, shimekiri) as the words that the examples use; must not import Rasa."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import jaconv

from bot.nlu.features import sound
from bot.nlu.words import Word, words

#: At least four letters that are all syllables, as Hepburn or the school writes them.
_ROMAJI = re.compile(r"(?=[a-z]{4})(?:(?:([kstpcgbdjzfhmrw])(?=\1))?(?:[kgnhbpmrstzdj]y|sh|ch|ts|[kgsztdnhbpmyrwjf])?[aiueo]|n(?![aiueoy])|m(?=[bp]))+")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
#: How many words are looked up together (分担 + 金), and how many examples must use them.
_LONGEST, _LEAST_USES = 3, 8
#: A sound of fewer kana may be anything.
_LEAST_KANA = 2


@dataclass(frozen=True)
class Romaji:
    """How the examples write what sounds so: kana without long vowels -> Japanese."""

    written: Mapping[str, str]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[Word]]) -> Romaji:
        """From the words of the examples; of two that sound alike the one used more often."""
        uses = Counter(run for sentence in sentences for run in _runs(sentence))
        often: dict[str, tuple[int, str]] = {}
        for (heard, surface), count in uses.items():
            if count >= _LEAST_USES:
                often[heard] = max(often.get(heard, (0, "")), (count, surface))
        return cls({heard: surface for heard, (_, surface) in often.items()})

    def read(self, message: Sequence[Word], known: Mapping[str, int]) -> list[Word]:
        """The message with its Latin words that are Japanese written so. known: the Latin words that are English or names.

        >>> example = [words("見積もりをお願いします")] * 8
        >>> [word.surface for word in Romaji.of(example).read(words("mitsumori please"), {"please": 99})]
        ['見積もり', 'please']
        """
        read: list[Word] = []
        for word in message:
            japanese = None if known.get(word.surface.lower()) else self._japanese(word.surface.lower())
            read.extend(words(japanese) if japanese else [word])
        return read

    def _japanese(self, word: str) -> str | None:
        if not _ROMAJI.fullmatch(word):
            return None
        typed = sound(jaconv.hira2kata(jaconv.alphabet2kana(word)))
        return "".join(found) if (found := self._fewest(typed)) else None

    def _fewest(self, typed: str) -> tuple[str, ...] | None:
        """The fewest pieces that together sound so, or None."""
        ways: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(_LEAST_KANA, len(typed) + 1):
            found = [(*so_far, piece) for start, so_far in ways.items() if (piece := self.written.get(typed[start:end]))]
            if found:
                ways[end] = min(found, key=len)
        return ways.get(len(typed))


def _runs(sentence: Sequence[Word]) -> Iterable[tuple[str, str]]:
    """How each run of Japanese words of a sentence sounds, and how it is written."""
    for start in range(len(sentence)):
        for end in range(start + 1, min(start + _LONGEST, len(sentence)) + 1):
            run = sentence[start:end]
            if not _JAPANESE.fullmatch(run[-1].surface):
                break
            heard = sound("".join(word.reading for word in run))
            if len(heard) >= _LEAST_KANA:
                yield heard, "".join(word.surface for word in run)
