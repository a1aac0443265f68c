"""Public questions over small libraries: what the evidence models are fitted on.

Three sets that the reader was not trained on: news with human evidence spans
(OneStopQA), the held-out articles of SQuAD 2.0 with its hard unanswerables, and
MLQA's English development half. A fourth with questions that it was not trained
on, though it read others on the same texts: the held-out documents of the
reworded questions, with those on what they mention and do not tell. An
answerable question becomes an unanswerable one when the passages that hold its
answer are hidden.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from evals.suites.heldout import held_out
from evals.training.reader.reworded import reworded_rows
from index.document import Document, Metadata
from index.library import Library


@dataclass(frozen=True, slots=True)
class Case:
    """A question over a set's library; `gold` are (document id, start, end), empty if unanswerable."""

    suite: str
    question: str
    gold: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """A library and the questions asked of it."""

    name: str
    library: Library
    cases: list[Case]


def suites(bench: Path, train: Path, work: Path, most: int, seed: int) -> Iterator[Suite]:
    """The four fitting sets, each with its library made under `work`.

    Args:
        bench: the folder of public benchmarks.
        train: the folder of public training sets.
        work: where the libraries are kept between runs.
        most: questions drawn from a set.
        seed: of the draw.
    """
    draw = random.Random(seed)
    for name, documents, cases in (
        ("onestopqa", *_benchmark(bench / "onestopqa", "onestopqa", None)),
        ("squad2", *_benchmark(bench / "squad2_dev_half", "squad2", held_out())),
        ("mlqa", *_contexts(train / "mlqa_en_dev.jsonl.gz", "mlqa")),
        ("reworded", *_reworded(train)),
    ):
        drawn = cases if len(cases) <= most else draw.sample(cases, most)
        if name == "mlqa":  # a thousand articles of a paragraph each; those asked about are enough
            asked = {document for case in drawn for document, _, _ in case.gold}
            documents = [document for document in documents if document.id in asked]
        yield Suite(name, _library(work / f"{name}-{most}", documents), drawn)


def _library(folder: Path, documents: list[Document]) -> Library:
    library = Library.open_or_create(folder)
    for document in documents:
        library.add_document(document)
    return library


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip())


def _benchmark(folder: Path, suite: str, only: set[str] | None) -> tuple[list[Document], list[Case]]:
    rows = [row for row in _lines(folder / "docs.jsonl") if only is None or row["id"] in only]
    known = {row["id"] for row in rows}
    documents = [Document(row["id"], row["text"], Metadata(title=row["title"])) for row in rows]
    cases = []
    for row in _lines(folder / "questions.jsonl"):
        home = {span["doc_id"] for span in row["gold"]} or {str(row["meta"].get("passage_id", "")).rsplit("-p", 1)[0]}
        if home <= known:
            gold = tuple((span["doc_id"], span["start"], span["end"]) for span in row["gold"])
            cases.append(Case(suite, row["question"], gold))
    return documents, cases


def _contexts(path: Path, suite: str) -> tuple[list[Document], list[Case]]:
    documents: dict[str, Document] = {}
    cases = []
    for row in _lines(path):
        name = hashlib.sha256(row["context"].encode()).hexdigest()[:12]
        documents[name] = Document(name, row["context"], Metadata(title=row.get("title") or ""))
        cases.append(Case(suite, row["question"], ((name, row["answer_start"], row["answer_end"]),)))
    return list(documents.values()), cases


def _reworded(train: Path) -> tuple[list[Document], list[Case]]:
    documents: dict[str, Document] = {}
    cases = []
    for row in reworded_rows(train, validation=True):
        sentences = row.text.sentences
        text = " ".join(sentences)
        name = hashlib.sha256(text.encode()).hexdigest()[:12]
        documents[name] = Document(name, text, Metadata(title=row.text.title))
        starts = list(accumulate((len(sentence) + 1 for sentence in sentences), initial=0))
        gold = tuple((name, starts[at], starts[at] + len(sentences[at])) for at in sorted(row.positives))
        cases.append(Case("reworded", row.question, gold))
    return list(documents.values()), cases
