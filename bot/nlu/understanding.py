"""From words to a route: spelling, features, meaning, matcher and routing put together. Plain Python; must not import Rasa."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bot.knowledge import load
from bot.language import detect
from bot.nlu.concepts import compiled
from bot.nlu.context import NOTHING_SAID, Context
from bot.nlu.features import features
from bot.nlu.matcher import Matcher
from bot.nlu.meaning import vector, vectors
from bot.nlu.plain import plainly
from bot.nlu.romaji import Romaji
from bot.nlu.routing import ABOUT_A_QUOTE, CHOSEN, INCIDENT, Part, Ranking, Route, Thresholds, route
from bot.nlu.spelling import Spelling
from bot.nlu.splitting import halves, pieces
from bot.nlu.words import Word, sentence, words

Pieces = list[tuple[str, Ranking]]


@dataclass
class Understanding:
    """What was learnt: the matcher, the examples word for word, the spelling, Japanese in Latin letters, and the words of the
    concepts as they were then."""

    matcher: Matcher
    known: dict[str, str]
    spelling: Spelling
    romaji: Romaji
    concepts: Mapping[str, re.Pattern[str]]
    thresholds: Thresholds = CHOSEN

    @classmethod
    def learn(cls, examples: Sequence[tuple[Sequence[Word], str]]) -> Understanding:
        """Learn from sentences with their labels (faq/<answer id> or a task)."""
        concepts = compiled(load().concepts)
        spelling = Spelling.of(words for words, _ in examples)
        known = {_key(words): label for words, label in examples}
        sentences = [spelling.mended(words) for words, _ in examples]
        matcher = Matcher.fit(
            [features(words, concepts) for words in sentences], vectors([sentence(words) for words in sentences]), [label for _, label in examples]
        )
        return cls(matcher, known, spelling, Romaji.of(words for words, _ in examples), concepts)

    def route(self, message: Sequence[Word], context: Context = NOTHING_SAID) -> Route:
        """What to do with a message, given what the last reply was about."""
        text = sentence(message)
        if not any(word.content for word in message):
            return Route("nothing_fits", (Part("nlu_fallback", 0.0, text),))
        certain = context.settles(text) or self.known.get(_key(message)) or plainly(text, load())
        if certain:
            return route(text, [(certain, 1.0)])
        mended = self.spelling.mended(self.romaji.read(message, self.spelling.uses))
        ranking, thresholds = self.rank(mended), self.thresholds
        if context.bears_on(text, ranking):
            ranking, thresholds = self._in_context(mended, ranking, context), thresholds.near()
        cut = pieces(mended)
        parted = halves(mended, cut) if ranking[0][1] < thresholds.whole and ranking[0][0] != INCIDENT else []
        ranked = self._ranked([*cut, *chain.from_iterable(parted)]) if parted or len(cut) > 1 else []
        sides = ranked[len(cut):]
        return route(text, ranking, ranked[: len(cut)] if len(cut) > 1 else [], list(zip(sides[::2], sides[1::2], strict=True)), thresholds)

    def rank(self, words: Sequence[Word]) -> Ranking:
        """All labels, the likeliest first."""
        return self.matcher.rankings([features(words, self.concepts)], vector(sentence(words))[None])[0]

    def save(self, folder: Path) -> None:
        """Write everything that `load` needs."""
        self.matcher.save(folder)
        stored = {
            "known": self.known, "spelling": dict(self.spelling.uses), "romaji": dict(self.romaji.written),
            "concepts": {name: pattern.pattern for name, pattern in self.concepts.items()},
        }
        (folder / "understanding.json").write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Understanding:
        """Read what `save` wrote."""
        stored = json.loads((folder / "understanding.json").read_text(encoding="utf-8"))
        concepts = {name: re.compile(pattern) for name, pattern in stored["concepts"].items()}
        return cls(Matcher.load(folder), stored["known"], Spelling(stored["spelling"]), Romaji(stored["romaji"]), concepts)

    def _in_context(self, message: Sequence[Word], ranking: Ranking, context: Context) -> Ranking:
        """The ranking in the light of the last reply's question, put before the message."""
        question = context.question.get(detect(sentence(message)) or "ja") if context.question else ""
        return context.weighed(ranking, self.rank([*words(question), *message]))

    def about_a_quote(self, rest: Sequence[Word]) -> Route:
        """What is wanted of the quote whose number a message names. rest: the message without the number."""
        shares = dict(self.rank(rest)) if any(word.content for word in rest) else {}
        label = max(ABOUT_A_QUOTE, key=lambda label: shares.get(label, 0.0))
        return Route("one", (Part(label, 1.0, sentence(rest)),))

    def _ranked(self, cut: Sequence[Sequence[Word]]) -> Pieces:
        texts = [sentence(piece) for piece in cut]
        return list(zip(texts, self.matcher.rankings([features(piece, self.concepts) for piece in cut], vectors(texts)), strict=True))


def _key(words: Sequence[Word]) -> str:
    """A sentence as a key: small letters, without the sign at its end."""
    return sentence(words).lower().rstrip("?？。.!！")
