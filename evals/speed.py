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

from evals.question import SETS, load
from evals.report import table
from index.library import SEEDS, Library
from rag import Assistant

QUESTIONS = 40
STARTS = 3


def speed_report() -> str:
    """Indexing the seeds, asking from a fresh process, and each stage in a warm one, as a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        indexing = _seconds(lambda: _index(library))
        rows = [["index the seeds, models loaded on the way", f"{indexing:.2f} s", ""]]
        if command := _command():
            ask = [command, "ask", "--library", str(library), "When was NATO founded?"]
            starts = [_seconds(lambda: subprocess.run(ask, check=True, capture_output=True)) for _ in range(STARTS)]
            rows.append(["`pincite ask`, start to answer", *_spread(starts, "s")])
        rows += _stages(library)
    return table(["what", "median", "worst"], rows)


def _index(folder: Path) -> None:
    library = Library.open_or_create(folder)
    library.add([SEEDS])
    library.close()


def _command() -> str | None:
    """The installed command, of this environment first."""
    beside = Path(sys.executable).with_name("pincite")
    return str(beside) if beside.exists() else shutil.which("pincite")


def _stages(folder: Path) -> list[list[str]]:
    """Milliseconds by stage, over questions of the development half."""
    assistant = Assistant.open(folder)
    assistant.warm()
    taken: dict[str, list[float]] = {}
    for question in load(SETS["dev"])[:QUESTIONS]:
        for stage, milliseconds in assistant.ask(question.text, question.history).timings.items():
            taken.setdefault(stage, []).append(milliseconds)
    assistant.close()
    return [[f"warm process: {stage}", *_spread(values, "ms")] for stage, values in taken.items()]


def _spread(values: list[float], unit: str) -> list[str]:
    digits = 2 if unit == "s" else 1
    return [f"{statistics.median(values):.{digits}f} {unit}", f"{max(values):.{digits}f} {unit}"]


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
