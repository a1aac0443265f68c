"""Candidates made by hand, for tests of what is done with them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from index.catalog import DocumentRecord
from index.document import Metadata, Role, Sentence
from index.marks import unmarked
from rag.evidence import Candidate
from rag.reader.window import Reading, SentenceTokens
from rag.signals import Measured, Signals
from rag.speech import Speakers


def record(key: int, date: str = "") -> DocumentRecord:
    return DocumentRecord(
        key, f"article-{key}", f"{key:064x}", Metadata(title=f"Article {key}", date=date), "", "", True
    )


def candidate(
    text: str,
    probability: float,
    *,
    document: DocumentRecord | None = None,
    number: int = 0,
    start: int = 0,
    answer: tuple[int, int] = (0, 1),
    reader: float = 0.0,
) -> Candidate:
    """A sentence that stands at `start` of its document, in a paragraph of its own number."""
    tokens = SentenceTokens([1], [answer], [False])
    reading = Reading([0.0], 0.0, [tokens], [np.zeros((1, 2), np.float32)], 0.0)
    return Candidate(
        record=document or record(1),
        number=number,
        sentence=Sentence(start, start + len(text), 0, Role.STORY),
        text=text,
        under="",
        speakers=Speakers(unmarked(""), (), 0, 0),
        measured=Measured(replace(Signals(*(0.0 for _ in Signals.__slots__)), reader=reader), reading, 0),
        probability=probability,
    )
