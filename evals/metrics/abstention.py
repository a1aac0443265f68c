"""Abstention as a classifier whose positive class is "the articles do not answer".

    precision = |abstained ∧ unanswerable| / |abstained|
    recall    = |abstained ∧ unanswerable| / |unanswerable|
    F1        = 2 · |abstained ∧ unanswerable| / (|abstained| + |unanswerable|)

The last is the harmonic mean of the two before. van Rijsbergen, "Information
Retrieval", 2nd ed., 1979; for unanswerable questions Rajpurkar, Jia and Liang,
"Know what you don't know", ACL 2018.
"""

from __future__ import annotations

from evals.metrics.share import LEFT_OUT, Share
from evals.results import Result


def abstention_precision(result: Result) -> Share:
    return Share(not result.question.answerable, 1) if result.abstained else LEFT_OUT


def abstention_recall(result: Result) -> Share:
    return LEFT_OUT if result.question.answerable else Share(result.abstained, 1)


def abstention_f1(result: Result) -> Share:
    unanswerable = not result.question.answerable
    return Share(2 * (result.abstained and unanswerable), result.abstained + unanswerable)
