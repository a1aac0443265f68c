"""The command `pincite eval`."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path

from evals.console import PASSED, Progress, file_to_write, gated, say, unusable, write
from evals.gates import gated_as, load_gates
from evals.kept import from_json, reader_of, to_json
from evals.last import BASELINE, last_run
from evals.libraries import kept_library, seeds
from evals.marks import Mark, load_marks, marks_report
from evals.page import page
from evals.question import SETS, Question, load
from evals.report import failure_list, report
from evals.results import Result
from evals.runner import missing, run
from evals.summary import Summary, summarise
from index.library import SEEDS
from rag import Assistant, InputError, LibraryError
from rag.question import understand
from rag.weights import LARGE, SMALL

_NOT_OF_MARKS = ("json", "html", "baseline", "failures")


def eval_command(args: Sequence[str]) -> int:
    """Scores the questions about the seed articles.

    Returns:
        0; 1 when a gate was not passed; 2 when the evaluation could not be made.
    """
    parser = _eval_parser()
    options = parser.parse_args(args)
    if (options.failures, options.set) == ("heldout", "dev"):
        parser.error("--failures heldout lists nothing of --set dev")
    if options.marks and (ignored := [name for name in _NOT_OF_MARKS if getattr(options, name)]):
        parser.error(f"--{ignored[0]} goes with the questions about the seeds, not with --marks")
    if options.marks and options.set != "all":
        parser.error("--set goes with the questions about the seeds, not with --marks")
    if options.marks:
        return _score_marks(options.marks, options.library, options.reranker)
    gates = load_gates()
    names = list(SETS) if options.set == "all" else [options.set]
    questions = {name: load(SETS[name]) for name in names}
    baseline_file = options.baseline or (BASELINE if BASELINE.is_file() else None)
    try:
        kept = from_json(baseline_file, questions) if baseline_file else {}
        assistant = _assistant(options.library, options.reranker)
        reader = assistant.reader.name
    except (InputError, LibraryError) as error:
        return unusable(str(error), "eval")
    other = reader_of(baseline_file) if baseline_file else reader
    say(f"read with the {reader} reader" + (f", the kept run with the {other} one\n" if other != reader else "\n"))
    try:
        if lacking := missing(assistant, [question for asked in questions.values() for question in asked]):
            return unusable(
                f"the library does not hold the questions' articles as they were: {', '.join(lacking)}", "eval"
            )
        runs: list[tuple[Summary, list[Result]]] = []
        for name, asked in questions.items():
            results = run(assistant, asked, Progress(name))
            runs.append((summarise(name, results, kept.get(name, ())), results))
            say(report(runs[-1][0]))
    finally:
        assistant.close()
    listed = _listed(options.failures, names)
    for summary, results in runs:
        if summary.name in listed:
            say(failure_list(summary.name, results))
    # A half alone would hide the other from the quality view; a reader that was chosen may not be the page's.
    if len(runs) == len(SETS) and not options.reranker:
        _keep(to_json(runs, reader))
    try:
        if options.json:
            write(options.json, to_json(runs, reader))
        if options.html:
            write(options.html, page(runs, listed | {"dev"}))
    except InputError as error:
        return unusable(str(error), "eval")
    summaries = {gated_as(summary.name, reader): summary for summary, _ in runs}
    if ungated := [name for name in summaries if name not in gates]:
        say(f"no gates are set for: {'; '.join(ungated)}")
    return gated(summaries, gates)


def _score_marks(file: Path, library: Path | None, reranker: str | None) -> int:
    """Scores readers' marks: those with a known right answer as any question, the rest by whether they recur."""
    try:
        loaded = load_marks(file)
        assistant = Assistant.open(library, reranker)
    except (InputError, LibraryError) as error:
        return unusable(str(error), "eval")
    try:
        marks = _usable(loaded, assistant)
        known, rest = [m for m in marks if m.known], [m for m in marks if not m.known]
        if known:
            results = run(assistant, [mark.question for mark in known], Progress("marks"))
            say(report(summarise("marks", results)))
            say(failure_list("marks", results))
        if rest:
            say(marks_report(rest, run(assistant, [mark.question for mark in rest], Progress("marks"))))
    except (InputError, LibraryError) as error:
        return unusable(str(error), "eval")
    finally:
        assistant.close()
    return PASSED


def _usable(marks: Sequence[Mark], assistant: Assistant) -> list[Mark]:
    """The marks that can be scored on a library; says how many are left out, and why.

    Raises:
        InputError: none is left.
    """
    held = {(record.id, record.sha256) for record in assistant.library.documents()}
    narrow = [mark for mark in marks if mark.narrow]
    unasked = [mark for mark in marks if not _can_be_asked(mark.question, assistant)]
    stale = [mark for mark in marks if not mark.versions <= held]
    for left, why in (
        (narrow, "on questions that were put to some documents only"),
        (unasked, "with a question that cannot be asked"),
        (stale, "on articles that the library does not hold as they were"),
    ):
        if left:
            say(f"left out: {len(left)} marks {why}\n")
    usable = [mark for mark in marks if mark not in (*narrow, *unasked, *stale)]
    if stale and not usable:
        gone = sorted({document for mark in stale for document, _ in mark.versions - held})
        raise InputError(f"the library does not hold the marked articles as they were: {', '.join(gone)}")
    return usable


def _can_be_asked(question: Question, assistant: Assistant) -> bool:
    try:
        understand(question.text, assistant.library, question.history)
    except InputError:
        return False
    return True


def _eval_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("pincite eval", description="Score the questions about the seed articles.")
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="which half (default: both)")
    parser.add_argument("--library", type=Path, metavar="PATH", help="a library that holds the seed articles")
    parser.add_argument(
        "--reranker", choices=[SMALL, LARGE], help="read with the small reader alone, or with the large one too"
    )
    parser.add_argument("--json", type=file_to_write, metavar="FILE", help="keep figures and results in a file")
    parser.add_argument("--html", type=file_to_write, metavar="FILE", help="write a page with plots and failures")
    parser.add_argument(
        "--marks", type=Path, metavar="FILE", help="score the answers readers marked, from marks.jsonl beside a library"
    )
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="compare with a run kept by --json")
    parser.add_argument(
        "--failures",
        nargs="?",
        const="dev",
        choices=[*SETS, "all"],
        help="list what went wrong (default: in the development half; the held-out half only when asked for, "
        "since nobody should tune on it)",
    )
    return parser


def _assistant(library: Path | None, reranker: str | None) -> Assistant:
    if library is not None or not SEEDS.is_dir():
        return Assistant.open(library, reranker)
    return Assistant(kept_library("seeds", seeds()), reranker)


def _listed(failures: str | None, names: Sequence[str]) -> set[str]:
    """The sets whose failures are shown: the held-out half's only where it or all was asked for."""
    return set(names) if failures == "all" else {failures} if failures else set()


def _keep(run_as_json: str) -> None:
    """Keeps the run for the page's quality view, where it can be kept."""
    with contextlib.suppress(OSError):
        last_run().parent.mkdir(parents=True, exist_ok=True)
        last_run().write_text(run_as_json, encoding="utf-8")
