"""Cuts a message into the questions it may ask: at the ends of sentences and at joints, or where two questions run on."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bot.nlu.words import Word

_SENTENCE_END = frozenset("。.．!?！？\n")
_JOINTS = frozenset(["、", ",", ";", "・", "/", "と、", "あと", "それと", "また", "および", "及び", "そして", "ならびに", "and", "plus", "also"])
_LEAST_CONTENT = 2
#: Two questions without a joint are looked for in messages of at most so many words.
_SHORT = 16
#: A message of more words is not parted in two.
_LONG = 80


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


def halves(words: Sequence[Word], cut: Sequence[Sequence[Word]]) -> list[tuple[Sequence[Word], Sequence[Word]]]:
    """Every way in which a message may be two questions: parted where a piece ends, or, since nothing shows it in a short
    message that runs on, anywhere; none of a long one, which is a story or many questions. cut: its pieces."""
    if len(words) > _LONG:
        return []
    ends = set(accumulate(len(piece) for piece in cut))
    places = range(1, len(words)) if len(words) <= _SHORT else sorted(ends - {len(words)})
    parted = [(words[:place], words[place:]) for place in places]
    return [pair for pair in parted if all(any(word.content for word in half) for half in pair)]


def _full(piece: Sequence[Word]) -> bool:
    return sum(word.content for word in piece) >= _LEAST_CONTENT
