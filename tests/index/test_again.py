"""Documents given again: what is known of them is kept, and another's place is not taken in silence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index.document import Document, Metadata
from index.errors import DocumentError, DocumentMissingError
from index.library import Library, Outcome

Make = Callable[..., Library]
BRIDGE = "The council agreed to build a second bridge over the river. Work begins in May."
HARBOUR = "The harbour was closed for three days by ice. Ships waited outside."
ROW = "a.txt,The bridge,2015-06,inferred,The Times,Ada,https://example.org/a"
KNOWN = Metadata("The bridge", "2015-06", "inferred", "The Times", "Ada", "https://example.org/a")


def article(folder: Path, row: str = "", text: str = BRIDGE) -> Path:
    """An article in a folder, and what its table of sources tells of it."""
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    if row:
        table = f"file,title,date,date_basis,publisher,author,url\n{row}\n"
        (folder / "sources.csv").write_text(table, encoding="utf-8")
    return folder / "a.txt"


@pytest.fixture
def library(make_library: Make, tmp_path: Path) -> Library:
    """A library of one article, of which all is known."""
    made = make_library()
    made.add([article(tmp_path / "one", ROW)])
    return made


def test_the_same_text_of_which_less_is_known_changes_nothing(library: Library, tmp_path: Path) -> None:
    (before,) = library.documents()
    assert before.metadata == KNOWN
    again = [
        library.add([article(tmp_path / "two")])[0],
        library.add_document(Document("a.txt", BRIDGE)),
        library.add_document(Document("a.txt", BRIDGE, Metadata(date="2015-06", author="Ada"))),
        library.add_document(Document("a.txt", BRIDGE, source="elsewhere")),
    ]
    assert [result.outcome for result in again] == [Outcome.UNCHANGED] * 4
    assert library.documents() == [before]


def test_a_title_or_date_that_the_text_states_is_nothing_new(make_library: Make) -> None:
    text = f"A Bridge\n\nLondon, 24 June 2015 – {BRIDGE}"
    library = make_library()
    library.add_document(Document("a", text, Metadata(title="The bridge", date="2015-06-25"), "a.txt"))
    assert library.add_document(Document("a", text)).outcome is Outcome.UNCHANGED
    (record,) = library.documents()
    assert (record.metadata.title, record.metadata.date) == ("The bridge", "2015-06-25")


@pytest.mark.parametrize("source", ["", "elsewhere"])
def test_something_else_known_of_the_same_text_makes_a_version_that_keeps_the_rest(
    library: Library, source: str
) -> None:
    (before,) = library.documents()
    given = Document("a.txt", BRIDGE, Metadata(author="Bo", date="2015-06-24"), source)
    assert library.add_document(given).outcome is Outcome.UPDATED
    (after,) = library.documents()
    # The basis goes with its date.
    assert after.metadata == Metadata("The bridge", "2015-06-24", "", "The Times", "Bo", "https://example.org/a")
    assert after.source == (source or before.source)


def test_another_text_keeps_nothing_of_the_old_one(library: Library) -> None:
    assert library.add_document(Document("a.txt", HARBOUR)).outcome is Outcome.UPDATED
    (record,) = library.documents()
    assert (record.metadata, record.source) == (Metadata(), "")


def test_what_the_table_of_the_same_file_no_longer_says_is_no_longer_known(library: Library, tmp_path: Path) -> None:
    path = article(tmp_path / "one", "a.txt,The bridge,2015-06,inferred,,,")
    os.utime(path.parent / "sources.csv", (1, 1))
    assert [result.outcome for result in library.add([path])] == [Outcome.UPDATED]
    (record,) = library.documents()
    assert (record.metadata.author, record.metadata.publisher, record.metadata.date) == ("", "", "2015-06")


def test_a_text_without_a_file_does_not_take_the_place_of_a_file_s(library: Library, tmp_path: Path) -> None:
    given = [Document("b.txt", HARBOUR), Document("a.txt", HARBOUR)]
    path = tmp_path / "one" / "a.txt"
    with pytest.raises(DocumentError) as refused:
        library.refuse_collisions(given)
    assert str(refused.value) == f"there is already a document 'a.txt', from {path}; give this one another name"
    library.refuse_collisions([Document("a.txt", BRIDGE), Document("a.txt", HARBOUR, source=str(path))])
    with pytest.raises(DocumentError, match=r"elsewhere: the library already has a document 'a\.txt'"):
        library.refuse_collisions([Document("a.txt", HARBOUR, source="elsewhere")])
    assert library.add_document(given[1]).outcome is Outcome.UPDATED  # scripts replace by id


def test_a_document_whose_file_is_gone_or_that_has_none_may_be_replaced(library: Library, tmp_path: Path) -> None:
    library.add_document(Document("b.txt", BRIDGE))
    (tmp_path / "one" / "a.txt").unlink()
    library.add_document(Document("long", BRIDGE, source="a" * 300))
    library.refuse_collisions([Document(name, HARBOUR) for name in ("a.txt", "b.txt", "long", "new")])


def test_a_file_that_may_not_be_looked_at_is_not_taken_for_gone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_: object, **__: object) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "exists", shut)
    with pytest.raises(DocumentError, match="already a document"):
        library.refuse_collisions([Document("a.txt", HARBOUR)])


@pytest.mark.parametrize("name", ["caf\udce9", "\ud800"])
def test_an_id_that_is_no_unicode_is_not_in_the_library(library: Library, name: str) -> None:
    for ask in (library.remove, library.keys_of):
        with pytest.raises(DocumentMissingError) as missing:
            ask(["a.txt", name])
        shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
        assert str(missing.value).startswith(f"not in the library: {shown};")
    assert [record.id for record in library.documents()] == ["a.txt"]
