"""The concepts of knowledge/language/concepts.yml as one pattern each."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


def compiled(concepts: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    """A pattern per concept that finds any of its words."""
    return {name: re.compile("|".join(f"(?:{word})" for word in words)) for name, words in concepts.items()}
