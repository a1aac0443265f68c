"""The library: versions, catching up, rebuilding, refusing."""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from index import embed
from index.document import Document, Metadata
from index.errors import (
    DocumentError,
    EncoderMismatchError,
    LibraryBusyError,
    LibraryFormatError,
    LibraryMissingError,
    LibraryReadOnlyError,
    ModelError,
)
from index.graph import Precision
from index.indexing import described, indexed
from index.library import CATALOG, Library, Outcome
from index.passages import BUDGET
from index.terms import content_terms
from tests.conftest import SEEDS

Make = Callable[..., Library]
BRIDGE = "The council agreed to build a second bridge over the river. Work begins in May."
HARBOUR = "The harbour was closed for three days by ice. Ships waited outside."


def searched(library: Library, query: str) -> list[object]:
    vector = library.encoder.encode([query])[0]
    words = [(key, round(score, 4)) for key, score in library.search_words(content_terms(query), 5)]
    meaning = [(key, round(score, 4)) for key, score in library.search_meaning(vector, 5)]
    return [words, meaning]


def current_keys(library: Library) -> list[int]:
    return [p.key for d in library.documents() for p in library.catalog.passages_of(d.key)]


def test_the_seeds_are_stored_byte_for_byte_and_found(seeds_folder: Path) -> None:
    library = Library.open(seeds_folder)
    assert len(library.documents()) == 5
    for record in library.documents():
        assert library.catalog.text(record.sha256) == (SEEDS / record.id).read_bytes().decode("utf-8")
    assert len(library.words) == len(library.vectors) > 20


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    library = Library.open_or_create(tmp_path / "library")
    assert [r.outcome for r in library.add([tmp_path / "a.txt"])] == [Outcome.ADDED]
    revision = library.catalog.revision
    assert [r.outcome for r in library.add([tmp_path / "a.txt"])] == [Outcome.UNCHANGED]
    assert library.catalog.revision == revision


def test_a_changed_file_is_a_new_version_and_the_old_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BRIDGE, encoding="utf-8")
    library = Library.open_or_create(tmp_path / "library")
    library.add([path])
    old = library.documents()[0]
    path.write_text(BRIDGE + " It will cost nine million.", encoding="utf-8")
    assert [r.outcome for r in library.add([path])] == [Outcome.UPDATED]
    (new,) = library.documents()
    assert new.sha256 != old.sha256
    assert library.catalog.text(old.sha256) == BRIDGE
    assert [r.current for r in library.catalog.versions(old.sha256)] == [False]
    assert len(library.words) == len(library.vectors) == 1


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"caf\xe9")
    library = Library.open_or_create(tmp_path / "library")
    results = {r.id: r for r in library.add([tmp_path])}
    assert results["a.txt"].outcome is Outcome.ADDED
    assert results["b.txt"].outcome is Outcome.REFUSED
    assert "not UTF-8" in results["b.txt"].message


def test_two_files_of_one_name_do_not_replace_one_another(tmp_path: Path) -> None:
    for name, text in (("one", BRIDGE), ("two", HARBOUR)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, encoding="utf-8")
    library = Library.open_or_create(tmp_path / "library")
    library.add([tmp_path / "one"])
    (result,) = library.add([tmp_path / "two"])
    assert result.outcome is Outcome.REFUSED
    assert "already has a document 'a.txt'" in result.message
    assert library.catalog.text(library.documents()[0].sha256) == BRIDGE


def test_indexes_deleted_or_damaged_are_made_anew_to_the_same_answers(make_library: Make) -> None:
    library = make_library(a=BRIDGE, b=HARBOUR)
    before = searched(library, "When does work on the bridge begin?")
    folder = library.folder
    library.close()
    shutil.rmtree(folder / "words")
    for file in (folder / "vectors").glob("*.faiss"):
        file.write_bytes(b"damaged")
    assert searched(Library.open(folder), "When does work on the bridge begin?") == before
    for file in (folder / "words").glob("*.json"):
        file.write_text("damaged", encoding="utf-8")
    (folder / "vectors" / "stamp.json").unlink()
    assert searched(Library.open(folder), "When does work on the bridge begin?") == before
    for file in (folder / "words").glob("*/*"):
        file.unlink()  # tantivy finds nothing there and would begin an empty index
    assert searched(Library.open(folder), "When does work on the bridge begin?") == before


