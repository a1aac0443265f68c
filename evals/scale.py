"""`pincite bench scale`: the same figures of libraries of ten thousand, a hundred thousand and a million passages."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.libraries import INDEX_CODE, digest_of_code, folder
from evals.machine import Figures
from evals.scale_library import ENCODED, SEED, Composer, make_composer, make_library
from evals.scale_pool import kept_vectors, load_pool
from evals.suites.data import questions
from index.embed import Encoder, make_encoder
from index.library import CATALOG

PASSAGES = (10_000, 100_000, 1_000_000)
QUESTIONS = 500
_MADE = "made.json"
_PARTS = ("words", "vectors")
_ABOUT = """\
Sentences of the public benchmarks and the seeds, recombined (seed {seed}); {questions} of the benchmarks' questions.
The encoder read all sentences, the questions and the first {encoded:,} passages. The vectors of the passages beyond
are composed: the mean of their sentences' vectors, plus what that mean lacked of the encoder's vector in a passage
it read. Times on one core for the search, of files that the system had read before; "processor" is the time that a
core spent on it, whatever else the machine was doing. "own" memory is the process's
own; what else is resident are pages of mapped files, which the system takes back when it needs them."""


def scale_figures(
    data: Path, sizes: Sequence[int], work: Path | None = None, tell: Callable[[str], None] = lambda _: None
) -> Figures:
    """Makes the libraries, where they are not kept from an earlier run, and measures each.

    Args:
        data: the benchmarks' folder.
        sizes: passages of each library.
        work: where libraries and vectors are kept.
        tell: told what is being done.
    """
    work = work or folder() / "scale"
    encoder = make_encoder()
    tell("encoding what the libraries are made of")
    composer = make_composer(load_pool(data, encoder, work), encoder, work)
    asked = _questions(data, encoder, work)
    figures: dict[str, dict[str, float]] = {}
    for size in sizes:
        tell(f"{size:,} passages: making the library")
        library = _library(work, size, composer, encoder)
        tell(f"{size:,} passages: measuring")
        made = json.loads((library / _MADE).read_text(encoding="utf-8"))
        figures[f"{size:,}"] = made | _bytes(library) | _measured("measure", library, asked)
    return figures


def about() -> str:
    """What the libraries are made of, to be told with the figures."""
    return _ABOUT.format(seed=SEED, questions=QUESTIONS, encoded=ENCODED)


def _questions(data: Path, encoder: Encoder, work: Path) -> Path:
    """A file of questions and their vectors: a fixed choice from all of the benchmarks."""
    every = [one.text for file in sorted(data.glob("*/questions.jsonl")) for one in questions(file.parent, "")]
    chosen = np.random.default_rng(SEED).permutation(len(every))[:QUESTIONS]
    texts = [every[number] for number in sorted(chosen)]
    file = work / "questions.npz"
    np.savez(file, texts=np.asarray(texts), vectors=kept_vectors(work, "questions", texts, encoder))
    return file


def _library(work: Path, size: int, composer: Composer, encoder: Encoder) -> Path:
    """The folder of a library with its indexes, made if it is not kept."""
    # Other code would take other times to index.
    digest = hashlib.sha256(f"{SEED} {encoder.identity} {digest_of_code(INDEX_CODE.glob('*.py'))}".encode())
    digest.update(composer.encoded.tobytes())
    library = work / f"{size}-{digest.hexdigest()[:12]}"
    if not (library / _MADE).is_file():
        shutil.rmtree(library, ignore_errors=True)  # of an interrupted run
        started = time.perf_counter()
        make_library(library, size, composer, encoder)
        stored = time.perf_counter() - started
        indexes = _measured("index", library)
        made = {"store in the catalog, s": round(stored, 2), **indexes}
        (library / _MADE).write_text(json.dumps(made), encoding="utf-8")
    return library


def _bytes(library: Path) -> dict[str, float]:
    """Megabytes on disk."""
    sizes = {"catalog": (library / CATALOG).stat().st_size}
    sizes |= {part: sum(file.stat().st_size for file in (library / part).rglob("*")) for part in _PARTS}
    return {f"{part} on disk, MB": round(size / 1e6, 1) for part, size in sizes.items()}


def _measured(*what: str | Path) -> dict[str, Any]:
    """What a process of its own measures."""
    command = [sys.executable, "-m", "evals.scale_measure", *map(str, what)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
