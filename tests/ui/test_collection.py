"""Uploading, removing, restoring: through HTTP, as the page does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.document import Document, Metadata
from index.library import Library
from index.read import MAX_BYTES
from rag import Assistant, DocumentError, TooLongError
from tests.ui.building import create_app
from ui.collection import plain_name
from ui.guard import MAX_BODY_BYTES

TEXT = "The harbour of Ostrava holds forty ships. Nobody has counted its gulls, said the harbour master on Monday.\n"


@pytest.fixture
def library(make_library: Callable[..., Library]) -> Library:
    return make_library(old="The old article tells of nine windmills on the northern hill.")


@pytest.fixture
def client(library: Library) -> Iterator[TestClient]:
    yield from _client(library, "127.0.0.1")


def _client(library: Library, reader: str) -> Iterator[TestClient]:
    app = create_app(Assistant(library))
    with TestClient(app, base_url="http://127.0.0.1", client=(reader, 5)) as opened:
        yield opened


def _add(client: TestClient, name: str, data: bytes | str) -> tuple[int, dict[str, object]]:
    content = data.encode() if isinstance(data, str) else data
    answered = client.post("/api/documents", params={"name": name}, content=content)
    return answered.status_code, answered.json()


def test_an_uploaded_article_is_asked_at_once(client: TestClient) -> None:
    assert not client.post("/api/ask", json={"question": "How many ships are in the harbour?"}).json()["quotes"]
    assert _add(client, "harbour.txt", TEXT) == (200, {"name": "harbour.txt", "added": 1, "updated": 0, "unchanged": 0})
    found = client.get("/api/search", params={"q": "ships in the harbour of Ostrava", "k": 1}).json()["results"][0]
    assert found["citation"]["document"] == "harbour.txt"
    assert client.get("/api/documents/harbour.txt").json()["text"] == TEXT


def test_what_another_process_adds_is_asked_too(client: TestClient, library: Library) -> None:
    assert client.get("/api/search", params={"q": "harbour of Ostrava"}).status_code == 200  # opens the indexes
    other = Library.open(library.folder, library.encoder)
    other.add_document(Document("harbour.txt", TEXT))
    other.close()
    found = client.get("/api/search", params={"q": "ships in the harbour of Ostrava", "k": 1}).json()["results"][0]
    assert found["citation"]["document"] == "harbour.txt"


def test_again_and_changed(client: TestClient) -> None:
    _add(client, "harbour.txt", TEXT)
    assert _add(client, "harbour.txt", TEXT)[1]["unchanged"] == 1
    assert _add(client, "harbour.txt", TEXT.replace("forty", "fifty"))[1]["updated"] == 1
    assert "fifty" in client.get("/api/documents/harbour.txt").json()["text"]


def test_an_upload_does_not_take_the_place_of_a_file(client: TestClient, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    file.write_text(TEXT, encoding="utf-8")
    library.add([file])
    status, told = _add(client, "harbour.txt", TEXT.replace("forty", "fifty"))
    assert status == 422
    assert "harbour.txt" in str(told["error"])
    feed = '{"id": "new", "text": "Ada told of engines."}\n{"id": "harbour.txt", "text": "Bo told of boats."}\n'
    assert _add(client, "feed.jsonl", feed)[0] == 422
    assert [record.id for record in library.documents()] == ["old", "harbour.txt"]
    assert client.get("/api/documents/harbour.txt").json()["text"] == TEXT
    assert _add(client, "harbour.txt", TEXT)[0] == 200
    file.unlink()
    assert _add(client, "harbour.txt", TEXT.replace("forty", "fifty"))[1]["updated"] == 1


def test_many_articles_in_one_file(client: TestClient) -> None:
    records = (
        '{"id": "a", "text": "Ada told of engines."}\n{"id": "b", "text": "Bo told of boats.", "title": "Boats"}\n'
    )
    assert _add(client, "feed.jsonl", records)[1]["added"] == 2
    assert client.get("/api/documents/b").json()["title"] == "Boats"


def test_a_file_is_taken_whole_or_not_at_all(client: TestClient, library: Library) -> None:
    revision = library.catalog.revision
    good, bad = '{"id": "a", "text": "Ada told of engines."}', '{"id": "b", "text": "Bo.", "title": "\\ud800"}'
    status, told = _add(client, "feed.jsonl", f"{good}\n{bad}\n")
    assert status == 422
    assert "line 2: the title holds half of a surrogate pair" in str(told["error"])
    assert library.catalog.revision == revision
    assert _add(client, "feed.jsonl", f'{good}\n{{"id": "b", "text": "Bo."}}\n')[1]["added"] == 2
    assert library.catalog.revision == revision + 1


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.exe", b"MZ", "cannot read .exe"),
        ("a", b"words", "a file without suffix"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"a\0b", "binary"),
        ("a.txt", b"\xff\xfe", "not UTF-8"),
        ("a.jsonl", b'{"text": "Good."}\n{', "line 2"),
        ("a.jsonl", b'{"id": "x", "text": "A."}\n{"id": "x", "text": "B."}', "given twice"),
        ("", b"words", "no name"),
        ("..", b"words", "no name"),
        ("x" * 300 + ".txt", b"words", "limit of 200"),
    ],
)
def test_a_bad_file_is_refused_whole_and_in_words(
    client: TestClient, library: Library, name: str, data: bytes, says: str
) -> None:
    status, said = _add(client, name, data)
    assert status == 422
    assert says in str(said["error"])
    assert "/tmp" not in str(said["error"])
    assert [record.id for record in library.documents()] == ["old"]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "C:\\temp\\evil.txt", "/etc/evil.txt", "a\x00/evil.txt", "evil.txt\n"]
)
def test_a_name_is_never_a_path(name: str) -> None:
    assert plain_name(name) == "evil.txt"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("the\u00a0plan.txt", "the plan.txt"),
        ("\u5831\u544a\u3000\u4e00.txt", "\u5831\u544a \u4e00.txt"),
        ("a\u2028b.txt", "a b.txt"),
        ("\u3000a.txt\u00a0", "a.txt"),
        ("a\tb\x1b\x85.txt", "ab.txt"),
        ("\u0645\u06cc\u200c\u0631\u0648\u062f.txt", "\u0645\u06cc\u200c\u0631\u0648\u062f.txt"),
        ("half\ud800.txt", "half.txt"),
        ("a\\b.txt", "b.txt"),
    ],
)
def test_words_of_a_name_stay_apart(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_names_that_are_none() -> None:
    with pytest.raises(DocumentError):
        plain_name("/\n")
    with pytest.raises(TooLongError):
        plain_name("ü" * 101)


def test_uploads_have_a_limit_of_their_own(client: TestClient) -> None:
    assert _add(client, "long.txt", "Word. " * (MAX_BODY_BYTES // 5))[0] == 200
    status, said = _add(client, "huge.txt", b"x" * (MAX_BYTES + 1))
    assert status == 413
    assert f"{MAX_BYTES:,}" in str(said["error"])


def test_removing_and_its_undoing(client: TestClient, library: Library) -> None:
    record = library.catalog.current("old")
    assert record is not None
    removed = client.delete("/api/documents/old").json()
    assert removed == {"id": "old", "sha256": record.sha256}
    assert client.get("/api/documents/old").status_code == 404
    assert not client.get("/api/search", params={"q": "windmills"}).json()["results"]
    assert client.delete("/api/documents/old").status_code == 404
    assert client.post("/api/restore", json=removed).status_code == 200
    assert client.get("/api/documents/old").json()["title"] == "old"
    assert client.get("/api/search", params={"q": "windmills"}).json()["results"]
    assert client.post("/api/restore", json=removed).status_code == 200


def test_what_never_was_cannot_be_restored(client: TestClient, library: Library) -> None:
    assert client.post("/api/restore", json={"id": "old", "sha256": "0" * 64}).status_code == 422
    removed = client.delete("/api/documents/old").json()
    _add(client, "old.txt", TEXT)
    assert client.post("/api/restore", json={**removed, "id": "old.txt"}).status_code == 422


def test_an_undone_removal_does_not_overwrite_what_came_since(client: TestClient) -> None:
    _add(client, "a.txt", TEXT)
    removed = client.delete("/api/documents/a.txt").json()
    _add(client, "a.txt", TEXT.replace("forty", "fifty"))
    assert "another version" in client.post("/api/restore", json=removed).json()["error"]


@pytest.mark.parametrize("reader", ["192.168.1.7", "not an address"])
def test_only_who_sits_at_the_machine_changes_the_library(library: Library, reader: str) -> None:
    for client in _client(library, reader):
        assert client.get("/api/documents").json()["writable"] is False
        assert _add(client, "a.txt", TEXT)[0] == 403
        assert _add(client, "a.txt", "x" * (MAX_BODY_BYTES + 1))[0] == 413  # and is not read to its end
        assert client.delete("/api/documents/old").status_code == 403
        assert client.post("/api/restore", json={"id": "old", "sha256": "0" * 64}).status_code == 403
    assert [record.id for record in library.documents()] == ["old"]


def test_other_sites_cannot_change_the_library(client: TestClient, library: Library) -> None:
    headers = {"origin": "http://evil.example"}
    assert client.delete("/api/documents/old", headers=headers).status_code == 403
    assert client.post("/api/documents?name=a.txt", content=b"words", headers=headers).status_code == 403
    assert [record.id for record in library.documents()] == ["old"]


def test_a_library_that_cannot_be_written_to(client: TestClient, library: Library) -> None:
    library.catalog.writable = False
    assert client.get("/api/documents").json()["writable"] is False
    for status, said in (
        _add(client, "a.txt", TEXT),
        (client.delete("/api/documents/old").status_code, client.delete("/api/documents/old").json()),
    ):
        assert status == 403
        assert "cannot be written" in str(said["error"])


def test_an_upload_leaves_no_copy_behind(client: TestClient, library: Library, tmp_path: Path) -> None:
    _add(client, "harbour.txt", TEXT)
    record = library.catalog.current("harbour.txt")
    assert record is not None
    assert record.source == ""
    assert record.metadata == Metadata(title=record.metadata.title)
    assert not list(tmp_path.rglob("harbour.txt"))
