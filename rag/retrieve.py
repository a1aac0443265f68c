"""Words and meaning, fused: a question to the passages worth reading closely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.catalog import PassageRecord
from index.embed import Vectors
from index.library import Library

DEPTH = 60  # passages taken from each index before fusion
RANK_DAMPING = 10.0


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage with its BM25, its cosine and its fused score (0 to 1)."""

    record: PassageRecord
    bm25: float
    cosine: float
    score: float


def retrieve(
    library: Library, terms: Sequence[str], vector: Vectors, k: int, among: Sequence[int] | None = None
) -> list[Retrieved]:
    """The k best passages by reciprocal rank fusion of BM25 and cosine.

    Fusion: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms
    Condorcet and individual rank learning methods", SIGIR 2009, with damping
    `RANK_DAMPING`; divided by its greatest possible value.

    Args:
        library: what to search.
        terms: the question's analysed terms.
        vector: the encoded question, shape (dimension,).
        k: how many passages at most.
        among: keys of the only documents to search, if given.
    """
    depth = max(DEPTH, k)
    by_words = dict(library.search_words(terms, depth, among))
    by_meaning = dict(library.search_meaning(vector, depth, among))
    fused: dict[int, float] = {}
    for ranking in (by_words, by_meaning):
        for rank, key in enumerate(ranking):
            fused[key] = fused.get(key, 0.0) + (RANK_DAMPING + 1) / (RANK_DAMPING + rank + 1) / 2
    best = sorted(fused, key=lambda key: (-fused[key], key))[:k]
    return [
        Retrieved(record, by_words.get(record.key, 0.0), by_meaning.get(record.key, 0.0), fused[record.key])
        for record in library.catalog.passages(best)
    ]
