"""Citation recall: the share of what had to be said that the quotes say.

    covered(item) = max over spans s of the item of |s ∩ ⋃ quotes| / |s| ≥ 1/2
    citation_recall = mean over answerable questions of |{covered items}| / |items|

An item is a gold span or any of its alternatives; lengths are in characters;
an abstention covers nothing. After the citation recall of Gao et al., "Enabling
large language models to generate text with citations" (ALCE), EMNLP 2023, with
spans marked by people in place of an entailment model.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.metrics.share import LEFT_OUT, Share
from evals.question import Item
from evals.results import Result
from evals.spans import Span, coverage

HALF = 0.5


def covered(item: Item, spans: Sequence[Span]) -> bool:
    """Whether the spans together hold half or more of one of the item's spans."""
    return any(coverage(target, spans) >= HALF for target in item.spans)


def citation_recall(result: Result) -> Share:
    items = result.question.items
    if not items:
        return LEFT_OUT
    return Share(sum(covered(item, result.quoted) for item in items) / len(items), 1)
