"""Verbatim rate: the share of quotes that say, character by character, what their span says.

    verbatim_rate = |{quotes q : text(q) = stored_text(q.sha256)[q.start : q.end]}| / |quotes|

over all quotes of all answers, where the stored text must also have the
digest that the citation names. Pincite's own promise; anything under 1 is a bug.
"""

from __future__ import annotations

from evals.metrics.share import Share
from evals.results import Result


def verbatim_rate(result: Result) -> Share:
    return Share(sum(quote.verbatim for quote in result.quotes), len(result.quotes))
