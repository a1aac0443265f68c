"""How often the vector index finds what an exact search finds, measured on the library's own vectors.

Questions are not at hand when an index is made. In their place stand sentences of the library,
spread evenly over its passages, each by its own vector: short as a question is, on the
library's subjects, and not the vector of any passage.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.catalog import Catalog, Keys
from index.embed import Vectors

QUESTIONS = 200
DEPTH = 10


class Gauge:
    """Notes what an exact search finds, while the passages' vectors go by."""

    def __init__(self, questions: Vectors) -> None:
        self._questions = questions
        self._keys = np.full((len(questions), DEPTH), -1, dtype=np.int64)
        self._scores = np.full((len(questions), DEPTH), -np.inf, dtype=np.float32)

    @classmethod
    def of(cls, catalog: Catalog, keys: Keys) -> Gauge:
        """With sentences from the middle of passages that lie evenly among these."""
        chosen = spread(keys, QUESTIONS)
        middles = (
            catalog.sentence_vectors(record.document, middle, middle)
            for record in catalog.passages([int(key) for key in chosen])
            for middle in [(record.passage.first + record.passage.last) // 2]
        )
        return cls(np.concatenate([catalog.sentence_vectors(0, 0, 0), *middles]))

    def see(self, keys: Keys, vectors: Vectors) -> None:
        """Takes note of passages, shapes (n,) and (n, dimension)."""
        keys = np.concatenate([self._keys, np.broadcast_to(keys, (len(self._keys), len(keys)))], axis=1)
        scores = np.concatenate([self._scores, self._questions @ vectors.T], axis=1)
        best = np.argpartition(-scores, DEPTH - 1, axis=1)[:, :DEPTH]
        self._keys, self._scores = np.take_along_axis(keys, best, 1), np.take_along_axis(scores, best, 1)

    def recall(self, search: Callable[[Vectors, int], list[tuple[int, float]]]) -> float:
        """The share of what was there to find that a search finds: recall@10, 0 to 1; 1 where nothing was.

        Args:
            search: a vector and how many to find; gives (key, score).
        """
        there = found = 0
        for question, keys, scores in zip(self._questions, self._keys, self._scores, strict=True):
            wanted = {int(key) for key, score in zip(keys, scores, strict=True) if score > -np.inf}
            there += len(wanted)
            found += len(wanted & {key for key, _ in search(question, DEPTH)})
        return found / there if there else 1.0


def spread(keys: Keys, count: int) -> Keys:
    """So many of the keys, or all there are, lying evenly among them."""
    return keys[np.linspace(0, len(keys) - 1, min(count, len(keys))).astype(np.int64)]
