"""XQuAD, English: Wikipedia paragraphs with answer phrases, all answerable.

Artetxe, Ruder and Yogatama, "On the cross-lingual transferability of
monolingual representations", ACL 2020. All articles are in one library; only
those are asked about that the readers were not trained on, which the `squad2`
suite holds back: most of the questions are among the training sets.
"""

from __future__ import annotations

from pathlib import Path

from evals.figures import figure
from evals.runner import run
from evals.suites.data import questions, sample
from evals.suites.heldout import held_out, only_about, same_titled
from evals.suites.squad2 import FOLDER as SQUAD2_FOLDER
from evals.suites.suite import Progress, Suite, suite_assistant
from evals.summary import Summary, summarise

NAME = "xquad"
FIGURES = (
    "span_hit",
    "forced_span_hit",
    "wrongly_silent",
    "recall@1",
    "recall@5",
    "recall@10",
    "mrr",
    "verbatim_rate",
    "milliseconds",
)


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    allowed = same_titled(data, data.parent / SQUAD2_FOLDER, held_out())
    assistant = suite_assistant(NAME, data)
    try:
        results = run(assistant, sample(only_about(questions(data, "phrase"), allowed), limit), progress)
    finally:
        assistant.close()
    return summarise(NAME, results, figures=[figure(name) for name in FIGURES])


XQUAD = Suite(NAME, "xquad_en", "the answer's phrase within the first quote", score, needs=(SQUAD2_FOLDER,))
