"""The two commands from end to end, on few questions and made-up benchmarks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from evals import bench, gates, libraries, run
from evals.kept import reader_of
from evals.question import SETS
from evals.suites import heldout
from index.library import Library
from rag import Assistant

QUESTIONS = 4


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first development questions, answerable and not, as both halves; no gates and no kept run."""
    lines = SETS["dev"].read_text(encoding="utf-8").splitlines()
    silent = [line for line in lines if '"kind": "unanswerable"' in line]
    told = [line for line in lines if '"kind": "fact"' in line]
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join([*told[: QUESTIONS - 1], *silent[:1]]), encoding="utf-8")
    monkeypatch.setattr(run, "SETS", {"dev": path, "heldout": path})
    monkeypatch.setattr(run, "BASELINE", tmp_path / "none.json")
    (tmp_path / "gates.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(gates.load_gates, "__defaults__", (tmp_path / "gates.toml",))


@pytest.mark.usefixtures("few")
def test_eval_prints_both_halves_and_no_failures(seeds_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.eval_command(["--library", str(seeds_folder)]) == 0
    printed = capsys.readouterr().out
    assert f"## dev: {QUESTIONS} questions" in printed
    assert f"## heldout: {QUESTIONS} questions" in printed
    assert "with a fault" not in printed


@pytest.mark.usefixtures("few")
def test_eval_writes_compares_and_gates(seeds_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["--set", "dev", "--library", str(seeds_folder)]
    kept, html = tmp_path / "out" / "kept.json", tmp_path / "page.html"
    assert run.eval_command([*common, "--json", str(kept), "--html", str(html)]) == 0
    assert not run.last_run().exists()  # half of an evaluation would hide the other half
    assert list(json.loads(kept.read_text(encoding="utf-8"))["sets"]) == ["dev"]
    assert reader_of(kept) == "small"
    assert "<h2>dev" in html.read_text(encoding="utf-8")
    (tmp_path / "gates.toml").write_text('["dev, small reader"]\nverbatim_rate = {max = 0.5}\n', encoding="utf-8")
    capsys.readouterr()
    assert run.eval_command([*common, "--baseline", str(kept), "--failures"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("read with the small reader\n")
    kept.write_text(
        kept.read_text(encoding="utf-8").replace('"reader": "small"', '"reader": "large"', 1), encoding="utf-8"
    )
    run.eval_command([*common, "--baseline", str(kept)])
    assert capsys.readouterr().out.startswith("read with the small reader, the kept run with the large one\n")
    assert f"over the {QUESTIONS} questions" in printed.out
    assert "with a fault" in printed.out
    assert "gate not passed: dev, small reader: verbatim_rate is 1.0000, over the gate's maximum of 0.5" in printed.err


@pytest.mark.usefixtures("few")
def test_a_whole_evaluation_is_kept_as_the_last_run(seeds_folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    assert run.eval_command(["--library", str(seeds_folder), "--json", str(kept)]) == 0
    assert run.last_run().read_bytes() == kept.read_bytes()
    assert list(json.loads(kept.read_text(encoding="utf-8"))["sets"]) == ["dev", "heldout"]


@pytest.mark.usefixtures("few")
def test_the_held_out_halfs_failures_must_be_named(seeds_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["--set", "heldout", "--library", str(seeds_folder)]
    run.eval_command([*common, "--failures"])
    assert "with a fault" not in capsys.readouterr().out
    run.eval_command([*common, "--failures", "heldout"])
    assert "## heldout: " in capsys.readouterr().out.split("with a fault")[0].splitlines()[-1]


@pytest.mark.usefixtures("few")
def test_eval_refuses_a_library_without_the_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Library.open_or_create(tmp_path / "empty").close()
    assert run.eval_command(["--library", str(tmp_path / "empty")]) == 2
    assert "does not hold the questions' articles" in capsys.readouterr().err
    assert run.eval_command(["--library", str(tmp_path / "nowhere")]) == 2
    assert run.eval_command(["--baseline", str(tmp_path / "nowhere.json")]) == 2


def test_bench_skips_where_there_is_no_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere"
    assert bench.bench_command(["--data", str(missing)]) == 0
    assert capsys.readouterr().out == f"benchmark data not found at {missing}; skipped\n"
    monkeypatch.setenv("PINCITE_BENCH", str(missing))
    assert bench.bench_command(["trecqa"]) == 0
    assert str(missing) in capsys.readouterr().out
    missing.mkdir()
    assert bench.bench_command(["trecqa"]) == 0
    assert f"benchmark data not found at {missing / 'trecqa'}; skipped" in capsys.readouterr().out


def test_bench_refuses_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["nonsense"], ["--limit", "0"], ["--limit", "few"]):
        with pytest.raises(SystemExit):
            bench.bench_command(args)
    printed = capsys.readouterr().err
    assert "usage" in printed
    assert "'few' is not a whole number" in printed
    with pytest.raises(SystemExit):
        bench.bench_command(["trecqa", "--compare", "old.json"])
    assert "--compare goes with speed, scale, not with trecqa" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "args", "said"),
    [
        (bench.bench_command, ["speed", "--limit", "3"], "--limit goes with"),
        (bench.bench_command, ["page", "--data", "."], "--data goes with"),
        (bench.bench_command, ["trecqa", "--passages", "10"], "--passages goes with scale, not with trecqa"),
        (run.eval_command, ["--marks", "m.jsonl", "--json", "x"], "--json goes with the questions about the seeds"),
        (run.eval_command, ["--marks", "m.jsonl", "--set", "dev"], "--set goes with the questions about the seeds"),
        (run.eval_command, ["--set", "dev", "--failures", "heldout"], "--failures heldout lists nothing of --set dev"),
        (run.eval_command, ["--json", "."], ". is a folder; name a file"),
        (bench.bench_command, ["speed", "--json", "."], ". is a folder; name a file"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    command: Callable[[Sequence[str]], int], args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command(args)
    assert said in capsys.readouterr().err


def test_a_suite_whose_data_cannot_be_read_does_not_take_the_others_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("squad2_dev_half", "cranfield"):
        (tmp_path / folder).mkdir()
    assert bench.bench_command(["--data", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert "pincite bench squad2: " in printed.err
    assert "pincite bench cranfield: " in printed.err
    assert "trecqa; skipped" in printed.out


def test_xquad_is_not_asked_without_knowing_what_was_trained_on(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(data / "squad2_dev_half")
    assert bench.bench_command(["xquad", "--data", str(data)]) == 0
    assert f"benchmark data not found at {data / 'squad2_dev_half'}; skipped" in capsys.readouterr().out


BRIDGE = "The bridge over the Tay was opened in 1887. It is two miles long. Trains cross it every hour."
MILL = "The old mill burned down in March. Nobody was hurt, the fire chief Ann Reid said on Tuesday."


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents and three questions in the shape of every suite; kept libraries go to a folder of the test."""
    monkeypatch.setenv("PINCITE_LIBRARY", str(tmp_path / "kept" / "library"))
    monkeypatch.setattr(heldout.held_out, "__defaults__", (tmp_path / "all-may-be-used.json",))
    documents = [{"id": "tay", "title": "Tay", "text": BRIDGE}, {"id": "mill", "title": "Mill", "text": MILL}]
    year = BRIDGE.index("1887")
    gold = [{"doc_id": "tay", "start": year, "end": year + 4, "text": "1887"}]
    asked = [
        _asked("q1", "When was the bridge over the Tay opened?", gold, "tay"),
        _asked("q2", "What is the name of the miller's dog?", [], "mill"),
    ]
    grades = [("q1", "tay", 1), ("q1", "mill", 0), ("q2", "mill", 0)]
    for folder in ("onestopqa", "squad2_dev_half", "xquad_en", "trecqa", "chroma_chunking", "cranfield"):
        home = tmp_path / "bench" / folder
        home.mkdir(parents=True)
        answered = asked[:1] if folder in ("onestopqa", "xquad_en", "chroma_chunking") else asked
        if folder == "squad2_dev_half":
            length = BRIDGE.index("two miles")
            gold = [{"doc_id": "tay", "start": length, "end": length + 9, "text": "two miles"}]
            answered = [*asked, _asked("q3", "How long is the bridge?", gold, "tay")]
        _write(home / "docs.jsonl", documents)
        _write(home / "questions.jsonl", answered)
        _write(home / "qrels.jsonl", [{"question_id": q, "doc_id": d, "grade": g} for q, d, g in grades])
        _write(home / "code_minus1_docs.jsonl", [{"question_id": "q1", "doc_id": "mill"}])
        (home / "sample1000_ids.json").write_text('["q1", "q2"]', encoding="utf-8")
    return tmp_path / "bench"


def _asked(identifier: str, text: str, gold: list[dict[str, object]], document: str) -> dict[str, object]:
    meta = {"passage_id": f"{document}-p0"}
    return {"id": identifier, "question": text, "gold": gold, "gold_docs": [document] if gold else [], "meta": meta}


def _write(path: Path, records: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


@pytest.mark.slow
def test_every_suite_runs(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.bench_command(["--data", str(data), "--limit", "5"]) == 0
    printed = capsys.readouterr().out
    for title in ("onestopqa: 1", "squad2: 2", "twofold: 1", "xquad: 1", "trecqa: 1", "chroma: 1", "cranfield: 2"):
        assert f"## {title} questions" in printed
    for figure in ("auroc", "span_hit", "forced_quote_hit", "map", "iou", "ndcg@10"):
        assert f"| {figure} " in printed


def test_suites_keep_to_documents_nothing_was_fitted_to(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "heldout.json"
    names.write_text('["mill"]', encoding="utf-8")
    monkeypatch.setattr(heldout.held_out, "__defaults__", (names,))
    assert bench.bench_command(["squad2", "--data", str(data), "--limit", "9"]) == 0
    assert "## squad2: 1 questions" in capsys.readouterr().out
    allowed = heldout.same_titled(data / "xquad_en", data / "squad2_dev_half", heldout.held_out())
    assert allowed == {"mill"}
    _write(data / "squad2_dev_half" / "docs.jsonl", [{"id": "tay", "title": "Tay", "text": BRIDGE}])
    assert heldout.same_titled(data / "xquad_en", data / "squad2_dev_half", heldout.held_out()) == set()


def test_a_kept_library_that_another_process_made_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "folder", lambda: tmp_path)
    documents = libraries.seeds()[:1]
    with closing(libraries.kept_library("one", documents)) as kept:
        made = (kept.folder / libraries.CATALOG).stat().st_mtime_ns
        libraries._make(kept.folder, documents)
        assert (kept.folder / libraries.CATALOG).stat().st_mtime_ns == made
    assert [path.name for path in tmp_path.iterdir()] == [kept.folder.name]
    (kept.folder / libraries.CATALOG).unlink()  # what is left is no library
    with closing(libraries.kept_library("one", documents)) as again:
        assert len(again.documents()) == 1


def test_kept_libraries_are_reused_and_follow_their_documents(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    make = libraries._make
    monkeypatch.setattr(libraries, "_make", lambda home, documents: (made.append(home), make(home, documents)))
    documents = libraries.seeds()[:1]
    for _ in range(2):
        library = libraries.kept_library("one", documents)
        assert [record.id for record in library.documents()] == [documents[0].id]
        assert Assistant(library).search("NATO", k=1)
        library.close()
    assert len(made) == 1
    libraries.kept_library("one", libraries.seeds()[1:2]).close()
    assert len(made) == 2
    assert not list(libraries.folder().glob("*.partial"))
