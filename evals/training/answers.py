"""What is quoted for questions on the texts held out of training, and when nothing is.

    python -m evals.training.answers --train DIR [--reranker small|large]

How much to quote (`rag/select.py`) and when to be silent (`rag/weights.json`) can be
chosen on these beside the development half: other texts, asked by another author.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.console import Progress, say
from evals.figures import figure
from evals.libraries import kept_library
from evals.runner import run
from evals.suites.suite import Suite, suite_report
from evals.summary import Summary, summarise
from evals.training.cases import held_out_questions
from evals.training.reader.reworded import ALMOST_TOLD
from rag import Assistant
from rag.weights import LARGE, SMALL

FIGURES = (
    "first_quote_hit",
    "forced_quote_hit",
    "citation_recall",
    "citation_precision",
    "abstention_recall",
    "abstention_f1",
    "wrongly_silent",
    "auroc",
    "ece",
    "quotes_per_answer",
    "verbatim_rate",
)
NAME = ALMOST_TOLD.stem


def score(train: Path, reranker: str) -> Summary:
    """The figures, over all the questions and by kind."""
    documents, questions = held_out_questions(train, ALMOST_TOLD)
    assistant = Assistant(kept_library(NAME, documents), reranker)
    try:
        results = run(assistant, questions, Progress(NAME))
    finally:
        assistant.close()
    return summarise(NAME, results, figures=[figure(name) for name in FIGURES])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="the folder of public training sets")
    parser.add_argument("--reranker", choices=[SMALL, LARGE], default=LARGE)
    options = parser.parse_args()
    summary = score(options.train, options.reranker)
    say(suite_report(Suite(NAME, "", "texts held out of training", lambda *_: summary), summary))


if __name__ == "__main__":
    main()
