"""Average precision; its mean over questions is MAP.

    AP  = (Σ over ranks r with a relevant entry of precision at r) / |relevant|
    MAP = mean over questions

Buckley and Voorhees, "Evaluating evaluation measure stability", SIGIR 2000;
`map` in trec_eval and ranx.
"""

from __future__ import annotations

from collections.abc import Iterable


def average_precision(relevant: Iterable[bool], total: int | None = None) -> float:
    """Of a ranking, best first, given as whether each entry is relevant.

    Args:
        relevant: by rank.
        total: how many relevant entries there are, where the ranking may lack some.
    """
    found, precisions = 0, 0.0
    for rank, hit in enumerate(relevant, 1):
        if hit:
            found += 1
            precisions += found / rank
    total = found if total is None else total
    return precisions / total if total else 0.0
