"""The fitted models of `weights.json`: small logistic regressions whose weights can be read.

`python -m evals.training.combine` fits them on public questions, once for the small reader
and once for that with the large one's second look: each is sure in its own way.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")
SMALL, LARGE = "small", "large"


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over named features."""

    bias: float
    weights: Mapping[str, float]

    def __call__(self, features: Mapping[str, float]) -> float:
        """The probability, 0 to 1."""
        total = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted models and thresholds of `weights.json`."""

    sentence: Logistic
    answerable: Logistic
    abstain_below: float
    warn_below: float


@cache
def fitted_weights(reader: str = SMALL) -> Weights:
    """The weights that ship with the package for a reader; another's go with the small one's, for want of better."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))[reader if is_fitted(reader) else SMALL]
    models = {name: Logistic(stored[name]["bias"], stored[name]["weights"]) for name in ("sentence", "answerable")}
    return Weights(models["sentence"], models["answerable"], stored["abstain_below"], stored["warn_below"])


def is_fitted(reader: str) -> bool:
    """Whether there are weights that were fitted to what a reader says."""
    return reader in (SMALL, LARGE)
