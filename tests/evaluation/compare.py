"""Compares ways to route a message, on the tuning questions, and writes the table of docs/understanding.md anew.

    make compare            the variants that take minutes
    make compare ALL=1      also Rasa's own classifiers, which take most of an hour

Every variant learns from the same examples and is asked the same questions, written by other authors.
"""
from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from bot.knowledge import load
from bot.nlu import matcher
from bot.nlu.concepts import compiled
from bot.nlu.features import features
from bot.nlu.importer import ENTRY, KnowledgeImporter
from bot.nlu.matcher import Matcher
from bot.nlu.words import words
from tests.evaluation.scoring import Case, cases

PROJECT = Path(__file__).resolve().parents[2]
TABLE = PROJECT / "docs" / "understanding.md"
SETS = ("tuning_ja", "tuning_en")

Ranker = Callable[[str], Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class Figures:
    """Shares in percent: in scope right at once and among three; out of scope told apart; time of a message."""

    top1: float
    top3: float
    out_of_scope: float
    auroc: float
    milliseconds: float
    training_seconds: float


def examples() -> list[tuple[str, str]]:
    """Every training sentence with its label: an answer's id or a task."""
    messages = [(message.get("text"), message.get(ENTRY) or message.get("intent")) for message in KnowledgeImporter().get_nlu_data().training_examples]
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for record in YAML(typ="safe").load(path.read_text(encoding="utf-8"))["nlu"]:
            messages.extend((line.strip()[2:], record["intent"]) for line in record["examples"].splitlines() if line.strip().startswith("- "))
    return messages


def own(groups: Sequence[str], neighbours: float) -> Callable[[Sequence[tuple[str, str]]], Ranker]:
    """The project's matcher with some of its feature groups, and a share for the nearest examples (0: none, 1: nothing else)."""

    def learn(learnt: Sequence[tuple[str, str]]) -> Ranker:
        concepts = compiled(load().concepts)
        weights = {group: weight if group in groups else 0.0 for group, weight in matcher._WEIGHTS.items()}
        original, matcher._WEIGHTS = matcher._WEIGHTS, weights
        trained = Matcher.fit([features(words(text), concepts) for text, _ in learnt], [label for _, label in learnt])
        trained.neighbour_share = neighbours

        def rank(text: str) -> Sequence[tuple[str, float]]:
            matcher._WEIGHTS = weights
            ranked = trained.rank(features(words(text), concepts))
            matcher._WEIGHTS = original
            return ranked

        matcher._WEIGHTS = original
        return rank

    return learn


def rasas(pipeline: Sequence[Mapping[str, Any]]) -> Callable[[Sequence[tuple[str, str]]], Ranker]:
    """A pipeline of Rasa's components behind the project's tokenizer."""

    def learn(learnt: Sequence[tuple[str, str]]) -> Ranker:
        from rasa.core.agent import load_agent
        from rasa.model_training import train_nlu

        folder = Path(tempfile.mkdtemp())
        by_label: dict[str, list[str]] = {}
        for text, label in learnt:
            by_label.setdefault(label, []).append(re.sub(r"[\[\]{}()]", " ", text))
        yaml = YAML()
        records = [{"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in by_label.items()]
        with (folder / "nlu.yml").open("w", encoding="utf-8") as file:
            yaml.dump({"version": "3.1", "nlu": records}, file)
        with (folder / "config.yml").open("w", encoding="utf-8") as file:
            yaml.dump({"recipe": "default.v1", "language": "ja", "assistant_id": "x", "pipeline": [{"name": "bot.nlu.tokenizer.SudachiTokenizer"}, *pipeline]}, file)
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        agent = asyncio.run(load_agent(model_path=model))

        def rank(text: str) -> Sequence[tuple[str, float]]:
            parsed = asyncio.run(agent.parse_message(text))
            return [(intent["name"], intent["confidence"]) for intent in parsed["intent_ranking"]]

        return rank

    return learn


COUNTS = [{"name": "CountVectorsFeaturizer"}, {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4}]
QUICK = {
    "words": own(["word"], 0.0),
    "characters": own(["character"], 0.0),
    "readings": own(["reading"], 0.0),
    "concepts": own(["concept"], 0.0),
    "words + characters": own(["word", "character"], 0.0),
    "words + characters + readings": own(["word", "character", "reading"], 0.0),
    "all four": own(["word", "character", "reading", "concept"], 0.0),
    "nearest example, all four": own(["word", "character", "reading", "concept"], 1.0),
    "**all four, nearest example mixed in (used)**": own(["word", "character", "reading", "concept"], 0.4),
}
SLOW = {
    "Rasa LogisticRegressionClassifier": rasas([*COUNTS, {"name": "LogisticRegressionClassifier", "max_iter": 30, "solver": "saga"}]),
    "Rasa DIETClassifier": rasas([
        *COUNTS,
        {"name": "DIETClassifier", "epochs": 8, "entity_recognition": False, "constrain_similarities": True, "model_confidence": "softmax"},
    ]),
}


def measure(learn: Callable[[Sequence[tuple[str, str]]], Ranker]) -> Figures:
    """Train a variant and ask it every tuning question."""
    begun = time.monotonic()
    rank = learn(examples())
    training = time.monotonic() - begun
    asked = [case for name in SETS for case in cases(name) if len(case.expect) == 1]
    begun = time.monotonic()
    ranked = [rank(case.text) for case in asked]
    milliseconds = 1000 * (time.monotonic() - begun) / len(asked)
    outside = np.array([case.category == "out of scope" for case in asked])
    best = np.array([_within(case, found, 1) for case, found in zip(asked, ranked, strict=False)])
    three = np.array([_within(case, found, 3) for case, found in zip(asked, ranked, strict=False)])
    refusal = np.array([dict(found).get("out_of_scope", 0.0) for found in ranked])
    order = refusal[outside][:, None] - refusal[~outside][None, :]
    return Figures(
        100 * best[~outside].mean(), 100 * three[~outside].mean(), 100 * best[outside].mean(),
        float((order > 0).mean() + (order == 0).mean() / 2), milliseconds, training,
    )


def _within(case: Case, ranked: Sequence[tuple[str, float]], count: int) -> bool:
    return any(label in case.expect[0] for label, _ in ranked[:count])


def main(arguments: Sequence[str]) -> None:
    chosen = {**QUICK, **(SLOW if "all" in arguments else {})}
    rows = {}
    for name, learn in chosen.items():
        figures = measure(learn)
        rows[name] = (
            f"| {name} | {figures.top1:.1f} | {figures.top3:.1f} | {figures.out_of_scope:.1f} | {figures.auroc:.3f} "
            f"| {figures.milliseconds:.1f} | {figures.training_seconds:.0f} |"
        )
        print(rows[name], flush=True)
    text = TABLE.read_text(encoding="utf-8")
    for name, row in rows.items():
        pattern = re.compile(rf"^\| {re.escape(name)} \|.*$", flags=re.M)
        text = pattern.sub(row, text) if pattern.search(text) else text.replace("<!-- rows end -->", f"{row}\n<!-- rows end -->")
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
