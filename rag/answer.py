"""What the assistant gives back: quotes, citations, passages, an answer.

A quote is a span. `Quote.text` and `PassageHit.text` are slices of the stored
text, made by `Library` and never typed, joined or altered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from rag.framing import (
    ABSTAINED,
    ANSWERED,
    ANSWERED_BY_ONE,
    ANSWERED_BY_SIDES,
    ANSWERED_OVER_TIME,
    IN_PART,
    UNCERTAIN,
    confidence_in_words,
)


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


class Arrangement(StrEnum):
    """How an answer's quotes stand to each other."""

    TOGETHER = "together"
    SIDES = "sides"  # they differ; each quote's `side` names whose it is
    TIMELINE = "timeline"  # they tell of different years


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the quoted document that name something: `start` to `end` of the same text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a citation's span, whose words they are, and how well they answer.

    Attributes:
        text: the slice.
        citation: where it stands.
        score: probability, 0 to 1, that it is what answers, if anything does.
        speaker: who is speaking, where the text says so.
        reported_by: the outlet the article names as its source.
        when: the date of what is told, where the quote states one.
        side: whose side it is, in an answer arranged by sides.
        also_in: where other articles say the same.
        signals: what speaks for it and against it, by name; `weights.json` says which of them make the score.
        head: the head row of the table whose row the quote opens with.
    """

    text: str
    citation: Citation
    score: float
    speaker: Mention | None = None
    reported_by: Mention | None = None
    when: Mention | None = None
    side: Mention | None = None
    also_in: tuple[Citation, ...] = ()
    signals: Mapping[str, float] = field(default_factory=dict)
    head: Mention | None = None


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A found passage: its words, where they stand, and how well it fits.

    The score of a search's passage is the probability, 0 to 1, that it holds what answers,
    that of an answer's the mean of its similarities to the question, -1 to 1.
    """

    text: str
    citation: Citation
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer made of quotes, or the statement that the articles do not answer.

    Attributes:
        question: as asked.
        outcome: answered, uncertain or abstained.
        quotes: best evidence first, of several things asked in their order; empty when abstained.
        passages: what was retrieved, nearest first.
        confidence: calibrated probability, 0 to 1, that the likeliest sentence answers; the mean of these where
            several things are asked.
        notes: what the question was taken to mean, in fixed framing.
        timings: milliseconds by stage, and their `total`.
        meant: the question as it was read; what to ask for the same answer without the history.
        replaced: (written, read) of every word of a follow-up that was replaced.
        asked_for: what kinds of thing the question asks for, such as "number" or "reason".
        arrangement: how the quotes stand to each other.
        among: ids of the documents that were asked; empty for all.
        suggestions: what could be asked instead, where nothing answers.
        missing: what of the question no passage has, in fixed framing; of an answer that is doubtful or none.
    """

    question: str
    outcome: Outcome
    quotes: tuple[Quote, ...]
    passages: tuple[PassageHit, ...]
    confidence: float
    notes: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    meant: str = ""
    replaced: tuple[tuple[str, str], ...] = ()
    asked_for: tuple[str, ...] = ()
    arrangement: Arrangement = Arrangement.TOGETHER
    among: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

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
        if self.arrangement is Arrangement.SIDES:
            return ANSWERED_BY_SIDES
        if self.arrangement is Arrangement.TIMELINE:
            return ANSWERED_OVER_TIME
        cited = (citation for quote in self.quotes for citation in (quote.citation, *quote.also_in))
        one_text = len({citation.sha256 for citation in cited}) == 1  # a copy is no second source
        return ANSWERED_BY_ONE if one_text else ANSWERED

    @property
    def support(self) -> str:
        """The confidence in words; where it is high and a part of what is asked is doubtful, these."""
        words = confidence_in_words(self.confidence)
        doubted = self.outcome is Outcome.UNCERTAIN and words != confidence_in_words(0)
        return IN_PART if doubted else words

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
            "meant": self.meant,
            "replaced": [list(pair) for pair in self.replaced],
            "asked_for": list(self.asked_for),
            "arrangement": str(self.arrangement),
            "among": list(self.among),
            "suggestions": list(self.suggestions),
            "missing": list(self.missing),
        }
