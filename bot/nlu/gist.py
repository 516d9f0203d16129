"""Learns the gist of an incident's story: for each question (attack? leak? of what? ... which verdict?) how likely each answer is.

Plain numpy, scipy and scikit-learn; must not import Rasa. The rules of bot.incident decide what to make of it.
"""
from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.nlu.matcher import Vocabulary, in_steps, out_of_steps
from bot.nlu.meaning import Floats

Features = Mapping[str, Sequence[str]]
Gist = dict[str, dict[str, float]]

#: Feature groups with their weight and the number of stories that a feature must occur in.
_GROUPS = {"word": (1.0, 3), "character": (0.6, 8), "reading": (0.5, 10), "concept": (0.6, 1), "signal": (1.0, 1)}


@dataclass
class GistModel:
    """One linear classifier per question, all over the same features and, after them, the numbers of the story's meaning."""

    vocabularies: dict[str, Vocabulary]
    answers: dict[str, list[str]]
    coefficients: Floats
    intercepts: Floats

    @classmethod
    def fit(cls, stories: Sequence[Features], meanings: Floats, gists: Sequence[Mapping[str, str]]) -> GistModel:
        """Learn from the features and the meanings (bot/nlu/meaning.py) of stories and what was to be understood of them."""
        vocabularies = {group: Vocabulary.of([story[group] for story in stories], least) for group, (_, least) in _GROUPS.items()}
        rows = _join(vocabularies, stories, meanings)
        answers = {question: sorted({gist[question] for gist in gists}) for question in gists[0]}
        learnt = Parallel(n_jobs=os.cpu_count() or 1, max_nbytes=None)(
            delayed(_separate)(rows, [gist[question] == answer for gist in gists]) for question in answers for answer in answers[question]
        )
        weights, offsets = zip(*learnt, strict=True)
        return cls(vocabularies, answers, np.array(weights, dtype=np.float32).T.copy(), np.array(offsets, dtype=np.float32))

    def read(self, story: Features, meaning: Floats) -> Gist:
        """The share of each answer to each question; the shares of a question sum to one."""
        row = _join(self.vocabularies, [story], meaning[np.newaxis])
        scores = 1 / (1 + np.exp(-(row.data @ self.coefficients[row.indices] + self.intercepts)))
        gist: Gist = {}
        start = 0
        for question, answers in self.answers.items():
            shares = scores[start : start + len(answers)]
            gist[question] = {answer: round(float(share), 3) for answer, share in zip(answers, shares / shares.sum(), strict=False)}
            start += len(answers)
        return gist

    def save(self, folder: Path) -> None:
        """Write the model as JSON and arrays."""
        folder.mkdir(parents=True, exist_ok=True)
        words = {group: list(vocabulary.index) for group, vocabulary in self.vocabularies.items()}
        (folder / "gist.json").write_text(json.dumps({"answers": self.answers, "vocabularies": words}, ensure_ascii=False), encoding="utf-8")
        np.savez_compressed(
            folder / "gist.npz", **in_steps(self.coefficients, "coefficients"), intercepts=self.intercepts,
            **{f"idf_{group}": vocabulary.idf for group, vocabulary in self.vocabularies.items()},
        )

    @classmethod
    def load(cls, folder: Path) -> GistModel:
        """Read what `save` wrote."""
        stored = json.loads((folder / "gist.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / "gist.npz", allow_pickle=False)
        vocabularies = {
            group: Vocabulary({feature: place for place, feature in enumerate(known)}, arrays[f"idf_{group}"])
            for group, known in stored["vocabularies"].items()
        }
        return cls(vocabularies, stored["answers"], out_of_steps(arrays, "coefficients"), arrays["intercepts"])


def _separate(rows: sparse.csr_matrix, wanted: Sequence[bool]) -> tuple[Floats, float]:
    """Coefficients and intercept of the wanted stories against all others; in a process of its own, for the solver is not safe in threads."""
    model = LogisticRegression(C=20.0, solver="liblinear", dual=True, class_weight="balanced", tol=0.1, random_state=0).fit(rows, wanted)
    return np.asarray(model.coef_[0], dtype=np.float32), float(model.intercept_[0])


def _join(vocabularies: Mapping[str, Vocabulary], stories: Sequence[Features], meanings: Floats) -> sparse.csr_matrix:
    blocks = [weight * vocabularies[group].vectors([story[group] for story in stories]) for group, (weight, _) in _GROUPS.items()]
    return sparse.hstack([*blocks, sparse.csr_matrix(meanings)], format="csr", dtype=np.float32)
