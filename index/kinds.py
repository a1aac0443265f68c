"""Kinds of FAISS index, by how many vectors there are.

Exact while exact is fast; beyond, what came out best on real vectors (`pincite bench scale`).
"""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.embed import Vectors

EXACT_UP_TO = 50_000
HALF_UP_TO = 100_000
TRAINED_ON = 40  # vectors a list
_LISTS_A_ROOT = 4  # lists by the root of the number of vectors
_ROUNDS = 10  # of k-means
_SEED = 1234


class Kind(StrEnum):
    """How the vectors are held."""

    EXACT = "Flat"
    HALF = "SQfp16"
    LISTS = "IVF,SQ8"

    @property
    def reason(self) -> str:
        """Why it is the one, in words."""
        return _REASONS[self].format(exact=EXACT_UP_TO, half=HALF_UP_TO)


_REASONS = {
    Kind.EXACT: "exact, up to {exact:,} passages",
    Kind.HALF: "exact in half precision, up to {half:,} passages",
    Kind.LISTS: "the nearest lists only, in 8 bits, re-ranked by the exact vectors; over {half:,} passages",
}


def kind_for(count: int) -> Kind:
    """The kind for a number of vectors."""
    if count <= EXACT_UP_TO:
        return Kind.EXACT
    return Kind.HALF if count <= HALF_UP_TO else Kind.LISTS


def lists_for(count: int) -> int:
    """Into how many lists that many vectors are parted."""
    return max(1, round(_LISTS_A_ROOT * math.sqrt(count)))


def empty_index(kind: Kind, dimension: int, lists: int, training: Vectors) -> Any:
    """An index that can be added to and removed from by key.

    Args:
        kind: how the vectors are held.
        dimension: of the vectors.
        lists: how many, for kinds that have lists.
        training: vectors to learn from, for kinds that learn, shape (n, dimension).
    """
    inner_product = faiss.METRIC_INNER_PRODUCT
    if kind is Kind.EXACT:
        return faiss.IndexIDMap(faiss.IndexFlatIP(dimension))
    if kind is Kind.HALF:
        half = faiss.ScalarQuantizer.QT_fp16
        return faiss.IndexIDMap(faiss.IndexScalarQuantizer(dimension, half, inner_product))
    made: Any = faiss.index_factory(dimension, f"IVF{lists},SQ8", inner_product)
    made.cp.niter, made.cp.seed = _ROUNDS, _SEED
    made.train(training)
    return made


def read_index(file: Path, kind: Kind, mapped: bool) -> Any:
    """An index from its file: mapped into memory for searching, or read whole for changing.

    Raises:
        RuntimeError: the file is not there or is damaged.
    """
    if not mapped:
        return faiss.read_index(str(file))
    return faiss.read_index(str(file), faiss.IO_FLAG_MMAP if kind is Kind.LISTS else faiss.IO_FLAG_MMAP_IFC)


def search_index(
    index: Any, vector: Vectors, k: int, selector: Any = None, probes: int = 0
) -> tuple[npt.NDArray[np.int64], Vectors]:
    """Keys and scores of the nearest to one vector, shape (n,) each, n at most k.

    Args:
        index: to search.
        vector: shape (dimension,).
        k: how many at most.
        selector: FAISS's, of keys; None for all.
        probes: lists to look into; 0 where there are none.
    """
    k = min(k, index.ntotal)
    if k < 1:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    parameters: Any
    if probes:
        make: Any = faiss.SearchParametersIVF  # FAISS's keyword arguments are added at run time
        parameters = make(sel=selector, nprobe=min(probes, index.nlist))
    else:
        make = faiss.SearchParameters
        parameters = make(sel=selector)
    scores, keys = index.search(vector[None, :], k, params=parameters)
    found = keys[0] >= 0
    return keys[0][found], scores[0][found]
