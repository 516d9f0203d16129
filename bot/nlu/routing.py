"""What to make of a message's likeliest labels: answer, answer several, ask back, or say that nothing fits. No Rasa here."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

OUT_OF_SCOPE = "out_of_scope"
INCIDENT = "incident"
_FAQ = "faq/"
#: Labels that add nothing of their own where the message also asks for something.
_COURTESY = frozenset(["greet", "thanks", "goodbye", "affirm", "deny", "inform", "more_detail", "ask_source", "say_again", "help", "cancel", "dont_know"])
#: Said before or after what is meant.
_POLITENESS = frozenset(["greet", "thanks", "goodbye"])
#: Labels that can stand side by side in one message, each with its own reply.
_ASKABLE = frozenset(["quote", "compare", "contact", "afford", "find_types", "paper", "show_quote"])
#: What a message that names a quote number can want; the first where nothing else is said.
ABOUT_A_QUOTE = ("show_quote", "paper")
#: Of two readings, the one whose reply holds the other's.
_HOLDS_BOTH = {
    frozenset(["compare", "faq/type_difference"]): "compare",
    frozenset(["compare", "quote"]): "compare",
    frozenset(["contact", "faq/addresses"]): "faq/addresses",
    frozenset(["contact", "faq/desk_hours"]): "contact",
}

#: Answers about kinds of incident; a message that tells one instead of asking reports it.
_CASES = ("faq/supposed_", "faq/past_", "faq/trigger_", "faq/staff_crime", "faq/contractor_incident", "faq/mismanagement", "faq/suspected_leak")
_TELLS = re.compile(
    r"(ました|ましてん|まった|ちゃった|ています|ております|ている|てる|された|れた|した|なった|あった|ようです|みたいです|模様です|状態です|とのこと(です)?|かもしれません|できません|できない|困っています|困ってます|かもしれない|かもです)[。!！…\s]*$"
)

Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Thresholds:
    """Probabilities that separate the outcomes; chosen on tests/evaluation/tuning_*.yml.

    accept: below it nothing fits; accept_report: the same for a report of an incident, whose share is small only where it is told strangely; accept_near: the same where the message leans on the last reply, which then decides between rivals.  rivalry: a second reading with this share of the first makes the assistant ask back.
    weak: below this share of a first reading the second makes the assistant ask back from `weak_rivalry` on.
    several: each part of a message that asks several things must reach it; several_echoed is enough for one whose label has
    the share `faint_echo` of the whole's first.  wish: what stands beside thanks or a greeting must.
    second, run_on: a second topic of this share of the
    whole is looked for in a part of its own, which must then reach run_on.  doubtful: a whole below it gives way to a
    clear part, as in a long story whose point comes last; so does one that a part is `clearer` than by this factor.
    echo: that part's label must have this share of the whole's first, or the part only sounds like it when cut off.
    told: a question is put with a story where both have this share, and the report the share `told_too` of the question's, or the
    question the share `asked_too` of the report's.
    strange: a report for which something out of scope has this share of its own tells what no municipality would insure.
    """

    accept: float = 0.13
    accept_report: float = 0.08
    accept_near: float = 0.08
    rivalry: float = 0.85
    weak: float = 0.20
    weak_rivalry: float = 0.70
    several: float = 0.40
    several_echoed: float = 0.15
    faint_echo: float = 0.10
    wish: float = 0.25
    second: float = 0.025
    run_on: float = 0.50
    doubtful: float = 0.30
    clearer: float = 1.6
    echo: float = 0.35
    told: float = 0.10
    told_too: float = 0.40
    asked_too: float = 0.25
    strange: float = 0.50

    def asks_from(self, confidence: float) -> float:
        """The share of the first reading from which a second one makes the assistant ask back."""
        return min(self.rivalry, self.weak_rivalry) if confidence < self.weak else self.rivalry

    def near(self) -> Thresholds:
        """Those for a message that leans on the last reply."""
        return replace(self, accept=self.accept_near, rivalry=1.0, weak=0.0)


@dataclass(frozen=True)
class Part:
    """A piece of the message with its label."""

    label: str
    confidence: float
    text: str

    @property
    def intent(self) -> str:
        return "faq" if self.label.startswith(_FAQ) else self.label

    @property
    def entry(self) -> str | None:
        return self.label[len(_FAQ):] if self.label.startswith(_FAQ) else None


@dataclass(frozen=True)
class Route:
    """The outcome. `choices` are the labels to choose from (ask_back) or the nearest topics (nothing_fits)."""

    outcome: Literal["one", "several", "ask_back", "nothing_fits"]
    parts: tuple[Part, ...]
    choices: tuple[str, ...] = ()


def route(whole: str, ranking: Ranking, pieces: Sequence[tuple[str, Ranking]], thresholds: Thresholds) -> Route:
    """Decide on a message from the ranking of the whole text and of each of its pieces (two or more, or none)."""
    single = _decide(whole, ranking, thresholds)
    asked = _asked(pieces, dict(ranking), ranking[0][1], thresholds)
    if len(asked) >= 2 and not _is_story(ranking, pieces):
        return Route("several", asked)
    if single.parts[0].label in _POLITENESS:
        wish = next(((label, share) for _, ((label, share), *_) in pieces if label not in _POLITENESS and share >= thresholds.wish), None)
        if wish:
            return Route("one", (Part(*wish, whole),))
    if single.parts[0].label == OUT_OF_SCOPE:
        return single  # a piece of it that sounds like a question to us does not make it one
    doubtful = max(thresholds.doubtful, asked[0].confidence / thresholds.clearer) if asked else 0.0
    echoed = bool(asked) and dict(ranking).get(asked[0].label, 0.0) >= thresholds.echo * ranking[0][1]
    if len(asked) == 1 and echoed and (single.outcome != "one" or single.parts[0].confidence < doubtful):
        single = Route("one", (Part(asked[0].label, asked[0].confidence, whole),))
    return _with_story(single, ranking, thresholds)


def _with_story(single: Route, ranking: Ranking, thresholds: Thresholds) -> Route:
    """A question put with the story that gave rise to it is answered, and the story is assessed."""
    part = single.parts[0]
    if single.outcome != "one" or (part.entry is None and part.label != INCIDENT):
        return single
    shares = dict(ranking)
    told = shares.get(INCIDENT, 0.0)
    if part.label != INCIDENT:
        reported = told >= max(thresholds.told, thresholds.told_too * shares.get(part.label, 0.0))
        return Route("several", (part, Part(INCIDENT, told, part.text))) if reported else single
    question, share = next(((label, share) for label, share in ranking if label.startswith(_FAQ)), ("", 0.0))
    asked = share >= max(thresholds.told, thresholds.asked_too * told)
    return Route("several", (Part(question, share, part.text), part)) if asked else single


def rivals(ranking: Ranking, thresholds: Thresholds) -> tuple[str, str] | None:
    """The two likeliest labels where both are things to ask for and the second is likely enough to be asked too."""
    first, second = ranking[0][0], next(((label, share) for label, share in ranking[1:] if offered(label)), None)
    if not offered(first) or second is None or second[1] < thresholds.second or frozenset([first, second[0]]) in _HOLDS_BOTH:
        return None
    return first, second[0]


def _decide(text: str, ranking: Ranking, thresholds: Thresholds) -> Route:
    label, confidence = ranking[0]
    choices = tuple(name for name, _ in ranking if offered(name))[:3]
    if label.startswith(_CASES) and confidence < 1 and _TELLS.search(text):
        return Route("one", (Part(INCIDENT, confidence, text),), choices)
    if label == OUT_OF_SCOPE:
        return Route("one", (Part(label, confidence, text),), choices)
    if label == INCIDENT and dict(ranking).get(OUT_OF_SCOPE, 0.0) >= thresholds.strange * confidence:
        return Route("one", (Part(OUT_OF_SCOPE, confidence, text),), choices)
    if confidence < (thresholds.accept_report if label == INCIDENT else thresholds.accept):
        return Route("nothing_fits", (Part(label, confidence, text),), choices)
    rival, second = next(((name, share) for name, share in ranking[1:] if name != label), (label, 0.0))
    if second > thresholds.asks_from(confidence) * confidence and offered(label) and offered(rival):
        both = _HOLDS_BOTH.get(frozenset([label, rival]))
        return Route("one", (Part(both, confidence, text),)) if both else Route("ask_back", (Part(label, confidence, text),), (label, rival))
    return Route("one", (Part(label, confidence, text),), choices)


def _asked(pieces: Sequence[tuple[str, Ranking]], whole: Mapping[str, float], first: float, thresholds: Thresholds) -> tuple[Part, ...]:
    """The different things asked for in a message of several sentences, in order. whole: its shares by label; first: the largest."""
    found: dict[str, Part] = {}
    for text, ranking in pieces:
        label, confidence = ranking[0]
        enough = thresholds.several_echoed if whole.get(label, 0.0) >= thresholds.faint_echo * first else thresholds.several
        if label not in _COURTESY and offered(label) and confidence >= enough:
            found.setdefault(label, Part(label, confidence, text))
    for pair, both in _HOLDS_BOTH.items():
        if pair <= set(found):
            found = {label: part for label, part in found.items() if label == both or label not in pair}
    return tuple(found.values())


def _is_story(ranking: Ranking, pieces: Sequence[tuple[str, Ranking]]) -> bool:
    """Whether somebody reports an incident: then questions within it belong to the report."""
    return ranking[0][0] == INCIDENT or any(part[0][0] == INCIDENT for _, part in pieces)


def offered(label: str) -> bool:
    """Whether a label is something that a user can ask for."""
    return label.startswith(_FAQ) or label in _ASKABLE
