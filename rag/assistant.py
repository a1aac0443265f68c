"""The assistant: a library opened for asking.

>>> from rag import Assistant
>>> assistant = Assistant.open()
>>> answer = assistant.ask("How many troops will be sent?")
>>> [(quote.text, quote.citation.fragment) for quote in answer.quotes]
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.library import Library
from index.words import content_terms
from rag.answer import Answer, Outcome, PassageHit, Quote
from rag.citation import cite
from rag.evidence import Candidate, weigh
from rag.question import checked, understand
from rag.retrieve import Retrieved, retrieve

PASSAGES = 12


class Assistant:
    """Answers questions from one library with quotes alone."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @classmethod
    def open(cls, path: str | Path | None = None) -> Assistant:
        """Opens a library for asking; with no path the default one, made from the seeds if need be.

        Raises:
            LibraryMissingError: there is no library at the path.
            LibraryFormatError: another version of Pincite made it.
        """
        return cls(Library.open_default() if path is None else Library.open(Path(path)))

    def close(self) -> None:
        self.library.close()

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answers a question.

        Args:
            question: in the reader's words.
            history: the conversation's earlier questions, oldest first.

        Raises:
            QuestionError: an empty or unreadable question.
            TooLongError: a question over the limit.
        """
        stages = _Stages()
        with stages("understand"):
            understood = understand(question, history)
        with stages("encode"):
            vector = self.library.encoder.encode([understood.meant])[0]
        with stages("retrieve"):
            passages = retrieve(self.library, understood.terms, vector, PASSAGES)
        with stages("weigh"):
            candidates = weigh(self.library, understood.terms, vector, passages)
        with stages("quote"):
            quotes = tuple(_quote(candidate) for candidate in candidates[:2])
            hits = tuple(self._hit(passage) for passage in passages)
        confidence = candidates[0].score if candidates else 0.0
        outcome = Outcome.ANSWERED if confidence >= 0.4 else Outcome.ABSTAINED
        return Answer(
            question=question,
            outcome=outcome,
            quotes=() if outcome is Outcome.ABSTAINED else quotes,
            passages=hits,
            confidence=confidence,
            notes=understood.notes,
            timings=stages.timings(),
        )

    def search(self, query: str, k: int = 10) -> list[PassageHit]:
        """The k nearest passages to a query, best first.

        Raises:
            QuestionError: an empty or unreadable query, or a k under 1.
        """
        query = checked(query)
        vector = self.library.encoder.encode([query])[0]
        return [self._hit(found) for found in retrieve(self.library, content_terms(query), vector, k)]

    def _hit(self, found: Retrieved) -> PassageHit:
        record = self.library.catalog.document(found.record.document)
        span = found.record.passage
        text = self.library.catalog.text(record.sha256) or ""
        return PassageHit(text[span.start : span.end], cite(record, span.start, span.end), found.score)


def _quote(candidate: Candidate) -> Quote:
    sentence = candidate.sentence
    return Quote(candidate.text, cite(candidate.record, sentence.start, sentence.end), candidate.score)


class _Stages:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self._taken: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self._taken[name] = (time.perf_counter() - started) * 1000

    def timings(self) -> dict[str, float]:
        rounded = {name: round(taken, 2) for name, taken in self._taken.items()}
        return rounded | {"total": round(sum(self._taken.values()), 2)}
