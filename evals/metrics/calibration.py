"""Expected calibration error over ten bins of equal mass, and the bins themselves.

    ECE = Σ over bins b of |b| / n · |mean outcome in b − mean confidence in b|

The bins are the confidences in order, cut into ten runs as equal in number as
can be; equal confidences share their mean outcome. Naeini, Cooper and
Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning",
AAAI 2015; equal mass after Nixon et al., "Measuring calibration in deep
learning", CVPR workshops 2019.

So few questions never show an error of zero: :func:`error_by_chance` is what a
confidence without any error would show on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.metrics.ties import Floats, sharing

BINS = 10
DRAWS = 400
SEED = 13


class Bin(NamedTuple):
    """Mean confidence, mean outcome and number of the questions of a bin."""

    confidence: float
    outcome: float
    number: int


def reliability(confidences: Sequence[float] | Floats, outcomes: Sequence[float] | Floats) -> list[Bin]:
    """The bins of a reliability diagram, lowest confidence first."""
    confidences = np.asarray(confidences, dtype=float)
    shared = sharing(confidences, outcomes)
    return [Bin(float(confidences[part].mean()), float(shared[part].mean()), len(part)) for part in _parts(confidences)]


def _parts(confidences: Floats) -> list[NDArray[np.intp]]:
    """The questions of each bin, by number; no bin is empty."""
    parts = np.array_split(np.argsort(confidences, kind="stable"), BINS)
    return [part for part in parts if len(part)]


def calibration_error(confidences: Sequence[float] | Floats, outcomes: Sequence[float] | Floats) -> float | None:
    """Expected calibration error; None without questions."""
    bins = reliability(confidences, outcomes)
    count = sum(one.number for one in bins)
    return sum(one.number * abs(one.outcome - one.confidence) for one in bins) / count if count else None


def error_by_chance(confidences: Sequence[float] | Floats, _: object = None) -> float | None:
    """Mean ECE if every outcome were drawn with its confidence as its probability; None without questions.

    The consistency resampling of Bröcker and Smith, "Increasing the reliability of
    reliability diagrams", Weather and Forecasting 22, 2007.
    """
    confidences = np.asarray(confidences, dtype=float)
    if not len(confidences):
        return None
    drawn = np.random.default_rng(SEED).random((DRAWS, len(confidences))) < confidences
    gaps = np.abs((drawn - confidences) @ _shares(confidences))  # (DRAWS, bins), each |bin| · |outcome - confidence|
    return float(gaps.sum(axis=1).mean() / len(confidences))


def _shares(confidences: Floats) -> Floats:
    """How much of each question falls to each bin, (questions, bins): equal confidences share their bins."""
    numbers = np.arange(len(confidences))
    return np.column_stack([sharing(confidences, np.isin(numbers, part).astype(float)) for part in _parts(confidences)])
