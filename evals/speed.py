"""`pincite bench speed`: what a reader waits for, on this machine, now.

Figures of a shared machine are noisy: compare them within one run, not across.
"""

from __future__ import annotations

import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.request import Request, urlopen

from evals.machine import Figures
from evals.question import SETS, load
from index.embed import MiniLMEncoder
from index.graph import Precision, fast_precision
from index.library import SEEDS, Library
from rag import Assistant

QUESTIONS = 40
STARTS = 3
AT_ONCE = 32
_TEXTS = 64  # encoded to see how many a second
_IMPORTS = "import rag, openvino"


def speed_figures() -> Figures:
    """Encoding, indexing, starting, asking from fresh and warm processes, and asking at once: medians and worst."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        taken["index the seeds, models loaded on the way, s"] = [_seconds(lambda: _index(library))]
        taken["imports of `pincite ask`, s"] = [
            _seconds(_python(_IMPORTS)) - _seconds(_python("")) for _ in range(STARTS)
        ]
        if command := _command():
            ask = [command, "ask", "--library", str(library), "When was NATO founded?"]
            starts = [_seconds(lambda: subprocess.run(ask, check=True, capture_output=True)) for _ in range(STARTS)]
            taken["`pincite ask`, start to answer, s"] = starts
            taken["`pincite serve`, start to first answer, s"] = [_served(command, library) for _ in range(STARTS)]
        taken |= _stages(library)
        taken |= _at_once(library)
    taken |= _encoding()
    return {
        "median": {name: statistics.median(values) for name, values in taken.items()},
        "worst": {name: _worst(name, values) for name, values in taken.items() if len(values) > 1},
    }


def _worst(name: str, values: Sequence[float]) -> float:
    """The longest time, the lowest rate."""
    return min(values) if name.endswith("a second") else max(values)


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


def _at_once(folder: Path) -> dict[str, list[float]]:
    """Seconds for many questions, one after another and from as many threads."""
    return {
        f"{AT_ONCE} questions, one after another, s": [_asking(folder, readers=1)],
        f"{AT_ONCE} questions at once, s": [_asking(folder, readers=AT_ONCE)],
    }


def _asking(folder: Path, readers: int) -> float:
    """Seconds for the questions by an assistant that was asked others before: it remembers what it read."""
    assistant = Assistant.open(folder)
    assistant.warm()
    questions = [question.text for question in load(SETS["dev"])]
    list(map(assistant.ask, questions[AT_ONCE : 2 * AT_ONCE]))
    with ThreadPoolExecutor(readers) as pool:
        taken = _seconds(lambda: list(pool.map(assistant.ask, questions[:AT_ONCE])))
    assistant.close()
    return taken


def _encoding() -> dict[str, list[float]]:
    """Texts a second and milliseconds a question, in each precision the processor is fast in."""
    taken = {}
    for precision in dict.fromkeys((Precision.FLOAT32, fast_precision())):
        encoder = MiniLMEncoder(precision)
        for pieces in (100, 200):
            texts = ["word " * (pieces - 2)] * _TEXTS  # a piece a word, and two special ones
            encoder.encode(texts[:8])
            rates = [_TEXTS / _seconds(partial(encoder.encode, texts)) for _ in range(STARTS)]
            taken[f"encode texts of {pieces} pieces in {precision}, a second"] = rates
        once = partial(encoder.encode, ["When was NATO founded?"])
        taken[f"encode a question in {precision}, ms"] = [_seconds(once) * 1000 for _ in range(QUESTIONS)]
    return taken


def _served(command: str, library: Path) -> float:
    """Seconds from starting a server to its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.perf_counter()
    serving = subprocess.Popen(
        [command, "serve", "--library", str(library), "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert serving.stdout is not None
        serving.stdout.readline()  # it says where it is once it answers
        body = json.dumps({"question": "When was NATO founded?"}).encode()
        asked = Request(f"http://127.0.0.1:{port}/api/ask", body, {"Content-Type": "application/json"})
        with urlopen(asked, timeout=60) as answer:
            answer.read()
        return time.perf_counter() - started
    finally:
        serving.terminate()
        serving.communicate(timeout=30)


def _python(code: str) -> Callable[[], object]:
    return partial(subprocess.run, [sys.executable, "-c", code], check=True)


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
