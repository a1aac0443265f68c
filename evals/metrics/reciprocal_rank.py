"""Reciprocal rank; its mean over questions is MRR.

    reciprocal_rank = 1 / rank of the first relevant entry, 0 when there is none
    MRR             = mean over questions

Voorhees, "The TREC-8 question answering track report", TREC 1999.
`passage_reciprocal_rank` takes a passage for relevant when it holds (half or
more of) any required item, over answerable questions; of the passages that a run
keeps, the first ten.
"""

from __future__ import annotations

from collections.abc import Iterable

from evals.metrics.citation_recall import covered
from evals.metrics.share import LEFT_OUT, Share
from evals.results import Result


def reciprocal_rank(relevant: Iterable[bool]) -> float:
    """Of a ranking, best first, given as whether each entry is relevant."""
    return next((1 / rank for rank, hit in enumerate(relevant, 1) if hit), 0.0)


def passage_reciprocal_rank(result: Result) -> Share:
    items = result.question.items
    if not items:
        return LEFT_OUT
    hits = (any(covered(item, [passage]) for item in items) for passage in result.passages)
    return Share(reciprocal_rank(hits), 1)
