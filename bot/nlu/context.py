"""A message read in the light of the last reply: what leans on it is looked for near it first. Plain Python; must not import Rasa."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.answers import fill
from bot.followup import HEART
from bot.knowledge.model import Knowledge
from bot.language import Text
from bot.mentions import added_contract_types, bare_number, contract_types, populations
from bot.nlu.properties import asked_alone, told_by
from bot.nlu.routing import OUT_OF_SCOPE, Ranking

_FAQ = "faq/"
#: How much likelier an answer is, by the steps to it from the last one (True), or from the answer at the heart of another reply.
_NEARER: Mapping[bool, Mapping[int | None, float]] = {True: {1: 6.0, 2: 3.0}, False: {0: 9.0, 1: 9.0, 2: 4.0}}
#: A share that a label has even where it hardly shows.
_TRACE = 0.002
#: What goes on with a reply of its kind: the same again, or another value for it ("特約なしだと？").
_GOES_ON = {"quote": ("quote", "inform"), "comparison": ("compare", "inform"), "afford": ("afford",), "contact": ("contact",)}
#: How much likelier it is that a quote, a comparison or the contacts are gone on with.
_GOING_ON = 9.0
#: A reading as sure as this needs no context; small talk and courtesy are not bent into a question, even where they are less sure.
_SURE = 0.75
_ALONE_FROM = {OUT_OF_SCOPE: 0.5, "greet": 0.25, "thanks": 0.25, "goodbye": 0.25, "affirm": 0.25, "paper": 0.4, "memo": 0.4}
#: Messages of more letters than this seldom lean on anything (Japanese, others).
_LONGEST_JAPANESE, _LONGEST_OTHER = 28, 60
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MONEY = re.compile("いくら|なんぼ|何円|料|分担金|見積|試算|円|how much|premium|contribution|quote|cost|yen|price")
_POINTS_BACK = re.compile(
    r"(それ|その|そっち|そちら|そこ|これ|この|こっち|あれ|あの|同じ|ほか|他|もう(片方|一方|一つ)|逆に)"
    r"|\b(it|its|that|this|those|these|they|them|their|there|the same|other|else)\b"
)


@dataclass(frozen=True)
class Context:
    """The last reply: its kind (answer, quote, comparison, contact, assessment), the answer at its heart with its question,
    the answers around it with the steps to them, whether it tells each contract type its own figures, and which properties
    (bot/nlu/properties.py) it tells."""

    kind: str | None = None
    entry: str | None = None
    question: Text | None = None
    steps: Mapping[str, int] = field(default_factory=dict)
    by_type: bool = False
    tells: frozenset[str] = frozenset()

    @classmethod
    def of(cls, focus: Mapping[str, str | None] | None, knowledge: Knowledge) -> Context:
        """From the conversation's memory of its last reply; an empty context where nothing was said yet."""
        kind = (focus or {}).get("kind")
        entry = (focus or {}).get("id") if kind == "answer" else HEART.get(kind or "")
        if entry is None or entry not in knowledge.answers:
            return cls(kind)
        by_type = kind == "answer" and f"lead.{entry}" in knowledge.phrases
        answer = knowledge.answers[entry]
        tells = told_by("".join(fill(text, "ja", knowledge) for text in (answer.short, answer.detail) if text)) if kind == "answer" else frozenset()
        return cls(kind, entry, answer.question, _around(entry, knowledge), by_type, tells)

    def settles(self, text: str) -> str | None:
        """The last reply's label again, where a message only adds a contract type to a comparison ("7も足して"), names another
        one for an answer ("8番だと？"), or asks for a property that the answer tells ("それっていつの数字？")."""
        if self.kind == "comparison" and added_contract_types(text):
            return "compare"
        if self.tells and asked_alone(text) in self.tells:
            return f"{_FAQ}{self.entry}"
        short = self.by_type and leans(text) and not populations(text) and not _MONEY.search(text.lower())
        return f"{_FAQ}{self.entry}" if short and (contract_types(text) or bare_number(text)) else None

    def bears_on(self, text: str, ranking: Ranking) -> bool:
        """Whether a message may mean something of the last reply."""
        label, share = ranking[0]
        alone = share >= _ALONE_FROM.get(label, _SURE)
        return bool(self.steps) and leans(text) and not alone

    def weighed(self, ranking: Ranking, with_question: Ranking) -> Ranking:
        """The ranking with the labels near the last reply made likelier: by nearness, and after an answer by the share that each has
        when the answer's question stands before the message (that question itself would always win: it counts as much as anything does
        alone). with_question: the ranking of the last question and the message together."""
        together, sureness = dict(with_question), ranking[0][1]
        shares = []
        for label, share in ranking:
            steps = self.steps.get(label.removeprefix(_FAQ)) if label.startswith(_FAQ) else None
            goes_on = label in _GOES_ON.get(self.kind or "", ())
            near = _GOING_ON if goes_on else _NEARER[self.kind == "answer"].get(steps, 1.0)
            asked = (sureness if steps == 0 else together[label]) + _TRACE if self.kind == "answer" else 1.0
            shares.append((label, near * (share + _TRACE) * asked))
        whole = sum(share for _, share in shares)
        return sorted(((label, share / whole) for label, share in shares), key=lambda pair: -pair[1])


#: The context of a first message.
NOTHING_SAID = Context()


def leans(text: str) -> bool:
    """Whether a message is so short, or points back so, that it may mean something of the last reply.

    >>> leans("始まりは？"), leans("その費用は委託先の事故でも出ますか、昨年度の分も含めて知りたいのですが")
    (True, True)
    >>> leans("サイバー攻撃で身代金を払った場合に、保険から補償されるのかを教えてください")
    False
    """
    longest = _LONGEST_JAPANESE if _JAPANESE.search(text) else _LONGEST_OTHER
    return len(text) <= longest or bool(_POINTS_BACK.search(text.lower()))


def _around(entry: str, knowledge: Knowledge) -> dict[str, int]:
    """The answers up to two steps from one: those it names as related, and those that name it."""
    steps = {entry: 0}
    for distance in (1, 2):
        edge = {id for id, so_far in steps.items() if so_far == distance - 1}
        for answer in knowledge.answers.values():
            for one, other in ((answer.id, related) for related in answer.related):
                for here, there in ((one, other), (other, one)):
                    if here in edge:
                        steps.setdefault(there, distance)
    return steps
