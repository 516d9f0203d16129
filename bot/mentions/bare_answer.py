"""A message that is essentially only a number, as given when one was asked for: "9", "９で", "10866です", "eleven"."""
from __future__ import annotations

import re

from bot.kana_numerals import kana_value
from bot.numerals import Document, Number, as_number, read

_MARKS = r"[\s、。,.!?…「」()\"':-]+"
_LEADS = re.compile(
    rf"{_MARKS}|えーっと|えっと|ええと|えー|あの|あっ|あ|まあ|とりあえず|もし|仮に|いや|違った|違う|ちがう|ごめんなさい|ごめん|では|じゃあ|じゃ|んじゃ|ほんなら|ほな|それなら|そしたら|人口は|変わらず|やっぱり|やっぱ|やはり|たぶん|多分|確か|たしか|約|およそ|だいたい|大体|"
    r"すみません|すいません|失礼しました|失礼|間違えました|間違い|訂正します|訂正|正しくは|はい|ああ|うん|うちは|うち|番号は|no\.|(?:um|uh|well|ok|okay|yes|yeah|then|if it (?:were|was)|if we (?:were|had|grew to|shrank to|fell to)|now|on|back to|actually|sorry|it's|its|it is|it was|that's|that is|i think|i said|it would be|just|only|no(?=[, ])|"
    r"we have|make it|make that|let's say|say|what about|how about|and|about|around|roughly|number|maybe|probably|the answer is|try|i meant|i mean|(?:that|it) should (?:have been|be|read)|correction|my mistake|oops)(?![a-z])"
)
_TAILS = re.compile(
    rf"{_MARKS}|番目|番|でお願いします|でお願い致します|でおねがいします|でお願い|お願いします|お願い|だといくら|ならいくら|ですかね|でしょうか|でしょう|"
    r"でした|です|ですね|になります|になる|に変更して|に変更|に変えて|に替えて|に戻して|に戻す|に戻したら|へ戻して|にして|にすると|にしたら|にした|だけ|もう一度|もう一回|ちょうど|やったら|やと|やけど|だけど|失礼しました|失礼|すみません|だったら|だった|だと|なら|の場合は|の場合|だったら|で計算して|で|だ|かな|と思います|と思う|"
    r"くらい|ぐらい|ほど|程度|ください|下さい|ね|よ|か|(?:please|then|thanks|i think|or so|exactly|instead|again|alone|only|th|st|nd|rd)(?![a-z])"
)


def find(text: str) -> Number | None:
    """The number a message consists of, fillers and politeness aside, or None."""
    document = read(text)
    told = [reading for reading in document.readings if not reading.weak] or document.readings  # もう一度 counts nothing
    if len(told) == 1:
        return as_number(document, told[0]) if is_alone(document, told[0].start, told[0].end) else None
    return None if told else _kana(document)


def is_alone(document: Document, start: int, end: int) -> bool:
    """Whether nothing but fillers and politeness stands around a span of the folded text."""
    return _only(_LEADS, document.text[:start]) and _only(_TAILS, document.text[end:])


def _only(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text is made up of nothing but what the pattern matches."""
    position = 0
    while position < len(text):
        match = pattern.match(text, position)
        if not match:
            return False
        position = match.end()
    return True


def _kana(document: Document) -> Number | None:
    core = re.match(r"[\s、。]*([ぁ-んー]+?)(?:です|でお願いします|で|ばん|かな|だ)?[\s、。!?]*$", document.text)
    value = kana_value(core[1]) if core else None
    if core is None or value is None:
        return None
    start, end = document.folded.span(core.start(1), core.end(1))
    return Number(value, start, end, document.folded.original[start:end])
