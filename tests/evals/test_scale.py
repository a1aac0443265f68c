"""`pincite bench scale`: libraries made of real sentences, measured, kept and compared."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from evals import scale, scale_library
from evals.bench import bench_command
from evals.machine import figures_from_json, figures_table
from evals.scale_library import Composer, made_documents, make_composer, make_library
from evals.scale_pool import Pool, load_pool
from index.document import Role
from index.embed import make_encoder
from index.errors import InputError
from index.library import Library
from index.passages import BUDGET


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A benchmark of three questions on one article."""
    folder = tmp_path_factory.mktemp("bench") / "tiny"
    folder.mkdir()
    text = " ".join(f"The council of town number {n} agreed to build a second bridge in May." for n in range(30))
    (folder / "docs.jsonl").write_text(json.dumps({"id": "d", "title": "Bridges", "text": text}), encoding="utf-8")
    questions = [
        {"id": str(n), "question": f"What did town {n} build?", "gold": [], "gold_docs": [], "meta": {}}
        for n in range(3)
    ]
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def pool(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Pool:
    return load_pool(data, make_encoder(), tmp_path_factory.mktemp("pool"))


@pytest.fixture(scope="module")
def composer(pool: Pool, tmp_path_factory: pytest.TempPathFactory) -> Composer:
    return make_composer(pool, make_encoder(), tmp_path_factory.mktemp("composed"), count=20)


def test_made_documents_are_of_the_pool_and_the_same_every_time(pool: Pool) -> None:
    assert any("number 7 agreed" in text for text in pool.texts)
    assert any("NATO" in text for text in pool.texts)
    documents = list(islice(made_documents(pool), 5))
    for made in documents:
        text = made.document.text
        for passage, drawn in zip(made.passages, made.drawn, strict=True):
            held = made.sentences[passage.first : passage.last + 1]
            assert [text[s.start : s.end] for s in held] == [pool.texts[number] for number in drawn]
            assert text[passage.start : passage.end] == " ".join(pool.texts[number] for number in drawn)
            assert 0 < passage.tokens <= BUDGET
    assert documents == list(islice(made_documents(pool), 5))
    assert len({made.document.sha256 for made in documents}) == 5


def test_the_first_vectors_are_the_encoders_and_the_rest_are_composed(composer: Composer) -> None:
    drawn = [one for made in islice(made_documents(composer.pool), 5) for one in made.drawn]
    vectors = composer.vectors(10, drawn[10:30], np.random.default_rng(0))
    assert np.array_equal(vectors[:10], composer.encoded[10:])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    means = np.stack([composer.pool.vectors[one].mean(0) for one in drawn[20:30]])
    own, other = (vectors[10:] * means).sum(1), (np.roll(vectors[10:], 1, 0) * means).sum(1)
    assert own.mean() > other.mean()


def test_a_made_library_is_a_library(composer: Composer, tmp_path: Path) -> None:
    make_library(tmp_path / "made", 30, composer, make_encoder())
    library = Library.open(tmp_path / "made")
    assert 30 <= len(library.words) == len(library.vectors) < 46
    (first, *_) = library.documents()
    made = next(made_documents(composer.pool))
    assert library.catalog.text(first.sha256) == made.document.text
    assert library.catalog.sentences(first.key) == made.sentences
    assert all(sentence.role is Role.STORY for sentence in made.sentences)
    story = library.catalog.sentence_vectors(first.key, 0, len(made.sentences) - 1)
    assert np.array_equal(story, composer.pool.vectors[[number for drawn in made.drawn for number in drawn]])
    library.close()


def test_every_figure_is_there_and_compares(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scale_library, "ENCODED", 20)
    monkeypatch.setattr(scale, "make_composer", lambda *given: make_composer(*given, count=20))
    kept = tmp_path / "figures.json"
    command = ["scale", "--data", str(data), "--work", str(tmp_path / "work"), "--passages", "40"]
    assert bench_command([*command, "--json", str(kept)]) == 0
    printed = capsys.readouterr().out
    assert "The vectors of the passages beyond" in printed
    figures = json.loads(kept.read_text(encoding="utf-8"))
    assert figures["seed"] == scale_library.SEED
    assert figures["machine"]["cores"] >= 1
    assert figures["versions"]["faiss-cpu"]
    measured = figures["figures"]["40"]
    assert 40 <= measured["passages"] == measured["vectors"]
    assert measured["recall@10"] == 1
    for name in (
        "store in the catalog, s",
        "index the words, s",
        "catalog on disk, MB",
        "open, s",
        "resident at rest, MB",
        "peak, MB",
        "search, p99 ms",
        "search in 20 documents, p50 ms",
        "question, p50 ms",
        "add one article, ms",
        "remove one article, ms",
    ):
        assert measured[name] > 0, name
        assert f"| {name} " in printed
    made = next((tmp_path / "work").glob("40-*/made.json")).stat().st_mtime_ns
    assert bench_command([*command, "--compare", str(kept)]) == 0
    assert next((tmp_path / "work").glob("40-*/made.json")).stat().st_mtime_ns == made
    assert "×)" in capsys.readouterr().out


def test_without_the_benchmarks_it_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_command(["scale", "--data", str(tmp_path / "none")]) == 0
    assert "skipped" in capsys.readouterr().out


def test_ratios_to_an_earlier_run() -> None:
    printed = figures_table("what", {"median": {"a, ms": 5.0, "b, ms": 1.0}}, {"median": {"a, ms": 10.0}})
    assert "5 (0.500×)" in printed
    assert "| b, ms |" in printed


def test_a_file_without_figures_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="holds no figures"):
        figures_from_json(tmp_path / "other.json")
    assert bench_command(["speed", "--compare", str(tmp_path / "none.json")]) == 2
    assert "holds no figures" in capsys.readouterr().err
