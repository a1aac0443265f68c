"""The vector index: its kind follows the size, catching up costs what is new, filters hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from index import kinds, vectors
from index.catalog import Catalog, Indexed
from index.document import Document, Passage, Role, Sentence
from index.embed import Vectors
from index.kinds import Kind
from index.vectors import VectorIndex

DIMENSION = 32
OF_A_DOCUMENT = 5
Grow = Callable[[int], None]


def unit(rows: int, rng: np.random.Generator) -> Vectors:
    drawn = rng.standard_normal((rows, DIMENSION)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    made = Catalog.create(tmp_path / "catalog.sqlite3", "none", DIMENSION, 10)
    yield made
    made.close()


@pytest.fixture
def grow(catalog: Catalog) -> Grow:
    """Adds documents of five passages each."""
    rng = np.random.default_rng(0)
    numbers = count()

    def grow(documents: int) -> None:
        catalog.change([], [_indexed(f"d{next(numbers)}", rng) for _ in range(documents)])

    return grow


def _indexed(name: str, rng: np.random.Generator) -> Indexed:
    starts = range(0, 2 * OF_A_DOCUMENT, 2)
    sentences = [Sentence(at, at + 1, 0, Role.STORY) for at in starts]
    passages = [Passage(at, at + 1, n, n, 1) for n, at in enumerate(starts)]
    return Indexed(
        Document(name, f"{name:>12}"), sentences, passages, unit(OF_A_DOCUMENT, rng), unit(OF_A_DOCUMENT, rng)
    )


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds and the recent part change at sizes that a test can make."""
    monkeypatch.setattr(kinds, "EXACT_UP_TO", 100)
    monkeypatch.setattr(kinds, "HALF_UP_TO", 200)
    monkeypatch.setattr(kinds, "TRAINED_ON", 4)
    monkeypatch.setattr(vectors, "RECENT_AT_LEAST", 50)


def exact(catalog: Catalog, vector: Vectors, k: int) -> list[int]:
    keys = catalog.passages_at(catalog.revision)
    order = np.argsort(-(catalog.passage_vectors(keys) @ vector), kind="stable")[:k]
    return [int(key) for key in keys[order]]


def recall(catalog: Catalog, index: VectorIndex) -> float:
    questions = unit(20, np.random.default_rng(7))
    found = [{key for key, _ in index.search(q, 10)} & set(exact(catalog, q, 10)) for q in questions]
    return sum(map(len, found)) / 200


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.faiss"))


@pytest.mark.usefixtures("_small")
def test_the_kind_follows_the_size_and_its_recall_is_measured(catalog: Catalog, grow: Grow, tmp_path: Path) -> None:
    for documents, kind in ((10, Kind.EXACT), (20, Kind.HALF), (60, Kind.LISTS)):
        grow(documents)
        index = VectorIndex.open(tmp_path / "vectors", catalog)
        assert index.about.kind is kind
        assert index.about.settled == len(index) == catalog.passage_count()
        assert index.about.recall >= 0.95
        assert recall(catalog, index) >= (0.95 if kind is Kind.LISTS else 1.0)
        assert len(files(tmp_path / "vectors")) == 1
        # As from the file, and not only when just made:
        assert VectorIndex.open(tmp_path / "vectors", catalog).about == index.about


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("documents", [10, 30, 100])
def test_scores_are_the_exact_cosines_whatever_the_kind(
    catalog: Catalog, grow: Grow, tmp_path: Path, documents: int
) -> None:
    grow(documents)
    (vector,) = unit(1, np.random.default_rng(3))
    hits = VectorIndex.open(tmp_path / "vectors", catalog).search(vector, 20)
    keys = [key for key, _ in hits]
    assert np.allclose([score for _, score in hits], catalog.passage_vectors(keys) @ vector, atol=1e-6)
    assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("documents", [15, 35, 100])
def test_what_is_new_is_found_without_writing_the_file_anew(
    catalog: Catalog, grow: Grow, tmp_path: Path, documents: int
) -> None:
    grow(documents)
    VectorIndex.open(tmp_path / "vectors", catalog)
    before = files(tmp_path / "vectors")
    grow(1)
    gone = catalog.current("d3")
    assert gone is not None
    catalog.change([gone.key], [])
    index = VectorIndex.open(tmp_path / "vectors", catalog)
    assert files(tmp_path / "vectors") == before
    assert (index.about.added, index.about.removed) == (OF_A_DOCUMENT, OF_A_DOCUMENT)
    assert len(index) == catalog.passage_count() == documents * OF_A_DOCUMENT
    keys = catalog.passages_at(catalog.revision)
    for key in (int(keys[-1]), int(keys[0])):
        assert index.search(catalog.passage_vectors([key])[0], 1)[0][0] == key
    removed = [record.key for record in catalog.passages_of(gone.key)]
    for vector in catalog.passage_vectors(removed):
        assert not {key for key, _ in index.search(vector, 20)} & set(removed)


