"""Files to documents: exact text, clear refusals."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index import read
from index.document import is_iso_date
from index.errors import DocumentError, TooLongError
from index.indexing import AddResult, Outcome, documents_at
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
    with pytest.raises(DocumentError, match='expected a column "file", found name, publisher') as refused:
        list(read_file(tmp_path / "a.txt"))
    assert str(refused.value).startswith(f"{tmp_path / 'a.txt'}: {tmp_path / 'sources.csv'}: ")
    assert str(refused.value).endswith("; name the columns in its first line")


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


def test_a_folder_tells_how_many_files_of_which_kinds_it_passes_over(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c.PDF", "below/d.html", "noext", "README.md", "sources.csv", ".hidden.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("file\na.txt\n", encoding="utf-8")
    told: list[AddResult] = []
    assert [d.id for d in documents_at([tmp_path], told.append)] == ["a.txt"]
    (passed,) = told
    assert (passed.id, passed.outcome) == (str(tmp_path), Outcome.SKIPPED)
    assert passed.message.startswith(f"{tmp_path}: 4 files are of kinds that are not read (2 .pdf, 1 .html, 1 without")
    assert passed.message.endswith("give .txt, .text, .md, .markdown, .jsonl or .ndjson")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(
        DocumentError, match=r"the folder holds no articles \(2 \.pdf, 1 \.html, 1 without suffix\); give"
    ):
        files_of(tmp_path)


def test_a_folder_tells_which_rows_of_its_table_have_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is old.", encoding="utf-8")
    table = tmp_path / "sources.csv"
    table.write_text("file,publisher\na.txt,The Times\nb.txt,The Times\n,The Times\n", encoding="utf-8")
    told: list[AddResult] = []
    assert [d.id for d in documents_at([tmp_path], told.append)] == ["a.txt"]
    (passed,) = told
    assert (passed.id, passed.outcome) == (str(table), Outcome.SKIPPED)
    assert (
        passed.message == f"{table}, line 3: there is no file 'b.txt' beside it; correct the name or take the row out"
    )
    assert list(documents_at([tmp_path / "a.txt"], told.append))  # alone it is not the folder that is given
    assert len(told) == 1


@pytest.mark.parametrize(
    "page",
    ["<html><body>The bridge is old.</body></html>", "\ufeff\n<!DOCTYPE html>\n<p>The bridge is old.", "<HTML lang='en'>A.",
     "<!-- saved from a page -->\n<?xml version='1.0'?>\n<html>The bridge is old."],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_a_page_of_html_under_another_name_is_refused(tmp_path: Path, name: str, page: str) -> None:
    data = json.dumps({"text": page}) if name == "a.jsonl" else page
    (tmp_path / name).write_text(data, encoding="utf-8")
    with pytest.raises(DocumentError, match="this is a page of HTML, not its text; save the text alone and add it"):
        list(read_file(tmp_path / name))


@pytest.mark.parametrize("text", ["<h1>The bridge</h1>\n\nIt is old.", "An <html> tag.", "<!-- a note -->\nIt is old."])
def test_text_with_tags_of_html_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (document,) = read_file(tmp_path / "a.md")
    assert document.text == text


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


@pytest.mark.parametrize(
    ("name", "code"), [("a\nb.txt", "U+000A"), ("a\x1b[31m.md", "U+001B"), ("a\x85.jsonl", "U+0085")]
)
def test_a_file_name_with_control_characters_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_text('{"id": "a", "text": "The bridge is old."}', encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        list(read_file(tmp_path / name))
    message = str(refused.value)
    assert f"the file's name holds control characters ({code}); rename it" in message
    assert message.isprintable()


def test_control_characters_in_a_folder_are_part_of_the_id_below_it_only(tmp_path: Path) -> None:
    folder = tmp_path / "line\nbreak"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge is old.", encoding="utf-8")
    assert [document.id for document in read_file(folder / "a.txt", folder)] == ["a.txt"]
    with pytest.raises(
        DocumentError, match=r"line\\nbreak/a\.txt: the file's name holds control characters \(U\+000A\)"
    ):
        list(read_file(folder / "a.txt", tmp_path))


def test_an_id_with_control_characters_is_refused(tmp_path: Path) -> None:
    line = json.dumps({"id": "a\r\nb\x1b", "text": "The bridge is old."})
    (tmp_path / "d.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(
        DocumentError, match=r"d\.jsonl, line 1: the id .* holds control characters \(U\+000D, U\+000A, U\+001B\); give"
    ):
        list(read_file(tmp_path / "d.jsonl"))


@pytest.mark.parametrize(
    "text", ["2015", "2015-06", "2015-06-05", "2024-02-29", "2015-06-05T10:30", "2015-06-05T10:30:00.5+02:00"]
)
def test_dates_of_iso_8601(text: str, tmp_path: Path) -> None:
    assert is_iso_date(text)
    (tmp_path / "d.jsonl").write_text(json.dumps({"text": "The bridge is old.", "date": text}), encoding="utf-8")
    (document,) = read_file(tmp_path / "d.jsonl")
    assert document.metadata.date == text


@pytest.mark.parametrize(
    "text",
    ["6-5-2015", "5 June 2015", "2024-05-45", "2023-02-29", "2015-13", "2015-6-5", "0000", "20150605", "2015-06-05T", "2015-06-05T25:00",
     "2015-06T10:00", "2015-06-05 10:00", "2015-06-05\n", "٢٠١٥"],
)  # fmt: skip
def test_what_is_no_date_is_refused_where_it_stands(text: str, tmp_path: Path) -> None:
    assert not is_iso_date(text)
    records = [{"text": "The bridge is old.", "date": date} for date in ("", text)]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        list(read_file(tmp_path / "d.jsonl"))
    assert f"d.jsonl, line 2: the date {text!r} is none in ISO 8601; expected 2015, 2015-06 or 2015-06-05" in str(
        refused.value
    )


def test_a_row_of_sources_whose_date_is_none_refuses_its_file_alone(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("The bridge is old.", encoding="utf-8")
    rows = "file,publisher,date\na.txt,The Times,2015-06\nb.txt,The Times,5 June 2015\nc.txt,The Times,\n"
    (tmp_path / "sources.csv").write_text(rows, encoding="utf-8")
    refused: list[AddResult] = []
    read_all = list(documents_at([tmp_path], refused.append))
    assert [(d.id, d.metadata.publisher, d.metadata.date) for d in read_all] == [
        ("a.txt", "The Times", "2015-06"),
        ("c.txt", "The Times", ""),
    ]
    (result,) = refused
    assert (result.id, result.outcome) == ("b.txt", Outcome.REFUSED)
    assert (
        f"{tmp_path / 'sources.csv'}, line 3: the date '5 June 2015' is none in ISO 8601; expected 2015"
        in result.message
    )
    assert result.message.startswith(f"{tmp_path / 'b.txt'}: ")  # what is lost is the article, not the table


def test_a_date_in_both_is_on_the_basis_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Heat\ndate: 2024-05-20\n---\nIt is hot.\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,date,date_basis\na.md,2024-05-20,\n", encoding="utf-8")
    (document,) = read_file(tmp_path / "a.md")
    assert (document.metadata.date, document.metadata.date_basis) == ("2024-05-20", "stated")


def forbid(monkeypatch: pytest.MonkeyPatch, call: str, folder: Path) -> None:
    """Permissions do not bind root, so the file system's answer is given here."""
    real = getattr(os, call)

    def answered(path: object = ".", *args: object, **options: object) -> object:
        if Path(os.fsdecode(os.fspath(path))) == folder:  # type: ignore[call-overload]
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *args, **options)

    monkeypatch.setattr(os, call, answered)


