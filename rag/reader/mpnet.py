"""An MPNet encoder by OpenVINO, for weights of the shape of all-mpnet-base-v2.

It computes what transformers' `MPNetModel` computes (a test compares them), and reads BERT's
word pieces: MPNet's vocabulary is BERT's behind four marks of its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.bert import Pieces, Table
from index.graph import Floats, Precision, Runner, opset, parameter
from index.transformer import MASKED, Shape, encoded, rounded

SHAPE = Shape(hidden=768, layers=12, heads=12, epsilon=1e-5)
BUCKETS, FARTHEST = 32, 128
_CLS, _SEP = 101, 102  # to BERT
_OPENS, NOTHING, _ENDS = 0, 1, 2  # MPNet's marks in the place of those, and of what lies beyond a row's end
_MOVED = 4  # by which its other pieces are numbered higher
FIRST_PLACE = 2
_WIDTHS = 8  # of which the attention's bias by distance is kept: 2 MB each at the usual width


class Mpnet:
    """Word pieces to contextual vectors (Song et al., "MPNet", NeurIPS 2020).

    Args:
        words: the embeddings of MPNet's vocabulary.
        tensors: the other weights, float32, named as `index.transformer` asks, with `positions.weight` and
            `apart.weight`, the bias of attention by distance (BUCKETS, heads).
        precision: of the matrix products; what comes out is float32.
    """

    def __init__(self, words: Table, tensors: Mapping[str, Floats], precision: Precision) -> None:
        self._words = words
        self._positions, self._apart = tensors["positions.weight"], tensors["apart.weight"]
        self._near = lru_cache(maxsize=_WIDTHS)(self._by_distance)
        embedded, keys = parameter([-1, -1, SHAPE.hidden]), parameter([-1, 1, 1, -1])
        near = parameter([1, SHAPE.heads, -1, -1])
        states = encoded(embedded, opset().add(keys, near), tensors, SHAPE)
        self._run = Runner([embedded, keys, near], [states], precision)

    def hidden(self, rows: Sequence[Pieces], first: Sequence[int] | None = None) -> Floats:  # noqa: ARG002
        """Last hidden states, float32 (B, T, hidden); what lies beyond a row's end is of no meaning.

        Args:
            rows: BERT's word pieces of each input, special ones included.
            first: how many leading pieces belong to the first of two texts: to MPNet they are all alike.
        """
        width = rounded(max(map(len, rows)))
        ids = np.full((len(rows), width), NOTHING)
        keys = np.full((len(rows), 1, 1, width), MASKED, np.float32)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = renumbered(row)
            keys[number, ..., : len(row)] = 0
        embedded = self._words.of(ids) + self._positions[FIRST_PLACE : width + FIRST_PLACE]
        (states,) = self._run(embedded, keys, self._near(width))
        return states

    def _by_distance(self, width: int) -> Floats:
        """What is added to attention by how far apart two pieces stand, (1, heads, T, T)."""
        places = np.arange(width)
        near = self._apart[bucket(places[None] - places[:, None])].transpose(2, 0, 1)[None]
        return np.ascontiguousarray(near, np.float32)


def bucket(distance: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Distances as T5 and MPNet number them: near ones each by itself, far ones together."""
    half = BUCKETS // 2
    exact = half // 2
    far = np.abs(distance)
    ratio = np.log(np.maximum(far, 1) / exact) / math.log(FARTHEST / exact)
    beyond = np.minimum(exact + (ratio * (half - exact)).astype(np.int64), half - 1)
    return np.where(distance > 0, half, 0) + np.where(far < exact, far, beyond)


def renumbered(pieces: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """BERT's word pieces as MPNet numbers them, any shape."""
    ids = np.asarray(pieces)
    return np.where(ids == _CLS, _OPENS, np.where(ids == _SEP, _ENDS, ids + _MOVED))
