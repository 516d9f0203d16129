"""Contract types by what they cover: "which have 2億円 for personal information?" Section 11."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot import citations, spoken
from bot.answers import columns
from bot.knowledge.model import ContractType, Knowledge
from bot.language import Language
from bot.numerals import read
from bot.reply import Reply
from bot.text import clean

Bound = Literal["exactly", "at_least", "above", "at_most", "below", "highest", "lowest", "none", "any"]

#: Limits in the table are millions; smaller numbers of a message are types or residents.
_SMALLEST_LIMIT = 1_000_000
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"以上|\bat least|>=|≥|\bor (more|higher|above|over)\b|\bnot less than|\bminimum|から上|\bupwards"),
    ("at_most", r"以下|以内|まで|\bat most|\bor (less|lower|below)\b|\bup to\b|\bno more than"),
    ("highest", r"(一番|もっとも|最も|いっちゃん|いちばん).{0,2}(高|たか|多|おお|大|手厚|上)|最高|最大|手厚い|高いほう|でかい|\bhighe(st|r)|\blargest|\bbig(gest)?\b|\bmax|\bbest|\btop\b|\bmost\b(?! of)"),
    ("lowest", r"(一番|もっとも|最も|いちばん).{0,2}(低|ひく|少|小さい額)|最低|最小|低いほう|\blowest|\bsmallest amount|\bleast\b"),
    ("above", r"より(多|高|上|大)|超|\babove|\bover\b|\bmore than|\bexceed|\bgreater than|>"),
    ("below", r"未満|より(少|低|下|小)|\bbelow|\bunder\b|\bless than|\blower than"),
)
_PARTS = re.compile(r"、|,(?!\d)|で、|かつ|\band\b|\bwith\b")
_HOLDS: dict[Bound, Callable[[int, int], bool]] = {
    "exactly": lambda value, limit: value == limit,
    "at_least": lambda value, limit: value >= limit,
    "above": lambda value, limit: value > limit,
    "at_most": lambda value, limit: value <= limit,
    "below": lambda value, limit: value < limit,
}
_COMPENSATION = re.compile(
    r"(?<![a-z])(iii|ii|i)\s?型|補償保険\D{0,4}([1-3])\s?型|(?:補償|comp(?:ensation)?)\D{0,20}?(?<![a-z])(iii|ii|i)(?![a-z])|(?<![a-z])(iii|ii|i) (?:for|comp)|(?:type|form|level|grade|class) (iii|ii|i)(?![a-z])"
)
_NONE = re.compile(r"補償保険.{0,6}(なし|無し|ない|付かない|付いて(い)?ない)|(no|without).{0,6}compensation")
_AS_PRINTED = {"1": "I型", "2": "II型", "3": "III型", "i": "I型", "ii": "II型", "iii": "III型"}


@dataclass(frozen=True)
class Wish:
    """A column of the table and what should stand in it. `value`: yen, or the kind of 補償保険; `any`: its figures are asked for."""

    column: str
    bound: Bound
    value: int | str | None

    def met_by(self, row: ContractType, rows: Sequence[ContractType]) -> bool:
        """Whether a contract type has it; the highest and the lowest are those among `rows`."""
        here = getattr(row, self.column)
        if self.bound in ("any", "none"):
            return self.bound == "any" or here is None
        if self.bound in ("highest", "lowest"):
            every = [getattr(other, self.column) for other in rows]
            return bool(here == (max(every) if self.bound == "highest" else min(every)))
        if self.column == "compensation":
            return bool(here == self.value)
        return _HOLDS[self.bound](here, int(self.value or 0))


def wishes(text: str, knowledge: Knowledge) -> tuple[Wish, ...]:
    """What a message wants of a contract type, column by column; empty where it names no column.

    Each column takes the amount that stands nearest to it; without an amount and without "highest" it is only asked about.
    >>> from bot.knowledge import load
    >>> wishes("個人情報が2億円以上の類型は？", load())
    (Wish(column='personal_information', bound='at_least', value=200000000),)
    """
    parts = [part for part in _PARTS.split(clean(text).lower()) if part.strip()]
    if len(parts) > 1 and all(len(_columns(part, knowledge)) == 1 for part in parts):
        return tuple(wish for part in parts for wish in _wishes(part, knowledge))
    return tuple(_wishes(clean(text).lower(), knowledge))


def _wishes(said: str, knowledge: Knowledge) -> Iterator[Wish]:
    amounts = [(reading.start, int(reading.value)) for reading in read(said).readings if reading.value >= _SMALLEST_LIMIT]
    bound: Bound | None = next((bound for bound, words in _BOUNDS if re.search(words, said)), None)
    for place, column in _columns(said, knowledge):
        if column == "compensation":
            yield _of_compensation(said)
            continue
        nearest = min(amounts, key=lambda amount: abs(amount[0] - place), default=None)
        extreme = bound in ("highest", "lowest")
        if extreme or nearest is None:
            yield Wish(column, bound if bound and extreme else "any", None)
        else:
            yield Wish(column, bound or "exactly", nearest[1])
            if len(amounts) > 1:
                amounts.remove(nearest)


def _columns(said: str, knowledge: Knowledge) -> list[tuple[int, str]]:
    """The columns that a message names, in order, each at its first word; a narrower name hides a wider one in the same place."""
    found: dict[str, tuple[int, int]] = {}
    for column, words in knowledge.column_words.items():
        hits = [match.span() for word in words for match in [re.search(word, said)] if match]
        free = [span for span in hits if not any(span[0] < end and start < span[1] for start, end in found.values())]
        if free:
            found[column] = min(free)
    return sorted((start, column) for column, (start, _) in found.items())


def _of_compensation(said: str) -> Wish:
    kind = _COMPENSATION.search(said)
    if _NONE.search(said):
        return Wish("compensation", "none", None)
    if kind:
        return Wish("compensation", "exactly", _AS_PRINTED[next(filter(None, kind.groups())).lower()])
    return Wish("compensation", "any", None)


def found_types(asked: Sequence[Wish], knowledge: Knowledge) -> list[ContractType]:
    """The contract types that have all that was asked for; "the highest" is looked for among those that have the rest."""
    found = list(knowledge.contract_types.values())
    for wish in sorted(asked, key=lambda wish: wish.bound in ("highest", "lowest")):
        found = [row for row in found if wish.met_by(row, found)]
    return found


def filter_reply(asked: Sequence[Wish], language: Language, knowledge: Knowledge) -> Reply:
    """The contract types that have all that was asked for, each with its figures; the figures of all types where none has."""
    phrases = knowledge.phrases
    found = found_types(asked, knowledge)
    only_asked = all(wish.bound == "any" for wish in asked)
    lead = phrases["filter.lead." + ("any" if only_asked else "found" if found else "none")].get(language).format(
        wishes=phrases["filter.separator"].get(language).join(_said(wish, language, knowledge) for wish in asked),
        types=phrases["compare.types.separator"].get(language).join(str(row.id) for row in found),
    )
    lines = [_line(row, asked, language, knowledge) for row in found or knowledge.contract_types.values()]
    cite = (knowledge.contract_types_cite,)
    text = "\n\n".join([lead, "\n".join(lines), citations.render(cite, language, knowledge)])
    return Reply(text, _payload([row.id for row in found], cite, language, knowledge))


def _said(wish: Wish, language: Language, knowledge: Knowledge) -> str:
    amount = spoken.yen(wish.value, language) if isinstance(wish.value, int) else wish.value or ""
    return knowledge.phrases[f"filter.bound.{wish.bound}"].get(language).format(column=knowledge.columns[wish.column].get(language), amount=amount)


def _line(row: ContractType, asked: Sequence[Wish], language: Language, knowledge: Knowledge) -> str:
    shown = columns(row, language, knowledge)
    figures = (f"{knowledge.columns[wish.column].get(language)} {shown[wish.column]}" for wish in asked)
    return knowledge.phrases["filter.row"].get(language).format(
        contract_type=row.id, figures=knowledge.phrases["filter.separator"].get(language).join(figures),
    )


def _payload(found: list[int], cite: Any, language: Language, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "type": "answer", "entry": "contract_types", "contract_types": found, "language": language,
        "sources": citations.to_payload(cite, knowledge),
    }
