"""The words of knowledge/language/signals.yml as compiled patterns; checks the file and reports all its faults at once."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import Fault, KnowledgeError
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.story.spelling import Spelling

LANGUAGES: tuple[Language, ...] = ("ja", "en")
_MACRO = re.compile(r"<([a-z_]+)>")
_FILE = "language/signals.yml"


@dataclass(frozen=True)
class Signal:
    """What reveals one fact: words per language, words that deny it, look-alikes, and how its sentence is to be weighed.

    `own`: the words stand for a thing, not for an event: only `denied` words deny it, not the sentence's predicate.
    `states`: ids that replace the fact's own where it is feared, doubted, denied or left open.
    `implies`: ids that go with it where it is so.
    `unless`: ids that, told in the same sentence, make its words mean nothing ("only the poster" against "only the list of patients").
    """

    id: str
    words: Mapping[Language, re.Pattern[str]]
    denied: Mapping[Language, re.Pattern[str]]
    guards: Mapping[Language, re.Pattern[str]]
    own: bool
    states: Mapping[str, str]
    implies: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True)
class Manner:
    """The words of one language that tell how something is said."""

    polarity: Mapping[str, re.Pattern[str]]
    supposed: re.Pattern[str]
    asking: re.Pattern[str]
    elsewhere: re.Pattern[str]
    contrasted: re.Pattern[str]


@dataclass(frozen=True)
class Choice:
    """One way to answer a question: the words that mean it, and the facts that it then tells (False: not so)."""

    words: re.Pattern[str]
    facts: Mapping[str, bool]


@dataclass(frozen=True)
class Signals:
    """Everything needed to read a story and the answers to what was asked about it."""

    facts: tuple[Signal, ...]
    manner: Mapping[Language, Manner]
    now: re.Pattern[str]
    dont_know: re.Pattern[str]
    addition: re.Pattern[str]
    correction: re.Pattern[str]
    asks_cover: re.Pattern[str]
    only_this: re.Pattern[str]
    spelling: Spelling
    answers: Mapping[str, Mapping[str, Choice]]
    likenesses: Mapping[str, tuple[tuple[str, ...], ...]]


def signals_of(knowledge: Knowledge) -> Signals:
    """The compiled signals, made once for each Knowledge.  Raises KnowledgeError."""
    made = _made.get(id(knowledge))
    if made is None or made[0] is not knowledge:
        made = (knowledge, compile_signals(knowledge.signals))
        _made[id(knowledge)] = made
    return made[1]


_made: dict[int, tuple[Knowledge, Signals]] = {}


def compile_signals(raw: Mapping[str, Any]) -> Signals:
    """Compile the file's content. Raises KnowledgeError that names every pattern that cannot be used."""
    compiler = _Compiler(raw["macros"])
    signals = Signals(
        facts=tuple(compiler.signal(id, entry) for id, entry in raw["facts"].items()),
        manner={language: compiler.manner(language, raw["manner"][language]) for language in LANGUAGES},
        now=compiler.pattern("dialogue", "now", raw["dialogue"]["now"]),
        dont_know=compiler.pattern("dialogue", "dont_know", raw["dialogue"]["dont_know"]),
        addition=compiler.pattern("dialogue", "addition", raw["dialogue"]["addition"]),
        correction=compiler.pattern("dialogue", "correction", raw["dialogue"]["correction"]),
        asks_cover=compiler.pattern("dialogue", "asks_cover", raw["dialogue"]["asks_cover"]),
        only_this=compiler.pattern("dialogue", "only_this", raw["dialogue"]["only_this"]),
        spelling=Spelling(frozenset(raw["spelling"]["words"]), frozenset(raw["spelling"]["leave"])),
        answers={
            question: {
                choice: Choice(compiler.pattern(f"answers.{question}", choice, entry["words"]), dict(entry["facts"]))
                for choice, entry in choices.items()
            }
            for question, choices in raw["answers"].items()
        },
        likenesses={id: tuple(tuple(one) for one in likes) for id, likes in raw["likenesses"].items()},
    )
    if compiler.faults:
        raise KnowledgeError(compiler.faults)
    return signals


class _Compiler:
    def __init__(self, macros: Mapping[str, str]) -> None:
        self._macros = macros
        self.faults: list[Fault] = []

    def signal(self, id: str, entry: Mapping[str, Any]) -> Signal:
        known = {"ja", "en", "denied", "not", "own", "states", "implies", "unless"}
        for key in entry.keys() - known:
            self._fault(id, key, f"one of {', '.join(sorted(known))}", key)
        return Signal(
            id=id,
            words=self._both(id, "words", entry),
            denied=self._both(id, "denied", entry.get("denied", {})),
            guards=self._both(id, "not", entry.get("not", {})),
            own=bool(entry.get("own", False)),
            states=dict(entry.get("states", {})),
            implies=tuple(entry.get("implies", ())),
            unless=tuple(entry.get("unless", ())),
        )

    def manner(self, language: str, entry: Mapping[str, Any]) -> Manner:
        record = f"manner.{language}"
        return Manner(
            polarity={key: self.pattern(record, key, patterns) for key, patterns in entry["polarity"].items()},
            supposed=self.pattern(record, "supposed", entry["supposed"]),
            asking=self.pattern(record, "asking", entry["asking"]),
            elsewhere=self.pattern(record, "elsewhere", entry["elsewhere"]),
            contrasted=self.pattern(record, "contrasted", entry.get("contrasted", [])),
        )

    def pattern(self, record: str, key: str, patterns: Sequence[str]) -> re.Pattern[str]:
        """One pattern out of the list's alternatives, macros filled in."""
        usable = []
        for pattern in patterns:
            try:
                filled = _as_folded(self._fill(pattern))
                re.compile(filled)
            except (re.error, KeyError) as error:
                self._fault(record, key, "a regular expression with known macros", f"{pattern!r} ({error})")
            else:
                usable.append(filled)
        return re.compile("|".join(f"(?:{one})" for one in usable) or r"(?!)")

    def _both(self, id: str, key: str, entry: Mapping[str, Any]) -> dict[Language, re.Pattern[str]]:
        return {language: self.pattern(id, f"{key}.{language}", entry[language]) for language in LANGUAGES if entry.get(language)}

    def _fill(self, pattern: str) -> str:
        filled = pattern
        while _MACRO.search(filled):
            filled = _MACRO.sub(lambda match: self._macros[match.group(1)], filled)
        return filled

    def _fault(self, record: str, key: str, expected: str, found: str) -> None:
        self.faults.append(Fault(_FILE, record, key, expected, found, "Mend the pattern; the head of the file explains how they are written."))


def _as_folded(pattern: str) -> str:
    """A pattern in the spelling of a folded message: katakana as hiragana. (Folding it whole would spoil its signs.)"""
    return "".join(chr(ord(sign) - 0x60) if "\u30a1" <= sign <= "\u30f6" else sign for sign in pattern)