@pytest.mark.usefixtures("_small")
def test_a_grown_recent_part_is_settled_while_readers_keep_what_they_have(
    catalog: Catalog, grow: Grow, tmp_path: Path
) -> None:
    grow(100)
    reader = VectorIndex.open(tmp_path / "vectors", catalog)
    (vector,) = unit(1, np.random.default_rng(3))
    found, before = reader.search(vector, 10), files(tmp_path / "vectors")
    gone = catalog.current("d3")
    assert gone is not None
    catalog.change([gone.key], [])
    grow(20)
    index = VectorIndex.open(tmp_path / "vectors", catalog)
    assert files(tmp_path / "vectors") != before
    assert (index.about.settled, index.about.added, index.about.removed) == (595, 0, 0)
    assert recall(catalog, index) >= 0.95
    assert reader.search(vector, 10) == found


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("documents", [15, 100])
def test_only_the_chosen_documents_are_found_and_all_of_them(
    catalog: Catalog, grow: Grow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, documents: int
) -> None:
    monkeypatch.setattr(vectors, "FEW", few)
    grow(documents)
    VectorIndex.open(tmp_path / "vectors", catalog)
    grow(1)
    index = VectorIndex.open(tmp_path / "vectors", catalog)
    chosen = [catalog.documents()[n].key for n in (2, 7, documents)]
    held = {record.key for key in chosen for record in catalog.passages_of(key)}
    (vector,) = unit(1, np.random.default_rng(3))
    assert {key for key, _ in index.search(vector, 100, chosen)} == held
    assert len(index.search(vector, 4, chosen)) == 4
    assert index.search(vector, 4, []) == []


@pytest.mark.usefixtures("_small")
def test_lists_are_made_anew_when_far_more_vectors_are_in_them(catalog: Catalog, grow: Grow, tmp_path: Path) -> None:
    grow(50)
    lists = VectorIndex.open(tmp_path / "vectors", catalog)._settled.index.nlist
    grow(40)
    assert VectorIndex.open(tmp_path / "vectors", catalog)._settled.index.nlist == lists
    grow(30)
    assert VectorIndex.open(tmp_path / "vectors", catalog)._settled.index.nlist > lists


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("documents", [15, 35, 100])
def test_a_deleted_or_damaged_index_is_made_anew_to_the_same_answers(
    catalog: Catalog, grow: Grow, tmp_path: Path, documents: int
) -> None:
    grow(documents)
    folder = tmp_path / "vectors"
    (vector,) = unit(1, np.random.default_rng(3))
    found = VectorIndex.open(folder, catalog).search(vector, 10)
    shutil.rmtree(folder)
    assert VectorIndex.open(folder, catalog).search(vector, 10) == found
    for file in folder.glob("*.faiss"):
        file.write_bytes(b"damaged")
    assert VectorIndex.open(folder, catalog).search(vector, 10) == found
    for file in folder.glob("*.faiss"):
        os.utime(file, (0, 0))
    (folder / "stamp.json").write_text('{"kind": "vectors-2 none", "revision": 1, "notes": []}', encoding="utf-8")
    assert VectorIndex.open(folder, catalog).search(vector, 10) == found
    assert len(files(folder)) == 1
    catalog.writable = False
    assert VectorIndex.open(folder, catalog).search(vector, 10) == found
    shutil.rmtree(folder)
    assert VectorIndex.open(folder, catalog).search(vector, 10) == found
    assert not folder.exists()


def test_an_empty_index_finds_nothing_until_something_is_added(catalog: Catalog, grow: Grow, tmp_path: Path) -> None:
    (vector,) = unit(1, np.random.default_rng(3))
    assert VectorIndex.open(tmp_path / "vectors", catalog).search(vector, 5) == []
    before = files(tmp_path / "vectors")
    assert len(VectorIndex.open(tmp_path / "vectors", catalog)) == 0
    assert files(tmp_path / "vectors") == before
    grow(1)
    index = VectorIndex.open(tmp_path / "vectors", catalog)
    assert [key for key, _ in index.search(vector, 3)] == exact(catalog, vector, 3)
    assert len(index.search(vector, 9, [1])) == OF_A_DOCUMENT
    assert files(tmp_path / "vectors") == before
