"""How something is said: so, feared, doubted, left open or not so. Judged by the words around a cue, never beyond its clause."""
from __future__ import annotations

import re
from enum import Enum

from bot.story.signals import Manner


class Polarity(str, Enum):
    """What a sentence makes of the thing it names."""

    ASSERTED = "asserted"
    FEARED = "feared"
    DOUBTED = "doubted"
    DENIED = "denied"
    OPEN = "open"


#: The order matters: "cannot be ruled out" must be seen before "ruled out", "no possibility" before "possibility".
_ORDER = (
    ("not_excluded", Polarity.FEARED),
    ("certain", Polarity.ASSERTED),
    ("no_possibility", Polarity.DENIED),
    ("doubted", Polarity.DOUBTED),
    ("open", Polarity.OPEN),
    ("feared", Polarity.FEARED),
    ("denied", Polarity.DENIED),
)
_WINDOW = 60


def japanese(sentence: str, end: int, manner: Manner) -> Polarity:
    """The predicate follows its noun: only what is glued to the cue counts ("流出はしていない", not "流出し、復旧できていない").

    end: where the cue ends in the sentence.
    """
    tail = sentence[end: end + _WINDOW]
    for name, polarity in _ORDER:
        if manner.polarity[name].match(tail):
            return polarity
    return Polarity.ASSERTED


def english(sentence: str, start: int, end: int, manner: Manner) -> Polarity:
    """Negation and doubt stand before the cue or right after it, within its clause."""
    stops = [match.span() for match in manner.polarity["clause"].finditer(sentence)]
    left = max((stop[1] for stop in stops if stop[1] <= start), default=0)
    right = min((stop[0] for stop in stops if stop[0] >= end), default=len(sentence))
    before, after = sentence[left:start], sentence[end:right]
    for name, polarity in _ORDER:
        if manner.polarity[name].search(before) or manner.polarity[f"{name}_after"].match(after):
            return polarity
    return Polarity.ASSERTED


def clause(sentence: str, start: int, end: int, stops: re.Pattern[str]) -> tuple[int, int]:
    """The clause around a cue, as places in the sentence."""
    marks = [match.span() for match in stops.finditer(sentence)]
    left = max((stop[1] for stop in marks if stop[1] <= start), default=0)
    right = min((stop[0] for stop in marks if stop[0] >= end), default=len(sentence))
    return left, right
