"""What goes into the fields of the joining form (加入依頼書, 様式第1号), for the draft as PDF and as spreadsheet. Section 11."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.paper.wording import Wording
from bot.premium import Quote

#: The order of the form: what all columns share above, who is in charge below.
_ABOVE = ("prefecture", "municipality")
_BELOW = ("section", "position", "person", "phone")


@dataclass(frozen=True)
class Value:
    """What to enter: text for people; for a spreadsheet also the number that stands in it."""

    text: str
    number: int | Decimal | None = None
    blank: bool = False


@dataclass(frozen=True)
class Field:
    """A field of the form; `key` names its label's phrase. One value holds for all columns, else there is one for each."""

    key: str
    label: str
    values: tuple[Value, ...]


def columns(words: Wording) -> tuple[Quote, ...]:
    """The cases that stand side by side: the compared types, or both sides of an undecided rider."""
    entry = words.entry
    if entry.comparing or entry.rider_mentioned:
        return entry.quotes
    return tuple(replace(entry.quotes[0], with_cyber=with_cyber) for with_cyber in (True, False))


def headings(words: Wording) -> tuple[str, ...]:
    """What stands above the columns: what tells them apart, where there are several."""
    cases, say = columns(words), words.say
    if len(cases) == 1:
        return (say("paper.draft.value"),)
    if words.entry.comparing:
        return tuple(say("paper.column.type", contract_type=case.contract_type) for case in cases)
    return tuple(say("paper.with" if case.with_cyber else "paper.without") for case in cases)


def fields(words: Wording) -> tuple[Field, ...]:
    """Every field, in the order of the form; what the assistant cannot know is left blank."""
    say = words.say
    blank, cases = Value(say("paper.draft.blank"), blank=True), columns(words)

    def field(key: str, *values: Value) -> Field:
        return Field(key, say(f"paper.field.{key}"), values[:1] if len(set(values)) == 1 else values)

    return (
        *(field(key, blank) for key in _ABOVE),
        field("period", Value(say("paper.field.period.value", period_end=words.period_end))),
        field("option", *(Value(say(f"paper.field.option.{'with' if case.with_cyber else 'without'}")) for case in cases)),
        field("contract_type", *(Value(str(case.contract_type), case.contract_type) for case in cases)),
        field("rate", *(Value(words.yen(case.rate), case.rate) for case in cases)),
        field("population", *(Value(words.people, case.population) for case in cases)),
        field("exact", *(Value(words.exact(case.rate), case.rate * case.population) for case in cases)),
        field("premium", *(Value(words.yen(case.premium), case.premium) for case in cases)),
        *(field(key, blank) for key in _BELOW),
    )


def remarks(words: Wording) -> Iterator[str]:
    """What the draft is not, what to choose from, what to mind."""
    yield words.say("paper.draft.notice", role=words.role)
    yield words.say("paper.draft.notice.form_only")
    cases = columns(words)
    if len(cases) > 1:
        yield words.say("paper.draft.types" if words.entry.comparing else "paper.draft.option")
    yield from words.cautions()


def title(words: Wording) -> str:
    """The draft's title, with the form's name and number."""
    form = words.say("paper.form", form_number=words.knowledge.facts["form_number"].text.get(words.language))
    return words.say("paper.draft.title", form=form)
