"""Which label a message most likely has: a linear classifier and the nearest examples over TF-IDF features, mixed.

Plain numpy, scipy and scikit-learn; must not import Rasa. Stored without pickles: JSON and arrays only.
"""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.svm import LinearSVC

from bot.nlu.features import GROUPS

Features = Mapping[str, Sequence[str]]
Floats = npt.NDArray[np.float32]

_WEIGHTS = {"word": 1.0, "character": 0.6, "reading": 0.8, "concept": 0.4}
_MIN_EXAMPLES = {"word": 4, "character": 12, "reading": 16, "concept": 1}
#: Smaller ones change no decision and four fifths of the coefficients are; leaving them out keeps the model small.
_LEAST_COEFFICIENT = 0.02
_SETTINGS = ("neighbour_share", "margin_sharpness", "neighbour_sharpness")


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
    """A trained matcher. `rank` gives labels with probabilities that sum to one.

    coefficients: a row per feature, a column per label.  examples: unit vectors, a row per example, stored by feature, so
    that a message only touches the features it has.
    """

    vocabularies: dict[str, Vocabulary]
    labels: list[str]
    coefficients: Floats
    intercepts: Floats
    examples: sparse.csc_matrix
    example_labels: npt.NDArray[np.int32]
    neighbour_share: float = 0.4
    margin_sharpness: float = 6.0
    neighbour_sharpness: float = 12.0

    @classmethod
    def fit(cls, documents: Sequence[Features], labels: Sequence[str]) -> Matcher:
        """Learn from one feature mapping and one label per example."""
        vocabularies = {group: Vocabulary.of([document[group] for document in documents], _MIN_EXAMPLES[group]) for group in GROUPS}
        names = sorted(set(labels))
        rows = _join(vocabularies, documents)
        codes = np.array([names.index(label) for label in labels], dtype=np.int32)
        model = LinearSVC(C=1.0, tol=1e-2, max_iter=100)
        model.fit(rows, codes)
        coefficients = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        coefficients[np.abs(coefficients) < _LEAST_COEFFICIENT] = 0
        return cls(vocabularies, names, coefficients, model.intercept_.astype(np.float32), _unit(rows).tocsc(), codes)

    def rank(self, document: Features) -> list[tuple[str, float]]:
        """All labels, the likeliest first."""
        scores = self.scores(document)
        order = np.argsort(-scores)
        return [(self.labels[position], float(scores[position])) for position in order]

    def scores(self, document: Features) -> Floats:
        """Probability by label, in the order of `labels`."""
        row = _join(self.vocabularies, [document])
        margins = row.data @ self.coefficients[row.indices] + self.intercepts
        linear = _softmax(self.margin_sharpness * margins)
        nearest = _softmax(self.neighbour_sharpness * self._nearest(_unit(row)))
        mixed: Floats = (1 - self.neighbour_share) * linear + self.neighbour_share * nearest
        return mixed

    def _nearest(self, row: sparse.csr_matrix) -> Floats:
        """Per label the cosine of its nearest example."""
        cosine = np.zeros(len(self.example_labels), dtype=np.float32)
        starts, places, values = self.examples.indptr, self.examples.indices, self.examples.data
        for feature, weight in zip(row.indices, row.data, strict=False):
            span = slice(starts[feature], starts[feature + 1])
            cosine[places[span]] += weight * values[span]
        best = np.zeros(len(self.labels), dtype=np.float32)
        np.maximum.at(best, self.example_labels, cosine)
        return best

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
            intercepts=self.intercepts,
            example_labels=self.example_labels,
            **_packed("linear", linear), **_packed("examples", self.examples),
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
        width = sum(len(vocabulary.index) for vocabulary in vocabularies.values())
        coefficients = sparse.csr_matrix(_unpacked("linear", arrays), shape=(width, len(stored["labels"]))).toarray()
        examples = sparse.csc_matrix(_unpacked("examples", arrays), shape=(len(arrays["example_labels"]), width))
        return cls(
            vocabularies, stored["labels"], coefficients, arrays["intercepts"], examples, arrays["example_labels"],
            **{name: stored[name] for name in _SETTINGS},
        )


def _packed(name: str, matrix: sparse.spmatrix) -> dict[str, npt.NDArray[Any]]:
    """A sparse matrix as small arrays: half precision, and steps between places instead of the places."""
    steps = np.diff(matrix.indices, prepend=0).astype(np.int32)
    return {f"{name}_data": matrix.data.astype(np.float16), f"{name}_steps": steps, f"{name}_ends": matrix.indptr}


def _unpacked(name: str, arrays: Any) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    """Data, places and ends of what `_packed` made."""
    return arrays[f"{name}_data"].astype(np.float32), np.cumsum(arrays[f"{name}_steps"], dtype=np.int32), arrays[f"{name}_ends"]


def _join(vocabularies: Mapping[str, Vocabulary], documents: Sequence[Features]) -> sparse.csr_matrix:
    blocks = [_WEIGHTS[group] * vocabularies[group].vectors([document[group] for document in documents]) for group in GROUPS]
    return sparse.hstack(blocks, format="csr", dtype=np.float32)


def _unit(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.diags((1 / lengths).astype(np.float32)) @ rows


def _softmax(scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
    powers: npt.NDArray[Any] = np.exp(scores - scores.max())
    total: npt.NDArray[Any] = powers / powers.sum()
    return total
