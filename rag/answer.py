"""What the assistant gives back: quotes, citations, passages, an answer.

A quote is a span. `Quote.text` and `PassageHit.text` are slices of the stored
text, made by `Library` and never typed, joined or altered.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from rag.framing import ABSTAINED, ANSWERED, ANSWERED_BY_ONE, UNCERTAIN


class Outcome(StrEnum):
    """The three ways a question can end."""

    ANSWERED = "answered"
    UNCERTAIN = "uncertain"  # quotes are given, with a warning
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands: code points `start` to `end` (exclusive) of one immutable text."""

    document: str
    sha256: str
    start: int
    end: int
    title: str = ""
    date: str = ""
    date_basis: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""

    @property
    def fragment(self) -> str:
        """The RFC 5147 text fragment, as in `char=120,240`."""
        return f"char={self.start},{self.end}"


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a citation's span and how well they answer (0 to 1)."""

    text: str
    citation: Citation
    score: float


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A retrieved passage: its words, where they stand, and its fused retrieval score."""

    text: str
    citation: Citation
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer made of quotes, or the statement that the articles do not answer.

    Attributes:
        question: as asked.
        outcome: answered, uncertain or abstained.
        quotes: best evidence, in reading order; empty when abstained.
        passages: what was retrieved, nearest first.
        confidence: calibrated probability, 0 to 1, that the articles answer.
        notes: what the question was taken to mean, in fixed framing.
        timings: milliseconds by stage, and their `total`.
    """

    question: str
    outcome: Outcome
    quotes: tuple[Quote, ...]
    passages: tuple[PassageHit, ...]
    confidence: float
    notes: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)

    @property
    def abstained(self) -> bool:
        """True when the articles do not answer."""
        return self.outcome is Outcome.ABSTAINED

    @property
    def framing(self) -> str:
        """The fixed line that stands above the quotes."""
        if self.outcome is Outcome.ABSTAINED:
            return ABSTAINED
        if self.outcome is Outcome.UNCERTAIN:
            return UNCERTAIN
        one_document = len({quote.citation.document for quote in self.quotes}) == 1
        return ANSWERED_BY_ONE if one_document else ANSWERED

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready values."""
        return {
            "question": self.question,
            "outcome": str(self.outcome),
            "abstained": self.abstained,
            "framing": self.framing,
            "notes": list(self.notes),
            "confidence": self.confidence,
            "quotes": [asdict(quote) for quote in self.quotes],
            "passages": [asdict(passage) for passage in self.passages],
            "timings": self.timings,
        }
