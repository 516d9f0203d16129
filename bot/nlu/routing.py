"""What to make of a message's likeliest labels: answer, answer several, ask back, or say that nothing fits. No Rasa here."""
from __future__ import annotations

import math
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

#: What is asked for by naming something else ("the estimate as a PDF"), so that its halves are one wish.
_NAMES_ANOTHER = frozenset(["paper", "show_quote"])
#: What is told or wished for first, with nothing before it that would show whether it is meant for us.
_MAY_BE_STRANGE = (_ASKABLE - _NAMES_ANOTHER) | {INCIDENT}
#: Answers about kinds of incident; a message that tells one instead of asking reports it.
_CASES = ("faq/supposed_", "faq/past_", "faq/trigger_", "faq/staff_crime", "faq/contractor_incident", "faq/mismanagement", "faq/suspected_leak")
_TELLS = re.compile(
    r"(ました|ましてん|まった|ちゃった|ています|ております|ている|てる|された|れた|した|なった|あった|ようです|みたいです|模様です|状態です|とのこと(です)?|かもしれません|できません|できない|困っています|困ってます|かもしれない|かもです)[。!！…\s]*$"
)

Ranking = Sequence[tuple[str, float]]
Piece = tuple[str, Ranking]
#: A share that a label has of the whole even where it hardly shows.
_TRACE = 0.003


@dataclass(frozen=True)
class Thresholds:
    """Probabilities that separate the outcomes; chosen on tests/evaluation/tuning_*.yml.

    accept: below it nothing fits; accept_report: the same for a report of an incident, whose share is small only where it is told strangely; accept_near: the same where the message leans on the last reply, which then decides between rivals.  rivalry: a second reading with this share of the first makes the assistant ask back.
    weak: below this share of a first reading the second makes the assistant ask back from `weak_rivalry` on.
    several: each part of a message that asks several things must reach it; several_echoed is enough for one whose label has
    the share `faint_echo` of the whole's first.  wish: what stands beside thanks or a greeting must.
    apart: two halves are two questions where they are so much surer than the whole (see `_apart`); hardly_apart: what several
    parts need at least; whole: a message as sure of itself as this is not parted.  doubtful: a whole below it gives way to a
    clear part, as in a long story whose point comes last; so does one that a part is `clearer` than by this factor.
    echo: that part's label must have this share of the whole's first, or the part only sounds like it when cut off.
    told: a question is put with a story where both have this share, and the report the share `told_too` of the question's, or the
    question the share `asked_too` of the report's; asked_apart is enough for a question in a part of its own.
    outside: a message for which something out of scope has this share of its own is not parted.
    inside: what is hardly likelier to be out of scope than to ask for an answer of the brochure, by this share, is answered.
    strange, strange_wish: a report, or a wish such as a quote, for which something out of scope has this share of its own is none of ours.
    """

    accept: float = 0.10
    accept_report: float = 0.08
    accept_near: float = 0.08
    rivalry: float = 0.92
    weak: float = 0.20
    weak_rivalry: float = 0.80
    several: float = 0.40
    several_echoed: float = 0.15
    faint_echo: float = 0.10
    wish: float = 0.25
    apart: float = 0.27
    hardly_apart: float = 0.17
    whole: float = 0.95
    doubtful: float = 0.30
    clearer: float = 1.6
    echo: float = 0.35
    told: float = 0.10
    told_too: float = 0.40
    asked_too: float = 0.25
    asked_apart: float = 0.50
    outside: float = 0.70
    inside: float = 0.65
    strange: float = 0.37
    strange_wish: float = 0.55

    def asks_from(self, confidence: float) -> float:
        """The share of the first reading from which a second one makes the assistant ask back."""
        return min(self.rivalry, self.weak_rivalry) if confidence < self.weak else self.rivalry

    def near(self) -> Thresholds:
        """Those for a message that leans on the last reply."""
        return replace(self, accept=self.accept_near, rivalry=1.0, weak=0.0)


CHOSEN = Thresholds()


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


def route(
    whole: str, ranking: Ranking, pieces: Sequence[Piece] = (), halves: Sequence[tuple[Piece, Piece]] = (), thresholds: Thresholds = CHOSEN
) -> Route:
    """Decide on a message from the ranking of the whole text, of each of its pieces (two or more, or none), and of the halves of
    each way in which it may be two questions."""
    single = _decide(whole, ranking, thresholds)
    asked = _asked(pieces, dict(ranking), ranking[0][1], thresholds)
    sureness, two = _apart(ranking, halves)
    may_be_several = ranking[0][1] < thresholds.whole
    if may_be_several and len(asked) >= 2 and (sureness >= thresholds.hardly_apart or not halves) and not _is_story(ranking, pieces):
        return Route("several", asked)
    outside = dict(ranking).get(OUT_OF_SCOPE, 0.0) >= thresholds.outside * ranking[0][1]
    if may_be_several and sureness >= thresholds.apart and ranking[0][0] != INCIDENT and not outside:
        return Route("several", two)
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
    return _with_story(single, asked, ranking, thresholds)


