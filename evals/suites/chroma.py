"""Chroma's chunking evaluation: the five best passages against the exact excerpts needed.

Smith and Troynikov, "Evaluating chunking strategies for retrieval", 2024. All
five corpora are in one library, as there.
"""

from __future__ import annotations

from pathlib import Path

from evals.metrics.token_ranges import token_ranges
from evals.runner import span_of
from evals.suites.data import questions, sample
from evals.suites.suite import Progress, Suite, suite_assistant, summarise_scores
from evals.summary import Summary

NAME = "chroma"
PASSAGES = 5


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    asked = sample(questions(data, "excerpts", all_needed=True), limit)
    scores: dict[str, list[float]] = {"recall": [], "precision": [], "iou": []}
    assistant = suite_assistant(NAME, data)
    try:
        for number, question in enumerate(asked, 1):
            retrieved = [span_of(hit.citation) for hit in assistant.search(question.text, k=PASSAGES)]
            found = token_ranges(question.gold, retrieved)
            for figure, value in found._asdict().items():
                scores[figure].append(value)
            progress(number, len(asked))
    finally:
        assistant.close()
    return summarise_scores(NAME, scores, [question.sources[0] for question in asked])


CHROMA = Suite(
    NAME,
    "chroma_chunking",
    "recall, precision and IoU of five passages",
    score,
    {
        "recall": "MiniLM: 0.824 (tokens 250/125), 0.752 (cluster 200)",
        "iou": "MiniLM: 0.035 (tokens 250/125), 0.072 (cluster 200)",
    },
)
