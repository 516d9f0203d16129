"""Reads the annotated stories that the reading of incidents learns from; nothing else needs them, so they load on their own."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.errors import Fault, KnowledgeError
from bot.knowledge.loader import ROOT
from bot.knowledge.reader import read

#: What a story says of a question that its record leaves out.
_LEFT_OUT = {"found": "unsaid"}


@dataclass(frozen=True)
class AnnotatedStory:
    """A story with its gist: what an attentive reader takes from it, a value for each question (schema/stories.yml)."""

    text: str
    gist: Mapping[str, str]


@lru_cache(maxsize=1)
def load_stories(root: Path = ROOT) -> tuple[AnnotatedStory, ...]:
    """All annotated stories. Raises KnowledgeError with every fault of every file."""
    faults: list[Fault] = []
    files = [read(path, root / "schema", "stories", faults) for path in sorted((root / "language" / "stories").glob("*.yml"))]
    if faults:
        raise KnowledgeError(faults)
    return tuple(
        AnnotatedStory(record["text"], _LEFT_OUT | {key: value for key, value in record.items() if key != "text"})
        for file in files for record in file["stories"]
    )