def _with_story(single: Route, asked: Sequence[Part], ranking: Ranking, thresholds: Thresholds) -> Route:
    """A question put with the story that gave rise to it is answered, and the story is assessed. asked: what single parts ask."""
    part = single.parts[0]
    if single.outcome != "one" or (part.entry is None and part.label != INCIDENT):
        return single
    shares = dict(ranking)
    told = shares.get(INCIDENT, 0.0)
    if part.label != INCIDENT:
        reported = told >= max(thresholds.told, thresholds.told_too * shares.get(part.label, 0.0))
        return Route("several", (part, Part(INCIDENT, told, part.text))) if reported else single
    questions = (own for own in asked if own.entry and own.confidence >= thresholds.asked_apart and not tells(own.text))
    apart = next(questions, None)
    if apart:
        return Route("several", (apart, part))
    label, share = next(((label, share) for label, share in ranking if label.startswith(_FAQ)), ("", 0.0))
    together = share >= max(thresholds.told, thresholds.asked_too * told)
    return Route("several", (Part(label, share, part.text), part)) if together else single


def _apart(ranking: Ranking, halves: Sequence[tuple[Piece, Piece]]) -> tuple[float, tuple[Part, ...]]:
    """The two halves that look most like two questions, and how much surer they are of themselves than the whole is of anything."""
    whole, first = dict(ranking), ranking[0][1]
    best = 0.0
    found: tuple[Part, ...] = ()
    for pair in halves:
        parts = tuple(Part(*labels[0], text) for text, labels in pair)
        names = [part.label for part in parts]
        if not all(map(offered, names)) or names[0] == names[1] or frozenset(names) in _HOLDS_BOTH or _NAMES_ANOTHER & set(names):
            continue
        told = math.prod(whole.get(name, 0.0) + _TRACE for name in names)
        sureness = math.prod(part.confidence for part in parts) * told**0.25 / first**1.5
        if sureness > best:
            best, found = sureness, parts
    return best, found


def _decide(text: str, ranking: Ranking, thresholds: Thresholds) -> Route:
    label, confidence = ranking[0]
    choices = tuple(name for name, _ in ranking if offered(name))[:3]
    if label.startswith(_CASES) and confidence < 1 and tells(text):
        return Route("one", (Part(INCIDENT, confidence, text),), choices)
    if label == OUT_OF_SCOPE:
        inside = [(name, share) for name, share in ranking if name != OUT_OF_SCOPE and share >= max(thresholds.inside * confidence, thresholds.accept)]
        if not inside or not inside[0][0].startswith(_FAQ):
            return Route("one", (Part(label, confidence, text),), choices)
        label, confidence = inside[0]
    strange = thresholds.strange if label == INCIDENT else thresholds.strange_wish
    if label in _MAY_BE_STRANGE and dict(ranking).get(OUT_OF_SCOPE, 0.0) >= strange * confidence:
        return Route("one", (Part(OUT_OF_SCOPE, confidence, text),), choices)
    if confidence < (thresholds.accept_report if label == INCIDENT else thresholds.accept):
        return Route("nothing_fits", (Part(label, confidence, text),), choices)
    rival, second = next(((name, share) for name, share in ranking[1:] if name != label), (label, 0.0))
    if second > thresholds.asks_from(confidence) * confidence and offered(label) and offered(rival):
        both = _HOLDS_BOTH.get(frozenset([label, rival]))
        return Route("one", (Part(both, confidence, text),)) if both else Route("ask_back", (Part(label, confidence, text),), (label, rival))
    return Route("one", (Part(label, confidence, text),), choices)


def _asked(pieces: Sequence[Piece], whole: Mapping[str, float], first: float, thresholds: Thresholds) -> tuple[Part, ...]:
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


def _is_story(ranking: Ranking, pieces: Sequence[Piece]) -> bool:
    """Whether somebody reports an incident: then questions within it belong to the report."""
    return ranking[0][0] == INCIDENT or any(part[0][0] == INCIDENT for _, part in pieces)


def tells(text: str) -> bool:
    """Whether a message ends as one that tells what happened.

    >>> tells("住所と電話番号も載っていました"), tells("電話番号は？")
    (True, False)
    """
    return bool(_TELLS.search(text))


def offered(label: str) -> bool:
    """Whether a label is something that a user can ask for."""
    return label.startswith(_FAQ) or label in _ASKABLE
