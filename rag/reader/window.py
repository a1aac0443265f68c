"""What the evidence reader is given and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.graph import Floats

MAX_SPAN_TOKENS = 30


def after(question: str, earlier: str) -> str:
    """A question that follows another, in the form that the reader knows."""
    return f"{question} ({earlier})"


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of one document; ``title`` may be empty."""

    title: str
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class SentenceTokens:
    """Tokens of one text: vocabulary ids and code-point spans in the text."""

    ids: Sequence[int]
    spans: Sequence[tuple[int, int]]
    continues: Sequence[bool]  # the token continues the word of the token before


@dataclass(frozen=True, slots=True)
class Row:
    """One input of the network: question, title and sentences in word pieces.

    Attributes:
        ids: all pieces, special ones included.
        asked: how many of them belong to the question.
        start: where the first sentence begins.
        lengths: pieces of each sentence, all positive.
    """

    ids: Sequence[int]
    asked: int
    start: int
    lengths: Sequence[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of one window.

    Attributes:
        sentence_logits: one logit per sentence of the window, in its order.
        null_logit: logit of "no sentence of this window answers".
        tokens: the tokens of each sentence.
        span_logits: for each sentence the start and end logits of its tokens, shape (tokens, 2).
        null_span_logit: start plus end logit of the empty answer.
    """

    sentence_logits: list[float]
    null_logit: float
    tokens: Sequence[SentenceTokens]
    span_logits: Sequence[Floats]
    null_span_logit: float

    @property
    def margins(self) -> list[float]:
        """The logit of each sentence less the null logit: above 0 it is likelier to answer than nothing here is."""
        return [logit - self.null_logit for logit in self.sentence_logits]

    def best_span(self, sentence_index: int) -> tuple[int, int, float]:
        """Finds the likeliest answer inside one sentence.

        Args:
            sentence_index: position of the sentence in its window.

        Returns:
            Start and end (exclusive) in code points of the sentence, on word
            borders, and the score: start + end logit less the empty answer's.
            A sentence without tokens gives ``(0, 0, -inf)``.

        Raises:
            IndexError: the window has no such sentence.
        """
        tokens, logits = self.tokens[sentence_index], self.span_logits[sentence_index].tolist()
        best = (0, 0, float("-inf"))
        count = len(tokens.ids)
        for first in range(count):
            if tokens.continues[first]:
                continue
            for last in range(first, min(count, first + MAX_SPAN_TOKENS)):
                if last + 1 < count and tokens.continues[last + 1]:
                    continue
                score = logits[first][0] + logits[last][1] - self.null_span_logit
                if score > best[2]:
                    best = (tokens.spans[first][0], tokens.spans[last][1], score)
        return best


class Reader(Protocol):
    """Reads a question against passages."""

    @property
    def name(self) -> str:
        """What it is asked for by; which of the fitted weights go with what it says (`rag.weights`)."""

    def pieces(self, question: str, title: str, sentences: Sequence[str]) -> int:
        """Word pieces that a window takes with this question."""

    def fits(self, question: str, title: str, sentences: Sequence[str]) -> bool:
        """Whether the window can be read at all."""

    def read(self, question: str, windows: Sequence[Window]) -> list[Reading]:
        """One reading per window, in the order given.

        Raises:
            TooLongError: a window that does not fit.
        """

    def again(self, question: str, windows: Sequence[Window], readings: Sequence[Reading]) -> list[Reading]:
        """The readings of all that was read, after a closer look at some; as they are, where one look is all."""
