"""The page as it is served, and serving it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from rag import Assistant, InputError
from tests.ui.building import built
from ui.web import serve


@pytest.fixture(scope="module")
def client(assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(built(assistant), base_url="http://127.0.0.1:7860") as opened:
        yield opened


@pytest.mark.parametrize("path", ["/", "/library", "/quality", "/documents/a.txt", "/documents/a%2Fb?sha256=1"])
def test_the_page_names_no_other_host(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    head = page.text.split("window.gradio_config")[0]
    assert not re.search(r"https?://(?!127\.0\.0\.1)", head)
    assert '<base href="/" />' in page.text


@pytest.mark.parametrize("path", ["/", "/library", "/quality", "/documents/a.txt"])
def test_the_head_of_the_page_can_be_asked_for(client: TestClient, path: str) -> None:
    head, page = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (page.status_code, b"")
    for name in ("content-length", "content-type", "cache-control"):
        assert head.headers[name] == page.headers[name]


def test_every_inline_script_carries_the_nonce(client: TestClient) -> None:
    page = client.get("/")
    nonces = set(re.findall(r"<script nonce=\"([\w-]+)\"", page.text))
    assert len(nonces) == 1
    assert f"'nonce-{nonces.pop()}'" in page.headers["content-security-policy"]
    assert not re.search(r"<script(?! nonce)", page.text)
    assert client.get("/").headers["content-security-policy"] != page.headers["content-security-policy"]


def test_what_the_page_does_not_use_is_closed(client: TestClient) -> None:
    for path in ("/gradio_api/upload", "/gradio_api/component_server"):
        assert client.post(path).status_code == 404
    assert client.get("/gradio_api/proxy=http://evil.example/").status_code == 404
    assert client.get("/docs").status_code == 404


def test_analytics_are_off(client: TestClient) -> None:
    assert '"analytics_enabled":false' in client.get("/").text


def test_a_taken_port_is_said_to_be_taken(assistant: Assistant) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=rf"port {port} on 127\.0\.0\.1 is in use; .*--port {port + 1}"):
            serve(assistant, "127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("203.0.113.1", 0), ("127.0.0.1", 70_000), ("no.such.host.invalid", 0)])
def test_an_address_that_cannot_be_served_on(assistant: Assistant, host: str, port: int) -> None:
    with pytest.raises(InputError, match="cannot serve on"):
        serve(assistant, host, port)
