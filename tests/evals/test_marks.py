"""Readers' marks as evaluation questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.marks import load_marks, marks_report, repeated
from evals.metrics.citation_precision import citation_precision
from evals.metrics.citation_recall import citation_recall
from evals.metrics.first_quote_hit import first_quote_hit
from evals.results import Quoted, Result
from evals.run import eval_command
from evals.spans import Span
from index.document import Document, sha256_of
from index.library import Library
from rag import InputError
from tests.conftest import seed_text

SEED = "004_b1eb8ae63d3571ec.txt"


def _line(question: str, mark: str, right: tuple[int, int] | None = None, **more: Any) -> str:
    text = seed_text("004")
    version = {"document": SEED, "sha256": sha256_of(text)}
    place = version | {"start": 0, "end": 50, "text": text[:50]}
    span = right and version | {"start": right[0], "end": right[1], "text": text[slice(*right)]}
    record = {"question": question, "history": [], "documents": [], "quotes": [place], "mark": mark}
    return json.dumps(record | {"right": [span] if span else [], **more}) + "\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "marks.jsonl"


def test_the_last_mark_of_a_question_counts(file: Path) -> None:
    file.write_text(_line("Who?", "beside") + _line("Why?", "beside") + _line("Who?", "unanswerable"))
    who, why = load_marks(file)
    assert (who.question.text, who.known) == ("Who?", True)
    assert (why.question.text, why.known) == ("Why?", False)
    assert len({who.question.id, why.question.id}) == 2


def test_a_mistake_is_made_again_when_its_quote_is_or_silence_is(file: Path) -> None:
    file.write_text(_line("Who?", "beside") + _line("Why?", "beside") + _line("When?", "silent", quotes=[]))
    marks = load_marks(file)
    again = Quoted(Span(SEED, 10, 20))
    other = Quoted(Span(SEED, 60, 70))
    results = [
        Result(marks[0].question, "answered", 0.9, (again,)),
        Result(marks[1].question, "answered", 0.9, (other,)),
        Result(marks[2].question, "abstained", 0.1),
    ]
    assert repeated(marks, results) == [results[0], results[2]]
    assert marks_report(marks, results).startswith("2 of 3")


def test_what_is_incomplete_is_not_wrong_and_stays_so_until_something_is_added(file: Path) -> None:
    file.write_text(_line("Who?", "incomplete"))
    marks = load_marks(file)
    assert marks[0].wrong == ()
    quoted = Quoted(Span(SEED, 0, 50))
    same = Result(marks[0].question, "answered", 0.9, (quoted,))
    more = Result(marks[0].question, "answered", 0.9, (quoted, Quoted(Span(SEED, 60, 70))))
    assert repeated(marks, [same]) == [same]
    assert repeated(marks, [more]) == []


def test_what_an_incomplete_answer_quoted_is_right_with_what_it_lacked(file: Path) -> None:
    file.write_text(_line("Who?", "incomplete", right=(100, 150)))
    (mark,) = load_marks(file)
    whole = Result(mark.question, "answered", 0.9, (Quoted(Span(SEED, 0, 50)), Quoted(Span(SEED, 100, 150))))
    assert first_quote_hit(whole).part == citation_recall(whole).part == 1
    assert citation_precision(whole).part == 2


def test_a_mark_on_some_documents_does_not_take_the_place_of_one_on_all(file: Path) -> None:
    file.write_text(_line("Who?", "beside") + _line("Who?", "incomplete", documents=["a.txt"]))
    assert [mark.narrow for mark in load_marks(file)] == [False, True]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"mark": "beside"}', "7", _line("Who?", "beside").replace(": 50", ': "50"')]
)
def test_what_is_no_file_of_marks_is_refused(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(InputError, match="not a file of marks"):
        load_marks(file)


def test_no_file_is_refused(file: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_marks(file)
    assert eval_command(["--marks", str(file)]) == 2


def test_the_command_scores_marks(file: Path, seeds_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = seed_text("004")
    start = text.index("Russia condemned")
    right = (start, text.index(".", start) + 1)
    file.write_text(
        _line("Why did Russia condemn NATO?", "beside", right)
        + _line("How do I bake bread?", "unanswerable")
        + _line("Who condemned NATO?", "beside")
        + _line("And of these?", "beside", documents=["a.txt"])
    )
    assert eval_command(["--marks", str(file), "--library", str(seeds_folder)]) == 0
    printed = capsys.readouterr().out
    assert "marks: 2 questions, 1 of them unanswerable" in printed
    assert "of 1 marked mistakes" in printed
    assert "left out: 1 marks" in printed


def test_marks_that_cannot_be_scored_are_left_out_and_counted(
    file: Path, seeds_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = sha256_of(seed_text("004"))
    file.write_text(
        _line("How do I bake bread?", "unanswerable")
        + _line("Who?", "beside").replace(sha256, "0" * 64)
        + _line(" ", "silent", quotes=[])
    )
    assert eval_command(["--marks", str(file), "--library", str(seeds_folder)]) == 0
    printed = capsys.readouterr().out
    assert "left out: 1 marks with a question that cannot be asked" in printed
    assert "left out: 1 marks on articles that the library does not hold as they were" in printed
    assert "marks: 1 questions, 1 of them unanswerable" in printed


def test_marks_are_asked_of_the_default_library(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINCITE_LIBRARY", str(tmp_path / "library"))
    library = Library.open_or_create(tmp_path / "library")
    library.add_document(Document("bread.txt", "Ada Hopper bakes bread at night."))
    library.close()
    place = {"document": "bread.txt", "sha256": sha256_of("Ada Hopper bakes bread at night."), "start": 0, "end": 10}
    file.write_text(_line("Who bakes bread?", "beside", quotes=[place | {"text": "Ada Hopper"}]))
    assert eval_command(["--marks", str(file)]) == 0
    assert "1 of 1 marked mistakes" in capsys.readouterr().out


def test_marks_on_articles_that_are_gone_are_said_to_be(
    file: Path, seeds_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = [{"document": "gone.txt", "start": 0, "end": 4, "text": "gone"}]
    file.write_text(_line("Who?", "beside", right=(0, 4)).replace(json.dumps(SEED), '"gone.txt"'))
    assert load_marks(file)[0].question.gold[0].document == gone[0]["document"]
    assert eval_command(["--marks", str(file), "--library", str(seeds_folder)]) == 2
    assert "gone.txt" in capsys.readouterr().err
