"""Contract types (契約類型) named in free text: 類型9, 第九類型, ⑨, タイプ9, "types 3 and 5", 類型1～3.

The compensation insurance's I型, II型, III型 are columns of the table, not contract types, and are never returned.
"""
from __future__ import annotations

import re
from decimal import Decimal

from bot.mentions import bare_answer, population
from bot.mentions.mention import Mention, mention
from bot.numerals import PERSONS, Document, Reading

#: 類型 as typed, with the usual slips of conversion (類形, 類系, 累計) and in kana; folded text.
_NOUN = r"(?:契約|加入)?(?:類型|類形|類系|類計|累型|累計|るいけい|契約型|契約番号|たいぷ|ぷらん|こーす|なんばー)"
_ENGLISH_NOUN = r"(?<![a-z])(?:contract |plan |policy )?(?:types?|plans?|class|category|tier)"
_LEFT = re.compile(
    rf"(?:{_NOUN}(?:の)?(?:番号|なんばー)?(?:no\.?)?(?:その)?(?:[はがをもの:=#、,\s(（「『第]|って|として|だけ|やっぱり?|たしか|確か|たぶん|多分)*"
    rf"|(?<!保険の)(?<![a-z])型(?:は|が|:|=)(?:たしか|確か|たぶん|多分|\s)*|(?<![a-z])t-?"
    rf"|{_ENGLISH_NOUN}(?: ?(?:no\.?|number|nr\.?))?(?:[\s:=#(\"'-]|(?<![a-z])(?:is|are|to|be|should|would|will|now)(?![a-z]))*)$"
)
_RIGHT = re.compile(rf"\s*(?:番目?|号)?\s*の?\s*{_NOUN}|\s*(?:st|nd|rd|th)?[\s-]*(?:contract |plan )?type(?![a-z])")
_RIGHT_KATA = re.compile(r"\s*(?:番の)?型(?!式|番|月|車|糖尿|肝炎|てれび|もにた|いんち|うい|いんふる)")
#: In "人口 12000 類型 7" the noun belongs to the number behind it.
_OWN_NUMBER = re.compile(r"[はがを:=の\s]*[0-9①-⑳一二三四五六七八九十]")
_COMPENSATION = re.compile(r"補償保険(?:[のはが、:\s]|部分)*$")
#: "10類型を比較" speaks of ten types, not of type 10.
_COUNT_BEFORE = re.compile(r"(?:から|全部で|どの|全|計|all|any|which|what|各)\s*$")
_EVERY = re.compile(r"(?:全|各|全ての|すべての|どの|他の|ほかの|all|every|each) ?$")
_COUNT_AFTER = re.compile(r"(?:すべて|全て|全部|を?比較|の比較|の違い|とも|ある|あり|の中|のうち|の一覧|を?一覧|[をに]並べ|から選|types?(?![a-z]))")

_UNIT = re.compile(
    rf"\s?(?:{PERSONS}|円|件|年|月(?!で)|日|世帯|種|個|つ|段階|通り|ぱたーん|社|%|割|回|台|歳|才|覧|"
    r"(?:yen|jpy|records?|types|years?|months?|days?|percent|questions?|diabetes|k)(?![a-z]))"
)
#: What may stand behind a number that has only its place in a list, or a weak spelling (一, one), to tell what it is.
_FREE = re.compile(
    r"\s*(?:$|[^a-z0-9\u4e00-\u9fff\s]|番|号|型|類型|契約|人口|住民|特約|込|付|町|村|比較|"
    r"(?:and|or|vs|versus|to|with|without|for|if|please|at|then|instead|rather|not|but|compared|through|cost|which|is|are|in)(?![a-z]))"
)
_SEP = r"(?:と|や|・|でも|/|、|,|&|\+|か|対|とか|および|及び|または|又は|もしくは|それと|vs\.?|versus|,? ?and|,? ?or|against|compared (?:to|with))"
_LINK = re.compile(rf"\s?(?:番|型|類型|たいぷ)?\s?{_SEP}\s?(?:{_NOUN}|types?|第)?\s?")
_RANGE = re.compile(rf"\s?(?:番|型|類型)?\s?(?P<sign>~|-|ー|から|to|through|thru|ないし|乃至)\s?(?:{_NOUN}|type|第)?\s?")
_SWAP = re.compile(
    rf"\s?(?:番|型|類型)?\s?(?:(?:で(?:は)?|じゃ)(?:なく(?:て)?|ない)|をやめ(?:て)?|はやめ(?:て)?)[、,でに\s]*(?:やっぱり?|やはり)?\s?(?:{_NOUN}|第)?\s?"
    r"|,? (?:but|not|instead of|rather than) (?:type )?"
)
_NOT_BEFORE = re.compile(r"(?<![a-z])(?:not|instead of|rather than|except|excluding|other than) (?:contract )?(?:types? |plan )?$")
_NOT_AFTER = re.compile(r"\s?(?:番|型|類型)?\s?(?:じゃな(?!いと|きゃ|くても)|では(?:な(?!いと)|あり)|でな(?:く|い(?!と))|[をは]やめ|以外|を?除|[をは]外)")
_MOVE = re.compile(r"(?<![a-z])(?:from|chang|switch|mov|upgrad|downgrad|instead)|変え|変更|切り?替|移|上げ|下げ|乗り換え")
_UNTIL = re.compile(r"\s?(?:番|型|類型)?\s?(?:まで|の間|の範囲)")

