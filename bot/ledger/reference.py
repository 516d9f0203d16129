"""Quote numbers (見積番号): short enough to read out, drawn at random, so that nobody finds another town's by counting."""
from __future__ import annotations

import re
import secrets
import unicodedata

#: Digits and letters that are not taken for one another when read out or copied by hand: no 0 O, 1 I L, U.
_DIGITS = "23456789"
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
_HALF = 4
_HYPHENS = r"[-‐‑‒–—―−ー\s]"
_WITH_HYPHEN = re.compile(rf"(?<![A-Z0-9])([A-Z0-9]{{{_HALF}}})\s?{_HYPHENS}\s?([A-Z0-9]{{{_HALF}}})(?![A-Z0-9])")
_IN_ONE = re.compile(rf"(?<![A-Z0-9])([A-Z0-9]{{{_HALF}}})([A-Z0-9]{{{_HALF}}})(?![A-Z0-9])")
_AFTER_A_WORD = re.compile(r"(?:見積|番号|NUMBER|QUOTE|REFERENCE|NO\.?)[^0-9]{0,8}$")


def new() -> str:
    """A quote number that was never given before, for all practical purposes: one of some 300 thousand million.

    >>> read(new()) is not None
    True
    """
    while True:
        drawn = "".join(secrets.choice(_DIGITS + _LETTERS) for _ in range(2 * _HALF))
        first, last = drawn[:_HALF], drawn[_HALF:]
        if _is_mixed(first) and _is_mixed(last):
            return f"{first}-{last}"


def read(text: str) -> str | None:
    """The quote number that a message names, in its printed form, or None.

    A number that was never given is returned as well, so that a reply can say so. Without its hyphen it is taken for one
    only behind a word such as 見積番号.
    >>> read("見積番号 ７ｋｑ４ー２ｍｘｄを見せて"), read("quote number 7kq42mxd"), read("2026-1127の件"), read("well-done")
    ('7KQ4-2MXD', '7KQ4-2MXD', None, None)
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    found = list(_WITH_HYPHEN.finditer(folded))
    found += [match for match in _IN_ONE.finditer(folded) if _AFTER_A_WORD.search(folded[: match.start()])]
    halves = (match.groups() for match in found)
    return next((f"{first}-{last}" for first, last in halves if _is_mixed(first) and _is_mixed(last)), None)


def without(text: str) -> str:
    """A message without the quote number that it names, so that the number's letters say nothing else.

    >>> without("見積番号 7KQ4-2MXD をPDFで"), without("類型7で")
    ('見積番号           をPDFで', '類型7で')
    """
    number = read(text)
    if number is None:
        return text
    folded = unicodedata.normalize("NFKC", text)
    first, last = number.split("-")
    return re.sub(rf"{first}\s?{_HYPHENS}?\s?{last}", lambda match: " " * len(match.group()), folded, flags=re.IGNORECASE)


def _is_mixed(half: str) -> bool:
    """Whether it has digits and letters both: halves of a quote number have, those of a date, a word or "type-1000" have not."""
    return any(sign.isdigit() for sign in half) and any(sign.isalpha() for sign in half)
