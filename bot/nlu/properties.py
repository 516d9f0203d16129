"""Questions for nothing but a property of what was spoken of last: "when was that?", 何件？ Plain Python; must not import Rasa."""
from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Property:
    """How one is asked for, and how a Japanese reply looks that tells it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


PROPERTIES = {
    "date": Property(
        re.compile(r"いつ|何年|何月|何日|(?<![a-z])(?:when|(?:what|which) (?:year|date|month|day)|how (?:long ago|old|recent))(?![a-z])"),
        re.compile(r"[12][0-9]{3}年|令和[0-9]+年|[0-9]+月[0-9]*日?"),
    ),
    "count": Property(
        re.compile(r"何件|件数|何人|人数|何名|何社|(?<![a-z])how many(?![a-z])"), re.compile(r"[0-9][0-9,万]*(?:件|人|名|社)")
    ),
    "share": Property(
        re.compile(r"何割|何(?:%|ぱーせんと|パーセント)|割合|(?<![a-z])(?:what|which) (?:percentage|share|proportion)(?![a-z])"), re.compile(r"[0-9.]+%")
    ),
}
#: What may stand beside the question without naming a topic of its own.
_BESIDE = re.compile(
    r"それ|その(?:とき|時)?|そんとき|これ|この|あれ|あの|ちなみに|じゃあ?|では|数字|数値|話|こと|もの|時点|現在|当時|くらい|ぐらい|ほど|漏れた?|流出した?|起きた?|起こった?|あった|ある|いた|いる|調べた|"
    r"取った|全部で?|合計|教えて|ください|分かり|わかり|ます|です|でした|だった|なん|って|とか|という|[のはがをでにとかんねよえ分件]"
    r"|(?<![a-z])(?:and|so|but|ok|was|is|were|are|this|that|it|those|these|they|the|ones?|of|in|on|at|by|from|as|figures?|numbers?|data|asked|taken|measured|"
    r"happen(?:ed)?|did|does|do|has|have|leaked|there|people|records?|then|about|roughly|exactly|for|me|tell|please)(?![a-z])"
    r"|[\s、。,.!?！？…'’「」()（）]"
)


def told_by(reply: str) -> frozenset[str]:
    """The properties that a Japanese reply tells.

    >>> sorted(told_by("加入率は約60%です（令和4年7月1日時点）。"))
    ['date', 'share']
    """
    return frozenset(name for name, property in PROPERTIES.items() if property.told.search(reply))


def asked_alone(text: str) -> str | None:
    """The property that a message asks for and nothing else; None where it names a topic of its own.

    >>> asked_alone("それっていつの数字？"), asked_alone("how many were there?"), asked_alone("申込期限はいつ？")
    ('date', 'count', None)
    """
    text = text.lower()
    for name, property in PROPERTIES.items():
        if property.asked.search(text) and not _BESIDE.sub("", property.asked.sub("", text)):
            return name
    return None
