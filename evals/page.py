"""The report as one page: figures, plots and what went wrong. Everything that is not markup is escaped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from evals.failures import failures
from evals.plots import PlotTitles, plots_of
from evals.question import Item
from evals.report import KIND_FIGURES, cell, estimate_cells
from evals.results import Result
from evals.summary import Summary

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --soft: #d9d9d2; --mark: #2f5d8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e4; --paper: #17181a; --soft: #3a3c40; --mark: #7fb0e0; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
th, td { border-bottom: 1px solid var(--soft); padding: .2rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; } figcaption { font-weight: 600; }
svg { max-width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); }
.bar, .dot { fill: var(--mark); } .track { fill: var(--soft); opacity: .5; }
.line { fill: none; stroke: var(--mark); stroke-width: 2; } .grid { stroke: var(--soft); }
.ideal { stroke: var(--ink); stroke-dasharray: 4 4; }
article { border-top: 1px solid var(--soft); padding: .5rem 0; } article h4 { margin: 0; }
article p { margin: .2rem 0; } blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .7rem;
  border-left: 3px solid var(--soft); } blockquote.wanted { border-color: var(--mark); }
.small { opacity: .75; font-size: .9em; }
"""

_TITLES = PlotTitles(
    "Right by kind: first quote hits, or rightly silent",
    "Risk over coverage: how often wrong, if only the surest are answered",
    "Reliability: confidence that the first quote is right",
)


def page(runs: Sequence[tuple[Summary, Sequence[Result]]], listed: Collection[str]) -> str:
    """The whole page.

    Args:
        runs: the sets with their results.
        listed: the sets whose failures are shown; of the others only figures are.
    """
    sections = [_section(summary, results, summary.name in listed) for summary, results in runs]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Pincite: evaluation</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>Pincite: evaluation</h1>\n{''.join(sections)}</body></html>\n"
    )


def _section(summary: Summary, results: Sequence[Result], with_failures: bool) -> str:
    title = f"{summary.name}: {summary.count} questions, {summary.unanswerable} of them unanswerable"
    return (
        f"<section><h2>{escape(title)}</h2>\n"
        f"{_figures(summary)}\n"
        f'<div class="plots">{plots_of(summary, results, _TITLES)}</div>\n{_kinds(summary)}\n'
        f"{_failures(results) if with_failures else ''}</section>\n"
    )


def _figures(summary: Summary) -> str:
    head = ["figure", "value", "95 % interval", "change", "95 % interval of the change"]
    rows = [[name, *estimate_cells(name, one)] for name, one in summary.overall.items()]
    width = 5 if summary.compared else 3
    return _table(head[:width], [row[:width] for row in rows])


def _kinds(summary: Summary) -> str:
    rows = [
        [kind, str(summary.counts[kind]), *(cell(name, values.get(name)) for name in KIND_FIGURES)]
        for kind, values in summary.kinds.items()
    ]
    return "<h3>By kind</h3>" + _table(["kind", "questions", *KIND_FIGURES.values()], rows)


def _failures(results: Sequence[Result]) -> str:
    found = failures(results)
    articles = "\n".join(_failure(str(fault), result) for fault, result in found)
    return f"<h3>{len(found)} of {len(results)} questions with a fault</h3>\n{articles}\n"


def _failure(fault: str, result: Result) -> str:
    question = result.question
    history = "".join(f'<p class="small">before: {escape(earlier)}</p>' for earlier in question.history)
    quoted = "".join(f"<blockquote>{escape(quote.text)}</blockquote>" for quote in result.quotes)
    return (
        f"<article><h4>{escape(question.text)}</h4>{history}"
        f'<p class="small">{escape(question.id)} · {escape(question.kind)} · {escape(fault)} · '
        f"{escape(result.outcome)} at confidence {result.confidence:.2f}</p>"
        f"{'<p>Quoted:</p>' if quoted else ''}{quoted}"
        f"{'<p>Wanted:</p>' if question.items else ''}{''.join(map(_wanted, question.items))}</article>"
    )


def _wanted(item: Item) -> str:
    words = item.texts or tuple(map(str, item.spans))
    return " or ".join(f'<blockquote class="wanted">{escape(text)}</blockquote>' for text in words)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'
