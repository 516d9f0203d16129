"""Reads a story: finds the facts it tells, each with the user's own words; must not know what any of them means for cover."""
from __future__ import annotations

import re
from collections.abc import Iterator

from bot.incident.facts import Fact, IncidentFacts, Mode, merged
from bot.incident.original import Original
from bot.incident.polarity import Polarity, clause, english, japanese
from bot.incident.signals import LANGUAGES, Signal, Signals
from bot.language import Language

_SENTENCE = re.compile(r"(?:[^。!?\n.]|\.(?!\s|$)|(?<=\b[A-Z])\.)+[。!?\n.]*")
_STOPS = re.compile(r"[、。!?\n,;:()「」]+|\s+-\s+|\b(?:but|although|though|however|because)\b|(?<=です)が|(?<=[ただすい])(?:けれど|けど|ので|が(?=[^、]))")
_LONGEST_EVIDENCE = 60


def read(text: str, signals: Signals) -> IncidentFacts:
    """The facts of a message in Japanese, English or both.

    text: as typed, several sentences or one.  Result: facts in the order told, settled where one corrects another.
    >>> from bot.knowledge import load
    >>> facts = read("ＵＳＢを失くしました。個人情報は入っていません。", compile_signals(load().signals))
    >>> [(fact.id, fact.evidence, fact.holds) for fact in facts][-1]
    ('personal_information', '個人情報は入っていません', False)
    """
    original = Original.of(text)
    found: list[tuple[int, Fact]] = []
    for sentence in _SENTENCE.finditer(original.normal):
        found.extend(_sentence(original, sentence, signals))
    found.sort(key=lambda item: item[0])
    return merged(fact for _, fact in found)


def _sentence(original: Original, sentence: re.Match[str], signals: Signals) -> Iterator[tuple[int, Fact]]:
    text, offset = sentence.group(), sentence.start()
    asks = any(signals.manner[language].asking.search(text) for language in LANGUAGES)
    imagined = any(
        signals.manner[language].supposed.search(text) or signals.manner[language].elsewhere.search(text) for language in LANGUAGES
    )
    for signal in signals.facts:
        for language in LANGUAGES:
            for start, end, id, holds, sure in _matches(text, signal, language, signals):
                left, right = _evidence(text, start, end)
                words = original.words(offset + left, offset + right)
                yield offset + start, Fact(id, words, holds, _mode(signal.id, asks, imagined), sure)


def _mode(id: str, asks: bool, imagined: bool) -> Mode:
    if id.startswith("cost_"):
        return Mode.ASKED if asks else Mode.STATED
    return Mode.SUPPOSED if imagined else Mode.STATED


def _matches(text: str, signal: Signal, language: Language, signals: Signals) -> Iterator[tuple[int, int, str, bool, bool]]:
    """Place, fact id, whether it holds and whether it is sure, for each time the signal's words stand in the sentence."""
    denials = [match.span() for match in signal.denied[language].finditer(text)] if language in signal.denied else []
    for start, end in denials:
        yield start, end, signal.id, False, True
    if language not in signal.words:
        return
    guards = [match.span() for match in signal.guards[language].finditer(text)] if language in signal.guards else []
    for match in signal.words[language].finditer(text):
        start, end = match.span()
        if _overlap(start, end, guards) or _overlap(start, end, denials):
            continue
        if signal.own:
            yield start, end, signal.id, True, True
            continue
        manner = signals.manner[language]
        polarity = japanese(text, end, manner) if language == "ja" else english(text, start, end, manner)
        if polarity.value in signal.states:
            yield start, end, signal.states[polarity.value], True, polarity in (Polarity.ASSERTED, Polarity.DENIED)
        elif polarity is Polarity.OPEN:
            yield start, end, signal.id, True, False
        else:
            holds = polarity in (Polarity.ASSERTED, Polarity.FEARED)
            yield start, end, signal.id, holds, polarity in (Polarity.ASSERTED, Polarity.DENIED)


def _overlap(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in spans)


def _evidence(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause in which the words stand, or where that is long, the words and what follows them."""
    left, right = clause(text, start, end, _STOPS)
    if right - left > _LONGEST_EVIDENCE:
        left, right = max(left, start - 15), min(right, end + 20)
    return left, right
