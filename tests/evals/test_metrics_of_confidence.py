"""AUROC, calibration, risk–coverage and the bootstrap on cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from evals.metrics.auroc import auroc
from evals.metrics.bootstrap import draws, interval, pooled_values
from evals.metrics.calibration import DRAWS, SEED, calibration_error, error_by_chance, reliability
from evals.metrics.risk_coverage import aurc, risk_coverage
from evals.metrics.ties import sharing


def test_sharing_gives_equal_scores_their_mean() -> None:
    assert sharing([0.5, 0.1, 0.5], [1, 0, 0]).tolist() == [0.5, 0, 0.5]
    assert sharing([], []).tolist() == []


def test_auroc() -> None:
    assert auroc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]) == pytest.approx(0.75)
    assert auroc([0.9, 0.8, 0.1], [1, 1, 0]) == 1
    assert auroc([0.1, 0.8, 0.9], [1, 0, 0]) == 0


def test_auroc_counts_a_tie_half() -> None:
    assert auroc([0.5, 0.5, 0.5], [1, 0, 1]) == pytest.approx(0.5)
    assert auroc([0.5, 0.5, 0.9], [1, 0, 1]) == pytest.approx(0.75)


def test_auroc_needs_both_classes() -> None:
    assert auroc([0.5, 0.6], [1, 1]) is None
    assert auroc([0.5, 0.6], [0, 0]) is None
    assert auroc([], []) is None


def test_calibration_error_of_single_question_bins() -> None:
    confidences = [number / 10 for number in range(10)]
    outcomes = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    expected = sum(abs(c - o) for c, o in zip(confidences, outcomes, strict=True)) / 10
    assert calibration_error(confidences, outcomes) == pytest.approx(expected)


def test_calibration_bins_have_equal_mass() -> None:
    confidences = [number / 20 for number in range(20)]
    bins = reliability(confidences, [1.0] * 20)
    assert [one.number for one in bins] == [2] * 10
    assert bins[0] == pytest.approx((0.025, 1.0, 2))


def test_calibration_does_not_depend_on_the_order_of_equals() -> None:
    confidences = [0.7] * 20
    outcomes = [1.0] * 14 + [0.0] * 6
    assert calibration_error(confidences, outcomes) == pytest.approx(0)
    assert calibration_error(confidences, outcomes[::-1]) == pytest.approx(0)


def test_calibration_of_few_and_of_none() -> None:
    assert calibration_error([0.8], [0]) == pytest.approx(0.8)
    assert calibration_error([], []) is None


def test_calibration_error_by_chance() -> None:
    assert error_by_chance([0.0] * 30 + [1.0] * 30) == pytest.approx(0)
    assert error_by_chance([]) is None
    few, many = error_by_chance([0.5] * 50), error_by_chance([0.5] * 5000)
    # The mean distance from 0.5 of n coins, sqrt(0.5 / (pi n)): equal confidences share one outcome.
    assert few == pytest.approx(0.0564, abs=0.008)
    assert many == pytest.approx(0.00564, abs=0.0008)


def test_calibration_error_by_chance_is_the_mean_error_of_drawn_outcomes() -> None:
    confidences = np.round(np.random.default_rng(1).random(97), 1)  # many are equal
    drawn = np.random.default_rng(SEED).random((DRAWS, 97)) < confidences
    errors = [calibration_error(confidences, outcomes.astype(float)) for outcomes in drawn]
    assert error_by_chance(confidences) == pytest.approx(sum(filter(None, errors)) / DRAWS)


def test_risk_coverage() -> None:
    curve = risk_coverage([0.2, 0.9, 0.5, 0.7], [0, 1, 1, 0])
    assert curve == [(0.25, 0.0), (0.5, 0.5), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    assert aurc([0.2, 0.9, 0.5, 0.7], [0, 1, 1, 0]) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)


def test_risk_coverage_spreads_ties() -> None:
    assert aurc([0.5, 0.5], [1, 0]) == aurc([0.5, 0.5], [0, 1]) == pytest.approx(0.5)
    assert risk_coverage([], []) == []
    assert aurc([], []) is None


def test_bootstrap_is_seeded() -> None:
    assert (draws(7) == draws(7)).all()
    assert draws(7).shape == (1000, 7)
    assert draws(0).size == 0


def test_interval_holds_the_middle_95_percent() -> None:
    low, high = interval(np.arange(1001, dtype=float)) or (0, 0)
    assert (low, high) == pytest.approx((25, 975))
    assert interval(np.array([np.nan, 2.0, np.nan])) == (2, 2)
    assert interval(np.array([np.nan])) is None
    assert interval(np.array([])) is None


def test_interval_of_a_mean_is_about_two_standard_errors() -> None:
    values = np.array([0.0, 1.0] * 200)
    low, high = interval(pooled_values(values, np.ones(400), draws(400))) or (0, 0)
    assert low == pytest.approx(0.5 - 1.96 * 0.5 / 20, abs=0.006)
    assert high == pytest.approx(0.5 + 1.96 * 0.5 / 20, abs=0.006)


def test_pooled_values_are_undefined_where_nothing_counts() -> None:
    drawn = np.array([[0, 0], [0, 1]])
    values = pooled_values(np.array([0.0, 1.0]), np.array([0.0, 2.0]), drawn)
    assert np.isnan(values[0])
    assert values[1] == 0.5
