"""Making documents ready: many at a time, to the same result as one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index import library as library_module
from index.document import Document
from index.embed import MiniLMEncoder, Vectors
from index.graph import Precision
from index.indexing import described, indexed
from index.library import AddResult, Library, Outcome
from tests.conftest import seed_text

Make = Callable[..., Library]


class Counting(MiniLMEncoder):
    """The default encoder; counts how often it is called, and with how many texts."""

    def __init__(self) -> None:
        super().__init__(Precision.FLOAT32)
        self.calls: list[int] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(len(texts))
        return super().encode(texts)


def test_documents_together_are_made_as_each_alone() -> None:
    encoder = Counting()
    documents = [described(Document(name, seed_text(name)[:1500])) for name in ("000", "001", "002")]
    documents.append(described(Document("headings only", "# Nothing\n\n# Else")))
    together = indexed(documents, encoder, 160)
    assert len(encoder.calls) == 2
    alone = [indexed([document], encoder, 160)[0] for document in documents]
    for one, other in zip(together, alone, strict=True):
        assert (one.document, one.sentences, one.passages) == (other.document, other.sentences, other.passages)
        assert np.allclose(one.sentence_vectors, other.sentence_vectors, atol=1e-5)
        assert np.allclose(one.passage_vectors, other.passage_vectors, atol=1e-5)
        assert len(one.passage_vectors) == len(one.passages)


def test_a_batch_of_documents_is_encoded_at_one_go_and_reported_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "_BATCH_DOCUMENTS", 2)
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text(f"Document {name} tells of a bridge. It opens in May.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    encoder = Counting()
    library = Library.open_or_create(tmp_path / "library", encoder)
    told: list[AddResult] = []
    results = library.add([tmp_path], told.append)
    assert [(r.id, r.outcome) for r in results] == [
        ("a.txt", Outcome.ADDED),
        ("b.txt", Outcome.ADDED),
        ("c.txt", Outcome.REFUSED),
        ("d.txt", Outcome.ADDED),
        ("e.txt", Outcome.ADDED),
    ]
    assert told == results
    assert len(encoder.calls) == 4  # sentences and passages of two batches
    assert [r.outcome for r in library.add([tmp_path / "a.txt"])] == [Outcome.UNCHANGED]
    assert len(encoder.calls) == 4
    library.close()


def test_long_documents_make_smaller_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "_BATCH_CHARACTERS", 60)
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(f"Document {name} tells of a bridge.", encoding="utf-8")
    library = Library.open_or_create(tmp_path / "library")
    library.add([tmp_path])
    assert library.catalog.revision == 2
    library.close()


def test_what_was_added_can_be_searched_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council agreed to build a bridge. It opens in May.", encoding="utf-8")
    library = Library.open_or_create(tmp_path / "library")
    library.add([tmp_path / "a.txt"])
    assert {file.parent.name for file in library.folder.rglob("stamp.json")} == {"words", "vectors"}
    library.close()


def test_a_passage_is_encoded_under_its_heading_where_that_leaves_it_room() -> None:
    encoder = MiniLMEncoder(Precision.FLOAT32)

    def made(heading: str) -> Vectors:
        text = f"The help pages\n\nAsk us.\n\n## {heading}\n\nThey take ten days."
        return indexed([described(Document("a", text))], encoder, 160)[0].passage_vectors[-1]

    refunds = encoder.encode(["The help pages\nRefunds\nThey take ten days."])[0]
    assert made("Refunds") @ refunds == pytest.approx(1.0, abs=1e-4)
    alone = encoder.encode(["The help pages\nThey take ten days."])[0]
    assert made("Refunds " * 300) @ alone == pytest.approx(1.0, abs=1e-4)


def test_a_mark_of_byte_order_is_no_part_of_a_title() -> None:
    assert (
        described(Document("a", "\ufeffThe bridge is open\n\nIt opened in May.")).metadata.title == "The bridge is open"
    )
