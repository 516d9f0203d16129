"""Whether a message can be answered by yes or no, and which of the two the truth is."""
from __future__ import annotations

import re
from collections.abc import Sequence

from bot.knowledge.model import Answer, Knowledge
from bot.language import Language
from bot.text import clean


def beginning(message: str, answer: Answer, language: Language, knowledge: Knowledge) -> str:
    """How the answer begins: "いいえ、", "はい、", or nothing where yes and no do not fit.

    A question that supposes the opposite of the truth is corrected by this first word.
    """
    text = clean(message).lower()
    if answer.stance is None or not _is_closed(text, language, knowledge):
        return ""
    denied = (answer.stance == "denies") != _matches(text, knowledge.premise["negative"][language])
    return knowledge.phrases["premise.no" if denied else "premise.yes"].get(language)


def _is_closed(text: str, language: Language, knowledge: Knowledge) -> bool:
    return _matches(text, knowledge.premise["closed"][language]) and not _matches(text, knowledge.premise["open"][language])


def _matches(text: str, cues: Sequence[str]) -> bool:
    return any(re.search(cue, text) for cue in cues)
