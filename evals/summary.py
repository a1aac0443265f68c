"""A run summed up: every figure with its confidence interval, by kind, and against a kept run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.figures import FIGURES, Figure
from evals.metrics.bootstrap import Interval, draws, interval
from evals.results import Result

Values = dict[str, float | None]
FEWEST = 5  # questions from which draws tell chance from change


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % confidence interval; and how it changed since the kept run, if there is one."""

    value: float | None
    interval: Interval | None = None
    change: float | None = None
    change_interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A set's figures: over all questions, and by kind.

    `compared` counts the questions that the kept run answered as well; the changes are over those.
    """

    name: str
    count: int
    unanswerable: int
    overall: dict[str, Estimate]
    kinds: dict[str, Values] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    compared: int = 0

    def values(self) -> Values:
        return {name: estimate.value for name, estimate in self.overall.items()}


def summarise(
    name: str, results: Sequence[Result], baseline: Sequence[Result] = (), figures: Sequence[Figure] = FIGURES
) -> Summary:
    """Sums up a run.

    Args:
        name: of the set.
        results: the run.
        baseline: a kept run; questions are paired by id.
        figures: which to compute.
    """
    drawn = draws(len(results))
    overall = {one.name: Estimate(one.of(results), interval(one.resampled(results, drawn))) for one in figures}
    now, before = _paired(results, baseline)
    if now:
        overall = {one.name: _with_change(overall[one.name], one, now, before) for one in figures}
    by_kind: dict[str, list[Result]] = {}
    for result in sorted(results, key=lambda result: result.question.kind):
        by_kind.setdefault(result.question.kind, []).append(result)
    return Summary(
        name=name,
        count=len(results),
        unanswerable=sum(not result.question.answerable for result in results),
        overall=overall,
        kinds={kind: {one.name: one.of(some) for one in figures} for kind, some in by_kind.items()},
        counts={kind: len(some) for kind, some in by_kind.items()},
        compared=len(now),
    )


def _paired(results: Sequence[Result], baseline: Sequence[Result]) -> tuple[list[Result], list[Result]]:
    kept = {result.question.id: result for result in baseline}
    now = [result for result in results if result.question.id in kept]
    return now, [kept[result.question.id] for result in now]


def _with_change(estimate: Estimate, figure: Figure, now: list[Result], before: list[Result]) -> Estimate:
    value_now, value_before = figure.of(now), figure.of(before)
    if value_now is None or value_before is None or not figure.comparable:
        return estimate
    if len(now) < FEWEST:
        return Estimate(estimate.value, estimate.interval, value_now - value_before)
    drawn = draws(len(now))
    differences = figure.resampled(now, drawn) - figure.resampled(before, drawn)
    return Estimate(estimate.value, estimate.interval, value_now - value_before, interval(differences))
