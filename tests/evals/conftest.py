"""Small made-up questions and results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evals import run
from evals.question import Item, Question
from evals.results import Quoted, Result
from evals.spans import Span

Maker = Callable[..., Result]


def item(*spans: tuple[int, int], document: str = "d") -> Item:
    """A gold item: the first span, the others its alternatives."""
    return Item(tuple(Span(document, *span) for span in spans), tuple(f"words {a}-{b}" for a, b in spans))


@pytest.fixture(autouse=True)
def _last_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's run is not the last evaluation of this machine."""
    monkeypatch.setattr(run, "last_run", lambda: tmp_path / "last-run.json")


@pytest.fixture
def make() -> Maker:
    """Makes a result; spans are (start, end) in document `d`. Without quotes it is an abstention."""
    number = iter(range(1_000))

    def made(
        items: tuple[Item, ...] = (),
        quotes: tuple[tuple[int, int], ...] = (),
        passages: tuple[tuple[int, int], ...] = (),
        forced: tuple[int, int] | None = None,
        confidence: float = 0.5,
        kind: str = "fact",
        text: str = "A question?",
        altered: bool = False,
    ) -> Result:
        question = Question(f"q-{next(number)}", kind if items else "unanswerable", text, items=items)
        first = forced or (quotes[0] if quotes else None)
        return Result(
            question,
            "answered" if quotes else "abstained",
            confidence,
            tuple(Quoted(Span("d", *quote), f"said {quote[0]}", verbatim=not altered) for quote in quotes),
            tuple(Span("d", *passage) for passage in passages),
            Quoted(Span("d", *first)) if first else None,
            milliseconds=10.0,
        )

    return made
