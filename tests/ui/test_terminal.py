"""Standard output: what a terminal is spared, what an encoding lacks, what cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.catalog import DocumentRecord
from index.document import Document, Metadata
from index.library import AddResult, Library, Outcome
from rag.answer import Answer, Arrangement, Citation, Mention, PassageHit, Quote
from rag.answer import Outcome as Ending
from tests.conftest import ROOT
from ui import terminal
from ui.cli import main
from ui.labels import OF_NO_SIDE

BAD = "\x1b[2J\x9b2J\u202e\x07\n"
FULL = Path("/dev/full")


@pytest.fixture(params=[True, False], ids=["terminal", "pipe"])
def shows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """`BAD` as standard output shows it."""
    # Of the class: every phase of a test has a standard output of its own.
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: request.param)
    return " [2J 2J   " if request.param else BAD


def _citation() -> Citation:
    return Citation(f"i{BAD}d", "0" * 64, 0, 4, f"t{BAD}t", f"d{BAD}d", "", f"p{BAD}p", f"a{BAD}a")


def _answer(quotes: tuple[Quote, ...], ending: Ending) -> Answer:
    hits = (PassageHit("text", _citation(), 0.5),)
    return Answer(
        f"q{BAD}q", ending, quotes, hits, 0.5, (f"n{BAD}n",), suggestions=(f"s{BAD}s",), missing=(f"m{BAD}m",)
    )


def _without_style(text: str) -> str:
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        text = text.replace(code, "")
    return text


def test_words_around_a_quote_cannot_steer_the_terminal(shows: str) -> None:
    speaker, outlet = (Mention(f"{kind}{BAD}{kind}", 0, 4) for kind in "so")
    quote = Quote("text", _citation(), 0.9, speaker, outlet, also_in=(_citation(),))
    told = _without_style(terminal.answer(_answer((quote,), Ending.ANSWERED)))
    for kind in "nmso":
        assert f"{kind}{shows}{kind}" in told
    for kind in "tdpa":
        assert told.count(f"{kind}{shows}{kind}") == 2
    assert told.count(f"i{shows}d#char=0,4") == 2


def test_the_head_of_a_table_stands_above_its_row() -> None:
    row = Quote("| Petrel | 40 |", _citation(), 0.9, head=Mention("| Ship | Beds |", 0, 15))
    given = _answer((row, replace(row, head=None)), Ending.ANSWERED)
    lines = [line.strip() for line in terminal.answer(given).splitlines()]
    first, second = (number for number, line in enumerate(lines) if line == row.text)
    assert lines[first - 1] == "Ship · Beds"
    assert lines[second - 1] == ""


def test_the_head_of_a_table_cannot_steer_the_terminal(shows: str) -> None:
    quote = Quote("text", _citation(), 0.9, head=Mention(f"| h{BAD}h |", 0, 4))
    assert f"h{shows}h" in _without_style(terminal.answer(_answer((quote,), Ending.ANSWERED)))


def test_words_around_silence_cannot_steer_the_terminal(shows: str) -> None:
    told = _without_style(terminal.answer(_answer((), Ending.ABSTAINED)))
    for kind in "nmst":
        assert f"{kind}{shows}{kind}" in told


def test_quotes_of_different_years_stand_in_the_order_of_time() -> None:
    newer, older = (
        Quote(text, Citation(text, "0" * 64, 0, 4, date=date), 0.9)
        for text, date in (("It is open.", "2023-05"), ("It is closed.", "2021-03"))
    )
    given = replace(_answer((newer, older), Ending.ANSWERED), arrangement=Arrangement.TIMELINE)
    told = [line.strip() for line in terminal.answer(given).splitlines() if line]
    told = told[told.index("March 2021") :]
    assert (told[1], told[2][:17]) == ("It is closed.", "[1] It is closed.")
    assert (told[3], told[4], told[5][:15]) == ("May 2023", "It is open.", "[2] It is open.")


def test_a_quote_of_no_side_does_not_stand_under_the_last_one_s() -> None:
    citation = Citation("one", "0" * 64, 0, 4)
    one, other = (
        Quote(f"{name} said so.", citation, 0.9, side=Mention(name, 0, len(name))) for name in ("Hale", "Lind")
    )
    quotes = (one, other, Quote("It rained.", citation, 0.9))
    given = replace(_answer(quotes, Ending.ANSWERED), arrangement=Arrangement.SIDES)
    told = [line.strip() for line in terminal.answer(given).splitlines() if line]
    assert told[told.index("It rained.") - 1] == OF_NO_SIDE
    assert told[told.index("Hale said so.") - 1] == "Hale"


def test_tables_and_notes_cannot_steer_the_terminal(shows: str) -> None:
    known = Metadata(title=f"t{BAD}t", publisher=f"p{BAD}p", date=f"d{BAD}d")
    record = DocumentRecord(1, f"i{BAD}d", "0" * 64, known, "", "", True)
    listed = terminal.documents([record])
    assert all(words in listed for words in (f"i{shows}d\n", f"t{shows}t", f"p{shows}p", f"d{shows}d"))
    assert f"n{shows}n" in terminal.passages([], [f"n{BAD}n"])
    assert terminal.added(AddResult(f"i{BAD}d", Outcome.ADDED)) == f"added     i{shows}d"
    assert terminal.added(AddResult("id", Outcome.REFUSED, f"m{BAD}m")) == f"refused   m{shows}m"


def test_what_went_wrong_cannot_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    terminal.complain(f"i{BAD}d: no")
    assert capsys.readouterr().err == "pincite: i [2J 2J   d: no\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    made = Library.open_or_create(tmp_path / "library")
    made.add_document(Document("a.txt", "The bridge opened.", Metadata(title=f"It Won\u2019t {BAD} \U0001f600")))
    made.close()
    return made.folder


def test_json_says_the_same_on_a_terminal_without_steering_it(
    library: Path, shows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--json", "--library", str(library)]) == 0
    line = capsys.readouterr().out.removesuffix("\n")
    assert json.loads(line)["title"] == f"It Won\u2019t {BAD} \U0001f600"
    assert line.isprintable() is (shows != BAD)
    assert ("\u2019" in line) is (shows == BAD)


def _run(arguments: list[str], out: Path | None = None, unbuffered: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ui.cli", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUNBUFFERED": unbuffered}
    if out is None:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=environment)
    with out.open("wb") as stream:
        return subprocess.run(command, cwd=ROOT, stdout=stream, stderr=subprocess.PIPE, check=False, env=environment)


def test_what_an_encoding_lacks_is_spelled_out(library: Path) -> None:
    done = _run(["list", "--library", str(library)])
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"It Won\\u2019t" in done.stdout


def test_json_is_json_in_any_encoding(library: Path) -> None:
    done = _run(["list", "--json", "--library", str(library)])
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["title"].endswith("\U0001f600")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    ("arguments", "unbuffered"), [(["list"], ""), (["list"], "1"), (["list", "--json"], ""), (["--help"], "")]
)
def test_output_that_cannot_be_written_is_one_line_of_failure(
    library: Path, arguments: list[str], unbuffered: str
) -> None:
    given = arguments if arguments == ["--help"] else [*arguments, "--library", str(library)]
    done = _run(given, FULL, unbuffered)
    assert done.returncode == 1
    assert done.stderr.decode() == "pincite: the output cannot be written (No space left on device)\n"
