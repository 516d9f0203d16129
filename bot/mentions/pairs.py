"""Contract type and population told apart when one of the two goes without its noun: 類型9、10866 / 10,866人で9だと."""
from __future__ import annotations

import re

from bot.mentions import amount, contract_type, population
from bot.mentions.mention import Mention, mention
from bot.numerals import Document, Reading

_ALONE_AFTER = re.compile(
    r"\s?(?:$|[、。,.!?)」/]|で|です|だと|なら|の場合|と|の(?:違い|差|比較)|を|番(?![目号地組街台])|に(?:すると|したら)|くらい|ぐらい|ほど|程度|特約|さいばー|込|"
    r",? ?(?:with|without|and|or|vs|at|for|please|how)(?![a-z])|\s(?=[^a-z]|type|$))"
)
_ALONE_BEFORE = re.compile(
    r"(?:^|[\s、。,(「/:は]|で|と|の|けど|とりあえず|やっぱり?|まあ|今は?|(?<![a-z])(?:and|or|vs|for|with|is|are|have|about|around|compare|between))\s?(?:約|およそ|だいたい)?$"
)
#: 十番で is a choice, 一番安い is not.
_NUMBERED = re.compile(r"番(?:$|[、。,.\s?!]|で|と|だ|なら|やと|やったら|に(?:戻|し|変|替|切)|だけ|も[、。?!]|も$)")
_COMPARED = re.compile(r"比較|比べ|違い|差|どちら|どっち|安い|高い|compar|differ|which|cheaper|better|(?<![a-z])vs")
_TOPIC = re.compile(r"人口|住民数|類型|population")
_AMOUNT_BEFORE = re.compile(r"(?:額|限度|上限|保険料|分担金|率|掛け?金|予算|limit|amount|premium|cost)(?:は|が|って|の|を|も| is| of)?\s?$")
_POPULATIONS = range(100, 14_000_001)
_TYPES = range(1, 11)
_ADDS = re.compile(r"足し|足す|加え|追加|も(?:入れ|並べ|比べ|一緒)|(?<![a-z])(?:add|as well|too|also)(?![a-z])")
_SHORT = 40
#: ① to ④ mark the trigger events, too.
_MARKED = re.compile("[①-⑳]")


def contract_types(document: Document) -> list[Mention]:
    """Those named as such; otherwise the small numbers that stand beside a population: one, or several to compare."""
    named = contract_type.find(document)
    if named:
        return named
    people = population.find(document)
    others = _others(document, people)
    if not people:
        if _are_compared(document, others):
            return [mention(document, other) for other in others]
        if _is_pair(document, others):
            return [mention(document, others[0])]
        return [mention(document, document.readings[0])] if _is_choice(document) else []
    if others and all(other.value in _TYPES for other in others) and (len(others) == 1 or _COMPARED.search(document.text)):
        return [mention(document, other) for other in others]
    return []


def populations(document: Document) -> list[Mention]:
    """Those named as such; otherwise the one large number beside a contract type, or behind a mention of the population."""
    named = population.find(document)
    if named:
        return named
    kinds = contract_type.find(document)
    others = _others(document, kinds)
    if _is_pair(document, others) and not kinds:
        return [mention(document, others[1])]
    if (kinds or _TOPIC.search(document.text)) and len(others) == 1 and others[0].value in _POPULATIONS:
        return [mention(document, others[0])]
    return []


def added(document: Document) -> list[Mention]:
    """The contract types, or small numbers, of a message that adds them: "7も足して", "add type 3 as well"."""
    if not _ADDS.search(document.text):
        return []
    named = contract_type.find(document)
    return named or [mention(document, reading) for reading in document.readings if reading.value in _TYPES and not reading.weak]


def compares(document: Document) -> bool:
    """Whether a text has a word for comparing."""
    return bool(_COMPARED.search(document.text))


def _are_compared(document: Document, others: list[Reading]) -> bool:
    """Small numbers and a word for comparing them, and little else: "3と4の違いは？"."""
    all_types = len(others) > 1 and len(others) == len(document.readings) and all(other.value in _TYPES for other in others)
    return all_types and len(document.text) <= _SHORT and not _MARKED.search(document.text) and bool(_COMPARED.search(document.text))


def _is_choice(document: Document) -> bool:
    """One number from 1 to 10 of a short message, chosen as a number: "高いな。4番に戻して"."""
    told = document.readings
    return len(told) == 1 and told[0].value in _TYPES and len(document.text) <= _SHORT and bool(_NUMBERED.match(document.after(told[0])))


def _is_pair(document: Document, others: list[Reading]) -> bool:
    """Two numbers and little else, a type and a population by their size: "9 10866 特約あり"."""
    if len(others) != 2 or len(document.readings) != 2 or len(document.text) > _SHORT:
        return False
    return others[0].value in _TYPES and others[1].value in _POPULATIONS


def _others(document: Document, claimed: list[Mention]) -> list[Reading]:
    """The readings that nothing else has claimed and that stand by themselves."""
    taken = {(item.start, item.end) for item in (*claimed, *amount.find(document))}
    return [
        reading
        for reading in document.readings
        if (not reading.weak or _NUMBERED.match(document.after(reading)))
        and document.folded.span(reading.start, reading.end) not in taken
        and _ALONE_AFTER.match(document.after(reading))
        and _ALONE_BEFORE.search(document.before(reading))
        and not _AMOUNT_BEFORE.search(document.before(reading))
    ]
