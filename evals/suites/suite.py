"""What a benchmark suite is, and how its figures are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from evals.libraries import kept_library
from evals.metrics.bootstrap import draws, interval, pooled_values
from evals.report import cell, estimate_cells, table
from evals.suites.data import documents
from evals.summary import Estimate, Summary
from rag import Assistant

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Suite:
    """A benchmark.

    Attributes:
        name: as on the command line.
        folder: of its data.
        measures: in a few words.
        run: its folder, the most questions to ask, what to tell progress to; gives the figures.
        known: figures of other systems to hold the result against, in words.
        unit: what it counts.
        needs: folders of other suites' data that it looks into.
    """

    name: str
    folder: str
    measures: str
    run: Callable[[Path, int | None, Progress], Summary]
    known: Mapping[str, str] = field(default_factory=dict)
    unit: str = "questions"
    needs: tuple[str, ...] = ()


def suite_assistant(name: str, data: Path) -> Assistant:
    """An assistant over the suite's documents, and no others."""
    return Assistant(kept_library(name, documents(data)))


def summarise_scores(name: str, scores: Mapping[str, Sequence[float]], kinds: Sequence[str] = ()) -> Summary:
    """Means over questions of scores by figure, with intervals, and by kind where kinds are given."""
    count = max((len(values) for values in scores.values()), default=0)
    drawn, ones = draws(count), np.ones(count)
    overall = {
        figure: Estimate(_mean(values), interval(pooled_values(np.array(values, dtype=float), ones, drawn)))
        for figure, values in scores.items()
    }
    numbers = {kind: [place for place, one in enumerate(kinds) if one == kind] for kind in sorted(set(kinds))}
    return Summary(
        name=name,
        count=count,
        unanswerable=0,
        overall=overall,
        kinds={
            kind: {figure: _mean([values[place] for place in places]) for figure, values in scores.items()}
            for kind, places in numbers.items()
        },
        counts={kind: len(places) for kind, places in numbers.items()},
    )


def suite_report(suite: Suite, summary: Summary) -> str:
    """A suite's figures as a Markdown table, beside what is known of other systems."""
    lines = [f"## {suite.name}: {summary.count} {suite.unit}; {suite.measures}", ""]
    rows = [
        [name, *estimate_cells(name, estimate)[:2], suite.known.get(name, "")]
        for name, estimate in summary.overall.items()
    ]
    lines += [table(["figure", "value", "95 % interval", "others"], rows), ""]
    if len(summary.kinds) > 1:
        kinds = [
            [kind, str(summary.counts[kind]), *(cell(name, value) for name, value in values.items())]
            for kind, values in summary.kinds.items()
        ]
        lines += [table(["part", suite.unit, *summary.overall], kinds), ""]
    return "\n".join(lines)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