def test_where_the_disk_takes_no_index_it_is_in_memory(make_library: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make_library(a=BRIDGE)
    before = searched(library, "When does work on the bridge begin?")
    library.close()
    shutil.rmtree(library.folder / "words")

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("index.words.write_stamp", full)
    assert searched(Library.open(library.folder), "When does work on the bridge begin?") == before


def test_as_many_passages_as_there_are_where_more_are_asked_for(make_library: Make) -> None:
    library = make_library(a=BRIDGE, b=HARBOUR)
    assert len(library.search_words(content_terms("bridge harbour"), 10**20)) == 2


@pytest.mark.parametrize("rebuilt_up_to", [0, 50_000])
def test_indexes_behind_the_catalog_catch_up_when_opened(
    make_library: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rebuilt_up_to: int
) -> None:
    monkeypatch.setattr("index.words.REBUILT_UP_TO", rebuilt_up_to)
    library = make_library(a=BRIDGE, b=HARBOUR)
    searched(library, "bridge")
    behind = tmp_path / "behind"
    for name in ("words", "vectors"):
        shutil.copytree(library.folder / name, behind / name)
    library.add_document(Document("c", "A tunnel is dug below the river. It opens next year."))
    library.remove(["b"])
    expected = searched(library, "tunnel below the river")
    assert {key for key, _ in library.search_words(["harbour", "tunnel", "bridg"], 5)} == set(current_keys(library))
    library.close()
    for name in ("words", "vectors"):
        shutil.rmtree(library.folder / name)
        shutil.copytree(behind / name, library.folder / name)
    reopened = Library.open(library.folder)
    assert searched(reopened, "tunnel below the river") == expected
    assert len(reopened.words) == len(reopened.vectors) == 2


def test_removing_is_all_or_nothing_and_keeps_the_text(make_library: Make) -> None:
    library = make_library(a=BRIDGE, b=HARBOUR)
    with pytest.raises(DocumentError, match="not in the library: nope"):
        library.remove(["a", "nope"])
    assert len(library.documents()) == 2
    sha256 = library.documents()[0].sha256
    library.remove(["a"])
    assert [d.id for d in library.documents()] == ["b"]
    assert library.catalog.text(sha256) == BRIDGE


def test_search_among_given_passages_only(make_library: Make) -> None:
    library = make_library(a=BRIDGE, b=HARBOUR)
    document = library.documents()[1].key
    (key,) = [p.key for p in library.catalog.passages_of(document)]
    vector = library.encoder.encode(["bridge over the river"])[0]
    assert [k for k, _ in library.search_meaning(vector, 5, among=[document])] == [key]
    assert library.search_words(["bridg"], 5, among=[document]) == []


def test_a_library_of_another_format_is_refused_and_left_alone(make_library: Make) -> None:
    library = make_library(a=BRIDGE)
    library.close()
    path = library.folder / CATALOG
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '99' WHERE name = 'format'")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryFormatError, match=r"format 99.*format 1"):
        Library.open(library.folder)
    assert path.read_bytes() == before


def test_what_is_no_catalog_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / CATALOG).write_bytes(b"not a database" * 100)
    with pytest.raises(LibraryFormatError, match="not a Pincite catalog"):
        Library.open(tmp_path)
    assert (tmp_path / CATALOG).read_bytes() == b"not a database" * 100


