"""Public questions over small libraries: what the evidence models are fitted on.

Three sets that the reader was not trained on: news with human evidence spans
(OneStopQA), the held-out articles of SQuAD 2.0 with its hard unanswerables, and
MLQA's English development half. A fourth with questions that it was not trained
on, though it read others on the same texts: the held-out documents of the
reworded questions, with those on what they mention and do not tell; and so a
fifth, those of the almost told ones, of which more than a third are not answered.
An answerable question becomes an unanswerable one when the sentences that hold its
answer are hidden.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from evals.libraries import kept_library
from evals.question import Item, Question
from evals.spans import Span
from evals.suites.heldout import held_out
from evals.training.reader.reworded import ALMOST_TOLD, REWORDED, reworded_rows
from evals.training.reader.sets import Row, read_lines
from index.document import Document, Metadata
from index.library import Library


@dataclass(frozen=True, slots=True)
class Case:
    """A question over a set's library.

    Attributes:
        suite: the set.
        question: as asked.
        gold: (document id, start, end) of what answers, empty if nothing does.
        history: the conversation's earlier questions, oldest first.
    """

    suite: str
    question: str
    gold: tuple[tuple[str, int, int], ...]
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """A library and the questions asked of it."""

    name: str
    library: Library
    cases: list[Case]


def suites(bench: Path, train: Path, most: int, seed: int) -> Iterator[Suite]:
    """The fitting sets, each with its library.

    Args:
        bench: the folder of public benchmarks.
        train: the folder of public training sets.
        most: questions drawn from a set.
        seed: of the draw.
    """
    draw = random.Random(seed)
    for name, documents, cases in (
        ("onestopqa", *_benchmark(bench / "onestopqa", "onestopqa", None)),
        ("squad2", *_benchmark(bench / "squad2_dev_half", "squad2", held_out())),
        ("mlqa", *_contexts(train / "mlqa_en_dev.jsonl.gz", "mlqa")),
        ("reworded", *_reworded(train, REWORDED)),
        ("almost_told", *_reworded(train, ALMOST_TOLD)),
    ):
        drawn = cases if len(cases) <= most else draw.sample(cases, most)
        if name == "mlqa":  # a thousand articles of a paragraph each; those asked about are enough
            asked = {document for case in drawn for document, _, _ in case.gold}
            documents = [document for document in documents if document.id in asked]
        yield Suite(name, kept_library(f"fit-{name}", documents), drawn)


def _benchmark(folder: Path, suite: str, only: set[str] | None) -> tuple[list[Document], list[Case]]:
    rows = [row for row in read_lines(folder / "docs.jsonl") if only is None or row["id"] in only]
    known = {row["id"] for row in rows}
    documents = [Document(row["id"], row["text"], Metadata(title=row["title"])) for row in rows]
    cases = []
    for row in read_lines(folder / "questions.jsonl"):
        home = {span["doc_id"] for span in row["gold"]} or {str(row["meta"].get("passage_id", "")).rsplit("-p", 1)[0]}
        if home <= known:
            gold = tuple((span["doc_id"], span["start"], span["end"]) for span in row["gold"])
            cases.append(Case(suite, row["question"], gold))
    return documents, cases


def _contexts(path: Path, suite: str) -> tuple[list[Document], list[Case]]:
    documents: dict[str, Document] = {}
    cases = []
    for row in read_lines(path):
        name = hashlib.sha256(row["context"].encode()).hexdigest()[:12]
        documents[name] = Document(name, row["context"], Metadata(title=row.get("title") or ""))
        cases.append(Case(suite, row["question"], ((name, row["answer_start"], row["answer_end"]),)))
    return list(documents.values()), cases


def _reworded(train: Path, path: Path) -> tuple[list[Document], list[Case]]:
    documents, questions = held_out_questions(train, path)
    cases = [
        Case(path.stem, one.text, tuple((span.document, span.start, span.end) for span in one.gold), one.history)
        for one in questions
    ]
    return documents, cases


def held_out_questions(train: Path, path: Path) -> tuple[list[Document], list[Question]]:
    """The questions of a file on the documents held out, and these; each sentence that is needed is an item."""
    documents: dict[str, Document] = {}
    questions = []
    for number, row in enumerate(reworded_rows(train, path, validation=True)):
        sentences = row.text.sentences
        text = " ".join(sentences)
        name = hashlib.sha256(text.encode()).hexdigest()[:12]
        documents[name] = Document(name, text, Metadata(title=row.text.title))
        starts = list(accumulate((len(sentence) + 1 for sentence in sentences), initial=0))
        items = tuple(
            Item((Span(name, starts[at], starts[at] + len(sentences[at])),), (sentences[at],))
            for at in sorted(row.positives)
        )
        history = (row.earlier,) if row.earlier else ()
        questions.append(Question(f"{path.stem}-{number}", _kind(row), row.question, history, items))
    return list(documents.values()), questions


def _kind(row: Row) -> str:
    asked = "follow-up" if row.earlier else "alone"
    return f"{asked}, {('untold', 'one sentence', 'several')[min(2, len(row.positives))]}"
