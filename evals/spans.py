"""Spans and how they meet: the arithmetic under every figure about quotes and passages.

Offsets are Unicode code points, end exclusive, as everywhere in Pincite.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one document."""

    document: str
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    if one.document != other.document:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def contains(outer: Span, inner: Span) -> bool:
    """Whether the whole of one span lies in another."""
    return outer.document == inner.document and outer.start <= inner.start and inner.end <= outer.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """The union of spans: sorted, with no character twice."""
    union: list[Span] = []
    for span in sorted(span for span in spans if span.length > 0):
        last = union[-1] if union else None
        if last and last.document == span.document and span.start <= last.end:
            union[-1] = Span(last.document, last.start, max(last.end, span.end))
        else:
            union.append(span)
    return union


def shared(spans: Iterable[Span], others: Iterable[Span]) -> int:
    """How many characters the union of `spans` shares with the union of `others`."""
    union = merged(others)
    return sum(overlap(span, other) for span in merged(spans) for other in union)


def coverage(target: Span, spans: Iterable[Span]) -> float:
    """The share of the target's characters that the spans cover together."""
    return shared([target], spans) / target.length if target.length else 0.0
