"""Passages for a search: retrieved wide, ranked by what is in them.

A passage is worth the probability that it holds what answers, and a little of how
it was retrieved: the reader knows sentences best, retrieval knows subjects.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rag.evidence import Candidate
from rag.retrieve import Retrieved

READ_FOR_A_SEARCH = 30  # passages read for a search, at least
_RETRIEVAL = 12.0  # weight of the retrieval score beside the log-probability; see `pincite bench chroma`
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and the probability, 0 to 1, that it holds what answers, if any passage read does."""

    passage: Retrieved
    probability: float


def ranked(passages: Sequence[Retrieved], candidates: Sequence[Candidate], k: int) -> list[Found]:
    """The k best of the passages.

    Args:
        passages: as retrieved.
        candidates: their weighed sentences.
        k: how many at most.
    """
    found = [Found(passage, _held(passage, candidates)) for passage in passages]
    found.sort(key=lambda one: -(math.log(one.probability + _LEAST) + _RETRIEVAL * one.passage.score))
    return found[:k]


def _held(passage: Retrieved, candidates: Sequence[Candidate]) -> float:
    """The probability of a passage's sentences together."""
    document, within = passage.record.document, passage.record.passage
    return sum(
        candidate.probability
        for candidate in candidates
        if candidate.record.key == document and within.first <= candidate.number <= within.last
    )
