"""From words to a route: features, matcher and routing put together. Plain Python; must not import Rasa."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge import load
from bot.nlu.concepts import compiled
from bot.nlu.features import features
from bot.nlu.matcher import Matcher
from bot.nlu.meaning import vector, vectors
from bot.nlu.routing import Part, Ranking, Route, Thresholds, route
from bot.nlu.words import Word

_SENTENCE_END = frozenset("。.．!?！？\n")
_JOINTS = frozenset(["、", ",", "と、", "あと", "それと", "また", "および", "及び", "そして", "ならびに", "and", "plus", "also"])
_LEAST_CONTENT = 2
_KEPT = 5


@dataclass
class Understanding:
    """What was learnt: the matcher, the examples word for word, and the words of the concepts as they were then."""

    matcher: Matcher
    known: dict[str, str]
    concepts: Mapping[str, re.Pattern[str]]
    thresholds: Thresholds = Thresholds()

    @classmethod
    def learn(cls, examples: Sequence[tuple[Sequence[Word], str]]) -> Understanding:
        """Learn from sentences with their labels (faq/<answer id> or a task)."""
        concepts = compiled(load().concepts)
        known = {_key(words): label for words, label in examples}
        meanings = vectors([_text(words) for words, _ in examples])
        matcher = Matcher.fit([features(words, concepts) for words, _ in examples], meanings, [label for _, label in examples])
        return cls(matcher, known, concepts)

    def route(self, words: Sequence[Word]) -> Route:
        """What to do with a message."""
        if not any(word.content for word in words):
            return Route("nothing_fits", (Part("nlu_fallback", 0.0, _text(words)),))
        cut = _pieces(words) if _key(words) not in self.known else []
        pieces = [(_text(piece), self.rank(piece)) for piece in cut] if len(cut) > 1 else []
        return route(_text(words), self.rank(words), pieces, self.thresholds)

    def rank(self, words: Sequence[Word]) -> Ranking:
        """The likeliest labels; a sentence learnt word for word is certain."""
        label = self.known.get(_key(words))
        ranking = self.matcher.rank(features(words, self.concepts), vector(_text(words)))[:_KEPT]
        return [(label, 1.0), *((name, 0.0) for name, _ in ranking if name != label)] if label else ranking

    def save(self, folder: Path) -> None:
        """Write everything that `load` needs."""
        self.matcher.save(folder)
        patterns = {name: pattern.pattern for name, pattern in self.concepts.items()}
        (folder / "understanding.json").write_text(json.dumps({"known": self.known, "concepts": patterns}, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Understanding:
        """Read what `save` wrote."""
        stored = json.loads((folder / "understanding.json").read_text(encoding="utf-8"))
        concepts = {name: re.compile(pattern) for name, pattern in stored["concepts"].items()}
        return cls(Matcher.load(folder), stored["known"], concepts)


def _text(words: Sequence[Word]) -> str:
    """A sentence from its words: Latin words apart, Japanese without blanks."""
    pieces = [f" {word.surface} " if word.surface.isascii() and word.surface.isalnum() else word.surface for word in words]
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _key(words: Sequence[Word]) -> str:
    """A sentence as a key: small letters, without the sign at its end."""
    return _text(words).lower().rstrip("?？。.!！")


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    """The message cut where a second question can begin: at the ends of sentences and at joints such as それと and "and".

    A piece needs two words of content, or it stays with the piece before it.
    """
    cut: list[list[Word]] = [[]]
    for word in words:
        if word.surface.lower() in _JOINTS and _full(cut[-1]):
            cut.append([])
        cut[-1].append(word)
        if word.surface in _SENTENCE_END and _full(cut[-1]):
            cut.append([])
    if len(cut) > 1 and not _full(cut[-1]):
        rest = cut.pop()
        cut[-1].extend(rest)
    return cut


def _full(piece: Sequence[Word]) -> bool:
    return sum(word.content for word in piece) >= _LEAST_CONTENT
