"""OneStopQA: Guardian articles, evidence spans marked by people.

Berzak, Malmaud and Levy, "STARC: structured annotations for reading
comprehension", ACL 2020. All articles are in one library, so that the right one
has to be found first.
"""

from __future__ import annotations

from pathlib import Path

from evals.figures import figure
from evals.runner import run
from evals.suites.data import questions, sample
from evals.suites.suite import Progress, Suite, suite_assistant
from evals.summary import Summary, summarise

NAME = "onestopqa"
FIGURES = (
    "forced_quote_hit",
    "first_quote_hit",
    "citation_precision",
    "wrongly_silent",
    "recall@1",
    "recall@5",
    "recall@10",
    "mrr",
    "verbatim_rate",
    "milliseconds",
)


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    assistant = suite_assistant(NAME, data)
    try:
        results = run(assistant, sample(questions(data, "evidence"), limit), progress)
    finally:
        assistant.close()
    return summarise(NAME, results, figures=[figure(name) for name in FIGURES])


ONESTOPQA = Suite(
    NAME,
    "onestopqa",
    "the first quote against evidence marked by people in news articles",
    score,
    {"recall@1": "BM25, paragraphs of 30 articles: 0.745"},
)
