"""Recall at k of retrieval: the share of required items that stand in the first k passages.

    recall@k = Σ |{items held by one of the first k passages}| / Σ |items|

over the items of all answerable questions. A passage holds an item when it
covers half or more of the characters of one of the item's spans. Manning,
Raghavan and Schütze, "Introduction to Information Retrieval", 2008, 8.3.
"""

from __future__ import annotations

from evals.metrics.citation_recall import covered
from evals.metrics.share import Share
from evals.results import Result


def recall_at_k(result: Result, k: int) -> Share:
    items = result.question.items
    held = sum(any(covered(item, [passage]) for passage in result.passages[:k]) for item in items)
    return Share(held, len(items))
