"""Whether an incident is likely covered: rules over its facts, each with its place in the brochure; no language, no network."""
from bot.coverage.assessment import Assessment, assess
from bot.coverage.findings import BasePlanFinding, CoverFinding, Status, Verdict

__all__ = ["Assessment", "BasePlanFinding", "CoverFinding", "Status", "Verdict", "assess"]
