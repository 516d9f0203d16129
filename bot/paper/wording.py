"""What both papers say: date, amounts in figures, who confirms them, what to mind."""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot import citations, spoken
from bot.contact_reply import brief_line
from bot.contacts import japan
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.ledger.entry import Entry

_REIWA_BEGAN = 2019
#: The Japanese font draws these as wide as a Japanese letter.
_STRAIGHT = str.maketrans("“”’", "\"\"'")


@dataclass(frozen=True)
class Wording:
    """The words of one entry in one language."""

    entry: Entry
    language: Language

    @property
    def knowledge(self) -> Knowledge:
        return self.entry.knowledge

    def say(self, key: str, **values: object) -> str:
        """A phrase of knowledge/ with its values."""
        return self.knowledge.phrases[key].get(self.language).format(**values)

    def term(self, id: str) -> str:
        """A term of the glossary, as a label."""
        term = self.knowledge.terms[id]
        return term.ja if self.language == "ja" else _capital(term.en)

    def yen(self, amount: int | Decimal) -> str:
        """Yen in figures, a rate or an exact product with its fraction as it is."""
        return self.say("paper.yen", figures=f"{amount:,}" if isinstance(amount, int) else amount)

    def exact(self, rate: Decimal) -> str:
        """Rate x residents before rounding."""
        return self.say("paper.yen", figures=spoken.exact(rate * self.entry.population))

    @property
    def count(self) -> str:
        """The residents in figures."""
        return spoken.people_ja(self.entry.population) if self.language == "ja" else spoken.people_en(self.entry.population)

    @property
    def people(self) -> str:
        """The residents; a rough figure says so."""
        return self.say("paper.approximate.mark", population=self.count) if self.entry.approximate else self.count

    @property
    def date(self) -> str:
        """The day the entry was made, in Japan time: 令和8年11月27日.

        Raises ValueError for a moment without time zone.
        """
        day = self._moment
        months = self.say("contact.months").split()
        return self.say("paper.date", era_year=day.year - _REIWA_BEGAN + 1, year=day.year, month=months[day.month - 1], day=day.day)

    @property
    def edition(self) -> str:
        """What the amount rests on, and who confirms it."""
        agency = self.knowledge.contacts["agency"]
        return self.say(
            "quote.edition", edition=self.knowledge.edition.label.get(self.language),
            role=agency.role.get(self.language), name=agency.name.get(self.language), phone=agency.phone,
        )

    @property
    def role(self) -> str:
        """The agency, as the brochure calls its part."""
        return self.knowledge.contacts["agency"].role.get(self.language)

    @property
    def period_end(self) -> str:
        return self.knowledge.facts["period_end"].text.get(self.language)

    def cautions(self) -> Iterator[str]:
        """What to mind about this entry: a rough population, a policy period that is over."""
        if self.entry.approximate:
            yield self.say("paper.approximate")
        if self._moment.date() > self.knowledge.edition.period_end:
            yield self.say("paper.period_over", period_end=self.period_end, role=self.role)

    def closing(self) -> Iterator[str]:
        """The agency with its address, and the sections of the brochure."""
        agency = self.knowledge.contacts["agency"]
        yield _capital(brief_line(agency, self.language, self.knowledge).removeprefix("- "))
        yield self.say("contact.address", address=agency.address.get(self.language))
        sources = citations.render(self.entry.quotes[0].sources, self.language, self.knowledge)
        yield sources if self.language == "ja" else sources.translate(_STRAIGHT)

    @property
    def _moment(self) -> datetime.datetime:
        if self.entry.made_at.tzinfo is None:
            raise ValueError(f"made_at: expecting a moment with a time zone, such as datetime.now(timezone.utc), got {self.entry.made_at!r}")
        return self.entry.made_at.astimezone(japan())


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
