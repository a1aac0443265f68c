"""TREC-QA answer sentence selection: each question's own candidates, ranked.

Wang, Smith and Mitamura, "What is the Jeopardy model? A quasi-synchronous
grammar for QA", EMNLP 2007. The clean development set: questions that have both
right and wrong candidates. The judgements list the right ones first: candidates with
equal scores come in the order of the digests of their ids.

The library behind it, which tells how rare words are, holds the candidates of
each question as one document.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from evals.libraries import kept_library
from evals.metrics.average_precision import average_precision
from evals.metrics.reciprocal_rank import reciprocal_rank
from evals.suites.data import documents, qrels, questions, sample
from evals.suites.suite import Progress, Suite, summarise_scores
from evals.summary import Summary
from index.document import Document
from rag import Assistant

NAME = "trecqa"


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    texts = {document.id: document.text for document in documents(data)}
    judged = qrels(data)
    clean = [question for question in questions(data, "sentence") if _is_clean(judged.get(question.id, {}))]
    asked = sample(clean, limit)
    scores: dict[str, list[float]] = {"map": [], "mrr": []}
    assistant = Assistant(kept_library(NAME, _pools(judged, texts)))
    try:
        for number, question in enumerate(asked, 1):
            candidates = sorted(judged[question.id], key=lambda name: sha256(name.encode("utf-8")).digest())
            weights = assistant.rank_texts(question.text, [texts[candidate] for candidate in candidates])
            order = sorted(range(len(candidates)), key=lambda place: -weights[place])
            relevant = [judged[question.id][candidates[place]] > 0 for place in order]
            scores["map"].append(average_precision(relevant))
            scores["mrr"].append(reciprocal_rank(relevant))
            progress(number, len(asked))
    finally:
        assistant.close()
    return summarise_scores(NAME, scores)


def _pools(judged: Mapping[str, Mapping[str, int]], texts: Mapping[str, str]) -> list[Document]:
    return [
        Document(question, "\n\n".join(texts[candidate] for candidate in candidates))
        for question, candidates in judged.items()
    ]


def _is_clean(grades: dict[str, int]) -> bool:
    return len({grade > 0 for grade in grades.values()}) == 2


TRECQA = Suite(
    NAME,
    "trecqa",
    "ranking the sentences that may answer",
    score,
    {"map": "on its test set: BM25 0.630, MP-CNN Lite 0.790", "mrr": "on its test set: BM25 0.765, MP-CNN Lite 0.845"},
)
