"""Files to documents: exact text, clear refusals."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index import read
from index.errors import DocumentError, TooLongError
from index.library import Library
from index.read import files_of, read_file
from tests.conftest import SEEDS


def test_a_text_file_is_stored_exactly_as_decoded(tmp_path: Path) -> None:
    data = "\ufeffOne\r\ntwo\u00a0three\u2028four\r<b>five</b>\n\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    (document,) = read_file(tmp_path / "a.txt")
    assert document.text.encode() == data
    assert document.id == "a.txt"


def test_ids_are_paths_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text("# B\n\nText.", encoding="utf-8")
    (file,) = files_of(tmp_path)
    assert [d.id for d in read_file(file, tmp_path)] == ["sub/b.md"]


def test_records_of_files_of_one_name_have_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "part.jsonl").write_text('{"text": "Ice."}', encoding="utf-8")
    ids = [document.id for file in files_of(tmp_path) for document in read_file(file, tmp_path)]
    assert ids == ["a/part.jsonl#1", "b/part.jsonl#1"]


def test_a_readme_is_left_out_and_an_article_of_that_name_is_not(tmp_path: Path) -> None:
    for name in ("README.md", "readme.txt"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    assert [file.name for file in files_of(tmp_path)] == ["readme.txt"]


def test_a_table_of_sources_as_spreadsheets_save_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,publisher\na.txt,The Times\n", encoding="utf-8-sig")
    (document,) = read_file(tmp_path / "a.txt")
    assert document.metadata.publisher == "The Times"
    (tmp_path / "sources.csv").write_text("name,publisher\na.txt,The Times\n", encoding="utf-8")
    with pytest.raises(DocumentError, match='expected a column "file", found name, publisher'):
        list(read_file(tmp_path / "a.txt"))


def test_the_table_of_sources_describes_the_seeds() -> None:
    documents = [d for f in files_of(SEEDS) for d in read_file(f, SEEDS)]
    assert len(documents) == 5
    assert {d.metadata.date_basis for d in documents} == {"inferred", "stated"}
    assert all(d.metadata.date for d in documents)


def test_json_lines(tmp_path: Path) -> None:
    records = [
        {"id": "x", "text": "Alpha.", "title": "T", "date": "2020-01-02", "url": "https://example.org", "author": "A"},
        {"text": "Line\u2028separator."},
    ]
    path = tmp_path / "d.jsonl"
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records) + "\n\n", encoding="utf-8")
    first, second = read_file(path)
    assert (first.id, first.text, first.metadata.title, first.metadata.date) == ("x", "Alpha.", "T", "2020-01-02")
    assert (second.id, second.text) == ("d.jsonl#2", "Line\u2028separator.")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # as some editors save it
    assert [document.text for document in read_file(path)] == ["Alpha.", "Line\u2028separator."]


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Alpha.".encode("utf-16"))
    with pytest.raises(DocumentError, match="UTF-16, not UTF-8; save it as UTF-8"):
        next(read_file(path))


def test_a_name_that_is_not_utf_8_is_refused_and_the_other_files_are_read(
    make_library: Callable[..., Library], tmp_path: Path
) -> None:
    (tmp_path / "ok.txt").write_text("The bridge opened in May.", encoding="utf-8")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The harbour opened in June.", encoding="utf-8")
    results = make_library().add([tmp_path])
    assert sorted(str(result.outcome) for result in results) == ["added", "refused"]
    assert any("caf\\udce9.txt: the file's name is not UTF-8; rename it" in result.message for result in results)


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "line 1: not JSON"), ("[]", "expected an object"), ('{"id": "a"}', "no text"), ('{"text": "  "}', "no text"),
     ('{"text": ["a"]}', "text must be text"), ('{"text": "a", "id": " "}', "id is empty"),
     ('{"text": "a\\ud800"}', "the text holds half"), ('{"text": "a", "title": "\\ud800"}', "the title holds half"),
     ("[" * 200_000, "line 1: not JSON")],
)  # fmt: skip
def test_a_record_that_is_no_document_says_where_and_why(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "d.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(DocumentError, match=message):
        list(read_file(tmp_path / "d.jsonl"))


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "empty"), (b" \n\t", "empty"), (b"caf\xe9", "not UTF-8 .byte 0xe9 at 3"), (b"%PDF\x00\x01", "binary")],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(DocumentError, match=message):
        list(read_file(tmp_path / "a.txt"))


def test_a_file_over_the_limit_states_both_numbers(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(TooLongError, match=rf"50,000,000 bytes.*{read.MAX_BYTES:,}"):
        list(read_file(tmp_path / "big.txt"))


def test_missing_empty_and_unsupported_paths(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(DocumentError, match="no such file"):
        files_of(tmp_path / "nowhere")
    with pytest.raises(DocumentError, match="no articles"):
        files_of(tmp_path)
    with pytest.raises(DocumentError, match=r"cannot read \.pdf"):
        files_of(tmp_path / "a.pdf")


def test_hidden_files_are_none_of_a_folder_s_articles(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.md", "b/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The bridge is old.", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in files_of(tmp_path)] == ["b/c.txt"]


def test_a_record_s_date_is_a_stated_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The bridge is old.", "date": "2024-05-01"}\n', encoding="utf-8")
    (document,) = read_file(tmp_path / "a.jsonl")
    assert (document.metadata.date, document.metadata.date_basis) == ("2024-05-01", "stated")


def test_the_table_of_sources_is_read_again_when_it_changed(tmp_path: Path) -> None:
    article, table = tmp_path / "a.txt", tmp_path / "sources.csv"
    article.write_text("The bridge is old.", encoding="utf-8")
    for year, author in enumerate(("Ada", "Bo")):
        table.write_text(f"file,author\na.txt,{author}\n", encoding="utf-8")
        os.utime(table, (year, year))
        (document,) = read_file(article)
        assert document.metadata.author == author
