"""Contract type, population and rider to the contribution (保険料分担金), exact to the yen. Section 11.

Money is whole yen; a rate is a Decimal, yen a resident. Rounded once, on rate x population.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from bot import citations, spoken
from bot.errors import ContractTypeError, PopulationError
from bot.knowledge.model import Citation, ContractType, Knowledge
from bot.language import Language
from bot.mentions import bare_number

#: Nobody lives in a larger municipality (Tokyo has some 14 million); a larger number is asked about, not quoted.
LARGEST_POPULATION = 14_000_000

_YEN = Decimal(1)
_LONGEST_SHOWN = 20
_PLAIN_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?(?:E\+\d{1,2})?")


@dataclass(frozen=True)
class SumInsured:
    """What the cyber rider pays at most (保険金額), per incident and in total for the period, in yen."""

    liability: int
    response_costs: int


@dataclass(frozen=True)
class Quote:
    """The contribution of one municipality for the policy period, with the rider and without it."""

    contract_type: int
    population: int
    with_cyber: bool
    rate_with_cyber: Decimal
    rate_without_cyber: Decimal
    cyber_rate: Decimal
    premium_with_cyber: int
    premium_without_cyber: int
    cyber_share: int
    sum_insured: SumInsured
    knowledge: Knowledge = field(repr=False, compare=False)

    @property
    def rate(self) -> Decimal:
        """The rate used, in yen a resident."""
        return self.rate_with_cyber if self.with_cyber else self.rate_without_cyber

    @property
    def premium(self) -> int:
        """The contribution for the rider as wished, in whole yen."""
        return self.premium_with_cyber if self.with_cyber else self.premium_without_cyber

    @property
    def difference(self) -> int:
        """What the rider adds to the contribution; each side is rounded, so it can be a yen off `cyber_share`."""
        return self.premium_with_cyber - self.premium_without_cyber

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where rates, edition and agency stand in the brochure."""
        return tuple(dict.fromkeys((self.knowledge.contract_types_cite, *self.knowledge.edition.cite)))

    def sentence(self, language: Language, *, both: bool = False, words: bool = False) -> str:
        """The amount in one or two sentences, as said on the phone.

        both: with and without the rider (it was not mentioned).  words: numbers as English words, for a speech engine.
        """
        key = "both" if both else "with" if self.with_cyber else "without"
        yen, people, number = _sayings(language, words)
        return self.knowledge.phrases[f"quote.spoken.{key}"].get(language).format(
            contract_type=number(self.contract_type),
            population=people(self.population),
            premium=yen(self.premium),
            premium_with=yen(self.premium_with_cyber),
            premium_without=yen(self.premium_without_cyber),
            difference=yen(self.difference),
        )

    def to_payload(self, language: Language, *, both: bool = False) -> dict[str, Any]:
        """The `quote` payload of the contract; `both` as for `sentence`."""
        return {
            "type": "quote",
            "contract_type": self.contract_type,
            "population": self.population,
            "with_cyber": self.with_cyber,
            "rate": str(self.rate),
            "premium": self.premium,
            "premium_without_cyber": self.premium_without_cyber,
            "cyber_share": self.cyber_share,
            "sum_insured": {"liability": self.sum_insured.liability, "response_costs": self.sum_insured.response_costs},
            "spoken": self.sentence(language, both=both, words=True),
            "edition": self.knowledge.edition.label.get(language),
            "sources": citations.to_payload(self.sources, self.knowledge),
            "language": language,
        }


