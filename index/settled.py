"""The settled part of the vector index: what lies in a FAISS file, as of one revision of the catalog.

A file is never changed: a new one is written beside it, the stamp is pointed at that, and
the old one is removed. Who has the old one open goes on reading it.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.catalog import Catalog, Changes, Keys
from index.embed import Vectors
from index.kinds import TRAINED_ON, Kind, empty_index, kind_for, lists_for, read_index, search_index
from index.recall import Gauge, spread
from index.stamp import Stamp, read_stamp, remove_outdated, write_stamp

RECALL_WANTED = 0.98
_FORMAT = "vectors-2"
_SUFFIX = ".faiss"
_CHUNK = 10_000
_MOST_PROBES = 256
_FEWEST_PROBES = 8
_OUTGROWN = 2  # times the vectors that lists were made for
_MARGIN = 1.5  # times as many are looked at again by their exact vectors as are asked for


@dataclass(frozen=True, slots=True)
class Settled:
    """Vectors in a FAISS index.

    Attributes:
        index: FAISS's.
        kind: how it holds the vectors.
        revision: the catalog's, whose current passages these are.
        lists_for: how many vectors its lists were made for; 0 where it has none.
        probes: how many lists a search looks into; 0 where it has none.
        recall: its recall@10 of what an exact search finds, on the library's own vectors,
            as measured when it was last made anew.
        file: where it lies; None in memory.
    """

    index: Any
    kind: Kind
    revision: int
    lists_for: int = 0
    probes: int = 0
    recall: float = 1.0
    file: Path | None = None

    def __len__(self) -> int:
        return int(self.index.ntotal)

    def search(
        self, catalog: Catalog, vector: Vectors, k: int, selector: Any = None, share: float = 1.0
    ) -> list[tuple[int, float]]:
        """The nearest passages to a vector, shape (dimension,): (key, cosine), in no order.

        Args:
            catalog: holds the exact vectors.
            vector: the encoded question.
            k: how many at most.
            selector: FAISS's, of the only keys to find.
            share: how much of the index the selector lets through, over 0 to 1: the
                fewer, the more lists are looked into.
        """
        if self.kind is Kind.EXACT:
            keys, scores = search_index(self.index, vector, k, selector)
            return list(zip(keys.tolist(), scores.tolist(), strict=True))
        keys, _ = search_index(self.index, vector, int(k * _MARGIN), selector, int(self.probes / share))
        keys = np.sort(keys)
        scores = catalog.passage_vectors(keys) @ vector
        best = np.argsort(-scores, kind="stable")[:k]
        return list(zip(keys[best].tolist(), scores[best].tolist(), strict=True))


def open_settled(folder: Path, catalog: Catalog) -> Settled | None:
    """What lies in a folder, mapped into memory; None where that is nothing, or of no use."""
    stamp = read_stamp(folder, _stamp_kind(catalog))
    while stamp and 0 <= stamp.revision <= catalog.revision:
        opened = _opened(folder, stamp)
        if opened is not None:
            return opened
        # Gone, because another process has just written the next one; or damaged.
        earlier, stamp = stamp, read_stamp(folder, _stamp_kind(catalog))
        if stamp == earlier:
            return None
    return None


def _opened(folder: Path, stamp: Stamp) -> Settled | None:
    """The file that a stamp names; None where it cannot be read."""
    try:
        notes = stamp.notes
        kind, file = Kind(notes["kind"]), folder / str(notes["file"])
        index = read_index(file, kind, mapped=True)
        return Settled(
            index, kind, stamp.revision, int(notes["lists_for"]), int(notes["probes"]), float(notes["recall"]), file
        )
    except (RuntimeError, OSError, ValueError, KeyError, TypeError):
        return None


def make_settled(folder: Path | None, catalog: Catalog, revision: int) -> Settled:
    """Makes the index of all passages that are current at a revision.

    Args:
        folder: where to keep it; in memory only with None.
        catalog: holds the vectors.
        revision: of the catalog.
    """
    keys = catalog.passages_at(revision)
    kind = kind_for(len(keys))
    listed = len(keys) if kind is Kind.LISTS else 0
    lists = lists_for(listed)
    training = spread(keys, lists * TRAINED_ON if listed else 0)
    index = empty_index(kind, int(catalog.meta("dimension")), lists, catalog.passage_vectors(training))
    gauge = None if kind is Kind.EXACT else Gauge.of(catalog, keys)
    _add(index, catalog, keys, gauge)
    return _kept(folder, catalog, _measured(Settled(index, kind, revision, listed), catalog, gauge))


def caught_up(settled: Settled, folder: Path | None, catalog: Catalog, revision: int, changes: Changes) -> Settled:
    """The index at a later revision: lists that still fit are added to and removed from, all else is made anew.

    Lists that are changed keep the recall that was measured when they were made, so that
    not every passage need be read for the sake of a hundredth of them.
    """
    size = len(settled) + len(changes.added) - len(changes.removed)
    listed = settled.kind is kind_for(size) is Kind.LISTS
    if not listed or size > settled.lists_for * _OUTGROWN:
        return make_settled(folder, catalog, revision)
    try:
        index = read_index(settled.file, settled.kind, mapped=False) if settled.file else settled.index
    except RuntimeError:  # another process has just put a newer file in its place
        return make_settled(folder, catalog, revision)
    if len(changes.removed):
        index.remove_ids(changes.removed)
    _add(index, catalog, changes.added)
    return _kept(folder, catalog, replace(settled, index=index, revision=revision))


def _add(index: Any, catalog: Catalog, keys: Keys, gauge: Gauge | None = None) -> None:
    """Adds passages to an index, and lets a gauge take note of them."""
    for at in range(0, len(keys), _CHUNK):
        some = keys[at : at + _CHUNK]
        vectors = catalog.passage_vectors(some)
        index.add_with_ids(vectors, some)
        if gauge:
            gauge.see(some, vectors)


def _kept(folder: Path | None, catalog: Catalog, made: Settled) -> Settled:
    """Has the index written and, from its file, mapped into memory."""
    if folder is None:
        return made
    file = folder / f"{made.revision}-{uuid.uuid4().hex[:8]}{_SUFFIX}"  # others may be writing theirs
    notes = {
        "file": file.name,
        "kind": str(made.kind),
        "lists_for": made.lists_for,
        "probes": made.probes,
        "recall": round(made.recall, 4),
    }
    replaced = read_stamp(folder, _stamp_kind(catalog))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        faiss.write_index(made.index, str(file))
        write_stamp(folder, _stamp_kind(catalog), Stamp(made.revision, notes))
    except (OSError, RuntimeError):  # the disk is full, say: the index in memory answers the same
        with contextlib.suppress(OSError):
            file.unlink()
        return made
    remove_outdated(folder, file.name, str(replaced.notes.get("file")) if replaced else "")
    mapped = open_settled(folder, catalog)
    return made if mapped is None else mapped


def _measured(made: Settled, catalog: Catalog, gauge: Gauge | None) -> Settled:
    """The index with its recall, and with as many probes as that wants."""
    if gauge is None:
        return made
    probes = _FEWEST_PROBES if made.kind is Kind.LISTS else 0
    while True:
        tried = Settled(made.index, made.kind, made.revision, made.lists_for, probes)
        recall = gauge.recall(_searching(tried, catalog))
        if not probes or recall >= RECALL_WANTED or probes >= _MOST_PROBES:
            return Settled(made.index, made.kind, made.revision, made.lists_for, probes, recall)
        probes *= 2


def _searching(settled: Settled, catalog: Catalog) -> Callable[[Vectors, int], list[tuple[int, float]]]:
    return lambda vector, k: settled.search(catalog, vector, k)


def _stamp_kind(catalog: Catalog) -> str:
    return f"{_FORMAT} {catalog.meta('encoder')} {catalog.id}".strip()
