"""Which label a message most likely has: a linear classifier over TF-IDF features and the meaning, mixed with the nearest examples.

Plain numpy, scipy and scikit-learn; must not import Rasa. Stored without pickles: JSON and arrays only.
"""
from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.svm import LinearSVC

from bot.nlu.features import GROUPS
from bot.nlu.meaning import Floats

Features = Mapping[str, Sequence[str]]

#: How much each group of features weighs, and the meaning beside them.
WEIGHTS: Mapping[str, float] = {"word": 1.0, "character": 0.6, "reading": 0.8, "concept": 0.4, "meaning": 0.7}
_MIN_EXAMPLES = {"word": 4, "character": 12, "reading": 16, "concept": 1}
#: Smaller ones change no decision and four fifths of the coefficients are; leaving them out keeps the model small.
_LEAST_COEFFICIENT = 0.02
#: Along how many directions the meaning is looked at, and in which steps it is stored.
_DIRECTIONS = 160
_STEPS = 127
_SETTINGS = ("weights", "neighbour_share", "margin_sharpness", "neighbour_sharpness")


@dataclass
class Vocabulary:
    """The features of one group that are known, with their inverse document frequencies."""

    index: dict[str, int]
    idf: Floats

    @classmethod
    def of(cls, documents: Sequence[Sequence[str]], min_examples: int) -> Vocabulary:
        counts = Counter(feature for document in documents for feature in set(document))
        known = sorted(feature for feature, count in counts.items() if count >= min_examples)
        idf = np.array([np.log((1 + len(documents)) / (1 + counts[feature])) + 1 for feature in known], dtype=np.float32)
        return cls({feature: position for position, feature in enumerate(known)}, idf)

    def vectors(self, documents: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """One unit row per document: (1 + log count) x idf."""
        columns: list[int] = []
        times: list[int] = []
        ends = [0]
        for document in documents:
            counts = Counter(position for feature in document if (position := self.index.get(feature)) is not None)
            columns.extend(counts.keys())
            times.extend(counts.values())
            ends.append(len(columns))
        weights = (1 + np.log(np.array(times, dtype=np.float32))) * self.idf[columns]
        rows = sparse.csr_matrix((weights, columns, ends), shape=(len(documents), len(self.index)), dtype=np.float32)
        rows.sort_indices()
        return _unit(rows)


@dataclass
class Matcher:
    """A trained matcher. `rankings` gives labels with probabilities that sum to one.

    coefficients: a row per feature and per direction of meaning, a column per label.  directions: a column each, those in
    which the examples' meanings differ most.  examples: the meaning of each example along them, a unit row each, sorted by
    label; starts: where each label's begin.
    """

    vocabularies: dict[str, Vocabulary]
    labels: list[str]
    coefficients: Floats
    intercepts: Floats
    directions: Floats
    examples: Floats
    starts: npt.NDArray[np.int32]
    weights: Mapping[str, float]
    neighbour_share: float = 0.4
    margin_sharpness: float = 5.0
    neighbour_sharpness: float = 20.0

    @classmethod
    def fit(cls, documents: Sequence[Features], meanings: Floats, labels: Sequence[str], weights: Mapping[str, float] = WEIGHTS) -> Matcher:
        """Learn from one feature mapping, one vector of meaning and one label per example."""
        vocabularies = {group: Vocabulary.of([document[group] for document in documents], _MIN_EXAMPLES[group]) for group in GROUPS}
        names = sorted(set(labels))
        place = {name: position for position, name in enumerate(names)}
        codes = np.array([place[label] for label in labels], dtype=np.int32)
        directions = _main_directions(meanings)
        along = meanings @ directions
        rows = sparse.hstack([_join(vocabularies, documents, weights), sparse.csr_matrix(weights["meaning"] * along)], format="csr", dtype=np.float32)
        coefficients, intercepts = _separate(rows, codes, len(names))
        coefficients[np.abs(coefficients) < _LEAST_COEFFICIENT] = 0
        by_label = np.argsort(codes, kind="stable")
        starts = np.searchsorted(codes[by_label], np.arange(len(names))).astype(np.int32)
        return cls(vocabularies, names, coefficients, intercepts, directions, _unit_rows(along[by_label]), starts, weights)

    def rankings(self, documents: Sequence[Features], meanings: Floats) -> list[list[tuple[str, float]]]:
        """For each document all labels with their probabilities, the likeliest first. meanings: a row per document."""
        return [[(self.labels[position], float(shares[position])) for position in np.argsort(-shares)] for shares in self.scores(documents, meanings)]

    def scores(self, documents: Sequence[Features], meanings: Floats) -> Floats:
        """A row of probabilities per document, in the order of `labels`."""
        rows = _join(self.vocabularies, documents, self.weights)
        along = meanings @ self.directions
        told = rows.shape[1]
        margins = rows @ self.coefficients[:told] + self.weights["meaning"] * along @ self.coefficients[told:] + self.intercepts
        nearest = np.maximum.reduceat(self.examples @ _unit_rows(along).T, self.starts).T
        mixed: Floats = (1 - self.neighbour_share) * _softmax(self.margin_sharpness * margins) + self.neighbour_share * _softmax(self.neighbour_sharpness * nearest)
        return mixed

    def save(self, folder: Path) -> None:
        """Write the matcher as JSON and arrays."""
        folder.mkdir(parents=True, exist_ok=True)
        words = {group: list(vocabulary.index) for group, vocabulary in self.vocabularies.items()}
        (folder / "matcher.json").write_text(
            json.dumps({"labels": self.labels, "vocabularies": words, **{name: getattr(self, name) for name in _SETTINGS}}, ensure_ascii=False),
            encoding="utf-8",
        )
        linear = sparse.csr_matrix(self.coefficients)
        np.savez_compressed(
            folder / "matcher.npz",
            intercepts=self.intercepts, starts=self.starts, directions=self.directions.astype(np.float16),
            examples=np.rint(self.examples * _STEPS).astype(np.int8),
            # Whole steps, and steps between places instead of the places: a quarter of the size.
            **in_steps(linear.data, "linear_data"), linear_steps=np.diff(linear.indices, prepend=0).astype(np.int32), linear_ends=linear.indptr,
            **{f"idf_{group}": vocabulary.idf for group, vocabulary in self.vocabularies.items()},
        )

    @classmethod
    def load(cls, folder: Path) -> Matcher:
        """Read what `save` wrote."""
        stored: dict[str, Any] = json.loads((folder / "matcher.json").read_text(encoding="utf-8"))
        arrays = np.load(folder / "matcher.npz", allow_pickle=False)
        vocabularies = {
            group: Vocabulary({feature: position for position, feature in enumerate(known)}, arrays[f"idf_{group}"])
            for group, known in stored["vocabularies"].items()
        }
        directions = arrays["directions"].astype(np.float32)
        height = sum(len(vocabulary.index) for vocabulary in vocabularies.values()) + directions.shape[1]
        linear = (out_of_steps(arrays, "linear_data"), np.cumsum(arrays["linear_steps"], dtype=np.int32), arrays["linear_ends"])
        return cls(
            vocabularies, stored["labels"], sparse.csr_matrix(linear, shape=(height, len(stored["labels"]))).toarray(), arrays["intercepts"],
            directions, _unit_rows(arrays["examples"].astype(np.float32)), arrays["starts"], **{name: stored[name] for name in _SETTINGS},
        )


def in_steps(numbers: Floats, name: str) -> dict[str, npt.NDArray[Any]]:
    """Numbers for storing, as whole steps between minus and plus the largest: a quarter of their size. `out_of_steps` reads them."""
    step = np.asarray(max(float(np.abs(numbers).max(initial=0.0)), 1e-9) / _STEPS, dtype=np.float32)
    return {name: np.rint(numbers / step).astype(np.int8), f"{name}_step": step}


def out_of_steps(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> Floats:
    """The numbers stored by `in_steps`."""
    return np.asarray(arrays[name].astype(np.float32) * arrays[f"{name}_step"], dtype=np.float32)


def _separate(rows: sparse.csr_matrix, codes: npt.NDArray[np.int32], count: int) -> tuple[Floats, Floats]:
    """A linear separation of each label from all others: coefficients (a column per label) and intercepts.

    The labels are dealt out to the processors; what another one learns counts as one label more.
    """
    parts = min(os.cpu_count() or 1, count - 1)
    shares = [np.arange(part, count, parts) for part in range(parts)]
    learnt = Parallel(n_jobs=parts, max_nbytes=None)(delayed(_separate_share)(rows, codes, own, count) for own in shares)
    coefficients, intercepts = np.zeros((rows.shape[1], count), dtype=np.float32), np.zeros(count, dtype=np.float32)
    for own, (share, offsets) in zip(shares, learnt, strict=True):
        coefficients[:, own], intercepts[own] = share, offsets
    return coefficients, intercepts


def _separate_share(rows: sparse.csr_matrix, codes: npt.NDArray[np.int32], own: npt.NDArray[np.int64], count: int) -> tuple[Floats, Floats]:
    """One processor's share of the labels, in a process of its own: the solver is not safe in threads."""
    model = LinearSVC(C=0.5, tol=1e-2, max_iter=100, random_state=0).fit(rows, np.where(np.isin(codes, own), codes, count))
    learnt = np.searchsorted(model.classes_, own)
    return np.asarray(model.coef_[learnt].T, dtype=np.float32), np.asarray(model.intercept_[learnt], dtype=np.float32)


def _main_directions(meanings: Floats) -> Floats:
    """The directions, a unit column each, along which the examples spread most."""
    _, columns = np.linalg.eigh(meanings.T @ meanings)
    return np.ascontiguousarray(columns[:, ::-1][:, :_DIRECTIONS], dtype=np.float32)


def _join(vocabularies: Mapping[str, Vocabulary], documents: Sequence[Features], weights: Mapping[str, float]) -> sparse.csr_matrix:
    blocks = [weights[group] * vocabularies[group].vectors([document[group] for document in documents]) for group in GROUPS]
    return sparse.hstack(blocks, format="csr", dtype=np.float32)


def _unit(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """The rows brought to unit length, in place."""
    row_of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    lengths = np.sqrt(np.bincount(row_of, weights=rows.data**2, minlength=rows.shape[0])).astype(np.float32)
    rows.data /= lengths[row_of]
    return rows


def _unit_rows(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1.0, lengths), dtype=np.float32)


def _softmax(scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Shares of each row."""
    powers: npt.NDArray[Any] = np.exp(scores - scores.max(axis=1, keepdims=True))
    total: npt.NDArray[Any] = powers / powers.sum(axis=1, keepdims=True)
    return total
