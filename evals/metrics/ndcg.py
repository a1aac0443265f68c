"""Normalised discounted cumulative gain at k.

    DCG@k  = Σ for ranks r = 1..k of grade(r) / log2(r + 1)
    nDCG@k = DCG@k / DCG@k of the best possible ranking

with linear gain, as in trec_eval and ranx's `ndcg`. Järvelin and Kekäläinen,
"Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence


def dcg(grades: Sequence[float], k: int) -> float:
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades[:k], 1))


def ndcg(grades: Sequence[float], judged: Iterable[float], k: int) -> float:
    """Of a ranking.

    Args:
        grades: the grade of each entry by rank; 0 for what was not judged.
        judged: the grades of all judged entries, in any order.
        k: how far down to look.
    """
    ideal = dcg(sorted(judged, reverse=True), k)
    return dcg(grades, k) / ideal if ideal else 0.0
