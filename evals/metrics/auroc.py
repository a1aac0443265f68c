"""Area under the receiver operating characteristic.

    AUROC = P(score of a positive > score of a negative) + P(equal) / 2

over all pairs, from ranks (Mann–Whitney U, equal scores share their mean rank).
Hanley and McNeil, "The meaning and use of the area under a receiver operating
characteristic (ROC) curve", Radiology 143(1), 1982.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.metrics.ties import Floats, sharing


def auroc(scores: Sequence[float] | Floats, positive: Sequence[float] | Floats) -> float | None:
    """Of scores, where `positive` is 1 or 0; None unless both are there."""
    scores, positive = np.asarray(scores, dtype=float), np.asarray(positive, dtype=float)
    count, positives = len(scores), positive.sum()
    if positives in (0, count):
        return None
    ranks = np.empty(count)
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, count + 1)
    rank_sum = float((sharing(scores, ranks) * positive).sum())
    return float((rank_sum - positives * (positives + 1) / 2) / (positives * (count - positives)))
