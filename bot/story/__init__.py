"""What an official tells of an incident, read into facts; must not know any rule of the insurance."""
from bot.story.facts import Fact, IncidentFacts, Mode
from bot.story.questions import read_answer
from bot.story.reader import read

__all__ = ["Fact", "IncidentFacts", "Mode", "read", "read_answer"]
