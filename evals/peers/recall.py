"""Recall of gold spans by returned chunks, whatever their size.

    recall@k = Σ |{items held by one of the k chunks}| / Σ |items|

A chunk holds an item when all characters of one of the item's spans lie inside
it. Chunks come as words, not as spans, and some peers fold white space, so both
are compared without it: a chunk stands where its other characters stand.

Because chunks differ in size, the same is taken over the first 2,000 characters
returned: chunks after those are left out, the one that crosses the limit is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from evals.peers.adapter import Article, Chunk
from evals.question import Item, Question
from evals.spans import Span, contains

BUDGET = 2_000  # characters


class Texts:
    """Articles without their white space."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._solid: dict[str, str] = {}
        self._before: dict[str, list[int]] = {}  # solid characters before each place
        for article in articles:
            self._solid[article.id] = _solid(article.text)
            self._before[article.id] = list(accumulate((not c.isspace() for c in article.text), initial=0))

    def solid_span(self, span: Span) -> Span:
        """A span of an article's text as a span of its solid characters."""
        before = self._before[span.document]
        return Span(span.document, before[span.start], before[span.end])

    def places(self, chunk: Chunk) -> list[Span]:
        """Everywhere a chunk's words stand in their article, in solid characters.

        Raises:
            ValueError: nowhere.
        """
        words, text = _solid(chunk.text), self._solid[chunk.article]
        found = []
        at = text.find(words) if words else -1
        while at >= 0:
            found.append(Span(chunk.article, at, at + len(words)))
            at = text.find(words, at + 1)
        if words and not found:
            raise ValueError(f"{chunk.article}: what was returned does not stand in it: {chunk.text[:60]!r}…")
        return found


def recall(questions: Sequence[Question], answers: Sequence[Sequence[Chunk]], texts: Texts) -> float:
    """The share of all questions' items that their chunks hold."""
    held = items = 0
    for question, chunks in zip(questions, answers, strict=True):
        places = [place for chunk in chunks for place in texts.places(chunk)]
        held += sum(_holds(places, item, texts) for item in question.items)
        items += len(question.items)
    return held / items if items else 0.0


def within(chunks: Sequence[Chunk], budget: int = BUDGET) -> list[Chunk]:
    """The first characters returned, at most `budget` of them."""
    kept: list[Chunk] = []
    for chunk in chunks:
        kept.append(Chunk(chunk.article, chunk.text[:budget]))
        budget -= len(chunk.text)
        if budget <= 0:
            break
    return kept


def _holds(places: Sequence[Span], item: Item, texts: Texts) -> bool:
    return any(contains(place, texts.solid_span(span)) for span in item.spans for place in places)


def _solid(text: str) -> str:
    return "".join(text.split())
