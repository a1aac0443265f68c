"""The quality view: the last evaluation, as `pincite eval` kept it.

A kept run holds spans and no words; the words are sliced from the articles it was
made on, which are those that Pincite comes with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import HTMLResponse

from evals.failures import failures
from evals.kept import KeptRunError, from_json
from evals.last import BASELINE, shown_run
from evals.libraries import seeds
from evals.plots import PlotTitles, plots_of
from evals.question import SETS, Item, load
from evals.report import cell, estimate_cells
from evals.results import Result
from evals.spans import Span
from evals.summary import Summary, summarise
from index.library import SEEDS
from ui import labels
from ui.dates import readable_date
from ui.quotes import exact, quoted

PATH = "/page/quality"
_TITLES = PlotTitles(labels.QUALITY_BARS, labels.QUALITY_RISK, labels.QUALITY_RELIABILITY)
SHOWN_FAILURES = frozenset({"dev"})  # nobody should learn from the held-out half


def add_quality(app: FastAPI) -> None:
    """Adds the endpoint that the view is filled from."""

    @app.get(PATH, include_in_schema=False)
    def quality() -> HTMLResponse:
        return HTMLResponse(last_evaluation())


def quality_view() -> str:
    """The frame of the view; the page's script fills it when it is opened."""
    return (
        '<section class="pc-view" id="pc-quality" data-testid="quality" hidden>'
        f'<div class="pc-view-head"><h2 tabindex="-1">{escape(labels.QUALITY)}</h2></div>'
        '<div id="pc-quality-body"></div></section>'
    )


def last_evaluation() -> str:
    """The last evaluation as HTML."""
    path = shown_run()
    return _note(labels.QUALITY_NONE) if path is None else _drawn(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _drawn(path: Path, _changed: int) -> str:
    """A kept run as HTML. Its confidence intervals take a second, so it is drawn once for each change of the file."""
    try:
        results = from_json(path, {name: load(file) for name, file in SETS.items()})
    except KeptRunError as error:
        return _note(str(error))
    texts = _texts()
    sections = "".join(_set(name, answered, texts) for name, answered in results.items() if answered)
    return _note(_whence(path)) + _note(labels.QUALITY_MORE) + sections


def _whence(path: Path) -> str:
    if path == BASELINE:
        return labels.QUALITY_SHIPPED
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    return labels.QUALITY_KEPT.format(when=readable_date(made))


def _texts() -> dict[str, str]:
    """The articles the questions are about, by id."""
    return {document.id: document.text for document in seeds()} if SEEDS.is_dir() else {}


def _set(name: str, results: Sequence[Result], texts: Mapping[str, str]) -> str:
    summary = summarise(name, results)
    counts = labels.QUALITY_QUESTIONS.format(count=summary.count, unanswerable=summary.unanswerable)
    return (
        f'<section class="pc-set"><h3>{escape(labels.QUALITY_SETS.get(name, name))}</h3>'
        f'<p class="pc-meta">{escape(counts)}</p>{_headlines(summary)}'
        f'<div class="pc-plots">{plots_of(summary, results, _TITLES)}</div>{_figures(summary)}'
        f"{_failures(results, texts) if name in SHOWN_FAILURES else ''}</section>"
    )


def _headlines(summary: Summary) -> str:
    figures = "".join(
        f"<div><dt>{escape(words)}</dt><dd>{cell(name, summary.overall[name].value)}</dd></div>"
        for name, words in labels.QUALITY_HEADLINES.items()
    )
    return f'<dl class="pc-headlines">{figures}</dl>'


def _figures(summary: Summary) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in labels.QUALITY_FIGURE)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(text)}</td>" for text in estimate_cells(name, estimate)[:2])
        + "</tr>"
        for name, estimate in summary.overall.items()
    )
    table = f'<div class="pc-wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return f"<details><summary>{escape(labels.QUALITY_ALL)}</summary>{table}</details>"


def _failures(results: Sequence[Result], texts: Mapping[str, str]) -> str:
    found = failures(results)
    title = labels.QUALITY_FAILED.format(count=len(found), total=len(results))
    items = "".join(_failure(str(fault), result, texts) for fault, result in found)
    return f'<details class="pc-failed"><summary>{escape(title)}</summary><ol>{items}</ol></details>'


def _failure(fault: str, result: Result, texts: Mapping[str, str]) -> str:
    question = result.question
    before = "".join(
        f'<p class="pc-meta">{exact(labels.QUALITY_BEFORE.format(question=earlier))}</p>'
        for earlier in question.history
    )
    told = f"{question.kind} · {fault} · {result.outcome}, {result.confidence * 100:.0f} %"
    wanted = [_wanted(item, texts) for item in question.items]
    return (
        f'<li>{before}<h4>{exact(question.text)}</h4><p class="pc-meta">{escape(told)}</p><div class="pc-sides">'
        f"{_side(labels.QUALITY_QUOTED, [_words(span, texts) for span in result.quoted])}"
        f"{_side(labels.QUALITY_WANTED, wanted)}</div></li>"
    )


def _side(heading: str, texts: Sequence[str]) -> str:
    quotes = "".join(f"<blockquote>{quoted(text)}</blockquote>" for text in texts)
    return f"<div><h5>{escape(heading)}</h5>{quotes or f'<p>{escape(labels.QUALITY_NOTHING)}</p>'}</div>"


def _wanted(item: Item, texts: Mapping[str, str]) -> str:
    return item.texts[0] if item.texts else _words(item.spans[0], texts)


def _words(span: Span, texts: Mapping[str, str]) -> str:
    return texts.get(span.document, "")[span.start : span.end] or f"{span.document} {span.start}–{span.end}"


def _note(text: str) -> str:
    return f'<p class="pc-lead">{escape(text)}</p>'
