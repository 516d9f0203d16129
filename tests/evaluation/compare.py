"""Compares ways to route a message, on the tuning questions, and writes the table of docs/understanding.md anew.

    make compare            the variants that take minutes
    make compare ALL=1      also Rasa's own classifiers and ja-ginza's word vectors, which take most of an hour

Every variant learns from the same examples (a sample, so that Rasa's own get to an end) and is asked the same questions, written by
other authors.
"""
from __future__ import annotations

import asyncio
import random
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
from bot.nlu.concepts import compiled
from bot.nlu.features import GROUPS, features
from bot.nlu.importer import ENTRY, KnowledgeImporter
from bot.nlu.matcher import WEIGHTS, Matcher
from bot.nlu.meaning import vectors
from bot.nlu.words import words
from tests.evaluation import word_vectors
from tests.evaluation.scoring import Case, cases

PROJECT = Path(__file__).resolve().parents[2]
TABLE = PROJECT / "docs" / "understanding.md"
SETS = ("tuning_ja", "tuning_ja2", "tuning_ja3", "tuning_en", "tuning_en2", "tuning_en3")
#: The sample: so many examples of each answer, and of each task, which more various things are said for.
PER_ANSWER, PER_TASK = 30, 200

Ranker = Callable[[str], Sequence[tuple[str, float]]]
Learner = Callable[[Sequence[tuple[str, str]]], Ranker]


@dataclass(frozen=True)
class Figures:
    """Shares in percent: in scope right at once and among three, Japanese and English; out of scope told apart; time of a message."""

    japanese: float
    english: float
    top3: float
    out_of_scope: float
    auroc: float
    milliseconds: float
    training_seconds: float

    @property
    def row(self) -> str:
        return (
            f"| {self.japanese:.1f} | {self.english:.1f} | {self.top3:.1f} | {self.out_of_scope:.1f} | {self.auroc:.3f} "
            f"| {self.milliseconds:.1f} | {self.training_seconds:.0f} |"
        )


def examples() -> list[tuple[str, str]]:
    """A sample of the training sentences with their labels: an answer's id or a task."""
    messages = KnowledgeImporter().get_nlu_data().training_examples
    known = [(message.get("text"), message.get(ENTRY) or message.get("intent")) for message in messages if message.get("intent")]
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for record in YAML(typ="safe").load(path.read_text(encoding="utf-8"))["nlu"]:
            known.extend((line.strip()[2:], record["intent"]) for line in record["examples"].splitlines() if line.strip().startswith("- "))
    by_label: dict[str, list[str]] = {}
    for text, label in known:
        by_label.setdefault(label, []).append(text)
    choice, answers = random.Random(1), load().answers
    wanted = {label: min(len(texts), PER_ANSWER if label in answers else PER_TASK) for label, texts in by_label.items()}
    return [(text, label) for label, texts in by_label.items() for text in choice.sample(texts, wanted[label])]


def own(groups: Sequence[str], nearest: float, embed: Callable[[Sequence[str]], Any] = vectors) -> Learner:
    """The project's matcher with some of its groups, and a share for the nearest examples (0: none, 1: nothing else)."""

    def learn(learnt: Sequence[tuple[str, str]]) -> Ranker:
        concepts = compiled(load().concepts)
        weights = {group: weight if group in groups else 0.0 for group, weight in WEIGHTS.items()}
        documents = [features(words(text), concepts) for text, _ in learnt]
        trained = Matcher.fit(documents, embed([text for text, _ in learnt]), [label for _, label in learnt], weights)
        trained.neighbour_share = nearest
        return lambda text: trained.rankings([features(words(text), concepts)], embed([text]))[0]

    return learn


