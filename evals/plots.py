"""Plots as inline SVG: no script, no font, no file beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from evals.figures import correct
from evals.metrics.calibration import reliability
from evals.metrics.risk_coverage import risk_coverage
from evals.results import Result
from evals.summary import Summary

WIDTH, HEIGHT = 420, 300
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 12, 44
ROW = 24
LABEL = 130


def bars(title: str, rows: Sequence[tuple[str, float | None, str]]) -> str:
    """Horizontal bars of shares from 0 to 1: label, value, and what to print after it."""
    height = ROW * len(rows) + 8
    span = WIDTH - LABEL - 110
    parts = []
    for number, (label, value, note) in enumerate(rows):
        y = 4 + number * ROW
        length = span * min(max(value or 0.0, 0.0), 1.0)
        shown = "–" if value is None else f"{value:.3f}"
        parts.append(
            f'<text x="{LABEL - 8}" y="{y + 16}" text-anchor="end">{escape(label)}</text>'
            f'<rect class="track" x="{LABEL}" y="{y + 4}" width="{span}" height="{ROW - 8}"/>'
            f'<rect class="bar" x="{LABEL}" y="{y + 4}" width="{length:.1f}" height="{ROW - 8}"/>'
            f'<text x="{LABEL + span + 8}" y="{y + 16}">{shown} {escape(note)}</text>'
        )
    return _svg(title, "".join(parts), height)


def curve(title: str, x_label: str, y_label: str, points: Sequence[tuple[float, float]]) -> str:
    """A line through points in the unit square."""
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return _svg(title, _axes(x_label, y_label) + f'<polyline class="line" points="{path}"/>')


def reliability_diagram(title: str, bins: Sequence[tuple[float, float, int]]) -> str:
    """Mean outcome over mean confidence by bin, against the diagonal of perfect calibration."""
    diagonal = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    line = " ".join(f"{_x(confidence):.1f},{_y(outcome):.1f}" for confidence, outcome, _ in bins)
    dots = "".join(
        f'<circle class="dot" cx="{_x(confidence):.1f}" cy="{_y(outcome):.1f}" r="4">'
        f"<title>confidence {confidence:.2f}, outcome {outcome:.2f}, {count} questions</title></circle>"
        for confidence, outcome, count in bins
    )
    return _svg(title, _axes("confidence", "outcome") + diagonal + f'<polyline class="line" points="{line}"/>' + dots)


def _axes(x_label: str, y_label: str) -> str:
    ticks = []
    for fifth in range(6):
        value = fifth / 5
        ticks.append(
            f'<line class="grid" x1="{_x(0)}" y1="{_y(value):.1f}" x2="{_x(1)}" y2="{_y(value):.1f}"/>'
            f'<text x="{LEFT - 6}" y="{_y(value) + 4:.1f}" text-anchor="end">{value:.1f}</text>'
            f'<text x="{_x(value):.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{value:.1f}</text>'
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    centre = (TOP + HEIGHT - BOTTOM) / 2
    return (
        "".join(ticks)
        + f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_label)}</text>'
        + f'<text transform="translate(12 {centre}) rotate(-90)" text-anchor="middle">{escape(y_label)}</text>'
    )


def _x(value: float) -> float:
    return LEFT + value * (WIDTH - LEFT - RIGHT)


def _y(value: float) -> float:
    return HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM)


def _svg(title: str, content: str, height: int = HEIGHT) -> str:
    name = escape(title, quote=True)
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{name}">'
        f"{content}</svg></figure>"
    )


class PlotTitles(NamedTuple):
    """What the plots of a run are called, which differs from page to page."""

    kinds: str
    risk: str
    reliability: str


def plots_of(summary: Summary, results: Sequence[Result], titles: PlotTitles) -> str:
    """The plots of a run: right by kind, risk over coverage, reliability of the confidence."""
    rows = []
    for kind, values in summary.kinds.items():
        hit, silent = values.get("first_quote_hit"), values.get("abstention_recall")
        rows.append((kind, silent if hit is None else hit, f"of {summary.counts[kind]}"))
    confidences = [result.confidence for result in results]
    right = [float(correct(result)) for result in results]
    return "".join(
        (
            bars(titles.kinds, rows),
            curve(titles.risk, "coverage", "risk", risk_coverage(confidences, right)),
            reliability_diagram(titles.reliability, reliability(confidences, right)),
        )
    )
