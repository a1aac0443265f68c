"""The vector index: cosine similarity over passages, by FAISS.

Derived from the catalog in the same way as the word index. Its kind is chosen
by size: exact to `EXACT_UP_TO` vectors, half-precision scalars beyond.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.catalog import Catalog
from index.embed import Vectors
from index.stamp import read_stamp, write_stamp

EXACT_UP_TO = 50_000
_FILE = "vectors.faiss"
_CHUNK = 10_000


class VectorIndex:
    """Inner product over unit vectors; keys are the catalog's passage keys."""

    def __init__(self, index: Any, folder: Path | None) -> None:
        self._index = index
        self._folder = folder

    @classmethod
    def open(cls, folder: Path | None, catalog: Catalog) -> VectorIndex:
        """Opens the index in a folder, or in memory with None, at the catalog's revision."""
        revision = catalog.revision
        kind = f"vectors-1 {catalog.meta('encoder')}"
        stamp = read_stamp(folder, kind) if folder else None
        index: Any = None
        if folder and stamp is not None and 0 <= stamp <= revision:
            try:
                index = faiss.read_index(str(folder / _FILE))
            except (RuntimeError, OSError):
                stamp = None  # damaged: made anew below
        if index is None:
            stamp = -1
            wanted = len(catalog.passages_added_since(-1))
            index = _empty(int(catalog.meta("dimension")), wanted)
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True, exist_ok=True)
        opened = cls(index, folder)
        if stamp != revision:
            opened._catch_up(catalog, stamp if stamp is not None else -1)
            opened._save(kind, revision)
        return opened

    def _catch_up(self, catalog: Catalog, stamp: int) -> None:
        added = catalog.passages_added_since(stamp)
        removed = catalog.passages_removed_since(stamp) if stamp >= 0 else []
        # Removing what is about to be added makes catching up repeatable after a crash.
        outdated = np.asarray([*removed, *added] if stamp >= 0 else [], dtype=np.int64)
        if len(outdated):
            self._index.remove_ids(outdated)
        for at in range(0, len(added), _CHUNK):
            keys = added[at : at + _CHUNK]
            self._index.add_with_ids(catalog.passage_vectors(keys), np.asarray(keys, dtype=np.int64))

    def _save(self, kind: str, revision: int) -> None:
        if not self._folder:
            return
        temporary = self._folder / f"{_FILE}.{os.getpid()}"
        faiss.write_index(self._index, str(temporary))
        temporary.replace(self._folder / _FILE)
        write_stamp(self._folder, kind, revision)

    def search(self, vector: Vectors, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The nearest passages to one unit vector, shape (dimension,): (key, cosine), best first.

        Args:
            vector: the encoded question.
            k: how many at most.
            among: only these passage keys, if given.
        """
        k = min(k, len(self) if among is None else len(among))
        if k < 1:
            return []
        parameters: Any = None
        if among is not None:
            parameters = _only(among)
        scores, keys = self._index.search(vector[None, :], k, params=parameters)
        found = [(int(key), float(score)) for key, score in zip(keys[0], scores[0], strict=True) if key >= 0]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def __len__(self) -> int:
        return int(self._index.ntotal)


def _only(keys: Sequence[int]) -> Any:
    make: Any = faiss.SearchParameters  # FAISS's keyword arguments are added at run time
    return make(sel=faiss.IDSelectorBatch(np.asarray(keys, dtype=np.int64)))


def _empty(dimension: int, expected: int) -> Any:
    inner: Any
    if expected <= EXACT_UP_TO:
        inner = faiss.IndexFlatIP(dimension)
    else:
        inner = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(inner)
