"""What one question adds to a figure: a part of a whole.

A figure over questions is pooled: the sum of the parts over the sum of the
wholes. With a whole of 1 for each question that counts it is the mean over
questions (macro); with a whole of, say, the number of quotes it is a share of
all quotes (micro). A whole of 0 leaves a question out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Share(NamedTuple):
    """A question's part of its whole."""

    part: float
    whole: float


LEFT_OUT = Share(0.0, 0.0)


def pooled(shares: Iterable[Share]) -> float | None:
    """Sum of parts over sum of wholes; None when nothing counts."""
    parts = wholes = 0.0
    for part, whole in shares:
        parts += part
        wholes += whole
    return parts / wholes if wholes else None
