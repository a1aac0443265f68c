"""Which requests pass, and the headers that keep the page to this machine."""

from __future__ import annotations

import asyncio

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from rag import Assistant
from tests.ui.building import create_app
from ui.guard import Guard, is_from_this_machine


def _client(assistant: Assistant, host: str = "127.0.0.1") -> TestClient:
    return TestClient(create_app(assistant, host), base_url="http://127.0.0.1:7860")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:7860", "localhost:1", "LOCALHOST", "[::1]:7860"])
def test_own_names_are_served(assistant: Assistant, host: str) -> None:
    assert _client(assistant).get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "10.0.0.7", "127.0.0.1.evil.example", "[", ""])
def test_other_names_are_refused(assistant: Assistant, host: str) -> None:
    answered = _client(assistant).get("/healthz", headers={"host": host})
    assert answered.status_code == 421
    assert "error" in answered.json()


def test_an_origin_that_is_none_is_refused(assistant: Assistant) -> None:
    answered = _client(assistant).post("/api/ask", json={"question": "Who?"}, headers={"origin": "http://["})
    assert answered.status_code == 403


def test_half_a_body_never_reaches_the_application() -> None:
    reached = []

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        reached.append("application")

    async def send(_message: Message) -> None:
        reached.append("sender")

    messages = iter([{"type": "http.request", "body": b"half", "more_body": True}, {"type": "http.disconnect"}])

    async def receive() -> Message:
        return next(messages)

    scope = {"type": "http", "method": "POST", "path": "/api/documents", "headers": [(b"host", b"localhost")]}
    asyncio.run(Guard(app)(scope, receive, send))
    assert reached == []


def test_a_wildcard_serves_addresses_but_no_foreign_names(assistant: Assistant) -> None:
    client = _client(assistant, "0.0.0.0")
    assert client.get("/healthz", headers={"host": "192.168.1.7:7860"}).status_code == 200
    assert client.get("/healthz", headers={"host": "evil.example:7860"}).status_code == 421


def test_the_host_given_is_served(assistant: Assistant) -> None:
    client = _client(assistant, "reading.room.lan")
    assert client.get("/healthz", headers={"host": "reading.room.lan:7860"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1:7860"}, 200),
        ({"origin": "http://127.0.0.1:7860", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://127.0.0.1:7861"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_posts_from_other_sites_are_refused(assistant: Assistant, headers: dict[str, str], status: int) -> None:
    client = _client(assistant)
    assert client.post("/api/ask", json={"question": "Who condemned NATO?"}, headers=headers).status_code == status


def test_headers_on_answers_and_refusals(assistant: Assistant) -> None:
    client = _client(assistant)
    for answered in (client.get("/healthz"), client.get("/healthz", headers={"host": "evil.example"})):
        policy = answered.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "http" not in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert answered.headers["referrer-policy"] == "no-referrer"
        assert answered.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "ours"), [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("::ffff:10.0.0.7", False)]
)
def test_this_machine_is_known_by_every_form_of_its_address(address: str, ours: bool) -> None:
    assert is_from_this_machine({"type": "http", "client": (address, 5)}) is ours


def test_this_machine_is_known_by_the_address_it_is_asked_under() -> None:
    scope = {"type": "http", "server": ("192.168.1.5", 7860)}
    assert is_from_this_machine(scope | {"client": ("192.168.1.5", 50_000)})
    assert not is_from_this_machine(scope | {"client": ("192.168.1.6", 50_000)})
    assert not is_from_this_machine(scope | {"client": None, "server": None})


def test_web_sockets_are_closed() -> None:
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise AssertionError("a web socket came through")

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Guard(app)({"type": "websocket", "path": "/", "headers": []}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]
