"""Mends the misspelt English words of a message that its story hangs on ("servr", "acidentaly"); must not know any fact.

Only words of a list are mended to, and only from what is no word of its own: a slip too few is better than a fact made up.
"""
from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.folding import Folded

_WORD = re.compile(r"(?<![a-z0-9@./_-])[a-z]{4,}(?![a-z0-9@_/-]|\.[a-z0-9])")
#: From this length on two slips are mended; below this one the first letter must be right.
_LONG, _SHORT = 11, 5


@dataclass(frozen=True)
class Spelling:
    """`words` are those that are mended to, `leave` real words that look like one of them."""

    words: frozenset[str]
    leave: frozenset[str]


def respelled(message: Folded, spelling: Spelling) -> Folded:
    """The message with its slips mended. Each letter of a mended word stands for the whole word as typed.

    >>> from bot.folding import fold
    >>> respelled(fold("the servr, not the serve"), Spelling(frozenset(["server"]), frozenset(["serve"]))).text
    'the server, not the serve'
    """
    text, starts, ends, done = "", list[int](), list[int](), 0
    for match in _WORD.finditer(message.text):
        mended = _mended(match.group(), spelling)
        if mended is None:
            continue
        first, last = message.span(*match.span())
        text += message.text[done:match.start()] + mended
        starts += [*message.starts[done:match.start()], *[first] * len(mended)]
        ends += [*message.ends[done:match.start()], *[last] * len(mended)]
        done = match.end()
    if not done:
        return message
    return Folded(message.original, text + message.text[done:], (*starts, *message.starts[done:]), (*ends, *message.ends[done:]))


def _mended(word: str, spelling: Spelling) -> str | None:
    if word in spelling.words or word in spelling.leave or _is_inflected(word, spelling.words):
        return None
    starts = 1 if len(word) < _SHORT else 2
    near = [one for one in spelling.words if word[0] in one[:starts] and OSA.distance(word, one) <= (2 if len(one) >= _LONG else 1)]
    return min(near, key=lambda one: (OSA.distance(word, one), one)) if near else None


def _is_inflected(word: str, words: Collection[str]) -> bool:
    """A listed word with another ending is right as it stands."""
    stems = {word + ending for ending in ("s", "d", "ed")} | {word.removesuffix(ending) for ending in ("s", "d", "r", "n", "er", "ed", "ly")}
    return bool(stems & set(words))
