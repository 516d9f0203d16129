"""Messages so plain that nothing need be learnt about them: a contract type looked for by a cover's amount, or by a budget;
a command for machinery that is not ours.

Must not import Rasa.
"""
from __future__ import annotations

import re

from bot.knowledge.model import Knowledge
from bot.language import detect
from bot.mentions import contract_types, yen_amounts
from bot.type_filter import wishes

_WHICH = re.compile(
    r"どの(?:契約)?(?:類型|型|番号)|どれ|どこ(?:まで|に)|何番|(?:契約)?(?:類型|型|るいけい)(?:は|って|を|が|で|の中)|(?<![a-z])which|(?<![a-z])what (?:contract )?(?:types?|plans?)"
    r"|(?:types?|plans?|ones) (?:with|that|having|come|offer|provide|give)|how far"
)
_FITS = re.compile(
    r"予算|入れ|はいれ|収ま|おさま|足り|加入でき|選べ|以内|まで(?:なら|で)|(?<![a-z])(?:fits?|afford\w*|join|buys?|spend|budget\w*|stays? (?:under|within|below)|within|get us|go)(?![a-z])"
)

#: What other programs take as a command, such as /inform{"a": 1}; the channel has taken the slash away.
_COMMAND = re.compile(r"\s*[a-z_]+\s*\{.*\}\s*", re.DOTALL)

#: A long story that names such a sum on its way may want something else.
_LONGEST_JAPANESE, _LONGEST_OTHER = 60, 130


def plainly(text: str, knowledge: Knowledge) -> str | None:
    """The label of a message that looks for contract types by cover or by budget, or is a command; None where it says it less plainly.

    >>> from bot.knowledge import load
    >>> plainly("補償保険がII型の類型を教えてください", load()), plainly("予算80万円だとどれに入れますか", load()), plainly("類型7の個人情報は2億円ですか", load())
    ('find_types', 'afford', None)
    """
    said = text.lower()
    if _COMMAND.fullmatch(said):
        return "out_of_scope"
    if not _WHICH.search(said) or contract_types(text) or len(text) > (_LONGEST_JAPANESE if detect(text) == "ja" else _LONGEST_OTHER):
        return None
    if any(wish.bound != "any" for wish in wishes(text, knowledge)):
        return "find_types"
    return "afford" if yen_amounts(text) and _FITS.search(said) else None
