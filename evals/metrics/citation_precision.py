"""Citation precision: the share of quotes that touch a right span.

    citation_precision     = |{quotes that overlap a gold span or alternative}| / |quotes|

over the quotes of answerable questions (micro), and

    citation_precision_all = the same over all questions,

where every quote given for an unanswerable question is wrong. After the citation
precision of Gao et al. (ALCE), EMNLP 2023, with marked spans for the judge.
"""

from __future__ import annotations

from evals.metrics.share import LEFT_OUT, Share
from evals.results import Result
from evals.spans import Span, overlap


def touches(span: Span, gold: tuple[Span, ...]) -> bool:
    """Whether the span shares a character with any of the right ones."""
    return any(overlap(span, right) for right in gold)


def citation_precision(result: Result) -> Share:
    return citation_precision_all(result) if result.question.answerable else LEFT_OUT


def citation_precision_all(result: Result) -> Share:
    gold = result.question.gold
    return Share(sum(touches(span, gold) for span in result.quoted), len(result.quotes))
