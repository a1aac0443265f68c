"""Runs every system several times over a corpus, each run in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

import numpy as np

from evals.peers.adapter import write_articles
from evals.peers.corpus import Corpus
from evals.peers.measure import ARTICLES, QUESTIONS, Measured, measured_in
from evals.peers.recall import Texts, recall, within
from evals.peers.systems import INSTALL, SYSTEMS, System
from rag import PinciteError

ROUNDS = 3
THREADS = os.cpu_count() or 1
# The same threads for all; models lie at hand, so nobody is to look for them elsewhere or to report home.
_ENVIRONMENT = {
    "OMP_NUM_THREADS": str(THREADS),
    "PINCITE_THREADS": str(THREADS),
    "HF_HUB_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """A system's figures over a corpus: medians of its runs.

    Attributes:
        chunks: how many are searchable.
        loading: seconds from nothing imported to models loaded.
        chunks_a_second: at ingest, models loaded.
        characters_a_second: the same.
        ingest_work: seconds of all processors spent on ingest; what else runs on the machine hardly changes it.
        p50: milliseconds a question, half of them.
        p99: milliseconds a question, 99 of 100 of them.
        question_work: milliseconds of all processors spent on a question, on average.
        recall: of gold spans in the chunks returned.
        recall_within: the same in the first 2,000 characters returned.
        returned: characters a question.
        peak: bytes of resident memory.
    """

    chunks: int
    loading: float
    chunks_a_second: float
    characters_a_second: float
    ingest_work: float
    p50: float
    p99: float
    question_work: float
    recall: float
    recall_within: float
    returned: float
    peak: int


@dataclass(frozen=True, slots=True)
class Row:
    """A system with its figures, or with the reason why there are none."""

    system: System
    figures: Figures | None
    reason: str = ""


class RunError(PinciteError):
    """A system's run failed; says why in its last line."""


def compare(
    corpus: Corpus,
    systems: Sequence[System] = SYSTEMS,
    rounds: int = ROUNDS,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[Row]:
    """Measures the systems, one after another, in an order that changes from round to round.

    Args:
        corpus: what is indexed and asked.
        systems: those that are not installed get a row that says so.
        rounds: how many runs of each.
        tell: told how many of how many runs are done.

    Returns:
        One row a system, in their order.
    """
    runs: dict[System, list[Measured]] = {system: [] for system in systems if system.version()}
    failed: dict[System, str] = {}
    present = list(runs)
    for number in range(rounds):
        first = number * len(present) // rounds
        for place, system in enumerate(present[first:] + present[:first], 1):
            if system not in failed:
                try:
                    runs[system].append(_run(system, corpus))
                except RunError as error:
                    failed[system] = f"failed: {error}"
            tell(number * len(present) + place, rounds * len(present))
    texts = Texts(corpus.articles)
    return [
        Row(system, None, failed[system])
        if system in failed
        else Row(system, _figures(corpus, texts, runs[system]))
        if system in runs
        else Row(system, None, f"not installed: {INSTALL}")
        for system in systems
    ]


def _run(system: System, corpus: Corpus) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(corpus.articles, folder / ARTICLES)
        (folder / QUESTIONS).write_text(json.dumps([one.text for one in corpus.questions]), encoding="utf-8")
        command = [sys.executable, "-m", "evals.peers.measure", system.adapter, str(folder)]
        # Linux hands a parent's peak memory on to its child; this process stays smaller than any that loads a model.
        done = subprocess.run(command, env=os.environ | _ENVIRONMENT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RunError((done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1])
        return measured_in(folder)


def _figures(corpus: Corpus, texts: Texts, runs: Sequence[Measured]) -> Figures:
    answers = runs[0].answers
    ingest = median(run.ingest for run in runs)
    return Figures(
        chunks=runs[0].chunks,
        loading=median(run.loading for run in runs),
        chunks_a_second=runs[0].chunks / ingest,
        characters_a_second=corpus.characters / ingest,
        ingest_work=median(run.ingest_work for run in runs),
        p50=median(float(np.percentile(run.milliseconds, 50)) for run in runs),
        p99=median(float(np.percentile(run.milliseconds, 99)) for run in runs),
        question_work=median(run.question_work for run in runs),
        recall=recall(corpus.questions, answers, texts),
        recall_within=recall(corpus.questions, [within(chunks) for chunks in answers], texts),
        returned=fmean(sum(len(chunk.text) for chunk in chunks) for chunks in answers),
        peak=int(median(run.peak for run in runs)),
    )
