"""Word vectors of the package ja-ginza, for the comparison only: the mean vector of a sentence's words, frequent words weighing less.

Read without spaCy: its table maps the MurmurHash64A of each word to a row. `make compare ALL=1` installs the package.
"""
from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgpack
import numpy as np
import numpy.typing as npt

from bot.nlu.words import words

sys.path.append(str(Path(__file__).resolve().parents[2] / ".tools" / "compare"))
_ROUND, _WORD, _MULTIPLIER, _SHIFT = 8, (1 << 64) - 1, 0xC6A4A7935BD1E995, 47
_RARE = 1e-3
_counts: Counter[str] = Counter()


@lru_cache(maxsize=1)
def _table() -> tuple[dict[int, int], npt.NDArray[np.float32]]:
    package = importlib.util.find_spec("ja_ginza")
    if package is None or package.origin is None:
        raise SystemExit("ja-ginza is not installed: run `make compare ALL=1`.")
    vocabulary = next(Path(package.origin).parent.glob("ja_ginza-*/vocab"))
    rows = msgpack.unpackb((vocabulary / "key2row").read_bytes(), strict_map_key=False)
    table = np.load(vocabulary / "vectors")
    return rows, table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)


def vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A unit row per text; the first call, with all examples, also learns how frequent each word is."""
    rows, table = _table()
    sentences = [[word.normal for word in words(text) if word.content] for text in texts]
    if not _counts:
        _counts.update(word for sentence in sentences for word in sentence)
    total, mean = sum(_counts.values()), np.zeros((len(texts), table.shape[1]), dtype=np.float32)
    for place, sentence in enumerate(sentences):
        for word in sentence:
            row = rows.get(_hash(word.encode()))
            if row is not None:
                mean[place] += table[row] * (_RARE / (_RARE + _counts[word] / total))
    return mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)


@lru_cache(maxsize=100_000)
def _hash(data: bytes, seed: int = 1) -> int:
    value = (seed ^ (len(data) * _MULTIPLIER)) & _WORD
    whole = len(data) - len(data) % _ROUND
    for start in range(0, whole, _ROUND):
        part = int.from_bytes(data[start : start + _ROUND], "little") * _MULTIPLIER & _WORD
        part = (part ^ (part >> _SHIFT)) * _MULTIPLIER & _WORD
        value = (value ^ part) * _MULTIPLIER & _WORD
    if data[whole:]:
        value = (value ^ int.from_bytes(data[whole:], "little")) * _MULTIPLIER & _WORD
    value = (value ^ (value >> _SHIFT)) * _MULTIPLIER & _WORD
    return value ^ (value >> _SHIFT)
