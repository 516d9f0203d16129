"""A quote or a comparison as it was given, with the number under which it is kept."""
from __future__ import annotations

import datetime
from dataclasses import dataclass

from bot.knowledge.model import Knowledge
from bot.premium import Comparison, Quote


@dataclass(frozen=True)
class Entry:
    """What the ledger keeps.

    reference: the quote number (見積番号), such as 7KQ4-M2XD.  made_at: UTC.  quotes: one, or the rows of a comparison.
    rider_mentioned: whether the rider was spoken of; where not, both amounts belong to the reply.
    approximate: the population was a rough figure, so the quote called itself an estimate.
    """

    reference: str
    made_at: datetime.datetime
    quotes: tuple[Quote, ...]
    comparing: bool
    rider_mentioned: bool
    approximate: bool

    @property
    def knowledge(self) -> Knowledge:
        """The edition that the quote rests on."""
        return self.quotes[0].knowledge

    @property
    def population(self) -> int:
        """Residents; one figure for the whole entry."""
        return self.quotes[0].population

    @property
    def with_cyber(self) -> bool:
        """Whether the rider was wished, or not mentioned."""
        return self.quotes[0].with_cyber

    @property
    def comparison(self) -> Comparison:
        """The quotes as a comparison."""
        return Comparison(self.population, self.with_cyber, self.quotes)
