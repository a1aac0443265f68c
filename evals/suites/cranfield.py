"""Cranfield: abstracts ranked against graded judgements.

Cleverdon, "The Cranfield tests on index language devices", Aslib Proceedings
19(6), 1967. A document ranks by its best passage. For each question the one
document that its code −1 names, the question's own source, is dropped before
scoring.
"""

from __future__ import annotations

from pathlib import Path

from evals.metrics.average_precision import average_precision
from evals.metrics.ndcg import ndcg
from evals.metrics.reciprocal_rank import reciprocal_rank
from evals.question import records
from evals.suites.data import qrels, questions, sample
from evals.suites.suite import Progress, Suite, suite_assistant, summarise_scores
from evals.summary import Summary
from rag import Assistant

NAME = "cranfield"
DEPTH = 10
PASSAGES = 100  # enough for well over ten documents


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    judged = qrels(data)
    dropped = {(record["question_id"], record["doc_id"]) for record in records(data / "code_minus1_docs.jsonl")}
    asked = [question for question in sample(questions(data, "abstract"), limit) if judged.get(question.id)]
    scores: dict[str, list[float]] = {"ndcg@10": [], "map@10": [], "mrr": []}
    assistant = suite_assistant(NAME, data)
    try:
        for number, question in enumerate(asked, 1):
            grades = judged[question.id]
            ranking = [one for one in ranked_documents(assistant, question.text) if (question.id, one) not in dropped]
            found = [float(grades.get(document, 0)) for document in ranking]
            total = sum(grade > 0 for grade in grades.values())
            scores["ndcg@10"].append(ndcg(found, grades.values(), DEPTH))
            scores["map@10"].append(average_precision((grade > 0 for grade in found[:DEPTH]), total))
            scores["mrr"].append(reciprocal_rank(grade > 0 for grade in found))
            progress(number, len(asked))
    finally:
        assistant.close()
    return summarise_scores(NAME, scores)


def ranked_documents(assistant: Assistant, query: str) -> list[str]:
    """Documents by their best passage."""
    return list(dict.fromkeys(hit.citation.document for hit in assistant.search(query, k=PASSAGES)))


CRANFIELD = Suite(NAME, "cranfield", "retrieval against graded judgements", score, {"ndcg@10": "BM25: 0.396"})