def rasas(*pipeline: Mapping[str, Any], selector: bool = False) -> Learner:
    """A pipeline of Rasa's components behind the project's tokenizer; with `selector` the response selector's ranking counts."""

    def learn(learnt: Sequence[tuple[str, str]]) -> Ranker:
        from rasa.core.agent import load_agent
        from rasa.model_training import train_nlu

        folder, yaml = Path(tempfile.mkdtemp()), YAML()
        by_label: dict[str, list[str]] = {}
        for text, label in learnt:
            by_label.setdefault(f"ask/{label}" if selector else label, []).append(re.sub(r"[\[\]{}()]", " ", text))
        records = [{"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in by_label.items()]
        content: dict[str, Any] = {"version": "3.1", "nlu": records}
        if selector:
            content["responses"] = {f"utter_{label}": [{"text": label}] for label in by_label}
        with (folder / "nlu.yml").open("w", encoding="utf-8") as file:
            yaml.dump(content, file)
        with (folder / "config.yml").open("w", encoding="utf-8") as file:
            yaml.dump({"recipe": "default.v1", "language": "ja", "assistant_id": "x", "pipeline": [{"name": "bot.nlu.tokenizer.SudachiTokenizer"}, *pipeline]}, file)
        agent = asyncio.run(load_agent(model_path=train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))))

        def rank(text: str) -> Sequence[tuple[str, float]]:
            parsed = asyncio.run(agent.parse_message(text))
            if selector:
                ranking = parsed["response_selector"]["ask"]["ranking"]
                return [(found["intent_response_key"].removeprefix("ask/"), found["confidence"]) for found in ranking]
            return [(intent["name"], intent["confidence"]) for intent in parsed["intent_ranking"]]

        return rank

    return learn


COUNTS = ({"name": "CountVectorsFeaturizer"}, {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4})
EPOCHS = {"epochs": 5, "constrain_similarities": True, "model_confidence": "softmax"}
QUICK = {
    "words (SudachiPy's normalised forms)": own(["word"], 0.0),
    "characters": own(["character"], 0.0),
    "readings": own(["reading"], 0.0),
    "concepts (own synonyms)": own(["concept"], 0.0),
    "words + characters": own(["word", "character"], 0.0),
    "words + characters + readings": own(["word", "character", "reading"], 0.0),
    "all four": own(GROUPS, 0.0),
    "sentence encoder": own(["meaning"], 0.0),
    "nearest example by the sentence encoder": own(["meaning"], 1.0),
    "all four + sentence encoder": own([*GROUPS, "meaning"], 0.0),
    "**all four + sentence encoder, nearest example mixed in (used)**": own([*GROUPS, "meaning"], 0.4),
}
SLOW = {
    "all four + ja-ginza's word vectors": own([*GROUPS, "meaning"], 0.0, word_vectors.vectors),
    "all four + ja-ginza's word vectors, nearest example mixed in": own([*GROUPS, "meaning"], 0.4, word_vectors.vectors),
    "Rasa LogisticRegressionClassifier": rasas(*COUNTS, {"name": "LogisticRegressionClassifier", "max_iter": 30, "solver": "saga"}),
    "Rasa DIETClassifier, 5 epochs": rasas(*COUNTS, {"name": "DIETClassifier", "entity_recognition": False, **EPOCHS}),
    "Rasa ResponseSelector, 5 epochs": rasas(*COUNTS, {"name": "ResponseSelector", "retrieval_intent": "ask", **EPOCHS}, selector=True),
}


def measure(learn: Learner) -> Figures:
    """Train a variant and ask it every tuning question."""
    begun = time.monotonic()
    rank = learn(examples())
    training = time.monotonic() - begun
    asked = [case for name in SETS for case in cases(name) if len(case.expect) == 1]
    begun = time.monotonic()
    ranked = [rank(case.text) for case in asked]
    milliseconds = 1000 * (time.monotonic() - begun) / len(asked)
    outside = np.array([case.category == "out of scope" for case in asked])
    english = np.array([case.language == "en" for case in asked])
    best, three = (np.array([_within(case, found, count) for case, found in zip(asked, ranked, strict=True)]) for count in (1, 3))
    refusal = np.array([dict(found).get("out_of_scope", 0.0) for found in ranked])
    order = refusal[outside][:, None] - refusal[~outside][None, :]
    return Figures(
        100 * best[~outside & ~english].mean(), 100 * best[~outside & english].mean(), 100 * three[~outside].mean(), 100 * best[outside].mean(),
        float((order > 0).mean() + (order == 0).mean() / 2), milliseconds, training,
    )


def _within(case: Case, ranked: Sequence[tuple[str, float]], count: int) -> bool:
    return any(label in case.expect[0] for label, _ in ranked[:count])


def main(arguments: Sequence[str]) -> None:
    chosen = {**QUICK, **(SLOW if "all" in arguments else {})}
    for name, learn in chosen.items():
        row = f"| {name} {measure(learn).row}"
        print(row, flush=True)
        text = TABLE.read_text(encoding="utf-8")
        pattern = re.compile(rf"^\| {re.escape(name)} \|.*$", flags=re.M)
        text = pattern.sub(row, text) if pattern.search(text) else text.replace("<!-- rows end -->", f"{row}\n<!-- rows end -->")
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
