"""Asks the assistant every question of a set and keeps what it gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.question import Question
from evals.results import Quoted, Result
from evals.spans import Span
from index.document import sha256_of
from rag import Answer, Assistant, Citation, Quote

PASSAGES_KEPT = 10  # as deep as the figures look


def run(
    assistant: Assistant, questions: Sequence[Question], progress: Callable[[int, int], None] | None = None
) -> list[Result]:
    """One result a question, in order.

    Args:
        assistant: what is scored, through the methods a script would use.
        questions: what is asked; each on its own, after its own history.
        progress: told how many of how many are done.
    """
    stored = _Stored(assistant)
    results = []
    for number, question in enumerate(questions, 1):
        answer = assistant.ask(question.text, question.history)
        forced = answer.quotes[0] if answer.quotes else _best_weighed(assistant, question)
        results.append(_result(question, answer, forced, stored))
        if progress:
            progress(number, len(questions))
    return results


def missing(assistant: Assistant, questions: Sequence[Question]) -> list[str]:
    """The documents the questions point into that the library does not hold word for word."""
    stored = _Stored(assistant)
    current = {record.id: record.sha256 for record in assistant.library.documents()}
    lacking = set()
    for question in questions:
        for item in question.items:
            for span, words in zip(item.spans, item.texts, strict=True):
                text = stored.text(current.get(span.document, ""))
                if text is None or text[span.start : span.end] != words:
                    lacking.add(span.document)
    return sorted(lacking)


class _Stored:
    """The library's texts, each checked against its digest once."""

    def __init__(self, assistant: Assistant) -> None:
        self._catalog = assistant.library.catalog
        self._texts: dict[str, str | None] = {}

    def text(self, sha256: str) -> str | None:
        if sha256 not in self._texts:
            text = self._catalog.text(sha256)
            self._texts[sha256] = text if text is not None and sha256_of(text) == sha256 else None
        return self._texts[sha256]

    def says(self, citation: Citation, words: str) -> bool:
        text = self.text(citation.sha256)
        return text is not None and text[citation.start : citation.end] == words


def _result(question: Question, answer: Answer, forced: Quote | None, stored: _Stored) -> Result:
    return Result(
        question=question,
        outcome=str(answer.outcome),
        confidence=answer.confidence,
        quotes=tuple(_quoted(quote, stored) for quote in answer.quotes),
        passages=tuple(span_of(hit.citation) for hit in answer.passages[:PASSAGES_KEPT]),
        forced=_quoted(forced, stored) if forced else None,
        milliseconds=answer.timings.get("total", 0.0),
    )


def _best_weighed(assistant: Assistant, question: Question) -> Quote | None:
    ranked = assistant.rank(question.text, question.history)
    return ranked[0] if ranked else None


def _quoted(quote: Quote, stored: _Stored) -> Quoted:
    return Quoted(span_of(quote.citation), quote.text, stored.says(quote.citation, quote.text))


def span_of(citation: Citation) -> Span:
    """The span a citation points at."""
    return Span(citation.document, citation.start, citation.end)
