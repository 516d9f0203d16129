"""Buttons for labels of the understanding: the nearest topics, or the two readings to choose from."""
from __future__ import annotations

from collections.abc import Sequence

from bot.answers import question_button
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.reply import Button

_FAQ = "faq/"


def label_buttons(labels: Sequence[str], language: Language, knowledge: Knowledge) -> tuple[Button, ...]:
    """A button per label (faq/<answer id> or a task); its message is understood as exactly that label.

    Labels that the loaded edition does not know are left out.
    """
    buttons = [_button(label, language, knowledge) for label in labels]
    return tuple(button for button in buttons if button is not None)


def _button(label: str, language: Language, knowledge: Knowledge) -> Button | None:
    if label.startswith(_FAQ):
        answer = knowledge.answers.get(label[len(_FAQ):])
        return question_button(answer, language) if answer else None
    phrase = knowledge.phrases.get(f"task.{label}")
    return Button(phrase.get(language), phrase.get(language)) if phrase else None
