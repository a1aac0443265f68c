"""What the assistant gave for one question: all that the metrics look at."""

from __future__ import annotations

from dataclasses import dataclass

from evals.question import Question
from evals.spans import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote of an answer; `verbatim` says that its words are the span's words in the stored text."""

    span: Span
    text: str = ""
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """An answer as spans.

    Attributes:
        question: what was asked.
        outcome: answered, uncertain or abstained.
        confidence: that the likeliest sentence answers, 0 to 1; of several things asked, the mean.
        quotes: in the order shown; empty when abstained.
        passages: retrieved, best first.
        forced: what would be quoted first if the assistant had to answer: its first
            quote, or the best weighed sentence behind an abstention.
        milliseconds: taken in all.
    """

    question: Question
    outcome: str
    confidence: float
    quotes: tuple[Quoted, ...] = ()
    passages: tuple[Span, ...] = ()
    forced: Quoted | None = None
    milliseconds: float = 0.0

    @property
    def abstained(self) -> bool:
        return self.outcome == "abstained"

    @property
    def quoted(self) -> tuple[Span, ...]:
        """The quotes' spans."""
        return tuple(quote.span for quote in self.quotes)
