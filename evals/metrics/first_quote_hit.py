"""First-quote hit: how often the first quote a reader sees is right.

    first_quote_hit  = |{answerable questions whose first quote overlaps a gold span}| / |answerable|
    forced_quote_hit = the same for the sentence that would be quoted if abstaining were not allowed

An abstention is a miss in the first and none in the second, which measures the
weighing of evidence apart from the decision to answer. Precision at 1 (Manning,
Raghavan and Schütze, "Introduction to Information Retrieval", 2008, 8.4) with
overlap for relevance.
"""

from __future__ import annotations

from evals.metrics.citation_precision import touches
from evals.metrics.share import LEFT_OUT, Share
from evals.results import Result


def first_quote_hit(result: Result) -> Share:
    gold = result.question.gold
    return Share(bool(result.quotes) and touches(result.quoted[0], gold), 1) if gold else LEFT_OUT


def forced_quote_hit(result: Result) -> Share:
    gold = result.question.gold
    return Share(result.forced is not None and touches(result.forced.span, gold), 1) if gold else LEFT_OUT
