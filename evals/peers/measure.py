"""One system measured once, in a process of its own: `python -m evals.peers.measure ADAPTER FOLDER`.

Reads `articles.jsonl` and `questions.json` from the folder, works in it, and
leaves `measured.json` there. Started by `evals.peers.runner`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.peers.adapter import Chunk
from evals.peers.systems import SYSTEMS

ARTICLES, QUESTIONS, MEASURED = "articles.jsonl", "questions.json", "measured.json"
K = 5
_KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one system.

    Attributes:
        loading: seconds from nothing imported to models loaded.
        ingest: seconds from the file on disk to its first question answered, models loaded.
        ingest_work: seconds of all processors spent meanwhile.
        chunks: how many are searchable.
        milliseconds: of each question, after that first one.
        question_work: milliseconds of all processors spent on a question, on average.
        peak: bytes of resident memory at most, of the whole process.
        answers: what was returned to each question.
    """

    loading: float
    ingest: float
    ingest_work: float
    chunks: int
    milliseconds: list[float]
    question_work: float
    peak: int
    answers: list[list[Chunk]]


def measure(adapter: str) -> Measured:
    """Measures the system with this adapter on what lies in the working folder."""
    (system,) = [one for one in SYSTEMS if one.adapter == adapter]
    questions: list[str] = json.loads(Path(QUESTIONS).read_text(encoding="utf-8"))
    started = time.perf_counter()
    made = system.load()
    loaded, loaded_work = time.perf_counter(), time.process_time()
    chunks = made.build(Path(ARTICLES), K)
    made.search(questions[0])  # some make their index only when it is first searched
    searchable, searchable_work = time.perf_counter(), time.process_time()
    milliseconds, answers = [], []
    for question in questions:
        asked = time.perf_counter()
        answers.append(list(made.search(question)))
        milliseconds.append((time.perf_counter() - asked) * 1000)
    asked_work = time.process_time() - searchable_work
    return Measured(
        loading=loaded - started,
        ingest=searchable - loaded,
        ingest_work=searchable_work - loaded_work,
        chunks=chunks,
        milliseconds=milliseconds,
        question_work=asked_work / len(questions) * 1000,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else _KIBIBYTE),
        answers=answers,
    )


def measured_in(folder: Path) -> Measured:
    """What a run left in its folder."""
    record = json.loads((folder / MEASURED).read_text(encoding="utf-8"))
    answers = [[Chunk(*chunk) for chunk in chunks] for chunks in record.pop("answers")]
    return Measured(**record, answers=answers)


if __name__ == "__main__":
    os.chdir(sys.argv[2])
    Path(MEASURED).write_text(json.dumps(asdict(measure(sys.argv[1]))), encoding="utf-8")
