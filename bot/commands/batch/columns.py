"""Which column of the table holds what, told by its heading in Japanese or English, in any order."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.refusal import FileError, shown
from bot.knowledge.model import Knowledge
from bot.language import Language
from bot.text import clean

#: Headings as municipalities write them; without blanks, underscores and what stands in brackets (人口（人）).
_HEADINGS = {
    "name": "町村名 市町村名 自治体名 自治体 団体名 町村 市町村 名称 name town municipality municipalityname townname",
    "type": "契約類型 類型 加入類型 契約類型番号 type contracttype",
    "population": "人口 住民数 総人口 住民人口 population residents",
    "rider": "サイバー特約 特約 サイバー サイバー保険特約 サイバー特約の有無 特約の有無 rider cyberrider cyber withcyber",
    "prefecture": "都道府県 都道府県名 県 県名 prefecture",
}
_MEANING = {heading: meaning for meaning, headings in _HEADINGS.items() for heading in headings.split()}
_REQUIRED = ("name", "type", "population")
_ASIDE = re.compile(r"\(.*?\)|[\s_-]")
#: What is added behind the columns of the table.
RESULTS = ("rate", "premium", "premium_without_cyber", "cyber_share")


@dataclass(frozen=True)
class Columns:
    """Places of the columns that are read, counted from 0; without a rider column the rider counts as not mentioned."""

    headings: tuple[str, ...]
    name: int
    type: int
    population: int
    rider: int | None
    prefecture: int | None


def meanings(headings: Sequence[str]) -> list[str | None]:
    """What each heading announces, or None where the column is only carried along.

    >>> meanings(["備考", "人口（人）", "Contract type"])
    [None, 'population', 'type']
    """
    return [_MEANING.get(_ASIDE.sub("", clean(heading)).lower()) for heading in headings]


def find_columns(headings: Sequence[str], language: Language, knowledge: Knowledge) -> Columns:
    """The columns of a table by its headings.

    Raises FileError: one is missing, two mean the same, or the result would bear a heading twice.
    """
    found = meanings(headings)
    missing = [meaning for meaning in _REQUIRED if meaning not in found]
    if missing:
        names = [knowledge.phrases[f"batch.column.{meaning}"].get(language) for meaning in missing]
        raise FileError("columns_missing", missing=_listed(names), found=_listed(headings))
    same = [heading for heading, meaning in zip(headings, found, strict=True) if meaning and found.count(meaning) > 1]
    if same:
        raise FileError("columns_double", headings=_listed(same))
    both = Counter(clean(heading) for heading in (*headings, *result_headings(language, knowledge)))
    twice = [heading for heading, count in both.items() if heading and count > 1]
    if twice:
        raise FileError("columns_double", headings=_listed(twice))
    place = {meaning: index for index, meaning in enumerate(found) if meaning}
    return Columns(tuple(headings), place["name"], place["type"], place["population"], place.get("rider"), place.get("prefecture"))


def result_headings(language: Language, knowledge: Knowledge) -> list[str]:
    """The headings of the columns that are added."""
    return [knowledge.phrases[f"batch.result.{name}"].get(language) for name in RESULTS]


def _listed(headings: Sequence[str]) -> str:
    return " / ".join(shown(heading) for heading in headings[:20])
