"""Recall, precision and IoU of retrieved ranges against excerpts, as Chroma measures chunking.

With E the excerpts needed, R the retrieved passages and hit = |⋃E ∩ ⋃R|:

    recall    = hit / Σ|E|
    precision = hit / Σ|R|
    IoU       = hit / (Σ|R| + |⋃E \\ ⋃R|)

Lengths are in characters; a stretch retrieved twice counts twice in Σ|R|, so
that redundancy costs. All three are means over questions. Smith and Troynikov,
"Evaluating chunking strategies for retrieval", Chroma technical report, 2024,
and its code, github.com/brandonstarxel/chunking_evaluation (`BaseEvaluation`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evals.spans import Span, merged, shared


class RangeScores(NamedTuple):
    """The three figures of one question."""

    recall: float
    precision: float
    iou: float


def token_ranges(excerpts: Sequence[Span], retrieved: Sequence[Span]) -> RangeScores:
    """Of what was needed and what was retrieved."""
    hit = shared(excerpts, retrieved)
    needed = sum(span.length for span in excerpts)
    given = sum(span.length for span in retrieved)
    missed = sum(span.length for span in merged(excerpts)) - hit
    return RangeScores(
        hit / needed if needed else 0.0,
        hit / given if given else 0.0,
        hit / (given + missed) if given + missed else 0.0,
    )
