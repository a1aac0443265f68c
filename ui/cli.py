"""The command `pincite`: the terminal's face of the assistant.

Exit codes: 0 done, be it an answer or the word that there is none; 1 something
failed, or a gate was missed; 2 a mistake in what was given.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import InputError, LibraryError, PinciteError, QuestionError
from index.read import SUFFIXES
from ui import lines, terminal

if TYPE_CHECKING:
    from rag import Assistant

EXIT_FAILED, EXIT_MISTAKE = 1, 2
_WHICH_LIBRARY = "the library's folder (default: the one that PINCITE_LIBRARY names, else the seeds')"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    terminal.take_any_text()
    try:
        try:
            return _run(given)
        finally:
            terminal.finish()
    except (InputError, LibraryError) as error:
        terminal.complain(error)
        return EXIT_MISTAKE
    except terminal.OutputError as error:
        _drop_output()
        terminal.complain(error)
        return EXIT_FAILED
    except PinciteError as error:
        terminal.complain(error)
        return EXIT_FAILED
    except BrokenPipeError:
        # The reader of our output went away (`pincite list | head`): not our failure.
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return 130


def _run(given: list[str]) -> int:
    if given[:1] in (["eval"], ["bench"]):
        return _evaluate(given)
    options = _parser().parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _drop_output() -> None:
    """What is still to be written goes nowhere: Python would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pincite",
        description="Ask your articles. Every word of an answer is a quote pinned to the characters it came from.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], help_text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        made.add_argument("--library", type=Path, metavar="PATH", help=_WHICH_LIBRARY)
        made.set_defaults(run=run)
        return made

    ask = command("ask", _ask, "ask a question and print the quotes that answer it")
    ask.add_argument("question", nargs="*", help="the question, in quotation marks")
    ask.add_argument(
        "--jsonl", action="store_true", help='read {"id", "question", "history", "documents"} lines, write answers'
    )
    search = command("search", _search, "print the passages that fit a query best")
    search.add_argument("query", nargs="*", help="what to look for, in quotation marks")
    search.add_argument("-k", type=int, default=10, help="how many passages (default: 10)")
    search.add_argument("--jsonl", action="store_true", help='read {"id", "query"} lines, write results')
    add = command("add", _add, "add files and folders; changed files become new versions")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=f"a file ({', '.join(SUFFIXES)}) or a folder")
    remove = command("remove", _remove, "remove documents; citations to them go on resolving, as stale")
    remove.add_argument("documents", nargs="+", metavar="DOCUMENT")
    listing = command("list", _list, "list the documents of the library")
    listing.add_argument("--json", action="store_true", help="as lines of JSON, with all that is known of each")
    command("info", _info, "tell what the library holds and how it is searched")
    verify = command("verify", _verify, "check citations: valid, stale or broken; a quote's speaker is not checked")
    verify.add_argument("file", nargs="?", type=Path, help="JSON Lines of citations or answers (default: stdin)")
    serve = command("serve", _serve, "serve the page and the HTTP endpoints")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=int, default=7860, help="port to listen on (default: 7860)")
    for reading in (ask, search, serve):
        reading.add_argument(
            "--reranker",
            metavar="MODEL",
            help="small, large (the default where it is installed), or a cross-encoder of sentence-transformers",
        )
    commands.add_parser("eval", help="score the seeds' question set against its gates", add_help=False)
    commands.add_parser("bench", help="score public benchmarks, or measure this machine", add_help=False)
    return parser


def _assistant(options: argparse.Namespace) -> Assistant:
    # Imported when needed: `pincite --help` should not wait for the models.
    from rag import Assistant

    return Assistant.open(options.library, options.reranker)


# -- asking


def _ask(options: argparse.Namespace) -> int:
    if options.jsonl:
        if options.question:
            raise QuestionError("--jsonl reads questions from standard input; leave the question out, or --jsonl")
        assistant = _assistant(options)
        return _each_line(lambda record: lines.answered(assistant, record))
    question = _in_one(options.question, "ask", "question")
    if question is None:
        raise QuestionError('there is no question; ask one: pincite ask "Who …?"')
    terminal.say(terminal.answer(_assistant(options).ask(question)))
    return 0


def _search(options: argparse.Namespace) -> int:
    if options.k < 1:
        raise QuestionError(f"-k is {options.k}; it must be 1 or more")
    if options.jsonl:
        if options.query:
            raise QuestionError("--jsonl reads queries from standard input; leave the query out, or --jsonl")
        assistant = _assistant(options)
        return _each_line(lambda record: lines.found(assistant, record, options.k))
    query = _in_one(options.query, "search", "query")
    if query is None:
        raise QuestionError('there is no query; give one: pincite search "…"')
    notes, hits = _assistant(options).search_noted(query, options.k)
    terminal.say(terminal.passages(hits, notes))
    return 0


