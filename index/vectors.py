"""The vector index: cosine similarity over passages.

Derived from the catalog. The settled part is a FAISS file (`settled.py`) as of some revision;
what came since, the recent part, is read from the catalog when the index is opened and searched
exactly, and what went since is left out. Only when the recent part has outgrown a share of the
settled one is the file written anew, so that catching up costs what is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.catalog import Catalog, Changes, Keys, PassageRanges
from index.embed import Vectors
from index.kinds import Kind
from index.settled import Settled, caught_up, make_settled, open_settled

RECENT_AT_LEAST = 1_000  # passages that may be recent, however few are settled
RECENT_SHARE = 0.01
FEW = 1_000  # passages of chosen documents that are compared one by one


@dataclass(frozen=True, slots=True)
class About:
    """What is to be told of a vector index."""

    kind: Kind
    settled: int
    added: int
    removed: int
    probes: int
    recall: float

    @property
    def approximate(self) -> bool:
        """Whether an exact search could find what a search of it does not."""
        return self.kind is not Kind.EXACT

    @property
    def reason(self) -> str:
        """Why it is of its kind, and how many lists are looked into."""
        return self.kind.reason + (f"; {self.probes} lists a search" if self.probes else "")


class VectorIndex:
    """Inner product over unit vectors; keys are the catalog's passage keys."""

    def __init__(self, catalog: Catalog, settled: Settled, changes: Changes) -> None:
        self._catalog = catalog
        self._settled = settled
        self._added = changes.added
        self._recent = catalog.passage_vectors(changes.added)
        self._removed = changes.removed

    @classmethod
    def open(cls, folder: Path, catalog: Catalog) -> VectorIndex:
        """Opens the index in a folder at the catalog's revision; what it lacks it makes in memory where it must."""
        revision = catalog.revision
        settled = open_settled(folder, catalog)
        kept_in = folder if catalog.writable else None
        if settled is None:
            settled = make_settled(kept_in, catalog, revision)
        changes = catalog.changes(settled.revision, revision)
        if len(changes.added) + len(changes.removed) > max(RECENT_AT_LEAST, RECENT_SHARE * len(settled)):
            settled = caught_up(settled, kept_in, catalog, revision, changes)
            changes = catalog.changes(settled.revision, revision)
        return cls(catalog, settled, changes)

    def search(self, vector: Vectors, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The nearest passages to one unit vector, shape (dimension,): (key, cosine), best first.

        Args:
            vector: the encoded question.
            k: how many at most.
            among: keys of the only documents to search, if given.
        """
        if k < 1 or len(self) == 0:
            return []
        if among is None:
            found = self._search_settled(vector, k) + _nearest(self._added, self._recent, vector, k)
        else:
            ranges = self._catalog.passage_ranges(among)
            allowed = int((ranges[:, 1] - ranges[:, 0] + 1).sum())
            found = (
                self._among_few(vector, k, ranges) if allowed <= FEW else self._among_many(vector, k, ranges, allowed)
            )
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def __len__(self) -> int:
        return len(self._settled) + len(self._added) - len(self._removed)

    @property
    def about(self) -> About:
        """What is to be told of it."""
        settled = self._settled
        return About(settled.kind, len(settled), len(self._added), len(self._removed), settled.probes, settled.recall)

    def _search_settled(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        if not len(self._removed):
            return self._settled.search(self._catalog, vector, k)
        removed = faiss.IDSelectorBatch(self._removed)
        return self._settled.search(self._catalog, vector, k, faiss.IDSelectorNot(removed))

    def _among_few(self, vector: Vectors, k: int, ranges: PassageRanges) -> list[tuple[int, float]]:
        keys = np.concatenate([np.arange(0), *(np.arange(first, last + 1) for first, last in ranges)])
        return _nearest(keys, self._catalog.passage_vectors(keys), vector, k)

    def _among_many(self, vector: Vectors, k: int, ranges: PassageRanges, allowed: int) -> list[tuple[int, float]]:
        bits = _members(ranges)
        bits[self._removed[self._removed < len(bits)]] = False
        selector: Any = faiss.IDSelectorBitmap  # FAISS's stubs know only its C++ arguments
        share = min(1.0, allowed / max(1, len(self._settled)))
        settled = self._settled.search(self._catalog, vector, k, selector(np.packbits(bits, bitorder="little")), share)
        recent = (self._added < len(bits)) & bits[np.minimum(self._added, len(bits) - 1)]
        return settled + _nearest(self._added[recent], self._recent[recent], vector, k)


def _nearest(keys: Keys, vectors: Vectors, vector: Vectors, k: int) -> list[tuple[int, float]]:
    """The k nearest of passages, compared one by one: (key, cosine), in no order."""
    scores = vectors @ vector
    if k < len(keys):
        best = np.argpartition(-scores, k)[:k]
        keys, scores = keys[best], scores[best]
    return list(zip(keys.tolist(), scores.tolist(), strict=True))


def _members(ranges: PassageRanges) -> npt.NDArray[np.bool_]:
    """For every key from 0 whether it lies in one of the ranges, shape (greatest key + 1,)."""
    edges: npt.NDArray[Any] = np.zeros(int(ranges[:, 1].max()) + 2, dtype=np.int8)
    edges[ranges[:, 0]] += 1
    edges[ranges[:, 1] + 1] -= 1
    return np.cumsum(edges[:-1], dtype=np.int8) > 0