#: ① to ④ alone are contract types only where the talk is of a price (they also mark trigger events), and never behind these.
_CIRCLED_ELSEWHERE = re.compile(r"(?:事由|とりがー|補償内容|項目|せくしょん|章|[0-9]|注|条|triggers?|section|events?)\s*$")
_CIRCLED_TOPIC = re.compile(r"[のは:、\s]*(?:情報漏|さいばー攻撃|でじたる|it|不正あくせす|の?対象事由)")
_PRICE = re.compile(r"いくら|幾ら|なんぼ|保険料|分担金|掛け?金|見積|試算|人口|住民数|料率|premium|quote|how much|population")

_LAST_TRIGGER = 4
_LARGEST_IN_LIST = 99
_LONGEST_RANGE = 20


def find(document: Document) -> list[Mention]:
    """The contract types a text names, in order; a range gives each of its members with the same span."""
    return _with_ranges(document, _chosen(document))


def _chosen(document: Document) -> dict[int, bool]:
    """Indices of the readings that are contract types, and whether each is negated."""
    readings = document.readings
    labelled = {index: _labelled(document, reading) for index, reading in enumerate(readings)}
    sides = ("left", "right") if {"left", "right"} & set(labelled.values()) else ("circled",)
    chosen = {index for index, side in labelled.items() if side in sides}
    for index in range(1, len(readings)):
        if index - 1 in chosen and index not in chosen and _linked(document, index - 1) and _fits_list(document, readings[index]):
            chosen.add(index)
    for index in reversed(range(len(readings) - 1)):
        follows_right = index + 1 in chosen and index not in chosen and labelled[index + 1] == "right"
        if follows_right and _linked(document, index) and readings[index].value <= _LARGEST_IN_LIST and not readings[index].weak:
            chosen.add(index)
            labelled[index] = "right"
    return {index: _negated(document, index) for index in sorted(chosen)}


def _labelled(document: Document, reading: Reading) -> str:
    """"left" or "right" where the noun stands on that side, "circled" for ⑨ by itself, otherwise nothing."""
    before, after = document.before(reading), document.after(reading)
    label = _LEFT.search(before)
    if label and not (reading.value > _LARGEST_IN_LIST and _EVERY.search(before[: label.start()])) and not _UNIT.match(after) and (not reading.weak or _FREE.match(after)):
        return "left"
    noun = _RIGHT.match(after)
    noun = noun if noun and not _OWN_NUMBER.match(after, noun.end()) else None
    small = reading.value == int(reading.value) and (reading.value <= _LARGEST_IN_LIST or (noun and "の" not in noun.group()))
    if (noun and small and document.text[reading.start: reading.end] != "one") or _is_kata(reading, before, after):
        return "" if _is_count(before, after) else "right"
    if reading.circled and not _CIRCLED_ELSEWHERE.search(before) and not _CIRCLED_TOPIC.match(after):
        priced = _PRICE.search(document.text) or population.find(document) or bare_answer.find(document.folded.original)
        return "circled" if reading.value > _LAST_TRIGGER or priced else ""
    return ""


def _is_kata(reading: Reading, before: str, after: str) -> bool:
    """9型: a contract type, but not 補償保険の2型."""
    return bool(_RIGHT_KATA.match(after)) and reading.value <= _LARGEST_IN_LIST and not _COMPENSATION.search(before)


def _is_count(before: str, after: str) -> bool:
    noun = _RIGHT.match(after) or _RIGHT_KATA.match(after)
    return bool(_COUNT_BEFORE.search(before) or (noun and _COUNT_AFTER.match(after[noun.end():])))


def _between(document: Document, index: int) -> str:
    first, second = document.readings[index: index + 2]
    return document.text[first.end: second.start]


def _linked(document: Document, index: int) -> bool:
    words = _between(document, index)
    if not words:
        return all(reading.circled for reading in document.readings[index: index + 2])
    return bool(words == " " or _LINK.fullmatch(words) or _RANGE.fullmatch(words) or _SWAP.fullmatch(words))


def _fits_list(document: Document, reading: Reading) -> bool:
    after = document.after(reading)
    return reading.value <= _LARGEST_IN_LIST and not _UNIT.match(after) and bool(_FREE.match(after))


def _negated(document: Document, index: int) -> bool:
    reading = document.readings[index]
    return bool(_NOT_BEFORE.search(document.before(reading)) or _NOT_AFTER.match(document.after(reading)))


def _with_ranges(document: Document, chosen: dict[int, bool]) -> list[Mention]:
    found: list[Mention] = []
    for index, negated in chosen.items():
        reading = document.readings[index]
        found.append(mention(document, reading, negated=negated))
        if index + 1 in chosen and _is_range(document, index):
            first, last = sorted((reading.value, document.readings[index + 1].value))
            found.extend(
                mention(document, reading, negated=negated, value=Decimal(value)) for value in range(int(first) + 1, int(last))
            )
    return found


def _is_range(document: Document, index: int) -> bool:
    """類型1～3 and "types 1 to 3" are ranges; "from type 3 to 7" and 3から7に変更 name two types."""
    first, second = document.readings[index: index + 2]
    link = _RANGE.fullmatch(_between(document, index))
    if not link or abs(second.value - first.value) > _LONGEST_RANGE or any(r.value != int(r.value) for r in (first, second)):
        return False
    if link["sign"] == "から":
        return bool(_UNTIL.match(document.after(second)))
    return not _MOVE.search(document.text)