def test_another_encoder_is_refused(make_library: Make) -> None:
    library = make_library(a=BRIDGE)
    library.close()

    class Other:
        identity = "other:float32"
        dimension = 384
        max_pieces = 256

    with pytest.raises(EncoderMismatchError, match=r"all-MiniLM-L6-v2.*other:float32"):
        Library.open(library.folder, Other())  # type: ignore[arg-type]


def test_missing_library_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError, match="pincite add"):
        Library.open(tmp_path / "nowhere")
    with pytest.raises(LibraryMissingError, match=re.escape(f"pincite add --library '{tmp_path}/no where' PATH")):
        Library.open(tmp_path / "no where")


def test_a_library_that_the_environment_names_is_not_made_from_the_seeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "typo"
    monkeypatch.setenv("PINCITE_LIBRARY", str(folder))
    with pytest.raises(LibraryMissingError, match=re.escape(f"PINCITE_LIBRARY names {folder}: there is no library")):
        Library.open_default()
    assert not folder.exists()
    Library.open_or_create(folder).close()
    with closing(Library.open_default()) as library:
        assert library.documents() == []


def test_a_copy_of_an_article_is_said_to_be_one(tmp_path: Path) -> None:
    for name, text in (("a.txt", BRIDGE), ("b.txt", HARBOUR), ("c.txt", BRIDGE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    library = Library.open_or_create(tmp_path / "library")
    told = {result.id: result for result in library.add([tmp_path])}
    assert {result.outcome for result in told.values()} == {Outcome.ADDED}
    assert told["a.txt"].message == told["b.txt"].message == ""
    expected = "{}: the same text as {}, which is in the library; where it is one article, remove one of the two"
    assert told["c.txt"].message == expected.format("c.txt", "a.txt")
    (copy,) = library.add_documents([Document("d", HARBOUR)])
    assert copy.message == expected.format("d", "b.txt")
    library.remove(["b.txt", "d"])
    assert library.add_document(Document("e", HARBOUR)).message == ""
    (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
    (changed,) = library.add([tmp_path / "a.txt"])
    assert (changed.outcome, changed.message) == (Outcome.UPDATED, expected.format("a.txt", "e"))


def test_a_read_only_library_answers_and_refuses_changes(make_library: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make_library(a=BRIDGE)
    expected = searched(library, "bridge")
    library.close()
    shutil.rmtree(library.folder / "words")
    # Permissions do not bind root, so the question of them is answered here.
    monkeypatch.setattr("os.access", lambda *_: False)
    opened = Library.open(library.folder)
    assert searched(opened, "bridge") == expected
    with pytest.raises(LibraryReadOnlyError, match="nothing was"):
        opened.add_document(Document("b", HARBOUR))
    with pytest.raises(LibraryReadOnlyError, match="nothing was added"):
        opened.add([SEEDS])
    assert not (library.folder / "words").exists()


def test_a_read_only_library_sees_what_others_write(make_library: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make_library(a=BRIDGE)
    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda *_: False)
        reading = Library.open(library.folder)
    assert not reading.catalog.writable
    for number in range(20):
        library.add_document(Document(f"b{number}", HARBOUR))
    assert reading.catalog.revision == library.catalog.revision
    assert len(reading.documents()) == 21


def test_a_library_that_another_process_has_locked_is_busy(make_library: Make) -> None:
    library = make_library(a=BRIDGE)
    library.catalog._db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(library.catalog.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryBusyError, match="try again"):
        library.documents()
    other.close()
    assert len(library.documents()) == 1


def test_an_interrupted_change_leaves_the_catalog_as_it_was(
    make_library: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_library(a=BRIDGE)
    revision = library.catalog.revision

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(library.catalog, "_insert", fail)
    with pytest.raises(RuntimeError):
        library.add_document(Document("b", HARBOUR, Metadata(title="b")))
    assert library.catalog.revision == revision
    assert [d.id for d in library.documents()] == ["a"]


def test_a_library_that_was_searched_when_empty_finds_what_is_added_later(make_library: Make) -> None:
    library = make_library()
    vector = library.encoder.encode(["Who built the lighthouse?"])[0]
    assert library.search_meaning(vector, 5) == []
    library.add_document(Document("lighthouse", "The lighthouse was built by the harbour board."))
    assert len(library.search_meaning(vector, 5)) == 1
    assert len(library.search_words(["lighthous"], 5)) == 1
    library.remove(["lighthouse"])
    assert library.search_meaning(vector, 5) == library.search_words(["lighthous"], 5) == []


def test_a_word_index_that_another_is_changing_is_waited_for(make_library: Make) -> None:
    library = make_library(a=BRIDGE)
    assert len(library.words) == 1
    other = library.words._index.writer(15_000_000, 1)
    library.add_document(Document("b", HARBOUR))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: len(library.words))
        time.sleep(0.3)
        assert not waiting.done()
        other.rollback()
        del other
        assert waiting.result(timeout=30) == 2


def test_two_that_make_the_indexes_at_once_do_not_disturb_one_another(make_library: Make) -> None:
    library = make_library(a=BRIDGE, b=HARBOUR)
    folder = library.folder
    library.close()
    with ThreadPoolExecutor(4) as pool:
        opened = [Library.open(folder) for _ in range(4)]
        found = list(pool.map(lambda each: len(each.vectors), opened))
    assert found == [2, 2, 2, 2]
    before = sorted(file.name for file in (folder / "vectors").glob("*.faiss"))
    assert len(Library.open(folder).vectors) == 2
    assert sorted(file.name for file in (folder / "vectors").glob("*.faiss")) == before  # none was made anew


def test_two_that_catch_up_after_removals_do_not_disturb_one_another(make_library: Make) -> None:
    library = make_library(**{f"d{number}": f"{BRIDGE} It is bridge {number}." for number in range(12)})
    library.settle()
    other = Library.open(library.folder, library.encoder)
    wrong: list[BaseException] = []
    over = Event()

    def read() -> None:
        while not over.is_set():
            try:
                other.refresh()
                other.search_words(["bridg"], 5)
            except BaseException as error:
                wrong.append(error)

    reading = Thread(target=read)
    reading.start()
    for number in range(10):
        library.remove([f"d{number}"])
    over.set()
    reading.join()
    other.refresh()
    assert wrong == []
    assert len(library.words) == len(other.words) == library.catalog.passage_count()


def test_indexes_of_another_catalog_are_of_no_use(make_library: Make) -> None:
    library = make_library(a="The walrus sleeps on the ice.")
    library.settle()
    library.close()
    for file in library.folder.glob("catalog.sqlite3*"):
        file.unlink()
    another = make_library(b="The violin is out of tune.")
    assert another.search_words(["walrus"], 5) == []
    assert len(another.search_words(["violin"], 5)) == 1
    (only,) = another.search_meaning(another.catalog.passage_vectors([1])[0], 5)
    assert only[1] == pytest.approx(1, abs=1e-5)


def test_a_library_goes_on_where_its_indexes_cannot_be_kept(make_library: Make) -> None:
    library = make_library(a=BRIDGE)
    library.settle()
    shutil.rmtree(library.folder / "vectors")
    (library.folder / "vectors").write_text("in the way", encoding="utf-8")
    library.add_document(Document("b", HARBOUR))
    library.refresh()
    assert len(library.vectors) == 2


def test_an_empty_file_is_no_catalog_yet(tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite3").touch()
    with pytest.raises(LibraryMissingError):
        Library.open(tmp_path)
    library = Library.open_or_create(tmp_path)
    library.add_document(Document("a", BRIDGE))
    assert len(library.words) == 1
    library.close()


def test_a_library_is_kept_in_order_where_its_vectors_cannot_be_made(
    make_library: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_library(a=BRIDGE)
    made.catalog._db.execute("UPDATE meta SET value = replace(value, ':float32', ':bfloat16') WHERE name = 'encoder'")
    monkeypatch.setattr(embed, "fast_precision", lambda: Precision.FLOAT32)
    library = Library.open(made.folder)
    assert [record.id for record in library.documents()] == ["a"]
    with pytest.raises(ModelError, match="bfloat16"):
        library.encoder.encode(["x"])
    library.remove(["a"])
    assert library.documents() == []
    library.close()


def test_a_file_with_a_bad_line_is_refused_whole(tmp_path: Path) -> None:
    library = Library.open_or_create(tmp_path / "library")
    (tmp_path / "d.jsonl").write_text('{"text": "One."}\n{\n{"text": "Three."}\n', encoding="utf-8")
    (result,) = library.add([tmp_path / "d.jsonl"])
    assert result.outcome is Outcome.REFUSED
    assert "line 2: not JSON" in result.message
    assert "nothing of the file was added" in result.message
    assert library.documents() == []


def test_an_id_that_a_file_gives_twice_is_refused_however_often_it_is_added(tmp_path: Path) -> None:
    library = Library.open_or_create(tmp_path / "library")
    lines = ['{"id": "x", "text": "The first text."}', '{"id": "x", "text": "The second text."}']
    (tmp_path / "d.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for outcome in (Outcome.ADDED, Outcome.UNCHANGED, Outcome.UNCHANGED):
        told = {result.outcome: result.message for result in library.add([tmp_path / "d.jsonl"])}
        assert set(told) == {outcome, Outcome.REFUSED}
        assert "given twice" in told[Outcome.REFUSED]
    (record,) = library.documents()
    assert library.catalog.text(record.sha256) == "The first text."


def test_two_that_change_one_document_at_once_both_succeed_and_the_later_counts(make_library: Make) -> None:
    library = make_library(a="The bridge is open.")
    with closing(Library.open(library.folder, library.encoder)) as other:
        before = [record.key for record in library.documents()]
        for opened, text in ((library, "The bridge is closed."), (other, "The bridge is gone.")):
            # The second looked at the catalog before the first had changed it.
            opened.catalog.change(before, indexed([described(Document("a", text))], library.encoder, BUDGET))
        (record,) = library.documents()
        assert library.catalog.text(record.sha256) == "The bridge is gone."


def test_a_full_disk_is_said_in_words_and_changes_nothing(make_library: Make) -> None:
    library = make_library(a="The bridge is open.")
    pages = library.catalog._db.execute("PRAGMA page_count").fetchone()[0]
    library.catalog._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryReadOnlyError, match="could not be stored"):
        library.add_document(Document("b", "The harbour is closed. " * 3_000))
    assert [record.id for record in library.documents()] == ["a"]


def test_which_words_stand_in_the_articles(make_library: Make) -> None:
    library = make_library(a="London's bridges are open.")
    assert library.holds("London")
    assert library.holds("bridge")
    assert not library.holds("British")
    assert not library.holds("")


def test_the_words_of_a_title_stand_there_too(make_library: Make) -> None:
    library = make_library(tidal="The river rises twice a day.")  # its title
    assert library.holds("tidal")
    assert "tidal" in dict(library.words.vocabulary("t"))


def test_documents_in_memory_are_stored_in_one_change(make_library: Make) -> None:
    library = make_library()
    revision = library.catalog.revision
    results = library.add_documents([Document(name, f"Ship {name} is in port.") for name in "abc"])
    assert [result.outcome for result in results] == [Outcome.ADDED] * 3
    assert library.catalog.revision == revision + 1


def test_words_are_searched_in_memory_where_their_folder_cannot_be_made(make_library: Make) -> None:
    library = make_library(a="The bridge is open.")
    shutil.rmtree(library.folder / "words", ignore_errors=True)
    (library.folder / "words").write_text("in the way", encoding="utf-8")
    with closing(Library.open(library.folder, library.encoder)) as opened:
        assert len(opened.words) == 1
