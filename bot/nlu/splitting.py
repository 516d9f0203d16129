"""Cuts a message into the questions it may ask: at the ends of sentences and at joints, or between two topics that run on."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.nlu.words import Word

_SENTENCE_END = frozenset("。.．!?！？\n")
_JOINTS = frozenset(["、", ",", ";", "・", "/", "と、", "あと", "それと", "また", "および", "及び", "そして", "ならびに", "and", "plus", "also"])
_LEAST_CONTENT = 2


def pieces(words: Sequence[Word]) -> list[list[Word]]:
    """The message cut where a second question can begin: at the ends of sentences and at joints such as それと and "and".

    A piece needs two words of content, or it stays with the piece before it.
    """
    cut: list[list[Word]] = [[]]
    for word in words:
        if word.surface.lower() in _JOINTS and _full(cut[-1]):
            cut.append([])
        cut[-1].append(word)
        if word.surface in _SENTENCE_END and _full(cut[-1]):
            cut.append([])
    if len(cut) > 1 and not _full(cut[-1]):
        rest = cut.pop()
        cut[-1].extend(rest)
    return cut


def between_topics(words: Sequence[Word], leaning: npt.NDArray[np.float32]) -> int | None:
    """Where a message without joints turns from one topic to another; None where it cannot.

    leaning: by word, how much more it speaks for the first topic than for the second.
    """
    left = np.cumsum(leaning)
    contrast = np.abs(2 * left - left[-1])
    possible = [
        place for place in range(1, len(words))
        if any(word.content for word in words[:place]) and any(word.content for word in words[place:])
    ]
    return max(possible, key=lambda place: float(contrast[place - 1])) if possible else None


def _full(piece: Sequence[Word]) -> bool:
    return sum(word.content for word in piece) >= _LEAST_CONTENT
