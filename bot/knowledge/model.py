"""The brochure's facts as frozen records; field names are those of the files in knowledge/ (see knowledge/README.md)."""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Optional, Tuple

from bot.language import Text


@dataclass(frozen=True)
class Citation:
    """A place in the brochure: a section and, where the fact stands in a footnote, its mark there."""

    section: str
    note: Optional[str] = None


@dataclass(frozen=True)
class Section:
    id: str
    title: Text
    figures: Tuple[str, ...]
    notes: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    id: str
    document: Text
    scheme: Text
    label: Text
    publisher: Text
    period_end: datetime.date
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class Fact:
    """One figure, date or name in both languages. `figures` stand in the cited section, `converted` only in the English."""

    id: str
    ja: str
    en: str
    figures: Tuple[str, ...]
    cite: Citation
    converted: Tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        return Text(self.ja, self.en)


@dataclass(frozen=True)
class ContractType:
    """One row of the table in section 11: limits in whole yen, contribution rates in yen a resident."""

    id: int
    bodily_injury: int
    property_damage: int
    health_check: bool
    vaccination: bool
    public_funds: bool
    compensation: Optional[str]
    personal_information: int
    personal_information_costs: bool
    rate: Decimal
    cyber_liability: int
    cyber_response_costs: int
    rate_with_cyber: Decimal


@dataclass(frozen=True)
class Trigger:
    id: str
    key: str
    mark: str
    name: Text
    summary: Text
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class Cover:
    id: str
    group: Literal["liability", "response_costs"]
    name: Text
    triggers: Tuple[str, ...]
    summary: Text
    condition: Text
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class Cost:
    id: str
    covers: Tuple[str, ...]
    name: Text
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class Exclusion:
    id: str
    name: Text
    summary: Text
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class BasePlan:
    triggers: Tuple[str, ...]
    personal_information_only: bool
    name: Text
    summary: Text
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class Incident:
    id: str
    kind: Literal["past", "supposed"]
    triggers: Tuple[str, ...]
    name: Text
    cite: Tuple[Citation, ...]
    date: Optional[str] = None


@dataclass(frozen=True)
class SupportFunction:
    id: str
    name: Text
    tasks: Text


@dataclass(frozen=True)
class Support:
    coordinator: Text
    functions: Tuple[SupportFunction, ...]
    firms: Tuple[str, ...]
    remark: Text
    cite: Tuple[Citation, ...]


@dataclass(frozen=True)
class Contact:
    id: str
    role: Text
    name: Text
    address: Text
    phone: str
    opens: datetime.time
    closes: datetime.time
    hours: Text
    cite: Citation


@dataclass(frozen=True)
class Term:
    id: str
    ja: str
    en: str
    meaning: str
    section: str


@dataclass(frozen=True)
class Examples:
    """Questions as users put them; they train the understanding and are never shown."""

    ja: Tuple[str, ...]
    en: Tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """One answerable point. `stance` says whether the truth denies or affirms the question as it is put."""

    id: str
    question: Text
    short: Text
    cite: Tuple[Citation, ...]
    examples: Examples
    detail: Optional[Text] = None
    stance: Optional[Literal["denies", "affirms"]] = None
    related: Tuple[str, ...] = ()
    silent: bool = False
    topic: Text = field(default=Text("", ""))


@dataclass(frozen=True)
class Knowledge:
    """Everything the assistant knows of one edition, by id."""

    edition: Edition
    sections: Mapping[str, Section]
    facts: Mapping[str, Fact]
    cyber_rate: Decimal
    columns: Mapping[str, Text]
    column_words: Mapping[str, Tuple[str, ...]]
    contract_types: Mapping[int, ContractType]
    contract_types_cite: Citation
    triggers: Mapping[str, Trigger]
    covers: Mapping[str, Cover]
    costs: Mapping[str, Cost]
    exclusions: Mapping[str, Exclusion]
    base_plan: BasePlan
    incidents: Mapping[str, Incident]
    support: Support
    contacts: Mapping[str, Contact]
    terms: Mapping[str, Term]
    answers: Mapping[str, Answer]
    phrases: Mapping[str, Text]
    signals: Mapping[str, Any]
    concepts: Mapping[str, Tuple[str, ...]]
    premise: Mapping[str, Mapping[str, Tuple[str, ...]]]

    def section(self, id: str) -> Section:
        """The brochure's section of that id, such as "8②"."""
        return self.sections[id]
