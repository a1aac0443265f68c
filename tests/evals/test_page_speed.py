"""`pincite bench page`: a table of what a reader waits for, or what is missing to make one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from evals import browser, page_speed
from evals.bench import bench_command
from index.library import Library


def test_without_chromium_it_says_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PINCITE_CHROMIUM", "/no/such/chromium")
    assert bench_command(["page"]) == 2
    assert "this needs Chromium" in capsys.readouterr().err


@pytest.mark.browser
@pytest.mark.skipif(browser.chromium_path() is None and os.environ.get("CI") != "true", reason="no Chromium")
def test_every_figure_is_there(
    seeds_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(page_speed, "kept_library", lambda *_: Library.open(seeds_folder))
    monkeypatch.setattr(page_speed, "QUESTIONS", 2)
    monkeypatch.setattr(page_speed, "LOADS", 1)
    assert bench_command(["page"]) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert len(rows) == 8
    assert all(re.search(r"\| *[\d,.]+( m?s| MB)? \|", row) for row in rows), rows
