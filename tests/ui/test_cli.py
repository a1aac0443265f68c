"""The terminal: answers, JSON Lines, exit codes, and what bad input is told."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from rag import Assistant
from tests.conftest import ROOT, SEEDS
from ui.cli import main


@pytest.fixture
def library(seeds_folder: Path) -> list[str]:
    return ["--library", str(seeds_folder)]


def run_lines(monkeypatch: pytest.MonkeyPatch, data: str | bytes, arguments: list[str]) -> int:
    raw = data if isinstance(data, bytes) else data.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return main(arguments)


def test_ask_prints_the_framing_the_quotes_and_their_citations(
    library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", *library, "When was NATO founded?"]) == 0
    printed = capsys.readouterr().out
    assert "NATO was founded in 1949" in printed
    assert "[1] Russia to NATO: Stop Dominating World, Warns of Arms Race · 26 May 2017" in printed
    assert "004_b1eb8ae63d3571ec.txt#char=" in printed


def test_an_article_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "bridge.txt"
    article.write_text("The bridge over the fjord opened\x1b[2J\x07 in May 1932.", encoding="utf-8")
    folder = ["--library", str(tmp_path / "library")]
    assert main(["add", *folder, str(article)]) == 0
    capsys.readouterr()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["ask", *folder, "When did the bridge over the fjord open?"]) == 0
    printed = capsys.readouterr().out
    assert "The bridge over the fjord opened [2J in May 1932." in printed
    assert "\x1b[2J" not in printed
    assert "\x07" not in printed


def test_ask_says_when_the_articles_do_not_answer(library: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", *library, "How do I bake sourdough bread at home?"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("The articles do not answer this.")
    assert "Nearest passages (not an answer):" in printed


def test_jsonl_answers_each_line_and_goes_on_after_a_bad_one(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    lines = [
        {"id": "a", "question": "When was NATO founded?"},
        {"id": "b", "question": ""},
        {"id": "c", "question": "And Spain?", "history": ["What did Denmark decide to send?"]},
        {"id": "d", "question": "Who?", "history": "no list"},
        {"id": "\ud800", "question": "Who?"},
        {"id": "f", "question": "When was NATO founded?", "documents": ["nowhere.txt"]},
    ]
    data = "\n".join(json.dumps(line) for line in lines) + "\n\nnot json\n"
    assert run_lines(monkeypatch, data, ["ask", "--jsonl", *library]) == 2
    captured = capsys.readouterr()
    first, second, third, fourth, half, elsewhere, fifth = map(json.loads, captured.out.splitlines())
    assert list(first) == ["id", "abstained", "quotes", "confidence", "timings", "outcome", "meant", "notes"]
    assert (first["outcome"], third["meant"]) == ("answered", "What did Spain decide to send?")
    quote = first["quotes"][0]
    text = (SEEDS / quote["document"]).read_bytes().decode("utf-8")
    assert quote["text"] == text[quote["start"] : quote["end"]]
    assert "surrogates not allowed" in half["error"]
    assert "nowhere.txt" in elsewhere["error"]
    assert (second["id"], second["error"]) == ("b", "the question is empty; type a question")
    assert third["id"] == "c"
    assert "history" in fourth["error"]
    assert "JSON" in fifth["error"]
    assert "line 2:" in captured.err
    assert quote["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_a_line_tells_who_is_speaking_and_who_reports_it(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = '{"id": 1, "question": "Which countries will host American heavy equipment?"}\n'
    assert run_lines(monkeypatch, data, ["ask", "--jsonl", *library]) == 0
    first, *_ = json.loads(capsys.readouterr().out)["quotes"]
    assert "Ash Carter" in first["speaker"]
    assert first["reported_by"] == "Reuters"
    assert (first["title"][:9], first["publisher"], first["date"]) == ("Arms Race", "", "2015-06")
    assert (first["date_basis"], first["author"], first["url"]) == ("inferred", "", "")
    assert (first["when"], first["side"], first["also_in"]) == (None, None, [])
    assert first["head"] is None


def test_a_line_tells_the_head_of_the_table_that_a_row_stands_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "ferries.md"
    rows = "| Petrel | 40 beds |\n| Skua | 12 beds |"
    article.write_text(f"# Ferries\n\nTwo ferries sail.\n\n| Ship | Beds |\n|---|---|\n{rows}\n", encoding="utf-8")
    folder = ["--library", str(tmp_path / "library")]
    assert main(["add", *folder, str(article)]) == 0
    capsys.readouterr()
    data = '{"id": 1, "question": "How many beds does the Skua have?"}\n'
    assert run_lines(monkeypatch, data, ["ask", "--jsonl", *folder]) == 0
    (quote,) = json.loads(capsys.readouterr().out)["quotes"]
    assert (quote["head"], quote["text"]) == ("| Ship | Beds |", "| Skua | 12 beds |")


def test_a_line_tells_of_the_other_articles_too_and_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ["--library", str(tmp_path / "library")]
    rows = [
        {"id": name, "text": "The council agreed to build a bridge. It opens in May.", "publisher": name.upper(), "date": "2020"}
        for name in "ab"
    ]  # fmt: skip
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["add", *folder, str(tmp_path / "two.jsonl")]) == 0
    capsys.readouterr()
    assert run_lines(monkeypatch, '{"question": "When does the bridge open?"}', ["ask", "--jsonl", *folder]) == 0
    answered = capsys.readouterr().out
    told = [cited for quote in json.loads(answered)["quotes"] for cited in (quote, *quote["also_in"])]
    assert {(cited["publisher"], cited["date"]) for cited in told} == {("A", "2020"), ("B", "2020")}
    assert run_lines(monkeypatch, answered, ["verify", *folder]) == 0
    assert set(capsys.readouterr().out.split()[::2]) == {"valid"}


def test_search_jsonl(library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    data = '{"id": 1, "query": "ballistic missiles"}\n{"id": 2, "question": "Turkey"}\n'
    assert run_lines(monkeypatch, data, ["search", "--jsonl", "-k", "3", *library]) == 0
    for line in map(json.loads, capsys.readouterr().out.splitlines()):
        assert len(line["results"]) == 3
        assert set(line["results"][0]) == {"document", "sha256", "start", "end", "score"}


def test_add_list_and_remove(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "library"
    (tmp_path / "a.txt").write_text("The council agreed to build a bridge. It opens in May.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "note", "text": "Ice closed the harbour."}\n', encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    assert main(["add", "--library", str(folder), *(str(tmp_path / n) for n in ("a.txt", "b.jsonl", "c.txt"))]) == 2
    printed = capsys.readouterr().out
    assert "added     a.txt" in printed
    assert "added     note" in printed
    assert "not UTF-8" in printed
    assert main(["list", "--library", str(folder), "--json"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a.txt", "note"]
    assert main(["remove", "--library", str(folder), "note"]) == 0
    assert main(["remove", "--library", str(folder), "note"]) == 2
    assert "not in the library: note" in capsys.readouterr().err


def test_add_tells_what_it_passes_over_and_what_is_there_already(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, folder = tmp_path / "articles", str(tmp_path / "library")
    articles.mkdir()
    for name in ("a.txt", "b.txt", "c.pdf", "d.pdf", "e.html"):
        (articles / name).write_text("The council agreed to build a bridge.", encoding="utf-8")
    assert main(["add", "--library", folder, str(articles)]) == 0
    first, second, third, last = capsys.readouterr().out.splitlines()
    assert first == "added     a.txt"
    assert second.startswith("added     b.txt: the same text as a.txt, which is in the library;")
    assert third.startswith(
        f"skipped   {articles}: 3 files are of kinds that are not read (2 .pdf, 1 .html); give .txt"
    )
    assert last == f"2 added; 2 documents in {folder}"


@pytest.mark.parametrize("arguments", [["list"], ["info"], ["ask", "Did the senator lie?"], ["remove", "a.txt"]])
def test_a_slip_in_the_library_s_variable_is_told(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typo = tmp_path / "typo"
    monkeypatch.setenv("PINCITE_LIBRARY", str(typo))
    assert main(arguments) == 2
    told = (
        f"pincite: PINCITE_LIBRARY names {typo}: there is no library here; make one with: pincite add --library {typo}"
    )
    assert capsys.readouterr().err.startswith(told)
    assert not typo.exists()


def test_info_refuses_a_reader_that_none_can_be(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINCITE_RERANKER", "smal")
    assert main(["info", *library]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "the reranker 'smal' is not known: expected 'small', 'large'" in captured.err
    monkeypatch.setenv("PINCITE_RERANKER", "cross-encoder/ms-marco-MiniLM-L6-v2")
    assert main(["info", *library]) == 0
    assert capsys.readouterr().out.endswith("cross-encoder/ms-marco-MiniLM-L6-v2\n")


def test_help_tells_what_is_read_and_which_library_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    for command, words in (("add", ".ndjson"), ("add", "PINCITE_LIBRARY"), ("list", "JSON"), ("verify", "speaker")):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert words in capsys.readouterr().out


def test_info_tells_what_is_held_and_how_it_is_searched(
    library: list[str], capsys: pytest.CaptureFixture[str], assistant: Assistant
) -> None:
    assert main(["info", *library]) == 0
    told = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert told["documents"] == "5"
    assert told["passages"] == str(len(assistant.library.vectors))
    assert told["encoder"] == assistant.library.encoder.identity
    assert "Flat: exact, up to" in told["vector"]
    assert told["recall@10"] == "1, the index is exact"
    assert told["recent"].startswith("0 added and 0 removed")
    assert told["reader"] == "small"


@pytest.mark.parametrize("line", ['{"quotes": ["x"]}', '{"sha256": "\\ud800", "start": 0, "end": 1}'])
def test_verify_says_what_is_no_citation(
    library: list[str], line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_lines(monkeypatch, line, ["verify", *library]) == 2
    assert "line 1: " in capsys.readouterr().err


@pytest.mark.parametrize("data", ["", "\n \n"])
def test_verify_of_nothing_is_a_mistake(
    library: list[str], data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_lines(monkeypatch, data, ["verify", *library]) == 2
    assert capsys.readouterr().err.startswith("pincite: there is nothing to verify: expected lines of JSON")


def test_verify_tells_that_answers_without_quotes_cite_nothing(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = '{"id": 1, "abstained": true, "quotes": []}\n{"id": 2, "error": "the question is empty"}\n'
    assert run_lines(monkeypatch, data, ["verify", *library]) == 0
    assert capsys.readouterr() == ("", "pincite: nothing was verified: nothing is cited (lines read: 2)\n")


def test_quotes_of_json_lines_go_on_resolving_when_the_article_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, article = ["--library", str(tmp_path / "library")], tmp_path / "a.txt"
    article.write_text("The council agreed to build a second bridge. It opens in May.", encoding="utf-8")
    assert main(["add", *folder, str(article)]) == 0
    capsys.readouterr()
    assert run_lines(monkeypatch, '{"question": "When does the bridge open?"}', ["ask", "--jsonl", *folder]) == 0
    answered = capsys.readouterr().out
    assert json.loads(answered)["quotes"]
    article.write_text("Changed. It opens in June.", encoding="utf-8")
    assert main(["add", *folder, str(article)]) == 0
    capsys.readouterr()
    assert run_lines(monkeypatch, answered, ["verify", *folder]) == 0
    assert capsys.readouterr().out.startswith("stale")


def test_verify_tells_valid_from_broken(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    answer = assistant.ask("When was NATO founded?").to_dict()
    assert run_lines(monkeypatch, json.dumps(answer), ["verify", *library]) == 0
    assert capsys.readouterr().out.startswith("valid\t")
    answer["quotes"][0]["text"] = "NATO was founded in 1950."
    assert run_lines(monkeypatch, json.dumps(answer), ["verify", *library]) == 1
    assert capsys.readouterr().out.startswith("broken\t")


def test_verify_checks_where_other_articles_say_the_same(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    answer = assistant.ask("When was NATO founded?").to_dict()
    (quote, *_) = answer["quotes"]
    place = quote["citation"]
    quote["also_in"] = [place | {"end": place["end"] - 1}, place | {"sha256": "0" * 64}]
    data = json.dumps({"quotes": [quote]}) + "\n" + json.dumps({**place, "also_in": quote["also_in"][:1]})
    assert run_lines(monkeypatch, data, ["verify", *library]) == 1
    told = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [standing for standing, _ in told] == ["valid", "valid", "broken", "valid", "valid"]
    assert told[1][1].endswith(f"#char={place['start']},{place['end'] - 1}")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"document": "some-other-article"}, "'some-other-article' never had this text"),
        ({"title": "Reuters: invented"}, "the title 'Reuters: invented', the library has 'Russia to NATO"),
        ({"publisher": "Reuters"}, "the publisher 'Reuters', the library has none"),
        ({"date": "1999-01-01"}, "the date '1999-01-01', the library has '2017-05-26'"),
    ],
)
def test_verify_tells_a_citation_of_another_article(
    library: list[str],
    changed: dict[str, str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    assistant: Assistant,
) -> None:
    (quote, *_) = assistant.ask("When was NATO founded?").to_dict()["quotes"]
    quote["citation"] |= changed
    flat = quote["citation"] | {"text": quote["text"]}
    for record in ({"quotes": [quote]}, flat):
        assert run_lines(monkeypatch, json.dumps(record), ["verify", *library]) == 1
        captured = capsys.readouterr()
        assert captured.out.startswith("broken\t")
        assert "line 1: " in captured.err
        assert told in captured.err


def test_verify_takes_a_record_without_its_document_or_what_is_known_of_it(
    library: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    (quote, *_) = assistant.ask("When was NATO founded?").quotes
    place = quote.citation
    span = {"start": place.start, "end": place.end, "text": quote.text}
    records: list[dict[str, object]] = [
        span | {"sha256": place.sha256},
        span | {"sha256": place.sha256, "document": None, "title": None, "publisher": ""},
        span | {"document": place.document},
    ]
    assert run_lines(monkeypatch, "\n".join(map(json.dumps, records)), ["verify", *library]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["valid"] * 3


def test_verify_tells_an_article_changed_whose_copy_is_still_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ["--library", str(tmp_path / "library")]
    paths = [tmp_path / name for name in ("post.txt", "copy.txt")]
    text = "The council agreed to build a bridge."
    for path in paths:
        path.write_text(text, encoding="utf-8")
    assert main(["add", *folder, *map(str, paths)]) == 0
    paths[0].write_text("Changed. It opens in June.", encoding="utf-8")
    assert main(["add", *folder, str(paths[0])]) == 0
    capsys.readouterr()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    cited = [{"document": path.name, "sha256": sha256, "start": 0, "end": 11} for path in paths]
    assert run_lines(monkeypatch, "\n".join(map(json.dumps, cited)), ["verify", *folder]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["stale", "valid"]


@pytest.mark.parametrize("field", ["document", "title", "publisher", "date"])
def test_verify_says_what_it_expected_of_a_document(
    library: list[str], field: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"sha256": "0" * 64, "start": 0, "end": 1, field: 5}
    assert run_lines(monkeypatch, json.dumps(record), ["verify", *library]) == 2
    assert f'line 1: "{field}" of a citation must be text, found 5' in capsys.readouterr().err


@pytest.mark.parametrize("same", ['"x"', '["x"]', "[{}]"])
def test_verify_says_what_is_no_other_place(
    library: list[str], same: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = f'{{"sha256": "{"0" * 64}", "start": 0, "end": 1, "also_in": {same}}}'
    assert run_lines(monkeypatch, data, ["verify", *library]) == 2
    assert "line 1: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask"], "there is no question"),
        (["ask", "how", "many", "cracks"], 'the question is 3 words; put it in quotation marks: pincite ask "how many'),
        (["search", "many", "cracks"], 'the query is 2 words; put it in quotation marks: pincite search "many cracks"'),
        (["ask", "How many?", "--jsonl"], "leave the question out"),
        (["search", "How many?", "--jsonl"], "leave the query out"),
        (["ask", ""], "the question is empty"),
        (["ask", "a" * 100_000], "100,000 characters, over the limit"),
        (["ask", "bell \x07"], "control character"),
        (["search", "x", "-k", "0"], "must be 1 or more"),
        (["ask", "Who?", "--library", "/nonexistent/library"], "there is no library here"),
        (["add", "/nonexistent/file.txt", "--library", "LIBRARY"], None),
        (["serve", "--port", "99999"], "between 0 and 65535"),
    ],
)
def test_mistakes_exit_with_2_and_say_what_was_wrong(
    arguments: list[str], message: str | None, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(tmp_path / "made") if a == "LIBRARY" else a for a in arguments]
    if "--library" not in given:
        given += library
    assert main(given) == 2
    captured = capsys.readouterr()
    assert (message or "there is no such file or folder") in captured.err + captured.out
    assert "Traceback" not in captured.err


def test_the_command_itself_starts_without_loading_the_models() -> None:
    code = "import sys; from ui.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nassert 'torch' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "usage: pincite" in done.stdout


def test_output_to_a_reader_that_went_away_is_no_failure(seeds_folder: Path) -> None:
    command = f"{sys.executable} -m ui.cli list --library {seeds_folder} | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