def test_paths_that_cannot_be_looked_at_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentError, match=r"cannot be looked at \(File name too long\)"):
        files_of(tmp_path / ("a" * 300))
    with pytest.raises(DocumentError, match="there is no such file"):
        files_of(tmp_path / "a\0b.txt")
    forbid(monkeypatch, "stat", tmp_path / "shut" / "a.txt")
    with pytest.raises(DocumentError, match=r"a\.txt: cannot be looked at \(Permission denied\)"):
        files_of(tmp_path / "shut" / "a.txt")
    refused: list[AddResult] = []
    assert list(documents_at([tmp_path / "shut" / "a.txt"], refused.append)) == []
    assert [result.outcome for result in refused] == [Outcome.REFUSED]


def test_a_table_of_sources_that_cannot_be_looked_at_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The bridge is old.", encoding="utf-8")
    forbid(monkeypatch, "stat", tmp_path / "sources.csv")
    with pytest.raises(DocumentError, match=r"sources\.csv: cannot be looked at \(Permission denied\)"):
        list(read_file(tmp_path / "a.txt"))


def test_a_subfolder_that_cannot_be_read_is_refused_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("open", "shut", "under"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("The bridge is old.", encoding="utf-8")
    forbid(monkeypatch, "scandir", tmp_path / "shut")
    refused: list[AddResult] = []
    assert [d.id for d in documents_at([tmp_path], refused.append)] == ["open/a.txt", "under/a.txt"]
    told = f"{tmp_path / 'shut'}: cannot be looked at (Permission denied)"
    assert refused == [AddResult(str(tmp_path / "shut"), Outcome.REFUSED, told)]
    with pytest.raises(DocumentError, match=r"shut: cannot be looked at"):
        files_of(tmp_path)


def test_a_folder_that_cannot_be_read_is_refused_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, "scandir", tmp_path)
    refused: list[AddResult] = []
    assert list(documents_at([tmp_path], refused.append)) == []
    told = f"{tmp_path}: cannot be looked at (Permission denied)"
    assert refused == [AddResult(str(tmp_path), Outcome.REFUSED, told)]


def test_links_to_folders_are_followed_to_each_folder_once(tmp_path: Path) -> None:
    articles, elsewhere = tmp_path / "articles", tmp_path / "elsewhere"
    for folder in (articles / "own", elsewhere / "deep"):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("The bridge is old.", encoding="utf-8")
    (articles / "back").symlink_to(articles)  # a round
    (articles / "first").symlink_to(articles / "own")  # by its name it would come before the folder itself
    (articles / "linked").symlink_to(elsewhere)
    (articles / "twice").symlink_to(elsewhere)
    (articles / ".hidden").symlink_to(elsewhere)
    (articles / "nowhere").symlink_to(tmp_path / "gone")
    found = [path.relative_to(articles).as_posix() for path in files_of(articles)]
    assert found == ["linked/deep/a.txt", "own/a.txt"]
