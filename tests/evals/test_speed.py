"""`pincite bench speed`: what a reader waits for, kept and held against an earlier run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from evals import speed
from evals.run import bench_command


def test_every_figure_is_there_and_compares(
    seeds_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "_index", lambda folder: shutil.copytree(seeds_folder, folder))
    monkeypatch.setattr(speed, "_command", lambda: None)
    monkeypatch.setattr(speed, "QUESTIONS", 2)
    kept = tmp_path / "speed.json"
    assert bench_command(["speed", "--json", str(kept)]) == 0
    figures = json.loads(kept.read_text(encoding="utf-8"))
    assert figures["machine"]["cpu"]
    assert figures["figures"]["median"]["warm process: total, ms"] > 0
    assert figures["figures"]["worst"]["warm process: retrieve, ms"] > 0
    capsys.readouterr()
    assert bench_command(["speed", "--compare", str(kept)]) == 0
    assert "×)" in capsys.readouterr().out
