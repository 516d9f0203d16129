"""Cuts Japanese and English text into words with SudachiPy; must not import Rasa."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from bot.text import clean

_CONTENT = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞", "接頭辞", "接尾辞", "感動詞", "連体詞"])


@dataclass(frozen=True)
class Word:
    """One word: as written (after NFKC), its normalised form, how it is read (katakana), its place in the cleaned text,
    whether it carries meaning."""

    surface: str
    normal: str
    reading: str
    start: int
    end: int
    content: bool


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.A)


def words(text: str) -> list[Word]:
    """The words of a text; blanks are left out.

    >>> [word.normal for word in words("ＵＳＢを失くした")][:3]
    ['USB', 'を', '無くす']
    """
    return [_word(morpheme) for morpheme in _tokenizer().tokenize(clean(text)) if morpheme.surface().strip()]


def sentence(words: Sequence[Word]) -> str:
    """A sentence from its words: Latin words apart, Japanese without blanks.

    >>> sentence(words("ＵＳＢ  を 失くした"))
    'USB を失くした'
    """
    parts = [f" {word.surface} " if word.surface.isascii() and word.surface.isalnum() else word.surface for word in words]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _word(morpheme: Morpheme) -> Word:
    return Word(
        surface=morpheme.surface(),
        normal=morpheme.normalized_form(),
        reading=morpheme.reading_form(),
        start=morpheme.begin(),
        end=morpheme.end(),
        content=morpheme.part_of_speech()[0] in _CONTENT,
    )
