"""Whether a message can be answered by yes or no, and which of the two the truth is."""
from __future__ import annotations

import re
from collections.abc import Sequence

from bot.knowledge.model import Answer, Knowledge
from bot.language import Language
from bot.text import clean

_LONGEST_FOLLOW_UP: dict[Language, int] = {"ja": 30, "en": 60}


def beginning(message: str, answer: Answer, language: Language, knowledge: Knowledge) -> str:
    """How the answer begins: "いいえ、", "はい、", or nothing where yes and no do not fit.

    A question that supposes the opposite of the truth is corrected by this first word.
    """
    text = clean(message).lower()
    if answer.stance is None or not _is_closed(text, language, knowledge):
        return ""
    denied = (answer.stance == "denies") != _matches(text, knowledge.premise["negative"][language])
    return knowledge.phrases["premise.no" if denied else "premise.yes"].get(language)


def is_follow_up(message: str, language: Language, knowledge: Knowledge) -> bool:
    """Whether a message leans on what was said before, such as "じゃあ特約なしだと？" or "and the agency?"."""
    text = clean(message).lower()
    return len(text) <= _LONGEST_FOLLOW_UP[language] and _matches(text, knowledge.premise["what_if"][language])


def _is_closed(text: str, language: Language, knowledge: Knowledge) -> bool:
    return _matches(text, knowledge.premise["closed"][language]) and not _matches(text, knowledge.premise["open"][language])


def _matches(text: str, cues: Sequence[str]) -> bool:
    return any(re.search(cue, text) for cue in cues)
