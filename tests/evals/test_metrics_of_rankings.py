"""Retrieval and ranking metrics on cases worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from evals.metrics.average_precision import average_precision
from evals.metrics.ndcg import ndcg
from evals.metrics.recall_at_k import recall_at_k
from evals.metrics.reciprocal_rank import passage_reciprocal_rank, reciprocal_rank
from evals.metrics.share import LEFT_OUT
from evals.metrics.token_ranges import token_ranges
from evals.spans import Span
from tests.evals.conftest import Maker, item


def test_recall_at_k_counts_items(make: Maker) -> None:
    result = make((item((0, 10)), item((100, 110), (200, 210))), passages=((50, 60), (5, 50), (190, 205)))
    assert recall_at_k(result, 1) == (0, 2)
    assert recall_at_k(result, 2) == (1, 2)
    assert recall_at_k(result, 3) == (2, 2)
    assert recall_at_k(make(passages=((0, 10),)), 5) == (0, 0)


def test_a_passage_must_hold_half_of_an_item_by_itself(make: Maker) -> None:
    result = make((item((0, 10)),), passages=((0, 4), (4, 8)))
    assert recall_at_k(result, 5) == (0, 1)


def test_passage_reciprocal_rank(make: Maker) -> None:
    items = (item((0, 10)), item((100, 110)))
    assert passage_reciprocal_rank(make(items, passages=((50, 60), (100, 120), (0, 10)))) == (0.5, 1)
    assert passage_reciprocal_rank(make(items, passages=())) == (0, 1)
    assert passage_reciprocal_rank(make()) == LEFT_OUT


def test_reciprocal_rank() -> None:
    assert reciprocal_rank([False, False, True, True]) == pytest.approx(1 / 3)
    assert reciprocal_rank([False]) == 0
    assert reciprocal_rank([]) == 0


def test_average_precision() -> None:
    assert average_precision([True, False, True]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([True, False, True], total=4) == pytest.approx((1 + 2 / 3) / 4)
    assert average_precision([False, False]) == 0
    assert average_precision([]) == 0


def test_ndcg() -> None:
    gained = 1 / log2(2) + 3 / log2(4)
    ideal = 3 / log2(2) + 2 / log2(3) + 1 / log2(4)
    assert ndcg([1, 0, 3], [2, 1, 3, 0], k=3) == pytest.approx(gained / ideal)
    assert ndcg([3, 2, 1], [2, 1, 3, 0], k=10) == pytest.approx(1)
    assert ndcg([0, 3], [3], k=1) == 0
    assert ndcg([1], [], k=10) == 0


def test_token_ranges() -> None:
    excerpts = [Span("d", 0, 10), Span("d", 90, 110)]
    scores = token_ranges(excerpts, [Span("d", 5, 55), Span("d", 100, 120), Span("e", 0, 30)])
    assert scores.recall == pytest.approx((5 + 10) / 30)
    assert scores.precision == pytest.approx(15 / (50 + 20 + 30))
    assert scores.iou == pytest.approx(15 / (100 + 15))


def test_token_ranges_count_what_is_retrieved_twice_twice() -> None:
    scores = token_ranges([Span("d", 0, 10)], [Span("d", 0, 10), Span("d", 0, 10)])
    assert scores == (1, 0.5, 0.5)


def test_token_ranges_of_nothing() -> None:
    assert token_ranges([Span("d", 0, 10)], []) == (0, 0, 0)
    assert token_ranges([], [Span("d", 0, 10)]) == (0, 0, 0)
    assert token_ranges([], []) == (0, 0, 0)
