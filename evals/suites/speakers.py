"""Who is speaking, sentence by sentence, against what readers marked in news articles.

The marks are ours (`evals/speakers/README.md`); the articles are the seeds and
OneStopQA's, which are read from the benchmark's folder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.libraries import kept_library, seeds
from evals.metrics.attribution import Told, accuracy, precision, recall
from evals.metrics.bootstrap import draws, interval, pooled_values
from evals.metrics.share import Share, pooled
from evals.question import records
from evals.spans import Span, overlap
from evals.suites.data import documents
from evals.suites.suite import Progress, Suite
from evals.summary import Estimate, Summary, Values
from index.document import Document, Role
from rag.answer import Mention
from rag.attribution import Speech
from rag.excerpts import Opened
from rag.speech import Speakers

NAME = "speakers"
MARKS = Path(__file__).resolve().parent.parent / "speakers"
SEEDS, DEVELOPMENT, HELD_OUT = "seeds", "development", "held out"
GATES_OF_SEEDS = "speakers, seeds"  # gates of the part that needs no benchmark's folder: a test holds it to them
FILES = {part: MARKS / f"{part.replace(' ', '')}.jsonl" for part in (SEEDS, DEVELOPMENT, HELD_OUT)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Who speaks in a sentence and who relays it, as marked: the names that the article uses for them."""

    span: Span
    speaker: tuple[str, ...]
    named: bool
    reported_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What is told of one marked sentence."""

    mark: Mark
    speaker: Told
    reporter: Told


FIGURES: dict[str, Callable[[Heard], Share]] = {
    "speaker_accuracy": lambda heard: accuracy(heard.speaker),
    "speaker_precision": lambda heard: precision(heard.speaker),
    "speaker_recall": lambda heard: recall(heard.speaker),
    "reporter_accuracy": lambda heard: accuracy(heard.reporter),
}


def load_marks(part: str) -> list[Mark]:
    """The marks of a part, one a sentence."""
    return [
        Mark(
            Span(record["document"], record["start"], record["end"]),
            tuple(record["speaker"]),
            record["kind"] == "named",
            tuple(record["reported_by"]),
        )
        for record in records(FILES[part])
    ]


def heard_in(articles: Sequence[Document]) -> dict[str, list[Heard]]:
    """What is told of every marked sentence of the articles, by part; marks in other articles are left out."""
    library = kept_library(NAME, articles)
    try:
        told = {record.id: _told(Opened.open(library, record.key)) for record in library.documents()}
    finally:
        library.close()
    return {
        part: [_heard(mark, told[mark.span.document]) for mark in load_marks(part) if mark.span.document in told]
        for part in FILES
    }


def figures(heard: Sequence[Heard]) -> Values:
    """Every figure of some sentences."""
    return {name: pooled(map(share, heard)) for name, share in FIGURES.items()}


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    parts = {part: some[:limit] for part, some in heard_in([*seeds(), *documents(data)]).items()}
    everything = [heard for some in parts.values() for heard in some]
    progress(len(everything), len(everything))
    return Summary(
        name=NAME,
        count=len(everything),
        unanswerable=0,
        overall={name: _estimate(list(map(share, everything))) for name, share in FIGURES.items()},
        kinds={part: figures(some) for part, some in parts.items()},
        counts={part: len(some) for part, some in parts.items()},
    )


def _told(document: Opened) -> list[tuple[Span, Speech]]:
    """The story sentences of a document, and what is told of each."""
    speakers = Speakers(document.voiced, document.sentences, 0, len(document.sentences) - 1)
    return [
        (Span(document.record.id, sentence.start, sentence.end), speakers.of(number))
        for number, sentence in enumerate(document.sentences)
        if sentence.role is Role.STORY
    ]


def _heard(mark: Mark, told: Sequence[tuple[Span, Speech]]) -> Heard:
    # Sentences may be cut otherwise than when they were marked.
    _, speech = max(told, key=lambda one: overlap(one[0], mark.span))
    return Heard(
        mark,
        Told(_words(speech.speaker), mark.speaker, mark.named),
        Told(_words(speech.reported_by), mark.reported_by, bool(mark.reported_by)),
    )


def _words(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def _estimate(shares: Sequence[Share]) -> Estimate:
    parts, wholes = np.array(shares, dtype=float).reshape(-1, 2).T
    return Estimate(pooled(shares), interval(pooled_values(parts, wholes, draws(len(shares)))))


SPEAKERS = Suite(NAME, "onestopqa", "who is speaking in news articles", score, unit="sentences")
