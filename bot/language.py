"""Which of the two languages a text is in, and text that exists in both."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f々]")
_ENGLISH_WORD = re.compile(r"[A-Za-z][a-z']+|[AI]\b|[A-Za-z]{2,}")
#: Latin words that stand in Japanese messages as they are and do not make them English.
_SHARED = frozenset(
    ["gdpr", "usb", "pc", "ddos", "dos", "sns", "wifi", "wi", "fi", "web", "url", "pdf", "ip", "id", "pw", "http", "https", "html", "cd", "dvd", "it", "vpn", "bec", "ipa", "lgwan", "ok", "ocr", "csirt"]
)

#: English words that do not stand in Japanese keywords as names do.
_ENGLISH_ALONE = frozenset(["and", "what", "is", "the", "about", "how", "does", "are", "with", "then", "explain", "mean", "means", "of", "which", "why"])
#: Particles and endings: with them the sentence is Japanese, without them only a term is.
_JAPANESE_GRAMMAR = re.compile(r"[のはをがにでともかっすしたてまだ]")

_ASKED_FOR = r"[\s,、]*(で|に|版|訳|も|だと|は[?？]|お願い|please|version|[?？!！。.]*$)"
_REQUESTS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(英語|えいご|英文|イングリッシュ|(?<![a-z])english){_ASKED_FOR}|英訳|(?<![a-z])in english"),
    "ja": re.compile(rf"(日本語|にほんご|和文|(?<![a-z])japanese){_ASKED_FOR}|和訳|(?<![a-z])in japanese"),
}


@dataclass(frozen=True)
class Text:
    """The same words in Japanese (the source) and English."""

    ja: str
    en: str

    def get(self, language: Language) -> str:
        """The side of the given language."""
        return self.ja if language == "ja" else self.en


def requested(text: str) -> Language | None:
    """The language that a message asks to be answered in, or None.

    >>> requested("英語でお願いします"), requested("Japanese, please?"), requested("英語の資料はありますか")
    ('en', 'ja', None)
    """
    return next((language for language, request in _REQUESTS.items() if request.search(text.lower())), None)


def detect(text: str) -> Language | None:
    """The language a message is written in, or None where nothing tells (numbers, signs, shared words such as GDPR).

    >>> detect("GDPR 罰金"), detect("Is a ransom covered?"), detect("10866"), detect("GDPR")
    ('ja', 'en', None, None)
    >>> detect("and 情報漏えい対応費用?"), detect("LINE 誤送信")
    ('en', 'ja')
    """
    japanese = len(_JAPANESE.findall(text))
    words = [word for word in _ENGLISH_WORD.findall(text) if word.lower() not in _SHARED]
    if japanese == 0:
        return "en" if words else None
    # A Japanese name quoted in an English sentence leaves it English; an English term in a Japanese one leaves it Japanese.
    quoted = (len(words) >= 4 and len(words) > japanese) or (any(word.lower() in _ENGLISH_ALONE for word in words) and not _JAPANESE_GRAMMAR.search(text))
    return "en" if quoted else "ja"
