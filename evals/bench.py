"""The command `pincite bench`."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from evals import scale, scale_library
from evals.console import PASSED, Progress, file_to_write, gated, positive, say, tell, unusable, write
from evals.gates import load_gates
from evals.machine import Figures, figures_from_json, figures_table, figures_to_json
from evals.page_speed import page_report
from evals.peers.corpus import Corpus, corpora
from evals.peers.report import markdown
from evals.peers.report import to_json as peers_to_json
from evals.peers.runner import Row, compare
from evals.scale import scale_figures
from evals.speed import speed_figures
from evals.suites import SUITES, benchmark_folder, suite_report
from evals.suites.squad2 import FOLDER as SQUAD2_FOLDER
from evals.summary import Summary
from rag import InputError, LibraryError

SPEED, PAGE, SCALE, PEERS = "speed", "page", "scale", "peers"
_APART = (SPEED, PAGE, SCALE, PEERS)  # not among "all"
_GO_WITH = {
    "data": (*SUITES, SCALE, PEERS, "all"),
    "limit": (*SUITES, PEERS, "all"),
    "json": (SPEED, SCALE, PEERS),
    "compare": (SPEED, SCALE),
    "markdown": (PEERS,),
    "passages": (SCALE,),
    "work": (SCALE,),
}


def bench_command(args: Sequence[str]) -> int:
    """Scores public benchmarks where their data lies at hand, or measures this machine.

    Returns:
        0, also when the data is not there; 1 when a gate was not passed; 2 when nothing could be measured.
    """
    parser = _parser()
    options = parser.parse_args(args)
    for option, suites in _GO_WITH.items():
        if getattr(options, option) and options.suite not in suites:
            parser.error(f"--{option} goes with {', '.join(suites)}, not with {options.suite}")
    data = benchmark_folder(options.data)
    try:
        if options.suite == PAGE:
            say(page_report())
            return PASSED
        if options.suite == SPEED:
            return _figures("what", speed_figures, options)
        if options.suite == PEERS:
            return _compare_peers(data, options)
        if not data.is_dir():
            say(f"benchmark data not found at {data}; skipped")
            return PASSED
        if options.suite == SCALE:
            make = partial(scale_figures, data, options.passages or scale.PASSAGES, options.work, tell)
            return _figures("passages", make, options, scale_library.SEED, scale.about())
    except (InputError, LibraryError) as error:
        return unusable(str(error), "bench")
    return _score(data, options)


def _score(data: Path, options: argparse.Namespace) -> int:
    """Scores the public benchmarks chosen."""
    gates = load_gates()
    summaries: dict[str, Summary] = {}
    ended = PASSED
    for name in SUITES if options.suite == "all" else [options.suite]:
        suite = SUITES[name]
        lacking = [folder for folder in (suite.folder, *suite.needs) if not (data / folder).is_dir()]
        if lacking:
            say(f"benchmark data not found at {data / lacking[0]}; skipped")
            continue
        try:
            summaries[name] = suite.run(data / suite.folder, options.limit, Progress(name))
        except (InputError, LibraryError, OSError) as error:
            ended = unusable(str(error), f"bench {name}")
            continue
        say(suite_report(suite, summaries[name]))
    return ended or (PASSED if options.limit else gated(summaries, gates))


def _figures(
    head: str, make: Callable[[], Figures], options: argparse.Namespace, seed: int | None = None, about: str = ""
) -> int:
    """Measures, prints the table and what is to be known of it, keeps the figures where asked to."""
    earlier = figures_from_json(options.compare) if options.compare else None
    figures = make()
    say(figures_table(head, figures, earlier))
    if about:
        say("\n" + about)
    if options.json:
        write(options.json, figures_to_json(figures, seed))
    return PASSED


def _compare_peers(data: Path, options: argparse.Namespace) -> int:
    """Measures Pincite and its peers on what lies at hand, prints the page and keeps it where asked to."""
    if not (data / SQUAD2_FOLDER).is_dir():
        say(f"benchmark data not found at {data / SQUAD2_FOLDER}; skipped")
    command = "pincite bench peers" + (f" --limit {options.limit}" if options.limit else "")
    today = datetime.date.today()
    results: list[tuple[Corpus, list[Row]]] = []
    for corpus in corpora(data, options.limit):  # what is measured is kept at once: the next takes a quarter of an hour
        results.append((corpus, compare(corpus, tell=Progress(corpus.name))))
        if options.json:
            write(options.json, peers_to_json(results, today))
        if options.markdown:
            write(options.markdown, markdown(results, today, f"{command} --markdown {options.markdown}"))
    say(markdown(results, today, command))
    return PASSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "pincite bench", description="Score public benchmarks, where they lie at hand, or measure this machine."
    )
    parser.add_argument(
        "suite",
        nargs="?",
        choices=[*SUITES, *_APART, "all"],
        default="all",
        help=f"default: all but {', '.join(_APART)}",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data (default: PINCITE_BENCH, ../shared/bench)")
    parser.add_argument("--limit", type=positive, metavar="N", help="only N questions of each, chosen by a fixed rule")
    parser.add_argument(
        "--json", type=file_to_write, metavar="FILE", help="speed, scale, peers: keep the figures in a file"
    )
    parser.add_argument("--compare", type=Path, metavar="FILE", help="speed, scale: ratios to the figures of --json")
    parser.add_argument("--markdown", type=file_to_write, metavar="FILE", help="peers: write the tables as a page")
    parser.add_argument(
        "--passages",
        type=_sizes,
        metavar="N,N…",
        help=f"scale: sizes of the libraries (default: {','.join(map(str, scale.PASSAGES))})",
    )
    parser.add_argument("--work", type=Path, metavar="DIR", help="scale: where made libraries are kept between runs")
    return parser


def _sizes(text: str) -> list[int]:
    """An argument of whole numbers with commas between them."""
    return [positive(part) for part in text.split(",")]
