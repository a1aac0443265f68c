"""The commands `pincite eval` and `pincite bench`."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.gates import breaches, load_gates
from evals.kept import KeptRunError, from_json, to_json
from evals.last import BASELINE, last_run
from evals.libraries import kept_library, seeds
from evals.marks import load_marks, marks_report
from evals.page import page
from evals.page_speed import page_report
from evals.peers.corpus import Corpus, corpora
from evals.peers.report import markdown
from evals.peers.report import to_json as peers_to_json
from evals.peers.runner import Row, compare
from evals.question import SETS, load
from evals.report import failure_list, report
from evals.results import Result
from evals.runner import missing, run
from evals.speed import speed_report
from evals.suites import SUITES, benchmark_folder, suite_report
from evals.suites.squad2 import FOLDER as SQUAD2_FOLDER
from evals.summary import Summary, summarise
from index.library import SEEDS
from rag import Assistant, PinciteError

SPEED, PAGE, PEERS = "speed", "page", "peers"
PASSED, FAILED, UNUSABLE = 0, 1, 2


def eval_command(args: Sequence[str]) -> int:
    """Scores the questions about the seed articles.

    Returns:
        0; 1 when a gate was not passed; 2 when the evaluation could not be made.
    """
    options = _eval_parser().parse_args(args)
    if options.marks:
        return _score_marks(options.marks, options.library)
    names = list(SETS) if options.set == "all" else [options.set]
    questions = {name: load(SETS[name]) for name in names}
    baseline_file = options.baseline or (BASELINE if BASELINE.is_file() else None)
    try:
        kept = from_json(baseline_file, questions) if baseline_file else {}
        assistant = _assistant(options.library)
    except (KeptRunError, PinciteError) as error:
        return _unusable(str(error))
    try:
        if lacking := missing(assistant, [question for asked in questions.values() for question in asked]):
            return _unusable(f"the library does not hold the questions' articles as they were: {', '.join(lacking)}")
        runs: list[tuple[Summary, list[Result]]] = []
        for name, asked in questions.items():
            results = run(assistant, asked, _Progress(name))
            runs.append((summarise(name, results, kept.get(name, ())), results))
            _say(report(runs[-1][0]))
    finally:
        assistant.close()
    listed = _listed(options.failures, names)
    for summary, results in runs:
        if summary.name in listed:
            _say(failure_list(summary.name, results))
    if len(runs) == len(SETS):  # a half alone would hide the other from the quality view
        _keep(to_json(runs))
    if options.json:
        _write(options.json, to_json(runs))
    if options.html:
        _write(options.html, page(runs, listed | {"dev"}))
    return _gated({summary.name: summary for summary, _ in runs})


def _score_marks(file: Path, library: Path | None) -> int:
    """Scores readers' marks: those with a known right answer as any question, the rest by whether they recur."""
    try:
        loaded = load_marks(file)
        assistant = _assistant(library)
    except PinciteError as error:
        return _unusable(str(error))
    marks = [mark for mark in loaded if not mark.narrow]
    if len(marks) < len(loaded):
        _say(f"left out: {len(loaded) - len(marks)} marks on questions that were put to some documents only\n")
    known, rest = [m for m in marks if m.known], [m for m in marks if not m.known]
    try:
        if lacking := missing(assistant, [mark.question for mark in marks]):
            return _unusable(f"the library does not hold the marked articles as they were: {', '.join(lacking)}")
        if known:
            results = run(assistant, [mark.question for mark in known], _Progress("marks"))
            _say(report(summarise("marks", results)))
            _say(failure_list("marks", results))
        if rest:
            _say(marks_report(rest, run(assistant, [mark.question for mark in rest], _Progress("marks"))))
    except PinciteError as error:
        return _unusable(str(error))
    finally:
        assistant.close()
    return PASSED


