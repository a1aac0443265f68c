from __future__ import annotations

import pytest

from evals.spans import Span, contains, coverage, merged, overlap, shared


def test_overlap_counts_the_shared_characters() -> None:
    assert overlap(Span("d", 0, 10), Span("d", 5, 20)) == 5
    assert overlap(Span("d", 0, 10), Span("d", 10, 20)) == 0  # the end is exclusive
    assert overlap(Span("d", 0, 10), Span("e", 0, 10)) == 0


def test_contains() -> None:
    assert contains(Span("d", 0, 10), Span("d", 0, 10))
    assert not contains(Span("d", 1, 10), Span("d", 0, 10))
    assert not contains(Span("e", 0, 10), Span("d", 0, 10))


def test_merged_counts_no_character_twice() -> None:
    spans = [Span("d", 5, 12), Span("e", 0, 3), Span("d", 0, 6), Span("d", 12, 15), Span("d", 20, 20)]
    assert merged(spans) == [Span("d", 0, 15), Span("e", 0, 3)]


def test_shared_of_overlapping_sets() -> None:
    assert shared([Span("d", 0, 10), Span("d", 5, 15)], [Span("d", 8, 20), Span("d", 8, 12)]) == 7
    assert shared([], [Span("d", 0, 1)]) == 0


def test_coverage_by_several_spans() -> None:
    assert coverage(Span("d", 0, 10), [Span("d", 0, 3), Span("d", 2, 4), Span("d", 9, 20)]) == pytest.approx(0.5)
    assert coverage(Span("d", 3, 3), [Span("d", 0, 9)]) == 0
