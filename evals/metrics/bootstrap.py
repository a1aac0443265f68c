"""Confidence intervals by the percentile bootstrap, paired over questions.

Questions are drawn with replacement, as many as there are, 1,000 times with a
fixed seed; a figure is computed anew on each draw, and the 2.5th and 97.5th
percentiles bound it. For the difference of two runs both are computed on the
same draws. Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, 13;
paired as in Berg-Kirkpatrick, Burkett and Klein, "An empirical investigation of
statistical significance in NLP", EMNLP 2012.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.metrics.ties import Floats

RESAMPLES = 1_000
SEED = 20_240_229
LEVEL = 0.95

Draws = NDArray[np.int64]


class Interval(NamedTuple):
    """A confidence interval."""

    low: float
    high: float


def draws(count: int) -> Draws:
    """Numbers of the questions drawn, one row a draw."""
    return np.random.default_rng(SEED).integers(0, count, (RESAMPLES, count)) if count else np.zeros((0, 0), np.int64)


def interval(values: Floats) -> Interval | None:
    """The percentile interval of a figure's values over the draws; draws where it is undefined are left out."""
    defined = values[~np.isnan(values)]
    if not len(defined):
        return None
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(defined, [tail, 100 - tail])
    return Interval(float(low), float(high))


def pooled_values(parts: Floats, wholes: Floats, drawn: Draws) -> Floats:
    """A pooled figure on every draw; not a number where nothing counts."""
    total, whole = parts[drawn].sum(axis=1), wholes[drawn].sum(axis=1)
    counts: Floats = np.where(whole > 0, total / np.where(whole > 0, whole, 1.0), np.nan)
    return counts
