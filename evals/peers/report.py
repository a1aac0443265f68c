"""The comparison as Markdown and as JSON."""

from __future__ import annotations

import datetime
import json
import os
import platform
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import asdict

from evals.peers.contest import contest_table
from evals.peers.corpus import Corpus
from evals.peers.measure import K
from evals.peers.recall import BUDGET
from evals.peers.runner import ROUNDS, THREADS, Figures, Row
from evals.peers.systems import SYSTEMS, System
from evals.report import NOTHING, table
from index.embed import make_encoder

WIDTH = 120  # characters of a line of prose
Results = Sequence[tuple[Corpus, Sequence[Row]]]

COLUMNS: dict[str, Callable[[Figures], str]] = {
    "chunks": lambda f: f"{f.chunks:,}",
    "load, s": lambda f: f"{f.loading:.1f}",
    "ingest, chunks/s": lambda f: f"{f.chunks_a_second:,.1f}",
    "ingest, characters/s": lambda f: f"{f.characters_a_second:,.0f}",
    "CPU s": lambda f: f"{f.ingest_work:,.1f}",
    "question, ms (p50)": lambda f: f"{f.p50:.1f}",
    "(p99)": lambda f: f"{f.p99:.1f}",
    "CPU ms": lambda f: f"{f.question_work:,.1f}",
    f"recall@{K}": lambda f: f"{f.recall:.3f}",
    "characters returned": lambda f: f"{f.returned:,.0f}",
    f"recall in {BUDGET:,} characters": lambda f: f"{f.recall_within:.3f}",
    "peak memory, MB": lambda f: f"{f.peak / 1e6:,.0f}",
}


def markdown(results: Results, today: datetime.date, command: str) -> str:
    """A page: how it was measured and by which command, a table and a verdict a corpus, what each system is."""
    lines = ["# Pincite and its peers", "", _how(today, command), ""]
    for corpus, rows in results:
        lines += [_heading(corpus), "", _figures_table(rows), ""]
        if contest := contest_table(rows):
            lines += [contest, ""]
    lines += ["## What each is", "", *map(_described, SYSTEMS), "", "## What is measured", "", _NOTES]
    return "\n".join(lines) + "\n"


def to_json(results: Results, today: datetime.date) -> str:
    """Every figure, and the machine it was measured on."""
    corpora = {
        corpus.name: [
            {
                "system": row.system.name,
                "version": row.system.version(),
                "lines": row.system.lines(),
                "figures": asdict(row.figures) if row.figures else None,
                "reason": row.reason,
            }
            for row in rows
        ]
        for corpus, rows in results
    }
    about = {"date": today.isoformat(), "rounds": ROUNDS, "threads": THREADS, "python": platform.python_version()}
    return json.dumps(about | {"corpora": corpora}, ensure_ascii=False, indent=1)


def _how(today: datetime.date, command: str) -> str:
    precision = make_encoder().identity.rpartition(":")[2]
    load = os.getloadavg()[2]  # of the last quarter of an hour
    return _filled(
        f"Measured on {today.isoformat()} with `{command}` (`make peers` makes an environment for it): Python "
        f"{platform.python_version()}, {THREADS} threads for each, load average {load:.1f}; what else ran cost every "
        "system time, so compare within a table, and see what each spent of the processors. Every system embeds with "
        f"all-MiniLM-L6-v2 from the same folder (Pincite in {precision}, the peers in float32), gets the same articles "
        f"and titles, answers the same questions with k = {K}, and is used as its own documentation shows, with the "
        f"chunks, the batch sizes and the search that it comes with. Each figure is the median of {ROUNDS} runs, each "
        "in a process of its own, in an order that changes from round to round."
    )


def _heading(corpus: Corpus) -> str:
    return (
        f"## {corpus.name}: {len(corpus.articles)} articles, {corpus.characters:,} characters, "
        f"{len(corpus.questions)} questions"
    )


def _figures_table(rows: Sequence[Row]) -> str:
    body = []
    for row in rows:
        lines = str(row.system.lines())
        if row.figures:
            body.append([row.system.name, *(show(row.figures) for show in COLUMNS.values()), lines])
        else:
            body.append([f"{row.system.name}: {row.reason}", *[NOTHING] * len(COLUMNS), lines])
    return table(["system", *COLUMNS, "lines of code"], body)


def _described(system: System) -> str:
    version = f" {system.version()}" if system.version() else ""
    return _filled(f"- **{system.name}**{version}: {system.about}", indent="  ")


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


_NOTES = f"""\
- **load**: from nothing imported to models loaded. **ingest**: from a file of articles on disk to the first question
  answered, models loaded; Pincite writes its library to disk, the peers as used here keep theirs in memory. LlamaIndex
  cuts so large by default that the model reads about a third of the text, which is fast and costs recall.
- **recall@{K}**: the share of gold spans all of whose characters lie inside one of the {K} chunks returned. Chunks
  differ much in size, and who returns more characters finds more in them, so the same is given
  **in {BUDGET:,} characters**: the chunk that crosses that limit is cut and those after it are left out.
- **CPU**: what all threads together spent of the processors. Waiting for other programs is not in it, but on a busy
  machine torch's threads spend some on waiting for one another, which the peers' times and CPU then hold.
- **whole answer** returns a few quotes and not {K} passages, and nothing where it abstains: its recall says how often
  the answer itself was quoted. Its time is that of everything Pincite does for a question; the peers' is that of the
  search alone, and with them a language model has yet to write the answer.
- **lines of code**: of the three methods in its file under `evals/peers/`, imports not counted.
- **squad2**: all articles are indexed; asked are only questions about those that Pincite's reader was not trained on.
  The weights of its signals were fitted on some of their questions among others.
  **seeds**: questions written for Pincite, gold spans are whole sentences; the five articles are so short that
  whoever cuts large chunks returns most of the text.
- Pincite's passages were chosen (160 tokens) on another data set, Chroma's; nothing here was tuned for this table."""
