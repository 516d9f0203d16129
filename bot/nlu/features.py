"""What of a message the matcher looks at: words and their pairs, runs of characters, how it is read aloud, and the concepts
that words stand for. Readings make kana and wrongly converted kanji (倍賞責任) look like the words that were meant."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import snowballstemmer

from bot.nlu.words import Word

#: Feature groups; each is weighed by its own TF-IDF and brought to unit length before they are joined.
GROUPS = ("word", "character", "reading", "concept")

_NUMBER = re.compile(r"^[0-9][0-9.,]*$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z'’]*$")
_KANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
_LONG_VOWELS = str.maketrans("", "", "ーゥウ")
_BLANKS = re.compile(r"\s+")
_FUNCTION_WORDS = frozenset(["a", "an", "the", "of", "to", "in", "on", "for", "is", "are", "be", "am", "was", "were", "do", "does", "did", "it", "this", "that", "and", "or", "with", "at", "by", "from", "as"])
_stemmer = snowballstemmer.stemmer("english")


def features(words: Sequence[Word], concepts: Mapping[str, re.Pattern[str]]) -> dict[str, list[str]]:
    """The features of one sentence by group; a feature that occurs twice stands twice."""
    text = _compact(words)
    terms = [_term(word) for word in words if _tells(word)]
    pairs = [f"{first} {second}" for first, second in zip(terms, terms[1:], strict=False)]
    return {
        "word": [*terms, *pairs],
        "character": _runs(text, (1, 2, 3, 4)),
        "reading": _runs(sound("".join(word.reading for word in words if _KANA.fullmatch(word.reading))), (2, 3, 4)),
        "concept": [name for name, pattern in concepts.items() if pattern.search(text)],
    }


def _compact(words: Sequence[Word]) -> str:
    """The sentence in small letters, numbers as 0, Latin words apart and Japanese without blanks."""
    pieces = []
    for word in words:
        surface = "0" if _NUMBER.match(word.surface) else word.surface.lower()
        pieces.append(f" {surface} " if _LATIN.match(surface) else surface)
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def sound(kana: str) -> str:
    """Katakana without what is typed now long and now short (コウゲキ, コゲキ)."""
    return kana.translate(_LONG_VOWELS)


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


def _runs(text: str, sizes: Sequence[int]) -> list[str]:
    """Runs of characters of the given lengths; the sentence's ends count as a character."""
    edged = f"^{text}$"
    return [edged[start : start + size] for size in sizes for start in range(len(edged) - size + 1)]
