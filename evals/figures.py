"""The figures a run is summed up in: each a metric with its name and how it is resampled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from evals.metrics.abstention import abstention_f1, abstention_precision, abstention_recall
from evals.metrics.answer_size import characters_per_answer, quotes_per_answer
from evals.metrics.auroc import auroc
from evals.metrics.bootstrap import Draws, pooled_values
from evals.metrics.calibration import calibration_error, error_by_chance
from evals.metrics.citation_precision import citation_precision, citation_precision_all, touches
from evals.metrics.citation_recall import citation_recall
from evals.metrics.first_quote_hit import first_quote_hit, forced_quote_hit
from evals.metrics.recall_at_k import recall_at_k
from evals.metrics.reciprocal_rank import passage_reciprocal_rank
from evals.metrics.risk_coverage import aurc
from evals.metrics.share import Share, pooled
from evals.metrics.span_hit import forced_span_hit, span_hit
from evals.metrics.ties import Floats
from evals.metrics.verbatim_rate import verbatim_rate
from evals.metrics.wrongly_silent import wrongly_silent
from evals.results import Result


class Figure(Protocol):
    """A named number over a run's results."""

    @property
    def name(self) -> str: ...

    @property
    def decimals(self) -> int: ...

    @property
    def comparable(self) -> bool: ...

    def of(self, results: Sequence[Result]) -> float | None:
        """The figure, or None where it is not defined (no question counts)."""

    def resampled(self, results: Sequence[Result], drawn: Draws) -> Floats:
        """The figure on every draw of the bootstrap; not a number where undefined."""


@dataclass(frozen=True)
class PooledFigure:
    """Parts over wholes, summed over the questions.

    `comparable` is False where a kept run, which another machine may have made, tells nothing.
    """

    name: str
    share: Callable[[Result], Share]
    decimals: int = 3
    comparable: bool = True

    def of(self, results: Sequence[Result]) -> float | None:
        return pooled(map(self.share, results))

    def resampled(self, results: Sequence[Result], drawn: Draws) -> Floats:
        shares = np.array([self.share(result) for result in results], dtype=float).reshape(-1, 2)
        return pooled_values(shares[:, 0], shares[:, 1], drawn)


@dataclass(frozen=True)
class ConfidenceFigure:
    """A function of the confidences and of what they should foretell.

    `resampling` is False where the bootstrap misleads: a draw's bins are noisier
    than the sample's, so that the draws of a calibration error are all too high.
    """

    name: str
    statistic: Callable[[Floats, Floats], float | None]
    truth: Callable[[Result], bool]
    decimals: int = 3
    resampling: bool = True
    comparable: bool = True

    def of(self, results: Sequence[Result]) -> float | None:
        return self.statistic(*self._arrays(results))

    def resampled(self, results: Sequence[Result], drawn: Draws) -> Floats:
        if not self.resampling:
            return np.full(len(drawn), np.nan)
        confidences, truths = self._arrays(results)
        values = (self.statistic(confidences[row], truths[row]) for row in drawn)
        return np.array([np.nan if value is None else value for value in values], dtype=float)

    def _arrays(self, results: Sequence[Result]) -> tuple[Floats, Floats]:
        confidences = np.array([result.confidence for result in results], dtype=float)
        return confidences, np.array([self.truth(result) for result in results], dtype=float)


def answerable(result: Result) -> bool:
    """Whether the articles answer at all: what silence is to tell."""
    return result.question.answerable


def correct(result: Result) -> bool:
    """What a confidence claims: that what is (or would be) quoted first is right."""
    return result.forced is not None and touches(result.forced.span, result.question.gold)


def _milliseconds(result: Result) -> Share:
    return Share(result.milliseconds, 1)


FIGURES: tuple[Figure, ...] = (
    PooledFigure("verbatim_rate", verbatim_rate),
    PooledFigure("first_quote_hit", first_quote_hit),
    PooledFigure("forced_quote_hit", forced_quote_hit),
    PooledFigure("citation_recall", citation_recall),
    PooledFigure("citation_precision", citation_precision),
    PooledFigure("citation_precision_all", citation_precision_all),
    PooledFigure("abstention_precision", abstention_precision),
    PooledFigure("abstention_recall", abstention_recall),
    PooledFigure("abstention_f1", abstention_f1),
    PooledFigure("wrongly_silent", wrongly_silent),
    ConfidenceFigure("auroc", auroc, answerable),
    ConfidenceFigure("ece", calibration_error, correct, resampling=False),
    ConfidenceFigure("ece_by_chance", error_by_chance, correct, resampling=False),
    ConfidenceFigure("ece_answerable", calibration_error, answerable, resampling=False),
    ConfidenceFigure("aurc", aurc, correct),
    PooledFigure("recall@1", partial(recall_at_k, k=1)),
    PooledFigure("recall@5", partial(recall_at_k, k=5)),
    PooledFigure("recall@10", partial(recall_at_k, k=10)),
    PooledFigure("mrr", passage_reciprocal_rank),
    PooledFigure("quotes_per_answer", quotes_per_answer, decimals=2),
    PooledFigure("characters_per_answer", characters_per_answer, decimals=0),
    PooledFigure("milliseconds", _milliseconds, decimals=1, comparable=False),
)

SPAN_FIGURES: tuple[Figure, ...] = (
    PooledFigure("span_hit", span_hit),
    PooledFigure("forced_span_hit", forced_span_hit),
)

_NAMED = {figure.name: figure for figure in (*FIGURES, *SPAN_FIGURES)}


def figure(name: str) -> Figure:
    """The figure of that name."""
    return _NAMED[name]


def decimals(name: str) -> int:
    """How many decimals a figure is printed with."""
    return _NAMED[name].decimals if name in _NAMED else 3
