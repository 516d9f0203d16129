"""Deals work on many texts out to the processors; must not import Rasa."""
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from joblib import Parallel, delayed

T = TypeVar("T")
R = TypeVar("R")

#: From so many items on another process is worth its start.
MANY = 2000


def dealt_out(work: Callable[[Sequence[T]], R], items: Sequence[T]) -> list[R]:
    """What the work makes of each processor's share of the items, in their order; few items are one share.

    >>> dealt_out(sum, [1, 2, 3])
    [6]
    """
    parts = (os.cpu_count() or 1) if len(items) >= MANY else 1
    if parts == 1:
        return [work(items)]
    size = -(-len(items) // parts)
    found: list[R] = Parallel(n_jobs=parts)(delayed(work)(items[start : start + size]) for start in range(0, len(items), size))
    return found
