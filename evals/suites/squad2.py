"""SQuAD 2.0 (half of its development articles): to answer, and to know when not to.

Rajpurkar, Jia and Liang, "Know what you don't know: unanswerable questions for
SQuAD", ACL 2018. The unanswerable ones were written to look answerable. Of a fixed
sample, 500 answerable and 500 not, those on the articles the readers were not
trained on are asked; all articles are in one library.
"""

from __future__ import annotations

import json
from pathlib import Path

from evals.figures import figure
from evals.runner import run
from evals.suites.data import questions, sample
from evals.suites.heldout import held_out, only_about
from evals.suites.suite import Progress, Suite, suite_assistant
from evals.summary import Summary, summarise

NAME = "squad2"
FOLDER = "squad2_dev_half"
FIGURES = (
    "auroc",
    "abstention_f1",
    "abstention_precision",
    "abstention_recall",
    "span_hit",
    "forced_span_hit",
    "wrongly_silent",
    "ece_answerable",
    "recall@5",
    "recall@10",
    "verbatim_rate",
    "milliseconds",
)


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    sampled = set(json.loads((data / "sample1000_ids.json").read_text(encoding="utf-8")))
    asked = [question for question in questions(data, "phrase") if question.id in sampled]
    assistant = suite_assistant(NAME, data)
    try:
        results = run(assistant, sample(only_about(asked, held_out()), limit), progress)
    finally:
        assistant.close()
    return summarise(NAME, results, figures=[figure(name) for name in FIGURES])


SQUAD2 = Suite(
    NAME,
    FOLDER,
    "abstention on questions that only look answerable",
    score,
    {"auroc": "top BM25 score: 0.55"},
)
