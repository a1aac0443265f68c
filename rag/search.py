"""Passages for a search: retrieved wide, ranked by what is in them, cut to what is near.

A passage is worth its likeliest sentence. What is given back is that sentence
with as many of its neighbours in the passage as make it understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.catalog import DocumentRecord
from index.passages import count_tokens
from rag.evidence import Candidate
from rag.retrieve import Retrieved

POOL = 30  # passages read for a search, at least
NEAR_TOKENS = 90  # tiktoken tokens of what is given back, unless one sentence is longer


@dataclass(frozen=True, slots=True)
class Found:
    """Consecutive sentences of a document, and the probability that the likeliest of them answers."""

    record: DocumentRecord
    start: int
    end: int
    score: float


def ranked(passages: Sequence[Retrieved], candidates: Sequence[Candidate], k: int) -> list[Found]:
    """The k best passages, each cut to what is near its likeliest sentence.

    Args:
        passages: as retrieved.
        candidates: their weighed sentences, the likeliest first.
        k: how many at most.
    """
    found: list[Found] = []
    for passage in passages:
        within = passage.record.passage
        own = [
            candidate
            for candidate in candidates
            if candidate.record.key == passage.record.document and within.first <= candidate.number <= within.last
        ]
        if own:
            found.append(_near(own))
    return sorted(found, key=lambda one: -one.score)[:k]


def _near(own: Sequence[Candidate]) -> Found:
    """The likeliest sentence of a passage, grown by its likelier neighbour while there is room."""
    best = own[0]
    numbered = {candidate.number: candidate for candidate in own}
    first = last = best.number
    tokens = count_tokens(best.text)
    while True:
        sides = [numbered[n] for n in (first - 1, last + 1) if n in numbered]
        sides = [side for side in sides if tokens + count_tokens(side.text) <= NEAR_TOKENS]
        if not sides:
            return Found(best.record, numbered[first].sentence.start, numbered[last].sentence.end, best.probability)
        side = max(sides, key=lambda candidate: candidate.probability)
        tokens += count_tokens(side.text)
        first, last = min(first, side.number), max(last, side.number)
