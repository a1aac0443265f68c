"""The page's way of asking: stages as they end, then a card."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient

from rag import Answer, Assistant
from rag.framing import ASKED_ONLY
from tests.ui.building import built
from ui import labels
from ui.asking import PATH


@pytest.fixture(scope="module")
def client(assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(built(assistant), base_url="http://127.0.0.1:7860") as opened:
        yield opened


def _lines(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    answered = client.post(PATH, json=asked)
    assert answered.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answered.text.splitlines()]


def test_stages_then_the_card(client: TestClient) -> None:
    *stages, card = _lines(client, question="Why did Russia condemn NATO?")
    assert [line["stage"] for line in stages] == ["found", "weighed", "quoted"]
    assert all(line["count"] > 0 for line in stages)
    assert card["answered"] is True
    assert 'data-testid="answer"' in card["html"]
    assert labels.COUNTED["weighed"].format(count=f"{stages[1]['count']:,}") in card["html"]
    assert labels.PARAGRAPH.split("{")[0] in card["html"]


def test_only_some_documents_are_asked(client: TestClient) -> None:
    identifier = "004_b1eb8ae63d3571ec.txt"
    card = _lines(client, question="Why did Russia condemn NATO?", documents=[identifier])[-1]
    title = "Russia to NATO: Stop Dominating World, Warns of Arms Race"
    assert ASKED_ONLY.format(titles=title) in card["html"]
    assert 'data-document="000' not in card["html"]


@pytest.mark.parametrize("asked", [{"question": "?"}, {"question": "Who?", "documents": ["none.txt"]}])
def test_an_unusable_question_is_answered_with_the_reason(client: TestClient, asked: dict[str, Any]) -> None:
    card = _lines(client, **asked)[-1]
    assert card["answered"] is False
    assert labels.PROBLEM in card["html"]


def test_a_failure_of_our_own_tells_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Assistant, question: str, history: Sequence[str] = (), **more: Any) -> Answer:
        raise RuntimeError("secret path")

    monkeypatch.setattr(Assistant, "ask", fail)
    card = _lines(client, question="Who?")[-1]
    assert labels.UNEXPECTED in card["html"]
    assert "secret" not in card["html"]


def test_what_is_no_question_is_refused(client: TestClient) -> None:
    assert client.post(PATH, json={"question": 7}).status_code == 422
    assert client.post(PATH, json={"question": "who"}, headers={"origin": "http://evil.example"}).status_code == 403
