"""Readers' marks: kept beside the library, and taken in by the evaluation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from evals.marks import load_marks
from index.library import Library
from rag import Assistant
from tests.ui.building import create_app
from ui import labels, marks
from ui.desk import Desk

TEXT = "The mayor said the bridge opens in May.\u2028Nobody believed her. \U0001f600 It opened in June."


@pytest.fixture
def library(make_library: Callable[..., Library]) -> Library:
    return make_library(bridge=TEXT)


@pytest.fixture
def client(library: Library) -> Iterator[TestClient]:
    with TestClient(create_app(Assistant(library)), base_url="http://127.0.0.1") as opened:
        yield opened


def _mark(library: Library, **more: Any) -> dict[str, Any]:
    (record,) = library.documents()
    place = {"document": record.id, "sha256": record.sha256, "start": 0, "end": 39}
    return {
        "question": "When did it open?",
        "history": ["What of the bridge?"],
        "outcome": "answered",
        "confidence": 0.75,
        "quotes": [place],
        "mark": "beside",
        "right": [{**place, "start": len(TEXT) - 18, "end": len(TEXT)}],
        "note": "June\nnot May",
        **more,
    }


def test_a_mark_becomes_a_question_with_gold(client: TestClient, library: Library) -> None:
    said = client.post("/api/marks", json=_mark(library))
    assert (said.status_code, said.json()) == (200, {"kept": marks.MARKS})
    client.post("/api/marks", json=_mark(library, question="Who paid?", mark="unanswerable", right=[]))
    client.post("/api/marks", json=_mark(library, question="Why?", right=[]))
    client.post("/api/marks", json=_mark(library, question="Some?", documents=["bridge"]))
    gold, none, wrong, narrow = load_marks(library.folder / marks.MARKS)
    assert gold.question.text == "When did it open?"
    assert gold.question.history == ("What of the bridge?",)
    assert gold.question.items[0].texts == ("It opened in June.",)
    assert gold.known
    assert (none.known, none.question.answerable, none.question.kind) == (True, False, "unanswerable")
    assert not wrong.known
    assert [(span.start, span.end) for span in wrong.wrong] == [(0, 39)]
    assert [mark.narrow for mark in (gold, none, wrong, narrow)] == [False, False, False, True]


def test_the_words_are_the_catalogs(client: TestClient, library: Library) -> None:
    client.post("/api/marks", json=_mark(library))
    (line,) = (library.folder / marks.MARKS).read_text(encoding="utf-8").splitlines()[:1]
    kept = json.loads(line)
    assert kept["quotes"][0]["text"] == TEXT[:39]
    assert kept["note"] == "June\nnot May"
    assert kept["at"]


@pytest.mark.parametrize(
    "more",
    [
        {"mark": "nonsense"},
        {"outcome": "maybe"},
        {"confidence": 2},
        {"note": "x" * 1_001},
        {"question": "x" * 1_001},
        {"extra": 1},
        {"note": "\ud800"},
        {"documents": ["\ud800"]},
        {"quotes": [{"document": "bridge", "sha256": "0" * 64, "start": 0, "end": 3}]},
        {"quotes": [{"document": "bridge", "sha256": "../..", "start": 0, "end": 3}]},
    ],
)
def test_what_is_no_mark_is_refused(client: TestClient, library: Library, more: dict[str, Any]) -> None:
    sent = json.dumps(_mark(library, **more))  # spells half of a surrogate pair as JSON may
    assert client.post("/api/marks", content=sent, headers={"content-type": "application/json"}).status_code == 422
    assert not (library.folder / marks.MARKS).exists()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"question": ""}, "the question is empty"),
        ({"question": "?!"}, "no words"),
        ({"question": "bell \x07"}, "control character"),
        ({"question": "a! " * 300}, "word pieces"),
        ({"history": ["What of it?", " "]}, "earlier question 2: the question is empty"),
    ],
)
def test_a_question_that_nobody_could_ask_is_refused(
    client: TestClient, library: Library, more: dict[str, Any], says: str
) -> None:
    answered = client.post("/api/marks", json=_mark(library, **more))
    assert answered.status_code == 422
    assert says in answered.json()["error"]
    assert not (library.folder / marks.MARKS).exists()


@pytest.mark.parametrize(
    ("outcome", "mark", "status"),
    [
        ("answered", "silent", 422),
        ("uncertain", "silent", 422),
        ("abstained", "silent", 200),
        *((outcome, mark, 200) for outcome in ("answered", "uncertain") for mark in labels.MARKS_OF_AN_ANSWER),
        *(("abstained", mark, 422) for mark in labels.MARKS_OF_AN_ANSWER),
    ],
)
def test_a_mark_must_fit_how_the_question_was_answered(
    client: TestClient, library: Library, outcome: str, mark: str, status: int
) -> None:
    assert client.post("/api/marks", json=_mark(library, outcome=outcome, mark=mark)).status_code == status
    assert (library.folder / marks.MARKS).exists() is (status == 200)


def test_a_small_request_makes_no_large_mark(
    client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MAX_QUOTED", 2 * len(TEXT))
    place = _mark(library)["quotes"][0] | {"end": len(TEXT)}
    assert client.post("/api/marks", json=_mark(library, quotes=[place], right=[place])).status_code == 200
    # A span the wrong way round makes no room for others.
    around = [place | {"start": len(TEXT), "end": 0}, place]
    monkeypatch.setattr(Desk, "text", None)  # whose words are not even looked for
    for more in ({"quotes": [place] * 2, "right": [place]}, {"quotes": around, "right": [place] * 2}):
        answered = client.post("/api/marks", json=_mark(library, **more))
        assert answered.status_code == 422
        assert f"{3 * len(TEXT)} characters, over the limit of {2 * len(TEXT)}" in answered.json()["error"]


def test_a_place_that_no_text_could_have_is_refused(client: TestClient, library: Library) -> None:
    place = _mark(library)["quotes"][0] | {"end": 10**4_300 - 1}  # a sum of them has more digits than Python tells
    assert client.post("/api/marks", json=_mark(library, quotes=[place] * 10)).status_code == 422


def test_a_place_outside_the_text_is_refused(client: TestClient, library: Library) -> None:
    mark = _mark(library)
    mark["right"][0]["end"] = len(TEXT) + 1
    assert "holds no characters" in client.post("/api/marks", json=mark).json()["error"]


def test_the_file_has_a_limit(client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    client.post("/api/marks", json=_mark(library))
    size = (library.folder / marks.MARKS).stat().st_size
    monkeypatch.setattr(marks, "MAX_FILE_BYTES", 2 * size)
    assert client.post("/api/marks", json=_mark(library, note="june not may")).status_code == 200
    monkeypatch.setattr(marks, "MAX_FILE_BYTES", 3 * size)
    assert client.post("/api/marks", json=_mark(library, note="é" * 10)).status_code == 422  # bytes, not characters


def test_a_file_that_cannot_be_written_says_so(client: TestClient, library: Library) -> None:
    Path(library.folder / marks.MARKS).mkdir()
    assert client.post("/api/marks", json=_mark(library)).status_code == 403
