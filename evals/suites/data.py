"""Reads a benchmark's folder: `docs.jsonl`, `questions.jsonl` and, where there, `qrels.jsonl`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from evals.question import Item, Question, records
from evals.spans import Span
from index.document import Document, Metadata

_CHECKOUT = Path(__file__).resolve().parents[2]
T = TypeVar("T")


def benchmark_folder(chosen: Path | None = None) -> Path:
    """Where the data lies: as chosen, else `PINCITE_BENCH`, else `../shared/bench` beside the checkout."""
    if chosen is not None:
        return chosen
    named = os.environ.get("PINCITE_BENCH")
    return Path(named) if named else _CHECKOUT.parent / "shared" / "bench"


def documents(data: Path) -> list[Document]:
    """The suite's documents; those without text are left out."""
    return [
        Document(record["id"], record["text"], Metadata(title=record["title"]))
        for record in records(data / "docs.jsonl")
        if record["text"].strip()
    ]


def questions(data: Path, kind: str, all_needed: bool = False) -> list[Question]:
    """The suite's questions.

    Args:
        data: the suite's folder.
        kind: what to call them.
        all_needed: whether every gold span must be found, or any one of them will do.
    """
    return [_question(record, kind, all_needed) for record in records(data / "questions.jsonl")]


def qrels(data: Path) -> dict[str, dict[str, int]]:
    """The grade of each judged document, by question."""
    grades: dict[str, dict[str, int]] = {}
    for record in records(data / "qrels.jsonl"):
        grades.setdefault(record["question_id"], {})[record["doc_id"]] = record["grade"]
    return grades


def sample(questions: Sequence[Question], limit: int | None) -> list[Question]:
    """The questions, or the `limit` whose ids have the smallest SHA-256, in their own order."""
    if limit is None or limit >= len(questions):
        return list(questions)
    digests = {question.id: hashlib.sha256(question.id.encode("utf-8")).digest() for question in questions}
    chosen = set(sorted(digests, key=lambda identifier: digests[identifier])[:limit])
    return [question for question in questions if question.id in chosen]


def _question(record: dict[str, Any], kind: str, all_needed: bool) -> Question:
    spans = [Span(gold["doc_id"], gold["start"], gold["end"]) for gold in record["gold"]]
    texts = [gold["text"] for gold in record["gold"]]
    if all_needed:
        items = tuple(Item((span,), (text,)) for span, text in zip(spans, texts, strict=True))
    else:
        items = (Item(tuple(spans), tuple(texts)),) if spans else ()
    passage = record["meta"].get("passage_id", "")
    sources = (passage.rsplit("-p", 1)[0],) if passage else tuple(record["gold_docs"])
    return Question(record["id"], kind, record["question"], items=items, sources=sources)