@dataclass(frozen=True)
class Comparison:
    """Quotes of several contract types for one population."""

    population: int
    with_cyber: bool
    rows: tuple[Quote, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        return self.rows[0].sources

    def sentence(self, language: Language, *, words: bool = False) -> str:
        """The span of the amounts in one sentence."""
        yen, people, number = _sayings(language, words)
        rows = sorted(self.rows, key=lambda row: row.premium)
        key = "one" if len(rows) == 1 else "with" if self.with_cyber else "without"
        return rows[0].knowledge.phrases[f"compare.spoken.{key}"].get(language).format(
            population=people(self.population),
            cheapest=number(rows[0].contract_type), lowest=yen(rows[0].premium),
            dearest=number(rows[-1].contract_type), highest=yen(rows[-1].premium),
        )

    def to_payload(self, language: Language) -> dict[str, Any]:
        """The `comparison` payload of the contract: one quote payload a row."""
        knowledge = self.rows[0].knowledge
        return {
            "type": "comparison",
            "population": self.population,
            "with_cyber": self.with_cyber,
            "rows": [row.to_payload(language) for row in self.rows],
            "spoken": self.sentence(language, words=True),
            "edition": knowledge.edition.label.get(language),
            "sources": citations.to_payload(self.sources, knowledge),
            "language": language,
        }


def quote(contract_type: int, population: int, *, with_cyber: bool, knowledge: Knowledge) -> Quote:
    """Contribution (保険料分担金) of one municipality for the policy period.

    population: residents, 1 to 14 million.  Result: whole yen, half a yen rounds up.
    Source: section 11, rate table and application form (円未満を四捨五入).
    Raises ContractTypeError, PopulationError.
    >>> from bot.knowledge import load
    >>> quote(9, 10_866, with_cyber=True, knowledge=load()).premium
    1057262
    """
    row = _row(contract_type, knowledge)
    residents = check_population(population)
    return Quote(
        contract_type=row.id,
        population=residents,
        with_cyber=with_cyber,
        rate_with_cyber=row.rate_with_cyber,
        rate_without_cyber=row.rate,
        cyber_rate=knowledge.cyber_rate,
        premium_with_cyber=contribution(row.rate_with_cyber, residents),
        premium_without_cyber=contribution(row.rate, residents),
        cyber_share=contribution(knowledge.cyber_rate, residents),
        sum_insured=SumInsured(row.cyber_liability, row.cyber_response_costs),
        knowledge=knowledge,
    )


def compare(
    population: int, knowledge: Knowledge, contract_types: Sequence[int] | None = None, *, with_cyber: bool = True
) -> Comparison:
    """Quotes of the chosen contract types (all where none is chosen), in the order given, each once.

    Raises ContractTypeError, PopulationError.
    """
    chosen = dict.fromkeys(contract_types or knowledge.contract_types)
    rows = tuple(quote(number, population, with_cyber=with_cyber, knowledge=knowledge) for number in chosen)
    return Comparison(rows[0].population, with_cyber, rows)


def contribution(rate: Decimal, population: int) -> int:
    """Rate x population in whole yen, half a yen up (円未満を四捨五入).

    >>> contribution(Decimal("72.1"), 5)
    361
    """
    return int((rate * population).quantize(_YEN, rounding=ROUND_HALF_UP))


def check_contract_type(value: int | Decimal | str, knowledge: Knowledge) -> int:
    """A contract type of the scheme, from a number or from text that is only a number.

    Raises ContractTypeError.
    """
    return _row(value, knowledge).id


def check_population(value: int | Decimal | str) -> int:
    """A population to reckon with, from a number or from text that is only a number.

    Raises PopulationError: not a number, zero or less, not whole, or above 14 million.
    """
    number = _number(value)
    if number is None:
        raise PopulationError("population_not_a_number", value=_shown(value))
    if number <= 0:
        raise PopulationError("population_not_positive", value=_shown(number))
    if number != number.to_integral_value():
        raise PopulationError("population_not_whole", value=_shown(number))
    if number > LARGEST_POPULATION:
        raise PopulationError("population_too_large", value=_shown(number), limit=_shown(LARGEST_POPULATION))
    return int(number)


def _row(value: int | Decimal | str, knowledge: Knowledge) -> ContractType:
    types = knowledge.contract_types
    number = _number(value)
    if number is None or number not in types:
        raise ContractTypeError(
            "contract_type_out_of_range",
            value=_shown(value if number is None else number), lowest=min(types), highest=max(types),
        )
    return types[int(number)]


def _number(value: int | Decimal | str) -> Decimal | None:
    if isinstance(value, str):
        if _PLAIN_NUMBER.fullmatch(value):
            return Decimal(value)
        found = bare_number(value)
        return found.value if found else None
    number = Decimal(value)
    return number if number.is_finite() and not isinstance(value, bool) else None


def _shown(value: int | Decimal | str) -> str:
    text = value if isinstance(value, str) else f"{Decimal(value):,f}"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


_Say = Callable[[int], str]


def _plain(number: int) -> str:
    return str(number)


def _sayings(language: Language, words: bool) -> tuple[_Say, _Say, _Say]:
    """How to say yen, residents and a plain number."""
    if language == "ja":
        return spoken.yen_ja, spoken.people_ja, _plain
    return (spoken.yen_words_en, spoken.people_words_en, spoken.words_en) if words else (spoken.yen_en, spoken.people_en, _plain)
