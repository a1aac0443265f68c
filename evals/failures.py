"""Which questions went wrong, and how."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from evals.metrics.citation_recall import citation_recall
from evals.metrics.first_quote_hit import first_quote_hit
from evals.results import Result


class Fault(StrEnum):
    """What is wrong with an answer, gravest first."""

    ALTERED = "a quote does not say what its span says"
    INVENTED = "answered, though the articles do not answer"
    WRONG = "the first quote is beside the point"
    SILENT = "silent, though the articles answer"
    INCOMPLETE = "a part of the answer is missing"


def fault(result: Result) -> Fault | None:
    """The gravest fault of an answer, if it has any."""
    if not all(quote.verbatim for quote in result.quotes):
        return Fault.ALTERED
    if not result.question.answerable:
        return None if result.abstained else Fault.INVENTED
    if result.abstained:
        return Fault.SILENT
    if not first_quote_hit(result).part:
        return Fault.WRONG
    return Fault.INCOMPLETE if citation_recall(result).part < 1 else None


def failures(results: Sequence[Result]) -> list[tuple[Fault, Result]]:
    """The results with a fault, gravest first and by confidence within."""
    found = [(one, result) for result in results if (one := fault(result))]
    gravity = list(Fault)
    return sorted(found, key=lambda pair: (gravity.index(pair[0]), -pair[1].confidence, pair[1].question.id))