def _in_one(given: Sequence[str], command: str, what: str) -> str | None:
    """The question or query, which the shell hands on as one where it stands in quotation marks; None without any.

    Raises:
        QuestionError: it was handed on word by word: what of it the shell took for its own is not known.
    """
    if len(given) > 1:
        words = f'pincite {command} "{" ".join(given)}"'
        raise QuestionError(f"the {what} is {len(given)} words; put it in quotation marks: {words}")
    return given[0] if given else None


def _each_line(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """Answers every line of standard input on one line of standard output.

    A line that cannot be answered gets `{"id", "error"}` and the others go on.
    """
    code = 0
    for number, record in lines.records_in(sys.stdin.buffer):
        try:
            if isinstance(record, InputError):
                raise record
            terminal.say(lines.line_of(answer(record)), flush=True)
        except InputError as error:
            identifier = record.get("id") if isinstance(record, dict) else None
            terminal.say(lines.line_of({"id": identifier, "error": str(error)}), flush=True)
            terminal.complain(f"line {number}: {error}")
            code = EXIT_MISTAKE
    return code


# -- the library


def _add(options: argparse.Namespace) -> int:
    from index.library import AddResult, Library, Outcome, default_library

    library = Library.open_or_create(options.library or default_library())

    def tell(result: AddResult) -> None:
        if result.outcome is not Outcome.SKIPPED:  # told at the end, where it is seen
            terminal.say(terminal.added(result), flush=True)

    results = library.add(options.paths, tell)
    terminal.say(terminal.added_summary(results, library))
    return EXIT_MISTAKE if any(result.outcome is Outcome.REFUSED for result in results) else 0


def _remove(options: argparse.Namespace) -> int:
    library = _library(options)
    library.remove(options.documents)
    terminal.say(f"removed {len(set(options.documents))}; {library.catalog.document_count()} left")
    return 0


def _list(options: argparse.Namespace) -> int:
    library = _library(options)
    if options.json:
        for record in library.documents():
            terminal.say(lines.line_of(lines.record_fields(record)))
    else:
        terminal.say(terminal.documents(library.documents()))
    return 0


def _info(options: argparse.Namespace) -> int:
    from rag.reader.load import default_reranker, load_reader
    from rag.weights import LARGE, SMALL

    library, reader = _library(options), default_reranker()
    if reader not in (SMALL, LARGE):
        load_reader(reader)  # a name that no model can have is refused; a model is loaded when it first reads
    terminal.say(terminal.info(library, reader))
    return 0


def _library(options: argparse.Namespace) -> Any:
    from index.library import Library

    return Library.open(options.library) if options.library else Library.open_default()


def _verify(options: argparse.Namespace) -> int:
    from rag.citation import Standing, examine

    library = _library(options)
    try:
        stream = options.file.open("rb") if options.file else sys.stdin.buffer
    except OSError as error:
        raise QuestionError(f"{options.file}: cannot be read ({error.strerror})") from error
    worst = read = cited = 0
    for number, record in lines.records_in(stream):
        read += 1
        if isinstance(record, InputError):
            raise QuestionError(f"line {number}: {record}")
        if "error" in record and "quotes" not in record:
            continue  # `ask --jsonl` says so of a line that it could not answer
        for claim in lines.citations_in(record, library, number):
            cited += 1
            standing, reason = examine(library, *claim)
            terminal.say(f"{standing}\t{claim.sha256[:12]}#char={claim.start},{claim.end}")
            if standing is Standing.BROKEN:
                terminal.complain(f"line {number}: {reason}")
                worst = EXIT_FAILED
    if not cited:
        _tell_of_nothing(read)
    return worst


def _tell_of_nothing(read: int) -> None:
    """Says that none of the lines that were read cites anything; where there was none, that is a mistake."""
    if not read:
        raise QuestionError(
            "there is nothing to verify: expected lines of JSON, citations or answers as `pincite ask --jsonl` writes "
            "them, and found none"
        )
    terminal.complain(f"nothing was verified: nothing is cited (lines read: {read})")


# -- serving and scoring


def _serve(options: argparse.Namespace) -> int:
    if not 0 <= options.port <= 65535:
        raise QuestionError(f"--port is {options.port}; it must lie between 0 and 65535")
    from ui.web import serve

    serve(_assistant(options), options.host, options.port)
    return 0


def _evaluate(given: list[str]) -> int:
    from evals.bench import bench_command
    from evals.run import eval_command

    return (eval_command if given[0] == "eval" else bench_command)(given[1:])


if __name__ == "__main__":
    sys.exit(main())
