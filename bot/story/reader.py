"""Reads a story: finds the facts it tells, each with the user's own words; must not know what any of them means for cover."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.folding import Folded, fold
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.story.facts import Fact, IncidentFacts, Mode, merged
from bot.story.polarity import Polarity, clause, english, japanese
from bot.story.signals import LANGUAGES, Signal, Signals, signals_of
from bot.story.spelling import respelled

_SENTENCE = re.compile(r"(?:[^。!?\n.]|\.(?!\s|$))+[。!?\n.]*")
_STOPS = re.compile(r"[、。!?\n;:()「」]+|,(?!\d)|\s+-\s+|\b(?:but|although|though|however|because)\b|(?<=です)が|(?<=[ただすい])(?:けれど|けど|ので|が(?=[^、]))")
#: What a correction takes back that says that nothing confidential was in it.
_REFUTED_BY_HARMLESS = ("personal_information", "corporate_information", "leak_certain", "leak_feared")
_LATIN = re.compile(r"[a-z0-9'.,-]")
_LONGEST_EVIDENCE = 60
#: What follows a word of correction, to be taken for what is so instead.
_SHORTEST_CORRECTION = 6


def read(text: str, knowledge: Knowledge) -> IncidentFacts:
    """The facts of a message in Japanese, English or both.

    text: as typed, several sentences or one.  Result: facts in the order told, settled where one corrects another.
    >>> from bot.knowledge import load
    >>> read("ＵＳＢを失くしました。個人情報は入っていません。", load()).get("personal_information")
    Fact(id='personal_information', evidence='個人情報は入っていません', holds=False, mode=<Mode.TOLD: 'told'>, sure=True, implied=False)
    """
    signals = signals_of(knowledge)
    message = respelled(fold(text), signals.spelling)
    found: list[tuple[int, Fact]] = []
    for sentence in _SENTENCE.finditer(message.text):
        found.extend(_sentence(message, sentence, signals))
    found.sort(key=lambda item: item[0])
    turn = _correction(message.text, signals)
    earlier, later = (merged(fact for place, fact in found if (place >= turn) is after) for after in (False, True))
    return _withdrawn(earlier, later, signals).updated(later) if turn else later


def _correction(text: str, signals: Signals) -> int:
    """The place from which on a message takes back what it said before; 0 where it does not."""
    ends = [match.end() for match in signals.correction.finditer(text)]
    return max((end for end in ends if len(text) - end >= _SHORTEST_CORRECTION), default=0)


def _withdrawn(earlier: IncidentFacts, later: IncidentFacts, signals: Signals) -> IncidentFacts:
    """What is left of the words taken back: where the correction tells another event, only the things spoken of."""
    things = {signal.id for signal in signals.facts if signal.own}
    events = [fact.id for fact in later if fact.holds and fact.id not in things and not fact.id.startswith(("cost_", "found_"))]
    kept = IncidentFacts(tuple(fact for fact in earlier if fact.id in things)) if events else earlier
    return kept.without(*_REFUTED_BY_HARMLESS) if later.holds("harmless_content") else kept


def _sentence(message: Folded, sentence: re.Match[str], signals: Signals) -> Iterator[tuple[int, Fact]]:
    text, offset = sentence.group(), sentence.start()
    asks = any(signals.manner[language].asking.search(text) for language in LANGUAGES)
    imagined = any(
        signals.manner[language].supposed.search(text) or signals.manner[language].elsewhere.search(text) for language in LANGUAGES
    )
    told: set[str] = set()
    for signal in sorted(signals.facts, key=lambda one: bool(one.unless)):
        if told.intersection(signal.unless):
            continue
        for language in LANGUAGES:
            for start, end, id, holds, sure in _matches(text, signal, language, signals):
                left, right = _evidence(text, start, end)
                fact = Fact(id, _words(message, offset + left, offset + right), holds, _mode(signal.id, asks, imagined), sure)
                yield offset + start, fact
                if holds:
                    told.add(id)
                if holds and id == signal.id:
                    for implied in signal.implies:
                        yield offset + start, replace(fact, id=implied, sure=implied != "leak_feared" and sure, implied=True)


def _words(message: Folded, start: int, end: int) -> str:
    first, last = message.span(start, end)
    return message.original[first:last].strip()


def _mode(id: str, asks: bool, imagined: bool) -> Mode:
    if id.startswith("cost_"):
        return Mode.ASKED if asks else Mode.TOLD
    return Mode.IMAGINED if imagined else Mode.TOLD


def _matches(text: str, signal: Signal, language: Language, signals: Signals) -> Iterator[tuple[int, int, str, bool, bool]]:
    """Place, fact id, whether it holds and whether it is sure, for each time the signal's words stand in the sentence."""
    denials = [match.span() for match in signal.denied[language].finditer(text)] if language in signal.denied else []
    for start, end in denials:
        yield start, end, signal.id, False, True
    if language not in signal.words:
        return
    guards = [match.span() for match in signal.guards[language].finditer(text)] if language in signal.guards else []
    manner = signals.manner[language]
    for match in signal.words[language].finditer(text):
        start, end = match.span()
        if start == end or _overlap(start, end, guards) or _overlap(start, end, denials):
            continue
        polarity = japanese(text, end, manner) if language == "ja" else english(text, start, end, manner)
        if signal.own:
            contrasted = language == "ja" and manner.contrasted.match(text, end) is not None
            yield start, end, signal.id, not contrasted, polarity is not Polarity.OPEN
            continue
        if polarity.value in signal.states:
            yield start, end, signal.states[polarity.value], True, polarity in (Polarity.ASSERTED, Polarity.DENIED)
        elif polarity is Polarity.OPEN:
            yield start, end, signal.id, True, False
        else:
            holds = polarity in (Polarity.ASSERTED, Polarity.FEARED)
            yield start, end, signal.id, holds, polarity is Polarity.ASSERTED


def _overlap(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in spans)


def _evidence(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause in which the words stand, or where that is long, the words and what is around them, no word cut."""
    left, right = clause(text, start, end, _STOPS)
    if right - left > _LONGEST_EVIDENCE:
        left, right = max(left, start - 15), min(right, end + 20)
        while left < start and _inside_word(text, left):
            left += 1
        while right > end and _inside_word(text, right):
            right -= 1
    while _inside_word(text, left):
        left -= 1
    while _inside_word(text, right):
        right += 1
    return left, right


def _inside_word(text: str, place: int) -> bool:
    """Whether a cut there would part a Latin word or a number."""
    return 0 < place < len(text) and _LATIN.match(text[place - 1]) is not None and _LATIN.match(text[place]) is not None
