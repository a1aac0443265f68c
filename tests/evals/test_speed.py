"""`pincite bench speed`: everything is measured, kept, and held against an earlier run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import speed
from evals.bench import bench_command
from index.graph import fast_precision


def test_the_worst_of_a_rate_is_the_lowest() -> None:
    assert speed._worst("encode texts of 200 word pieces, a second", [90, 120]) == 90
    assert speed._worst("warm process: total, ms", [90, 120]) == 120


@pytest.mark.slow
def test_every_figure_is_there_and_compares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, few in (("STARTS", 1), ("QUESTIONS", 2), ("AT_ONCE", 3), ("_TEXTS", 2)):
        monkeypatch.setattr(speed, name, few)
    kept, earlier = tmp_path / "speed.json", tmp_path / "earlier.json"
    earlier.write_text('{"figures": {"median": {"warm process: total, ms": 1}}}', encoding="utf-8")
    assert bench_command(["speed", "--json", str(kept), "--compare", str(earlier)]) == 0
    assert capsys.readouterr().out.count("×)") == 1
    stored = json.loads(kept.read_text(encoding="utf-8"))
    assert stored["machine"]["cpu"]
    median = stored["figures"]["median"]
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
    assert stored["figures"]["worst"]["warm process: total, ms"] >= median["warm process: total, ms"]
