"""The HTTP endpoints: what they answer and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote as url_quote

import pytest
from fastapi.testclient import TestClient

from index.document import Document, Metadata
from index.errors import LibraryFormatError
from index.library import Library
from rag import Answer, Assistant
from tests.conftest import seed_text
from tests.ui.building import create_app
from ui.api import HISTORY_LIMIT
from ui.guard import MAX_BODY_BYTES

HOSTILE = "<script>alert(1)</script> $$\\frac{1}{2}$$ [x](javascript:alert(1)) {{value}} ${value}"


@pytest.fixture(scope="module")
def client(assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(create_app(assistant), base_url="http://127.0.0.1", raise_server_exceptions=False) as opened:
        yield opened


def test_an_id_with_half_of_a_surrogate_pair_is_refused_in_words(client: TestClient) -> None:
    asked = r'{"question": "Who?", "documents": ["\ud800"]}'
    answered = client.post("/api/ask", content=asked, headers={"content-type": "application/json"})
    assert answered.status_code == 422
    assert "surrogate pair" in answered.json()["error"]


def test_an_answer_is_the_assistants(client: TestClient, assistant: Assistant) -> None:
    question = "What did Stoltenberg say about the S-400 systems in Turkey?"
    answered = client.post("/api/ask", json={"question": question, "history": []})
    assert answered.status_code == 200
    expected = json.loads(json.dumps(assistant.ask(question).to_dict()))
    found = answered.json()
    assert {**found, "timings": None} == {**expected, "timings": None}


def test_quotes_are_spans_of_the_documents_text(client: TestClient) -> None:
    found = client.post("/api/ask", json={"question": "Why did Russia condemn NATO?"}).json()
    assert found["quotes"]
    for quote in [*found["quotes"], *found["passages"]]:
        place = quote["citation"]
        article = client.get(f"/api/documents/{place['document']}", params={"sha256": place["sha256"]}).json()
        assert article["text"][place["start"] : place["end"]] == quote["text"]


def test_history_is_handed_on(client: TestClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    ask = Assistant.ask

    def watched(self: Assistant, question: str, history: Sequence[str] = (), **more: Any) -> Answer:
        seen.append([*history, *more["documents"]])
        return ask(self, question, history, **more)

    monkeypatch.setattr(Assistant, "ask", watched)
    among = "001_1576604467ba0193.txt"
    asked = {"question": "And Turkey?", "history": ["What did Stoltenberg say?"], "documents": [among]}
    assert client.post("/api/ask", json=asked).json()["among"] == [among]
    assert seen[0] == ["What did Stoltenberg say?", among]


def test_search(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "missiles in Europe", "k": 3}).json()
    assert found["query"] == "missiles in Europe"
    assert 1 <= len(found["results"]) <= 3
    assert set(found["results"][0]) == {"text", "citation", "score"}


def test_health(client: TestClient, assistant: Assistant) -> None:
    revision = assistant.library.catalog.revision
    assert client.get("/healthz").json() == {"status": "ok", "documents": 5, "revision": revision}


def test_the_list_of_documents(client: TestClient) -> None:
    held = client.get("/api/documents").json()
    assert held["documents"][0]["words"] == len(seed_text("000").split())
    found = client.get("/api/documents", params={"q": "RUSSIA dominating"}).json()
    assert (found["total"], found["found"], found["documents"][0]["id"]) == (5, 1, "004_b1eb8ae63d3571ec.txt")
    assert held["total"] == len(held["documents"]) == 5
    assert held["documents"][0]["date_in_words"] == "June 2015 (inferred)"
    assert client.get("/api/documents", params={"offset": 4, "limit": 2}).json()["documents"] == held["documents"][4:]


def test_a_document_for_reading(client: TestClient) -> None:
    article = client.get("/api/documents/004_b1eb8ae63d3571ec.txt").json()
    assert article["text"] == seed_text("004")
    assert article["current"] is True
    assert {"title", "heading", "story", "furniture"} & {p["role"] for p in article["paragraphs"]}
    ends = [0, *(p["end"] for p in article["paragraphs"])]
    starts = [*(p["start"] for p in article["paragraphs"]), len(article["text"])]
    between = [article["text"][end:start] for end, start in zip(ends, starts, strict=True)]
    assert not "".join(between).strip()


@pytest.mark.parametrize(
    ("path", "query"),
    [("nothing.txt", {}), ("../catalog.sqlite3", {}), ("000_ca50e009b13673b7.txt", {"sha256": "0" * 64})],
)
def test_an_unknown_document_is_not_found(client: TestClient, path: str, query: dict[str, str]) -> None:
    answered = client.get(f"/api/documents/{path}", params=query)
    assert answered.status_code == 404
    assert "error" in answered.json()


def test_versions_and_strange_ids(make_library: Callable[..., Library]) -> None:
    library = make_library()
    name = "feed.jsonl#1/ü ?&.txt"  # the test client decodes a "%" twice; a browser test has one
    old = Document(name, "The old text says four thousand troops were sent.", Metadata(title="Old"))
    library.add_document(old)
    library.add_document(Document(name, "The new text says five thousand troops were sent.", Metadata(title="New")))
    with TestClient(create_app(Assistant(library)), base_url="http://localhost") as client:
        path = f"/api/documents/{url_quote(name, safe='')}"
        assert client.get(path).json()["title"] == "New"
        earlier = client.get(path, params={"sha256": old.sha256}).json()
        assert (earlier["title"], earlier["current"], earlier["text"]) == ("Old", False, old.text)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"", 422),
        (b"[]", 422),
        (b'"question"', 422),
        (b"{}", 422),
        (b'{"question": 7}', 422),
        (b'{"question": null}', 422),
        (b'{"question": ""}', 422),
        (b'{"question": "  "}', 422),
        (b'{"question": "?!"}', 422),
        (b'{"question": "a\\u0000b"}', 422),
        (b'{"question": "\\ud800"}', 422),
        (b'{"question": "who", "history": "what"}', 422),
        (b'{"question": "who", "history": [1]}', 422),
        (b'{"question": "who", "more": 1}', 422),
        (b"\xff\xfe", 400),
        (json.dumps({"question": "x" * 2_000}).encode(), 422),
        (json.dumps({"question": "who", "history": ["x"] * (HISTORY_LIMIT + 1)}).encode(), 422),
        (json.dumps({"question": "who", "history": ["x" * 2_000]}).encode(), 422),
        (json.dumps({"question": "x" * MAX_BODY_BYTES}).encode(), 413),
    ],
)
def test_unusable_questions_are_refused_in_words(client: TestClient, body: bytes, status: int) -> None:
    answered = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert (answered.status_code, list(answered.json())) == (status, ["error"])
    assert answered.json()["error"]


def test_a_long_body_is_refused_without_an_announced_length(client: TestClient) -> None:
    pieces = (b"x" * 10_000 for _ in range(20))
    assert client.post("/api/ask", content=pieces).status_code == 413


@pytest.mark.parametrize("query", ["", "q=", "q=x&k=0", "q=x&k=101", "q=x&k=ten", "q=x&k=1.5", "k=3", "q=%00"])
def test_unusable_searches_are_refused(client: TestClient, query: str) -> None:
    answered = client.get(f"/api/search?{query}")
    assert (answered.status_code, list(answered.json())) == (422, ["error"])


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/ask"), ("PUT", "/api/ask"), ("GET", "/api/nothing"), ("POST", "/api/x")]
)
def test_wrong_methods_and_paths(client: TestClient, method: str, path: str) -> None:
    answered = client.request(method, path)
    assert answered.status_code in (404, 405)
    assert "error" in answered.json()


@pytest.mark.parametrize(
    ("method", "path", "taken"),
    [("GET", "/api/ask", "POST"), ("PUT", "/api/documents/a.txt", "DELETE, GET"), ("DELETE", "/api/search", "GET")],
)
def test_a_wrong_method_is_told_the_right_one(client: TestClient, method: str, path: str, taken: str) -> None:
    answered = client.request(method, path)
    assert (answered.status_code, answered.headers["allow"]) == (405, taken)
    assert answered.json() == {"error": f"{path} takes {taken.replace(', ', ' and ')}, not {method}"}


def test_a_body_without_its_type_is_told_of_the_header(client: TestClient) -> None:
    answered = client.post("/api/ask", content=b'{"question": "Who?"}')
    told = "the body: expected a JSON object, sent with the header Content-Type: application/json"
    assert (answered.status_code, answered.json()) == (422, {"error": told})


def test_text_stays_text(client: TestClient) -> None:
    answered = client.post("/api/ask", json={"question": HOSTILE})
    assert answered.headers["content-type"] == "application/json"
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert answered.json()["question"] == HOSTILE


def test_a_library_that_fails_is_unavailable(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Assistant, question: str, **more: Any) -> Answer:
        raise LibraryFormatError("made by another Pincite")

    monkeypatch.setattr(Assistant, "ask", fail)
    answered = client.post("/api/ask", json={"question": "who"})
    assert (answered.status_code, answered.json()) == (503, {"error": "made by another Pincite"})


def test_an_unexpected_failure_tells_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Assistant, question: str, **more: Any) -> Answer:
        raise RuntimeError("secret path")

    monkeypatch.setattr(Assistant, "ask", fail)
    answered = client.post("/api/ask", json={"question": "who"})
    assert answered.status_code == 500
    assert "secret" not in answered.text


def test_many_readers_at_once(client: TestClient) -> None:
    questions = ["Who condemned NATO?", "What about Turkey?", "Which ships were sent?"] * 4
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda question: client.post("/api/ask", json={"question": question}).json(), questions))
    assert [answer["question"] for answer in found] == questions


def test_the_schema_tells_what_the_endpoints_take_and_how_they_refuse(client: TestClient) -> None:
    schema = client.get("/api/openapi.json").json()
    operations = [operation for path in schema["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    refused = {"$ref": "#/components/schemas/Problem"}
    assert all(one["responses"]["422"]["content"]["application/json"]["schema"] == refused for one in operations)
    assert (
        client.post("/api/ask", json={}).json().keys()
        == schema["components"]["schemas"]["Problem"]["properties"].keys()
    )
    refusals = {
        (path, method): [status for status in ("403", "404") if status in operation["responses"]]
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    }
    assert {place: statuses for place, statuses in refusals.items() if statuses} == {
        ("/api/documents", "post"): ["403"],
        ("/api/documents/{identifier}", "get"): ["404"],
        ("/api/documents/{identifier}", "delete"): ["403", "404"],
        ("/api/restore", "post"): ["403"],
    }
    assert "application/octet-stream" in schema["paths"]["/api/documents"]["post"]["requestBody"]["content"]
    assert client.head("/healthz").status_code == 200
