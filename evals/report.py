"""The report for the terminal: Markdown tables that are as readable before rendering as after."""

from __future__ import annotations

from collections.abc import Sequence

from evals.failures import failures
from evals.figures import decimals
from evals.metrics.bootstrap import Interval
from evals.question import Item
from evals.results import Result
from evals.summary import Estimate, Summary

KIND_FIGURES = {  # by kind, under shorter names so that the table fits
    "first_quote_hit": "first",
    "forced_quote_hit": "forced",
    "citation_recall": "recall",
    "citation_precision_all": "precision",
    "wrongly_silent": "wrongly silent",
    "abstention_recall": "rightly silent",
    "recall@5": "recall@5",
    "mrr": "mrr",
    "quotes_per_answer": "quotes",
    "characters_per_answer": "characters",
}
NOTHING = "–"


def report(summary: Summary) -> str:
    """A set's figures: overall with intervals, then by kind."""
    lines = [f"## {summary.name}: {summary.count} questions, {summary.unanswerable} of them unanswerable", ""]
    head = ["figure", "value", "95 % interval"]
    rows = [[name, *estimate_cells(name, estimate)] for name, estimate in summary.overall.items()]
    if summary.compared:
        head += ["change", "95 % interval of the change"]
    else:
        rows = [row[:3] for row in rows]
    lines += [table(head, rows), ""]
    if summary.compared:
        lines += [f"Changes are since the kept run, over the {summary.compared} questions that both answered.", ""]
    every = [summary.name, str(summary.count), *(cell(n, summary.overall[n].value) for n in KIND_FIGURES)]
    kinds = [
        [kind, str(summary.counts[kind]), *(cell(name, values[name]) for name in KIND_FIGURES)]
        for kind, values in summary.kinds.items()
    ]
    lines += [table(["kind", "questions", *KIND_FIGURES.values()], [every, *kinds]), ""]
    return "\n".join(lines)


def failure_list(name: str, results: Sequence[Result]) -> str:
    """The questions that went wrong, with what was quoted and what should have been."""
    found = failures(results)
    lines = [f"## {name}: {len(found)} of {len(results)} questions with a fault", ""]
    for fault, result in found:
        asked = " / ".join([*result.question.history, result.question.text])
        lines.append(f"- **{result.question.id}** ({result.question.kind}) {asked}")
        lines.append(f"  {fault}; {result.outcome} at confidence {result.confidence:.2f}")
        lines += [f"  - quoted: {_one_line(quote.text)}" for quote in result.quotes]
        lines += [f"  - wanted: {wanted(item)}" for item in result.question.items]
    return "\n".join([*lines, ""])


def wanted(item: Item) -> str:
    """The words an answer should have quoted."""
    others = len(item.texts) - 1
    tail = f" (or {others} other passage{'s' if others > 1 else ''})" if others else ""
    return (_one_line(item.texts[0]) if item.texts else str(item.spans[0])) + tail


def estimate_cells(name: str, estimate: Estimate) -> list[str]:
    """Value, interval, change and interval of the change; starred when the change is not by chance."""
    change = NOTHING if estimate.change is None else _signed(name, estimate.change)
    beyond_chance = estimate.change_interval and (estimate.change_interval.low > 0 or estimate.change_interval.high < 0)
    return [
        cell(name, estimate.value),
        _bounds(name, estimate.interval),
        change + ("*" if beyond_chance else ""),
        _bounds(name, estimate.change_interval, signed=True),
    ]


def cell(name: str, value: float | None) -> str:
    """A figure's value as it is printed."""
    return NOTHING if value is None else f"{value:.{decimals(name)}f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with padded cells: names to the left, figures to the right."""
    cells = [[text.replace("|", "\\|") for text in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    rule = ["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]
    top, *body = ("| " + " | ".join(_padded(row, widths)) + " |" for row in cells)
    return "\n".join([top, f"|{'|'.join(rule)}|", *body])


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *rest = row
    return [first.ljust(widths[0]), *(text.rjust(width) for text, width in zip(rest, widths[1:], strict=True))]


def _bounds(name: str, bounds: Interval | None, signed: bool = False) -> str:
    if bounds is None:
        return NOTHING
    printed = _signed if signed else cell
    return f"{printed(name, bounds.low)} to {printed(name, bounds.high)}"


def _signed(name: str, value: float) -> str:
    rounded = round(value, decimals(name)) + 0.0  # no minus before a zero
    return f"{rounded:+.{decimals(name)}f}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
