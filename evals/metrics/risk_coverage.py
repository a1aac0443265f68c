"""Risk–coverage: how often the answers are wrong if only the surest share is given.

    risk at coverage i/n = errors among the i most confident / i
    AURC = mean of the risk over i = 1..n

Equal confidences count with their mean error, so that their order is nothing.
El-Yaniv and Wiener, "On the foundations of noise-free selective classification",
JMLR 11, 2010; AURC after Geifman, Uziel and El-Yaniv, "Bias-reduced uncertainty
estimation for deep neural classifiers", ICLR 2019.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.metrics.ties import Floats, sharing


def risk_coverage(
    confidences: Sequence[float] | Floats, correct: Sequence[float] | Floats
) -> list[tuple[float, float]]:
    """The curve as (coverage, risk), surest first."""
    confidences = np.asarray(confidences, dtype=float)
    errors = sharing(confidences, 1.0 - np.asarray(correct, dtype=float))
    number = np.arange(1, len(errors) + 1)
    risks = np.cumsum(errors[np.argsort(-confidences, kind="stable")]) / number
    return [(float(i / len(errors)), float(risk)) for i, risk in zip(number, risks, strict=True)]


def aurc(confidences: Sequence[float] | Floats, correct: Sequence[float] | Floats) -> float | None:
    """Area under the risk–coverage curve (lower is better); None without questions."""
    curve = risk_coverage(confidences, correct)
    return sum(risk for _, risk in curve) / len(curve) if curve else None
