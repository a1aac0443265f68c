"""The catalog: what changed between two revisions, counts, and files that an earlier Pincite made."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index import schema
from index.document import Document, Metadata
from index.errors import LibraryBusyError, LibraryError
from index.library import Library

Make = Callable[..., Library]
TEXT = "The council agreed to build a second bridge over the river. Work begins in May."


def test_what_changed_between_two_revisions(make_library: Make) -> None:
    library = make_library(a=TEXT)
    catalog = library.catalog
    first = catalog.revision
    library.add_document(Document("b", TEXT + " It will cost nine million."))
    second = catalog.revision
    library.remove(["a"])
    a, b = 1, 2
    assert catalog.passages_at(first).tolist() == [a]
    assert catalog.passages_at(second).tolist() == [a, b]
    assert catalog.passages_at(catalog.revision).tolist() == [b]
    assert [keys.tolist() for keys in catalog.changes(first, second)] == [[b], []]
    assert [keys.tolist() for keys in catalog.changes(first, catalog.revision)] == [[b], [a]]
    assert [keys.tolist() for keys in catalog.changes(0, catalog.revision)] == [[b], []]
    assert (catalog.document_count(), catalog.passage_count()) == (1, 1)


def test_the_first_documents_only(make_library: Make) -> None:
    library = make_library(a=TEXT, b=TEXT + " One.", c=TEXT + " Two.")
    assert [record.id for record in library.catalog.documents(limit=2)] == ["a", "b"]
    assert len(library.documents()) == library.catalog.document_count() == 3


def test_a_vector_lies_on_the_page_of_its_row(make_library: Make) -> None:
    library = make_library(a=TEXT * 50)
    catalog = library.catalog
    vectors = sum(len(catalog.sentence_vectors(1, n, n)) for n in range(len(catalog.sentences(1))))
    (used,) = catalog._db.execute("SELECT SUM(pgsize) FROM dbstat WHERE name = 'sentences'").fetchone()
    assert vectors >= 100
    assert used < 1.5 * vectors * 1_536


def test_a_library_made_before_answers_the_same(make_library: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "PAGE_BYTES", 4_096)
    lines = [line for line in schema.SCHEMA.splitlines() if "additions" not in line and "removals" not in line]
    monkeypatch.setattr(schema, "SCHEMA", "\n".join(lines))
    library = make_library("old", a=TEXT, b="Ice closed the harbour for three days.")
    library.close()
    monkeypatch.undo()
    opened = Library.open(library.folder)
    opened.remove(["a"])
    opened.add_document(Document("c", TEXT))
    assert [key for key, _ in opened.search_words(["bridg"], 5)] == [3]
    assert len(opened.vectors) == 2


def test_many_keys_at_once(make_library: Make) -> None:
    library = make_library(a=TEXT)
    assert [record.key for record in library.catalog.passages([*range(2, 40_000), 1])] == [1]
    assert library.catalog.passage_ranges([*range(1, 40_000)]).tolist() == [[1, 1]]


def test_a_change_while_another_process_writes_says_that_it_is_busy(make_library: Make) -> None:
    library = make_library(a=TEXT)
    library.catalog._db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(library.catalog.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusyError, match="another process is writing; try again"):
        library.remove(["a"])
    other.execute("ROLLBACK")
    other.execute("BEGIN")
    other.execute("SELECT * FROM meta").fetchall()  # who is still reading holds up the end of the change
    with pytest.raises(LibraryBusyError, match="another process is writing; try again"):
        library.remove(["a"])
    other.close()
    assert [record.id for record in library.documents()] == ["a"]
    library.remove(["a"])


def test_a_path_that_cannot_be_looked_at_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for open_it in (Library.open, Library.open_or_create):
        with pytest.raises(LibraryError, match=r"cannot be looked at \(File name too long\)"):
            open_it(tmp_path / ("a" * 300))

    def shut(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "stat", shut)  # permissions do not bind root
    with pytest.raises(LibraryError, match=r"cannot be looked at \(Permission denied\)"):
        Library.open(tmp_path / "shut")


def test_the_documents_of_a_year_and_of_a_month(make_library: Make) -> None:
    library = make_library()
    for date in ("2020", "2020-02", "2020-02-15", "2020-12-31T10:30Z", "2021-02", ""):
        library.add_document(Document(date or "undated", f"{TEXT} {date}", Metadata(date=date)))
    found = [library.catalog.keys_of_time(time) for time in ("2020", "2020-02", "2021", "2019")]
    assert found == [[1, 2, 3, 4], [2, 3], [5], []]
    library.remove(["2020-02"])
    assert library.catalog.keys_of_time("2020-02") == [3]
