"""The quality view: the last evaluation as `pincite eval` kept it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import last
from evals.failures import failures
from evals.kept import from_json
from evals.question import SETS, load
from tests.conftest import seed_text
from ui import labels, quality
from ui.quality import last_evaluation
from ui.quotes import exact, quoted


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The place of the last run, at first empty."""
    place = tmp_path / "last-run.json"
    monkeypatch.setattr(last, "last_run", lambda: place)
    return place


def test_the_run_that_was_shipped_is_shown_where_there_is_no_other(kept: Path) -> None:
    shown = last_evaluation()
    assert labels.QUALITY_SHIPPED in shown
    assert shown.count("<svg") == 6
    assert labels.QUALITY_SETS["heldout"] in shown


def test_the_last_run_comes_first(kept: Path) -> None:
    kept.write_bytes(last.BASELINE.read_bytes())
    assert labels.QUALITY_KEPT.split(",")[0] in last_evaluation()


def test_a_run_is_drawn_once_until_it_changes(kept: Path) -> None:
    kept.write_bytes(last.BASELINE.read_bytes())
    first = last_evaluation()
    assert last_evaluation() is first
    kept.write_text("{}", encoding="utf-8")
    assert "<svg" in first
    assert "<svg" not in last_evaluation()


def test_failed_questions_of_the_development_half_and_no_others(kept: Path) -> None:
    questions = {name: load(path) for name, path in SETS.items()}
    runs = from_json(last.BASELINE, questions)
    shown = last_evaluation()
    failed = failures(runs["dev"])
    assert labels.QUALITY_FAILED.format(count=len(failed), total=len(runs["dev"])) in shown
    for _, result in failed:
        assert exact(result.question.text) in shown
        for span in result.quoted:
            assert quoted(seed_text(span.document[:3])[span.start : span.end]) in shown
    asked_in_dev = {question.text for question in questions["dev"]}
    hidden = [result.question.text for _, result in failures(runs["heldout"])]
    assert not [text for text in hidden if exact(text) in shown and text not in asked_in_dev]


def test_a_file_that_is_no_run_is_said_to_be_none(kept: Path) -> None:
    kept.write_text("<script>{", encoding="utf-8")
    assert "not a kept run" in last_evaluation()


def test_with_no_run_at_all_it_says_how_to_make_one(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "shown_run", lambda: None)
    assert labels.QUALITY_NONE in last_evaluation()
