"""What the user reads when something is broken: an apology, what to do, and whom to ring."""
from __future__ import annotations

from bot.contact_reply import brief
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.reply import Reply


def trouble(language: Language, knowledge: Knowledge) -> Reply:
    """The reply to a message that could not be worked on."""
    text = f"{knowledge.phrases['trouble'].get(language)}\n{brief(language, knowledge)}"
    return Reply(text, {"type": "fallback", "language": language, "suggestions": []})
