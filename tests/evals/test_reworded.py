"""The reworded questions: what the file may hold, and the texts that its records make."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from evals.training.reader import reworded
from evals.training.reader.reworded import HELD_OUT, PATH, SETS, reworded_rows
from evals.training.reader.sets import read_lines


def test_every_line_names_records_and_asks() -> None:
    lines = list(read_lines(PATH))
    assert lines
    for line in lines:
        assert line.keys() == {"text", "asked", "untold"}
        assert all(name.split("/", 1)[0] in SETS for name in line["text"])
        assert line["asked"]
        assert line["untold"]
        assert all(question.strip() == question and question for question in line["untold"])
        for at, question in line["asked"]:
            assert question.strip() == question
            assert question
            assert at in range(len(line["text"])) or len(line["text"]) == 1


def test_no_text_is_there_twice() -> None:
    assert max(Counter(tuple(line["text"]) for line in read_lines(PATH)).values()) == 1


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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
    lines.append({"text": ["squad11_train44/p"], "asked": [[1, "What let water in?"]], "untold": []})
    for name, members in records.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(member) + "\n" for member in members)
    path = tmp_path / "reworded.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    monkeypatch.setattr(reworded, "PATH", path)
    return tmp_path


def test_texts_are_put_together_from_their_records(train: Path) -> None:
    rows = [row for validation in (False, True) for row in reworded_rows(train, validation=validation)]
    asked = {row.question: row for row in rows}
    assert asked["How many survived 7?"].text.sentences == ("The ferry 7 sank.", "7 people were saved.")
    assert asked["How many survived 7?"].positives == {1}
    assert asked["Why 7?"].positives == set()
    assert asked["Why 7?"].text == asked["How many survived 7?"].text
    assert asked["What let water in?"].text.sentences == ("It rained.", "The roof leaked.")
    assert asked["What let water in?"].text.title == "Roofs"


def test_a_document_is_trained_on_or_held_out(train: Path) -> None:
    trained, kept = (
        {row.text.group for row in reworded_rows(train, validation=validation)} for validation in (False, True)
    )
    assert not trained & kept
    assert len(trained | kept) == 61
    assert 1 <= len(kept) <= 3 * 61 / HELD_OUT


def test_a_record_that_is_not_there_is_named(train: Path) -> None:
    with reworded.PATH.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": ["qamr/gone"], "asked": [], "untold": []}) + "\n")
    with pytest.raises(KeyError, match="qamr/gone"):
        reworded_rows(train, validation=False)
