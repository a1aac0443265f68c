"""Wrongly silent: the share of answerable questions that got no answer.

    wrongly_silent = |abstained ∧ answerable| / |answerable|

The false positive rate of abstention: 1 − specificity.
"""

from __future__ import annotations

from evals.metrics.share import LEFT_OUT, Share
from evals.results import Result


def wrongly_silent(result: Result) -> Share:
    return Share(result.abstained, 1) if result.question.answerable else LEFT_OUT
