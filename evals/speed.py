"""`pincite bench speed`: what a reader waits for, on this machine, now.

Figures of a shared machine are noisy: compare them within one run, not across.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from evals.machine import Figures
from evals.question import SETS, load
from index.library import SEEDS, Library
from rag import Assistant

QUESTIONS = 40
STARTS = 3


def speed_figures() -> Figures:
    """Indexing the seeds, asking from a fresh process, and each stage in a warm one: medians and worst."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        taken["index the seeds, models loaded on the way, s"] = [_seconds(lambda: _index(library))]
        if command := _command():
            ask = [command, "ask", "--library", str(library), "When was NATO founded?"]
            starts = [_seconds(lambda: subprocess.run(ask, check=True, capture_output=True)) for _ in range(STARTS)]
            taken["`pincite ask`, start to answer, s"] = starts
        taken |= _stages(library)
    return {
        "median": {name: statistics.median(values) for name, values in taken.items()},
        "worst": {name: max(values) for name, values in taken.items() if len(values) > 1},
    }


def _index(folder: Path) -> None:
    library = Library.open_or_create(folder)
    library.add([SEEDS])
    library.close()


def _command() -> str | None:
    """The installed command, of this environment first."""
    beside = Path(sys.executable).with_name("pincite")
    return str(beside) if beside.exists() else shutil.which("pincite")


def _stages(folder: Path) -> dict[str, list[float]]:
    """Milliseconds by stage, over questions of the development half."""
    assistant = Assistant.open(folder)
    assistant.warm()
    taken: dict[str, list[float]] = {}
    for question in load(SETS["dev"])[:QUESTIONS]:
        for stage, milliseconds in assistant.ask(question.text, question.history).timings.items():
            taken.setdefault(f"warm process: {stage}, ms", []).append(milliseconds)
    assistant.close()
    return taken


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
