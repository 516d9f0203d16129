"""What of a message the matcher looks at: words and their pairs, runs of characters, and the concepts that words stand for."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import snowballstemmer

from bot.nlu.words import Word

#: Feature groups; each is weighed by its own TF-IDF and brought to unit length before they are joined.
GROUPS = ("word", "character", "concept")

_NUMBER = re.compile(r"^[0-9][0-9.,]*$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z'’]*$")
_BLANKS = re.compile(r"\s+")
_FUNCTION_WORDS = frozenset("a an the of to in on for is are be am was were do does did it this that and or with at by from as".split())
_stemmer = snowballstemmer.stemmer("english")


def features(words: Sequence[Word], concepts: Mapping[str, re.Pattern[str]]) -> dict[str, list[str]]:
    """The features of one sentence by group; a feature that occurs twice stands twice."""
    text = _compact(words)
    terms = [_term(word) for word in words if _tells(word)]
    pairs = [f"{first} {second}" for first, second in zip(terms, terms[1:])]
    return {
        "word": [*terms, *pairs],
        "character": _runs(text),
        "concept": [name for name, pattern in concepts.items() if pattern.search(text)],
    }


def _compact(words: Sequence[Word]) -> str:
    """The sentence in small letters, numbers as 0, Latin words apart and Japanese without blanks."""
    pieces = []
    for word in words:
        surface = "0" if _NUMBER.match(word.surface) else word.surface.lower()
        pieces.append(f" {surface} " if _LATIN.match(surface) else surface)
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def _tells(word: Word) -> bool:
    if _LATIN.match(word.surface):
        return word.surface.lower() not in _FUNCTION_WORDS
    return word.content


def _term(word: Word) -> str:
    if _NUMBER.match(word.normal):
        return "0"
    return _stem(word.surface.lower()) if _LATIN.match(word.surface) else word.normal


@lru_cache(maxsize=20000)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def _runs(text: str) -> list[str]:
    """Runs of 1 to 4 characters; the sentence's ends count as a character."""
    edged = f"^{text}$"
    return [edged[start : start + size] for size in (1, 2, 3, 4) for start in range(len(edged) - size + 1)]
