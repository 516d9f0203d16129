"""The incident check: reads what an official tells, asks what is open, and keeps the story between turns."""
from bot.incident.consultation import Consultation, consult
from bot.incident.facts import Fact, IncidentFacts, Mode
from bot.incident.questions import read_answer
from bot.incident.reader import read

__all__ = ["Consultation", "Fact", "IncidentFacts", "Mode", "consult", "read", "read_answer"]
