"""The report, the page and kept runs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evals.failures import Fault, failures
from evals.figures import FIGURES
from evals.kept import KeptRunError, from_json, to_json
from evals.page import page
from evals.plots import bars, curve, reliability_diagram
from evals.report import failure_list, report, table
from evals.results import Result
from evals.summary import summarise
from tests.evals.conftest import Maker, item

NASTY = "<script>alert('x')</script> & \"y\""


@pytest.fixture
def results(make: Maker) -> list[Result]:
    gold = (item((0, 10)), item((20, 30)))
    return [
        make(gold, quotes=((0, 10), (20, 30)), passages=((0, 40),), confidence=0.9),
        make(gold, quotes=((0, 10),), passages=((0, 40),), confidence=0.8, kind="list"),
        make(gold, quotes=((70, 80),), confidence=0.7, text=NASTY),
        make(gold, forced=(0, 10), confidence=0.2, kind="list"),
        make(quotes=((5, 6),), confidence=0.6, text="Unknowable?"),
        make(confidence=0.1),
    ]


def test_failures_are_listed_gravest_first(results: list[Result], make: Maker) -> None:
    altered = make((item((0, 10)),), quotes=((0, 10),), altered=True)
    assert [fault for fault, _ in failures([*results, altered])] == [
        Fault.ALTERED,
        Fault.INVENTED,
        Fault.WRONG,
        Fault.SILENT,
        Fault.INCOMPLETE,
    ]


def test_the_report_holds_every_figure_and_kind(results: list[Result]) -> None:
    text = report(summarise("dev", results))
    assert "## dev: 6 questions, 2 of them unanswerable" in text
    assert all(f"| {figure.name} " in text for figure in FIGURES)
    assert {"list", "fact", "unanswerable"} <= {line.split()[1] for line in text.splitlines() if line.startswith("| ")}
    assert re.search(r"\| first_quote_hit +\| +0\.500 \|", text)
    assert "change" not in text


def test_failures_name_what_was_quoted_and_what_was_wanted(results: list[Result]) -> None:
    text = failure_list("dev", results)
    assert "4 of 6 questions" in text
    assert "quoted: said 70" in text
    assert "wanted: words 0-10" in text


def test_a_table_is_markdown_and_padded() -> None:
    assert table(["a", "b|c"], [["long name", "1"], ["x", "22.5"]]).splitlines() == [
        "| a         | b\\|c |",
        "|-----------|-----:|",
        "| long name |    1 |",
        "| x         | 22.5 |",
    ]


def test_changes_since_a_kept_run(results: list[Result], tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(to_json([(summarise("dev", results), results)], "small"), encoding="utf-8")
    questions = [result.question for result in results]
    before = from_json(kept, {"dev": questions})["dev"]
    same = summarise("dev", results, before)
    assert same.compared == 6
    changes = {name: one.change for name, one in same.overall.items()}
    assert changes.pop("milliseconds") is None  # another machine may have made the kept run
    assert changes == dict.fromkeys(changes, 0)
    better = [*results[:2], results[0].__class__(questions[2], "answered", 0.9, results[0].quotes), *results[3:]]
    summary = summarise("dev", better, before)
    assert summary.overall["first_quote_hit"].change == pytest.approx(0.25)
    assert "+0.250" in report(summary)
    assert "since the kept run, over the 6 questions" in report(summary)


def test_a_kept_run_gives_the_same_figures(results: list[Result], tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(to_json([(summarise("dev", results), results)], "small"), encoding="utf-8")
    back = from_json(kept, {"dev": [result.question for result in results]})["dev"]
    assert summarise("dev", back).values() == summarise("dev", results).values()


def test_a_kept_run_holds_no_question_and_no_text(results: list[Result]) -> None:
    text = to_json([(summarise("dev", results), results)], "small")
    assert json.loads(text)["sets"]["dev"]["figures"]["verbatim_rate"]["value"] == 1
    assert "Unknowable" not in text
    assert "said" not in text


def test_a_kept_run_leaves_out_questions_that_are_no_more(results: list[Result], tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(to_json([(summarise("dev", results), results)], "small"), encoding="utf-8")
    assert len(from_json(kept, {"dev": [results[0].question]})["dev"]) == 1
    assert from_json(kept, {"heldout": [results[0].question]})["heldout"] == []


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"format": 99}', '{"format": 1, "documents": []}'])
def test_what_is_no_kept_run_is_refused(text: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(text, encoding="utf-8")
    with pytest.raises(KeptRunError, match="kept"):
        from_json(kept, {"dev": []})


def test_a_missing_kept_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeptRunError, match="cannot be read"):
        from_json(tmp_path / "none.json", {})


def tags_of(html: str) -> list[str]:
    """The names of a page's elements, from a parser that wants every one closed."""
    markup = re.sub(r"<(meta)([^>]*)>", r"<\1\2/>", html.removeprefix("<!doctype html>"))
    return [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(markup).iter()]


def test_the_page_escapes_what_it_shows_and_stands_alone(results: list[Result]) -> None:
    html = page([(summarise(NASTY, results), results)], {NASTY})
    tags = tags_of(html)
    assert "script" not in tags
    assert "&lt;script&gt;" in html
    assert not re.search(r"(?:src|href)=|url\(|@import", html)
    assert tags.count("svg") == 3


def test_the_page_lists_failures_of_named_sets_only(results: list[Result]) -> None:
    runs = [(summarise(name, results), results) for name in ("dev", "heldout")]
    assert page(runs, {"dev"}).count("Unknowable?") == 1
    assert page(runs, {"dev", "heldout"}).count("Unknowable?") == 2
    assert "Unknowable?" not in page(runs, set())


def test_plots_escape_their_words() -> None:
    for plot in (
        bars(NASTY, [(NASTY, 0.5, NASTY), ("none", None, "")]),
        curve(NASTY, NASTY, NASTY, [(0, 0), (1, 1)]),
        reliability_diagram(NASTY, [(0.1, 0.2, 3)]),
    ):
        assert "<script" not in plot
        assert "&lt;script&gt;" in plot


def test_the_change_is_drawn_for_the_same_questions_of_both_runs(make: Maker) -> None:
    gold = (item((0, 10)),)
    before = [make(gold, quotes=((0, 10) if number % 2 else (70, 80),), passages=((0, 40),)) for number in range(40)]
    one_more = [replace(before[0], quotes=before[1].quotes), *before[1:]]
    same = summarise("dev", before, before).overall["first_quote_hit"]
    assert (same.change, same.change_interval) == (0, (0, 0))
    # Drawn apart, the chance of each run alone would be as wide as +-.2.
    changed = summarise("dev", one_more, before).overall["first_quote_hit"]
    assert changed.change == pytest.approx(1 / 40)
    assert changed.change_interval is not None
    assert changed.change_interval[0] >= 0
    assert changed.change_interval[1] <= 0.1