def bench_command(args: Sequence[str]) -> int:
    """Scores public benchmarks, where their data lies at hand.

    Returns:
        0, also when the data is not there; 1 when a gate was not passed.
    """
    options = _bench_parser().parse_args(args)
    if options.suite == SPEED:
        _say(speed_report())
        return PASSED
    if options.suite == PAGE:
        try:
            _say(page_report())
        except PinciteError as error:
            return _unusable(str(error), "bench")
        return PASSED
    data = benchmark_folder(options.data)
    if options.suite == PEERS:
        return _compare_peers(data, options)
    if not data.is_dir():
        _say(f"benchmark data not found at {data}; skipped")
        return PASSED
    summaries: dict[str, Summary] = {}
    for name in SUITES if options.suite == "all" else [options.suite]:
        suite = SUITES[name]
        if not (data / suite.folder).is_dir():
            _say(f"benchmark data not found at {data / suite.folder}; skipped")
            continue
        summaries[name] = suite.run(data / suite.folder, options.limit, _Progress(name))
        _say(suite_report(suite, summaries[name]))
    return PASSED if options.limit else _gated(summaries)


def _compare_peers(data: Path, options: argparse.Namespace) -> int:
    """Measures Pincite and its peers on what lies at hand, prints the page and keeps it where asked to."""
    if not (data / SQUAD2_FOLDER).is_dir():
        _say(f"benchmark data not found at {data / SQUAD2_FOLDER}; skipped")
    command = "pincite bench peers" + (f" --limit {options.limit}" if options.limit else "")
    today = datetime.date.today()
    results: list[tuple[Corpus, list[Row]]] = []
    for corpus in corpora(data, options.limit):  # what is measured is kept at once: the next takes a quarter of an hour
        results.append((corpus, compare(corpus, tell=_Progress(corpus.name))))
        if options.json:
            _write(options.json, peers_to_json(results, today))
        if options.markdown:
            _write(options.markdown, markdown(results, today, f"{command} --markdown {options.markdown}"))
    _say(markdown(results, today, command))
    return PASSED


def _eval_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("pincite eval", description="Score the questions about the seed articles.")
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="which half (default: both)")
    parser.add_argument("--library", type=Path, metavar="PATH", help="a library that holds the seed articles")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep figures and results in a file")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with plots and failures")
    parser.add_argument(
        "--marks", type=Path, metavar="FILE", help="score the answers readers marked, from marks.jsonl beside a library"
    )
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="compare with a run kept by --json")
    parser.add_argument(
        "--failures",
        nargs="?",
        const="dev",
        choices=[*SETS, "all"],
        help="list what went wrong (default: in the development half; the held-out half only when named, "
        "since nobody should tune on it)",
    )
    return parser


def _bench_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("pincite bench", description="Score public benchmarks, where they lie at hand.")
    parser.add_argument(
        "suite",
        nargs="?",
        choices=[*SUITES, SPEED, PAGE, PEERS, "all"],
        default="all",
        help="default: all but speed, page and peers",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data (default: PINCITE_BENCH, ../shared/bench)")
    parser.add_argument("--limit", type=_positive, metavar="N", help="only N questions of each, chosen by a fixed rule")
    parser.add_argument("--json", type=Path, metavar="FILE", help="peers: keep the figures in a file")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="peers: write the tables as a page")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not at least 1")
    return number


def _assistant(library: Path | None) -> Assistant:
    if library is not None:
        return Assistant.open(library)
    if not SEEDS.is_dir():
        return Assistant.open()
    return Assistant(kept_library("seeds", seeds()))


def _listed(failures: str | None, names: Sequence[str]) -> set[str]:
    """The sets whose failures are shown; never the held-out half unless it was named."""
    return set(names) if failures == "all" else {failures} if failures else set()


def _gated(summaries: dict[str, Summary]) -> int:
    gates = load_gates()
    found = [message for name, summary in summaries.items() for message in breaches(name, summary.values(), gates)]
    for message in found:
        sys.stderr.write(f"gate not passed: {message}\n")
    return FAILED if found else PASSED


class _Progress:
    """Tells on a terminal, and only there, how far a run has come."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, done: int, of: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self._name}: {done} of {of}" + ("\n" if done == of else ""))
            sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _keep(run_as_json: str) -> None:
    """Keeps the run for the page's quality view, where it can be kept."""
    with contextlib.suppress(OSError):
        last_run().parent.mkdir(parents=True, exist_ok=True)
        last_run().write_text(run_as_json, encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    _say(f"written: {path}")


def _unusable(message: str, command: str = "eval") -> int:
    sys.stderr.write(f"pincite {command}: {message}\n")
    return UNUSABLE
