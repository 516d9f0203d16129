"""Finds entries without JavaScript: those in which every word of the query occurs, as written or in another spelling."""
from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from bot.nlu.words import words
from bot.reading.content import Entry
from bot.text import clean

LONGEST_QUERY = 100

_stemmer = snowballstemmer.stemmer("english")


class Index:
    """The entries of one language, ready to be searched.

    Full and half width, capitals and small letters are alike; so are spellings of one word (漏えい and 漏洩, ransom and ransoms).
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        texts = [_folded(f"{entry.question}\n{entry.text}\n{entry.source}") for entry in entries]
        self._entries = [(entry, text, frozenset(_normal_forms(text))) for entry, text in zip(entries, texts, strict=True)]

    def find(self, query: str) -> tuple[Entry, ...]:
        """The entries that hold all words of the query, in their own order. Only its beginning is read where it is too long."""
        wanted = [(word, frozenset(_normal_forms(word))) for word in _folded(query[:LONGEST_QUERY]).split()]
        return tuple(
            entry for entry, text, forms in self._entries
            if all(word in text or (normal and normal <= forms) for word, normal in wanted)
        )


def _folded(text: str) -> str:
    return clean(text).casefold()


def _normal_forms(text: str) -> list[str]:
    """The words that carry meaning in their normal form; English ones without their ending."""
    return [_stem(word.surface) if word.surface.isascii() else word.normal for word in words(text) if word.content]


@lru_cache(maxsize=10000)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))
