"""`pincite bench speed`: everything is measured, and nothing takes no time."""

from __future__ import annotations

import pytest

from evals import speed
from index.graph import fast_precision


@pytest.mark.slow
def test_every_figure_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, few in (("STARTS", 1), ("QUESTIONS", 2), ("AT_ONCE", 3), ("_TEXTS", 2)):
        monkeypatch.setattr(speed, name, few)
    figures = speed.speed_figures()
    median = figures["median"]
    assert min(median.values()) > 0
    for what in (
        "`pincite ask`, start to answer, s",
        "`pincite serve`, start to first answer, s",
        "warm process: total, ms",
        "3 questions at once, s",
        f"encode a question in {fast_precision()}, ms",
    ):
        assert what in median
    assert median["warm process: total, ms"] < median["`pincite ask`, start to answer, s"] * 1000
    assert figures["worst"]["warm process: total, ms"] >= median["warm process: total, ms"]
