"""Reads numbers in Japanese and English free text: 10,866, １万８６６, 一万八百六十六, いちまん, ⑨, 8k, twelve thousand.

What a number counts (contract type, residents, yen) is told by `bot.mentions`. Imports neither Rasa nor knowledge/.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.folding import Folded, fold
from bot.kana_numerals import find_kana
from bot.labelled_numerals import find_labelled

_KANJI_DIGITS = {sign: value for value, signs in enumerate(("〇零○", "一壱壹", "二弐貳", "三参參", "四", "五伍", "六", "七", "八", "九")) for sign in signs}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "hundred": 100}
_BIG_UNITS = {
    "万": 10**4, "萬": 10**4, "まん": 10**4, "億": 10**8, "おく": 10**8, "兆": 10**12,
    "thousand": 10**3, "million": 10**6, "mil": 10**6, "billion": 10**9,
}
_TENS = {word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)} | {"fourty": 40}
_ONES = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
}
_SUFFIXES = {"k": 10**3, "m": 10**6}
_ARTICLES = {"a": Decimal(1), "half a": Decimal("0.5")}
_WORDS = "|".join(sorted([*_TENS, *_ONES, "hundred", "thousand", "million", "mil", "billion"], key=len, reverse=True))
#: What counts people, and so lets blanks and 、 group digits: "10 866人", "10, 866 residents".
PERSONS = r"(?:人(?!口|ひとり|一人)|名(?!簿)|にん|residents?|people|ppl|inhab(?:itants?)?|citizens?|persons?)"

_TOKEN = re.compile(
    rf"""
    (?P<arabic>
        (?:(?<![a-z0-9])|(?<=type)|(?<=types)|(?<=plan)|(?<=no)|(?<=jpy)|(?<=[ ,./(]t))(?<![0-9]\.)
        (?:
            (?P<grouped>[1-9]\d{{0,2}}(?:(?:,\ ?|[、.'\ ])\d{{3}})+(?=\s?{PERSONS}))  # grouped by other signs than the plain comma
          | \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?
          | \d+,0\d+(?![\d,])                                       # a comma in the wrong place: 1,0866
          | \d+(?:\.\d+)?
        )
        (?!\.?\d)
        (?:[km](?![a-z0-9])|(?![a-z])|(?=(?:{_WORDS}|residents?|people|ppl|inhab(?:itants?)?|persons?|yen|jpy|types?|and|pop|ish|th|st|nd|rd)(?![a-z])))
    )
  | (?P<digits>[〇零一壱壹二弐貳三参參四五伍六七八九][〇零○一壱壹二弐貳三参參四五伍六七八九]*)
  | (?P<unit>[十拾百佰千仟万萬億兆]|(?<=\d)(?:まん|おく))
  | (?P<circled>[①-⑳])
  | (?P<word>(?<![a-z])(?:{_WORDS}|(?:half[ ])?a(?=[ ](?:hundred|thousand|million)))(?![a-z]))
    """,
    re.VERBOSE,
)
_AND = re.compile(r" and ")
_COMMA = re.compile(r", (?=[a-z]+ hundred|[a-z]+(?:-[a-z]+)? thousand)")
_SPACE = re.compile(r"[ -]")
_MAN_SPACE = re.compile(r"(?<=[万萬億]) (?=\d{1,4}\s?(?:人|名|$))")
#: Digits that are no quantities: telephone and postal numbers, dates, times, addresses of the net.
_NO_QUANTITY = re.compile(r"\d{2,4}-\d{2,4}-\d{3,4}|〒\s?\d{3}-\d{4}|\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}:\d{2}(?!\d)|https?://\S+")
#: In front of 十, 百 and 千 these make "several": 数千人 is no number.
_SEVERAL = ("数", "何", "幾")
_PEOPLE = re.compile(rf"\s?{PERSONS}")
_MINUS = re.compile(r"(?:(?<![0-9a-z一二三四五六七八九十百千万億人名])(?<!たいぷ)-|まいなす\s?|(?<![a-z])(?:minus|negative) )$")
_LABEL = re.compile(r"(?:類型|類形|類系|たいぷ|ぷらん|(?<![a-z])(?:types?|plans?))[はがを:=の ]*$")

_ABOUT = (
    r"(?:約|およそ|おおよそ|凡そ|おおむね|概ね|だいたい|大体|ほぼ|ざっと|推定|(?<![0-9①-⑳一二三四五六七八九十百千万億人名円])~|"
    r"(?<![a-z])(?:(?<!what )(?<!how )about|around|roughly|approximately|approx\.?|circa|ca\.|some|nearly|almost|over|under|(?:more|less|fewer) than))"
)
_ABOUT_BEFORE = re.compile(_ABOUT + r"\s*$")
_ABOUT_AFTER = re.compile(
    rf"\s*{PERSONS}?\s*(?:くらい|ぐらい|ほど|程度?|前後|弱|強(?!い)|余り?|あまり|ちょっと|ちょい|そこそこ|超|近く|規模|台(?!帳)|内外|見当|"
    r"を(?:少し|ちょっと)?(?:超|切|下回|上回)|(?<=[人名万千])位|or so|ish(?![a-z])|-ish|\+|give or take|approximately|approx)"
)

_COUNTED = re.compile(rf"\s?(?:{PERSONS}|円|件|類型|型|番|個|つ|台|回|歳|才|年|月|日|世帯|割|%|yen)")


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text: `text` is `original[start:end]`, with a minus sign but without what it counts."""

    value: Decimal
    start: int
    end: int
    text: str
    approximate: bool = False
    negative: bool = False


@dataclass(frozen=True)
class Reading:
    """A number in a folded text. `weak` ones (一, one, kana) are numbers only where the words around them say so."""

    value: Decimal
    start: int
    end: int
    weak: bool = False
    circled: bool = False


@dataclass(frozen=True)
class Document:
    """A folded text with every number read in it."""

    folded: Folded
    readings: tuple[Reading, ...]

    @property
    def text(self) -> str:
        return self.folded.text

    def before(self, reading: Reading, reach: int = 40) -> str:
        """The words in front of a number, so far as they can matter."""
        return self.text[max(0, reading.start - reach): reading.start]

    def after(self, reading: Reading, reach: int = 40) -> str:
        """The words behind a number, so far as they can matter."""
        return self.text[reading.end: reading.end + reach]

    def approximate(self, reading: Reading) -> bool:
        """Whether the words around call the number a rough one (約, くらい, about)."""
        return bool(_ABOUT_BEFORE.search(self.before(reading)) or _ABOUT_AFTER.match(self.after(reading)))


def find_numbers(text: str) -> list[Number]:
    """Every number of a text in order, with its place in the text as given.

    >>> [(number.value, number.text) for number in find_numbers("類型９、人口は約１万８６６人")]
    [(Decimal('9'), '９'), (Decimal('10866'), '１万８６６')]
    """
    document = read(text)
    return [as_number(document, reading) for reading in document.readings if not reading.weak or _is_counted(document, reading)]


def as_number(document: Document, reading: Reading) -> Number:
    """A reading with its place in the text as typed."""
    start, end = document.folded.span(reading.start, reading.end)
    return Number(
        reading.value, start, end, document.folded.original[start:end], document.approximate(reading), reading.value.is_signed()
    )


@lru_cache(maxsize=256)
def read(text: str) -> Document:
    """The folded text with all its readings, weak ones too; several readers share the work."""
    folded = fold(text)
    quantities = _NO_QUANTITY.sub(lambda match: "\0" * len(match.group()), folded.text)
    others = (Reading(value, start, end, weak) for value, start, end, weak in (*find_kana(quantities), *find_labelled(quantities)))
    readings = [*_readings(quantities), *others]
    return Document(folded, tuple(sorted(readings, key=lambda reading: reading.start)))


def _is_counted(document: Document, reading: Reading) -> bool:
    if reading.end - reading.start == len(document.text.strip()):
        return True
    return bool(_COUNTED.match(document.after(reading)) or document.before(reading).endswith("第"))


def _readings(text: str) -> Iterator[Reading]:
    position = 0
    while first := _TOKEN.search(text, position):
        start, position = first.start(), first.end()
        if first["circled"]:
            yield Reading(Decimal(ord(first["circled"]) - ord("①") + 1), start, position, circled=True)
            continue
        if first["unit"] and text[max(0, start - 1): start] in _SEVERAL:
            continue
        total = _Sum()
        if not total.add(first, _first_of_group(text, first)):
            continue
        end = start + len(total.sign)
        while (following := _next(text, end, total)) and total.add(following):
            end = following.end()
        position = end
        weak = text[start:end] == "one" or (end - start == 1 and not first["arabic"])
        minus = _MINUS.search(text, max(0, start - 10), start)
        yield Reading(-total.value() if minus else total.value(), minus.start() if minus else start, end, weak)


def _first_of_group(text: str, token: re.Match[str]) -> str:
    """The token's text; behind 類型 a comma parts two numbers where people follow ("類型9,866人"), so only the first counts."""
    group = re.match(r"\d+(?=[,.、' ])", token.group())
    label = _LABEL.search(text, max(0, token.start() - 20), token.start())
    return group.group() if group and label and _PEOPLE.match(text, token.end()) else token.group()


def _next(text: str, position: int, total: _Sum) -> re.Match[str] | None:
    """The token that may continue a number: next to it in Japanese, across a blank, hyphen or "and" in English."""
    token = _TOKEN.match(text, position)
    if token:
        return None if token["circled"] or (token["arabic"] and not total.closed) else token
    if total.closed and not total.english:
        joint = _MAN_SPACE.match(text, position)
        return _TOKEN.match(text, joint.end()) if joint else None
    for pattern in (_SPACE, _AND, _COMMA) if total.closed else (_SPACE,):
        joint = pattern.match(text, position)
        token = _TOKEN.match(text, joint.end()) if joint else None
        if token and (token["word"] or (token["arabic"] and total.closed and pattern is _SPACE)):
            return token
    return None


class _Sum:
    """Adds up the parts of one number: (section + current) x big unit + ..."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.current: Decimal | None = None
        self.small_ceiling = self.big_ceiling = Decimal("Infinity")
        self.sign = ""  # the last part
        self.english = False  # it was an English word
        self.closed = False  # it was a unit

    def add(self, token: re.Match[str], sign: str | None = None) -> bool:
        """Take one more part; False where it cannot belong to the same number."""
        sign = sign or token.group()
        word = bool(token["word"])
        if sign in _SMALL_UNITS:
            taken = self._small(Decimal(_SMALL_UNITS[sign]), word)
        elif sign in _BIG_UNITS:
            taken = self._big(Decimal(_BIG_UNITS[sign]))
        else:
            taken = self._number(_value(token, sign), sign)
        if taken:
            self.sign, self.english = sign, word
            self.closed = sign in _SMALL_UNITS or sign in _BIG_UNITS
        return taken

    def _number(self, value: Decimal, sign: str) -> bool:
        if self.current is not None:
            if not (self.sign in _TENS and sign in _ONES and 0 < value < 10):
                return False
            self.current += value
            return True
        if value >= min(self.small_ceiling, self.big_ceiling):
            return False
        self.current = value
        return True

    def _small(self, unit: Decimal, word: bool) -> bool:
        if unit >= self.small_ceiling or self.current == 0 or (word and self.current is None):
            return False
        self.section += (Decimal(1) if self.current is None else self.current) * unit
        self.current, self.small_ceiling = None, unit
        return True

    def _big(self, unit: Decimal) -> bool:
        if unit >= self.big_ceiling or (self.current is None and not self.section):
            return False
        self.total += (self.section + (self.current or 0)) * unit
        self.section, self.current = Decimal(0), None
        self.small_ceiling, self.big_ceiling = Decimal("Infinity"), unit
        return True

    def value(self) -> Decimal:
        """The number so far, without a needless fraction (1.2万 is 12000)."""
        value = self.total + self.section + (self.current or 0)
        return value.quantize(Decimal(1)) if value == value.to_integral_value() and value < 10**20 else value


def _value(token: re.Match[str], sign: str) -> Decimal:
    if token["arabic"]:
        digits = re.sub(r"[,、' km]", "", sign)
        if token["grouped"]:
            digits = digits.replace(".", "")
        return Decimal(digits) * _SUFFIXES.get(sign[-1], 1)
    if token["digits"]:
        return Decimal("".join(str(_KANJI_DIGITS[digit]) for digit in sign))
    return _ARTICLES.get(sign) or Decimal(_TENS.get(sign, _ONES.get(sign, 0)))
