"""The words in which an assessment is given; knows no rule."""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Verdict(str, Enum):
    """The four verdicts of the contract."""

    LIKELY = "likely_covered"
    CONDITIONAL = "conditional"
    UNLIKELY = "likely_not_covered"
    UNDETERMINED = "undetermined"


class Status(str, Enum):
    """What a single cover (補償) is expected to do."""

    LIKELY = "likely"
    CONDITIONAL = "conditional"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CoverFinding:
    """A cover's status; `reason` names the phrase assessment.cover.<reason> that tells how its payment condition stands."""

    id: str
    status: Status
    reason: str


@dataclass(frozen=True)
class BasePlanFinding:
    """What the base plan without the rider would do; `reason` names the phrase assessment.base_plan.<reason>."""

    verdict: Verdict
    reason: str
