"""A BERT encoder by OpenVINO, for weights of the shape of all-MiniLM-L6-v2.

The graph is laid out from the weights themselves, in a tenth of a second: no
conversion beforehand, nothing kept that could go stale, and torch, whose import
takes seconds, is not needed. It computes what transformers' `BertModel` computes
(a test compares them).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from index.graph import Floats, Precision, Runner, parameter
from index.transformer import MASKED, Shape, encoded, published_layers, rounded

HIDDEN, LAYERS, HEADS = 384, 6, 12
_SHAPE = Shape(HIDDEN, LAYERS, HEADS, 1e-12)
_PUBLISHED = {
    "qkv": "attention.self.query attention.self.key attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
_SHARED = 2048  # pieces of a batch that several threads share, padding included

Pieces = Sequence[int]


@dataclass(frozen=True, slots=True)
class Table:
    """An embedding table: float32 rows, or int8 rows each with a scale.

    Attributes:
        rows: shape (n, hidden).
        scale: shape (n, 1), for int8 rows.
    """

    rows: npt.NDArray[Any]
    scale: Floats | None = None

    def of(self, ids: npt.NDArray[np.int32]) -> Floats:
        """The vectors of ids: any shape S to S + (hidden,)."""
        found = self.rows[ids]
        return found if self.scale is None else found * self.scale[ids]


def batches(sizes: Sequence[int], most: int) -> Iterator[list[int]]:
    """Numbers of texts, in batches of similar length bounded by pieces and not by count.

    Args:
        sizes: pieces of each text.
        most: bound on count × widest of a batch; a longer text makes a batch of its own.
    """
    order = sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True)
    at = 0
    while at < len(order):
        take = max(1, most // rounded(sizes[order[at]]))
        yield order[at : at + take]
        at += take


class Bert:
    """Word pieces to contextual vectors. Threads that ask at the same time share batches.

    >>> Bert(words, tensors, fast_precision()).hidden([[101, 2054, 102]]).shape
    (1, 16, 384)
    """

    def __init__(self, words: Table, tensors: Mapping[str, Floats], precision: Precision) -> None:
        """
        Args:
            words: the embeddings of the vocabulary.
            tensors: the other weights, float32, named as `published_tensors` gives them.
            precision: of the matrix products; what comes out is float32.
        """
        self._words = words
        self._positions, self._types = tensors["positions.weight"], tensors["types.weight"]
        self._run = Runner(*_graph(tensors), precision)
        self._waiting: deque[_Asked] = deque()
        self._running = Lock()

    def hidden(self, rows: Sequence[Pieces], first: Sequence[int] | None = None) -> Floats:
        """Last hidden states, float32 (B, T, HIDDEN); what lies beyond a row's end is of no meaning.

        Args:
            rows: word pieces of each input, special ones included.
            first: how many leading pieces of each belong to the first of two texts; all, if not given.
        """
        asked = _Asked(rows, first or [len(row) for row in rows])
        self._waiting.append(asked)
        # One inference takes all the cores there are, so the others wait; who comes to run next runs
        # for those that have been waiting as well (Hendler et al., "Flat combining", SPAA 2010).
        with self._running:
            return self._run_together(self._taken(asked)) if asked.states is None else asked.states

    def _taken(self, asked: _Asked) -> list[_Asked]:
        """What is run together with `asked`: the waiting of like width, as far as a batch goes."""
        with suppress(ValueError):  # taken before, by a thread whose run failed
            self._waiting.remove(asked)
        taken = [asked]
        for other in list(self._waiting):
            if other.width == asked.width and sum(len(one.rows) for one in [*taken, other]) * asked.width <= _SHARED:
                self._waiting.remove(other)
                taken.append(other)
        return taken

    def _run_together(self, taken: Sequence[_Asked]) -> Floats:
        """Runs them as one batch; gives the states of the first and leaves the others theirs."""
        rows = [row for asked in taken for row in asked.rows]
        first = [count for asked in taken for count in asked.first]
        width = taken[0].width
        ids = np.zeros((len(rows), width), np.int32)
        types = np.zeros((len(rows), width), np.int32)
        bias = np.full((len(rows), 1, 1, width), MASKED, np.float32)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            bias[number, ..., : len(row)] = 0
            types[number, first[number] : len(row)] = 1
        embedded = self._words.of(ids)
        embedded += self._positions[:width]
        embedded += self._types[types]
        (states,) = self._run(embedded, bias)
        at = 0
        for asked in taken:
            asked.states = states[at : at + len(asked.rows)]
            at += len(asked.rows)
        return states[: len(taken[0].rows)]


class _Asked:
    """The rows of one thread, and their hidden states once they have been run."""

    def __init__(self, rows: Sequence[Pieces], first: Sequence[int]) -> None:
        self.rows = rows
        self.first = first
        self.width = rounded(max(map(len, rows)))
        self.states: Floats | None = None


def published_tensors(stored: Mapping[str, Floats]) -> tuple[Table, dict[str, Floats]]:
    """The arguments of `Bert` from tensors named as transformers names them."""
    tensors = {
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "types.weight": stored["embeddings.token_type_embeddings.weight"],
        **published_layers(stored, LAYERS, _PUBLISHED),
    }
    return Table(stored["embeddings.word_embeddings.weight"]), tensors


def _graph(tensors: Mapping[str, Floats]) -> tuple[list[Any], list[Any]]:
    """The graph's inputs, embedded pieces (B, T, HIDDEN) and a key bias (B, 1, 1, T), and its output (B, T, HIDDEN)."""
    embedded, bias = parameter([-1, -1, HIDDEN]), parameter([-1, 1, 1, -1])
    return [embedded, bias], [encoded(embedded, bias, tensors, _SHAPE)]
