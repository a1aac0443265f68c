"""The reworded questions: what the file may hold, and the texts that its records make."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from evals.spans import Span
from evals.training.cases import held_out_questions
from evals.training.reader import data, reworded
from evals.training.reader.data import WEIGHTS, Sampler
from evals.training.reader.reworded import ALMOST_TOLD, HELD_OUT, REWORDED, SETS, reworded_rows
from evals.training.reader.sets import Row, read_lines


@pytest.mark.parametrize("path", [REWORDED, ALMOST_TOLD], ids=lambda path: path.stem)
def test_every_line_names_records_and_asks(path: Path) -> None:
    lines = list(read_lines(path))
    assert lines
    for line in lines:
        assert line.keys() == {"text", "asked", "untold", *(["joint", "follow"] if path == ALMOST_TOLD else [])}
        assert all(name.split("/", 1)[0] in SETS for name in line["text"])
        assert line["asked"]
        assert line["untold"]
        assert all(question.strip() == question and question for question in line["untold"])
        for at, question in line["asked"]:
            assert question.strip() == question
            assert question
            assert at in range(len(line["text"])) or len(line["text"]) == 1
        for places, question in line.get("joint", ()):
            assert len(set(places)) == len(places) > 1
            assert _is_of(line, places, question)
        for places, earlier, question in line.get("follow", ()):
            assert len(places) <= 1
            assert _is_of(line, places, earlier, question)


def _is_of(line: dict[str, list[str]], places: list[int], *questions: str) -> bool:
    stand = len(line["text"]) == 1 or set(places) <= set(range(len(line["text"])))
    return stand and all(question and question == question.strip() for question in questions)


@pytest.mark.parametrize("path", [REWORDED, ALMOST_TOLD], ids=lambda path: path.stem)
def test_no_text_is_there_twice(path: Path) -> None:
    assert max(Counter(tuple(line["text"]) for line in read_lines(path)).values()) == 1


@pytest.fixture
def train(tmp_path: Path) -> Path:
    """A folder of training sets: documents of two sentences and one of a paragraph, and a file that names them."""
    records: dict[str, list[dict[str, str]]] = {name: [] for name in SETS}
    lines: list[dict[str, object]] = []
    for number in range(60):
        contexts = (f"The ferry {number} sank. ", f"{number} people were saved.")
        records["qamr"] += [{"id": f"{number}-{i}", "context": c, "doc": f"d{number}"} for i, c in enumerate(contexts)]
        names = [f"qamr/{number}-0", f"qamr/{number}-1"]
        lines.append({"text": names, "asked": [[1, f"How many survived {number}?"]], "untold": [f"Why {number}?"]})
    paragraph = {"id": "p", "context": "It rained. The roof leaked.", "doc": "p", "title": "Roofs"}
    records["squad11_train44"].append(paragraph)
    joint = [[[0, 1], "How was the weather, and what became of the roof?"]]
    follow = [[[1], "Did it rain?", "And what of the roof?"], [[], "Did it rain?", "How long?"]]
    lines.append({"text": ["squad11_train44/p"], "asked": [[1, "What let water in?"]], "untold": [], "joint": joint})
    lines[-1]["follow"] = follow
    for name, members in records.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(member) + "\n" for member in members)
    path = tmp_path / "reworded.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path


def _rows(train: Path, *, validation: bool) -> list[Row]:
    return reworded_rows(train, train / "reworded.jsonl", validation=validation)


def test_texts_are_put_together_from_their_records(train: Path) -> None:
    rows = [row for validation in (False, True) for row in _rows(train, validation=validation)]
    asked = {row.question: row for row in rows}
    assert asked["How many survived 7?"].text.sentences == ("The ferry 7 sank.", "7 people were saved.")
    assert asked["How many survived 7?"].positives == {1}
    assert asked["Why 7?"].positives == set()
    assert asked["Why 7?"].text == asked["How many survived 7?"].text
    assert asked["What let water in?"].text.sentences == ("It rained.", "The roof leaked.")
    assert asked["What let water in?"].text.title == "Roofs"
    assert asked["What let water in?"].parts == ()


def test_of_a_question_that_needs_two_sentences_each_is_a_part(train: Path) -> None:
    rows = [row for validation in (False, True) for row in _rows(train, validation=validation)]
    both = next(row for row in rows if row.question.startswith("How was the weather"))
    assert both.parts == (frozenset([0]), frozenset([1]))
    assert both.positives == {0, 1}
    sampler = Sampler({name: [both] for name in WEIGHTS}, len, seed=1)
    drawn = [sampler.draw()[0] for _ in range(20)]
    assert {window.kind for window in drawn} == {"two asked"}
    assert all(window.wanted == (frozenset([0]), frozenset([1])) for window in drawn)


def test_a_follow_up_is_read_with_the_question_before_it(train: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "noise", lambda question, *_: question)
    rows = [row for validation in (False, True) for row in _rows(train, validation=validation) if row.earlier]
    for row, places in zip(rows, [{1}, set()], strict=True):
        window = Sampler({name: [row] for name in WEIGHTS}, len, seed=1).draw()[0]
        assert window.question == f"{row.question} ({row.earlier})"
        assert set().union(*window.wanted) == places
        assert window.kind.endswith(" following")


def test_a_document_is_trained_on_or_held_out(train: Path) -> None:
    trained, kept = ({row.text.group for row in _rows(train, validation=validation)} for validation in (False, True))
    assert not trained & kept
    assert len(trained | kept) == 61
    assert 1 <= len(kept) <= 3 * 61 / HELD_OUT


def test_what_is_held_out_can_be_asked(train: Path) -> None:
    path = train / "reworded.jsonl"
    documents, questions = held_out_questions(train, path)
    texts = {document.id: document.text for document in documents}
    rows = _rows(train, validation=True)
    assert [one.text for one in questions] == [row.question for row in rows]
    for one, row in zip(questions, rows, strict=True):
        assert one.kind == ("alone, one sentence" if row.positives else "alone, untold")
        assert [texts[span.document][span.start : span.end] for span in one.gold] == [
            row.text.sentences[at] for at in sorted(row.positives)
        ]


def test_each_sentence_that_is_needed_is_to_be_quoted(train: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reworded, "_is_held_out", lambda document: document == "p")
    documents, questions = held_out_questions(train, train / "reworded.jsonl")
    one, several, answered, not_answered = questions
    start = len("It rained. ")
    roof = Span(documents[0].id, start, start + len("The roof leaked."))
    assert [item.spans for item in one.items] == [(roof,)]
    assert [item.spans for item in several.items] == [(Span(roof.document, 0, start - 1),), (roof,)]
    assert [item.spans for item in answered.items] == [(roof,)]
    assert not_answered.items == ()
    assert several.kind == "alone, several"
    assert answered.history == not_answered.history == ("Did it rain?",)
    assert not_answered.kind == "follow-up, untold"


def test_a_record_that_is_not_there_is_named(train: Path) -> None:
    with (train / "reworded.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": ["qamr/gone"], "asked": [], "untold": []}) + "\n")
    with pytest.raises(KeyError, match="qamr/gone"):
        _rows(train, validation=False)
