"""The incident check as a dialogue: bot.story reads, bot.coverage judges, this keeps the story between turns and asks."""
from bot.incident.consultation import Consultation, assessed, consult
from bot.story import Fact, IncidentFacts, Mode, read, read_answer

__all__ = ["Consultation", "Fact", "IncidentFacts", "Mode", "assessed", "consult", "read", "read_answer"]
