"""How much is quoted: the mean number of quotes, and of quoted characters, an answer.

    quotes_per_answer     = Σ |quotes| / |answers|
    characters_per_answer = Σ |⋃ quotes| / |answers|

over the answers that quote; an abstention is not an answer. Not a merit by
itself: it shows whether recall was bought with length.
"""

from __future__ import annotations

from evals.metrics.share import LEFT_OUT, Share
from evals.results import Result
from evals.spans import merged


def quotes_per_answer(result: Result) -> Share:
    return Share(len(result.quotes), 1) if result.quotes else LEFT_OUT


def characters_per_answer(result: Result) -> Share:
    return Share(sum(span.length for span in merged(result.quoted)), 1) if result.quotes else LEFT_OUT
