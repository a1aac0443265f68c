"""Span hit: how often the first quote holds a whole answer.

    span_hit        = |{answerable questions whose first quote contains a gold span}| / |answerable|
    forced_span_hit = the same for the sentence that would be quoted if abstaining were not allowed

For data sets whose gold spans are phrases. The sentence-level counterpart of
exact match (Rajpurkar et al., "SQuAD: 100,000+ questions for machine
comprehension of text", EMNLP 2016), by place and not by string.
"""

from __future__ import annotations

from evals.metrics.share import LEFT_OUT, Share
from evals.results import Quoted, Result
from evals.spans import contains


def span_hit(result: Result) -> Share:
    return _holding(result, result.quotes[0] if result.quotes else None)


def forced_span_hit(result: Result) -> Share:
    return _holding(result, result.forced)


def _holding(result: Result, quote: Quoted | None) -> Share:
    gold = result.question.gold
    if not gold:
        return LEFT_OUT
    return Share(quote is not None and any(contains(quote.span, right) for right in gold), 1)
