"""Fair shares among equals: no figure may depend on the order of equal confidences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def sharing(scores: Sequence[float] | Floats, values: Sequence[float] | Floats) -> Floats:
    """The values, each replaced by the mean over those with an equal score.

    The expectation of the values under a random order of equal scores.
    """
    _, group = np.unique(np.asarray(scores, dtype=float), return_inverse=True)
    totals = np.bincount(group, weights=np.asarray(values, dtype=float))
    mean: Floats = (totals / np.bincount(group))[group] if len(group) else np.zeros(0)
    return mean
