"""Runs as JSON: the figures for reading, the results as bare spans for comparing later runs with.

No question and no article text is in it, so that a kept run gives nothing away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.question import Question
from evals.results import Quoted, Result
from evals.spans import Span
from evals.summary import Estimate, Summary
from rag import InputError
from rag.weights import SMALL

FORMAT = 1


class KeptRunError(InputError):
    """A file is not a kept run."""


def to_json(runs: Sequence[tuple[Summary, Sequence[Result]]], reader: str) -> str:
    """The runs with their summaries and the reader they were made with, one result a line."""
    documents = sorted({span.document for _, results in runs for result in results for span in _spans(result)})
    number = {document: place for place, document in enumerate(documents)}
    head = {"format": FORMAT, "reader": reader, "documents": documents}
    lines = [json.dumps(head, ensure_ascii=False)[:-1] + ', "sets": {']
    for place, (summary, results) in enumerate(runs):
        lines.append(f'{json.dumps(summary.name)}: {json.dumps(_figures(summary))[:-1]}, "results": [')
        lines.append(",\n".join(json.dumps(_record(result, number)) for result in results))
        lines.append("]}" + ("," if place + 1 < len(runs) else ""))
    return "\n".join([*lines, "}}", ""])


def from_json(path: Path, questions: Mapping[str, Sequence[Question]]) -> dict[str, list[Result]]:
    """The results of a kept run by set; those to questions that are no more are left out.

    Raises:
        KeptRunError: the file cannot be read, or is not a kept run.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["format"] != FORMAT:
            raise KeptRunError(f"{path}: kept in format {kept['format']}, this is format {FORMAT}; keep a new run")
        documents = kept["documents"]
        found = {}
        for name, asked in questions.items():
            known = {question.id: question for question in asked}
            records = kept["sets"].get(name, {}).get("results", [])
            found[name] = [_result(one, known[one["id"]], documents) for one in records if one["id"] in known]
        return found
    except OSError as error:
        raise KeptRunError(f"{path}: cannot be read ({error.strerror})") from error
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        raise KeptRunError(f"{path}: not a kept run ({type(error).__name__}: {error})") from error


def reader_of(path: Path) -> str:
    """The reader that a kept run was made with; the small one, where it was kept before there was another."""
    return str(json.loads(path.read_text(encoding="utf-8")).get("reader", SMALL))


def _spans(result: Result) -> list[Span]:
    forced = [result.forced.span] if result.forced else []
    return [*result.quoted, *result.passages, *forced]


def _figures(summary: Summary) -> dict[str, Any]:
    return {
        "questions": summary.count,
        "unanswerable": summary.unanswerable,
        "figures": {name: _estimate(estimate) for name, estimate in summary.overall.items()},
        "kinds": {
            kind: {"questions": summary.counts[kind], **{name: _rounded(value) for name, value in values.items()}}
            for kind, values in summary.kinds.items()
        },
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    record: dict[str, Any] = {"value": _rounded(estimate.value)}
    if estimate.interval:
        record["ci95"] = [_rounded(bound) for bound in estimate.interval]
    if estimate.change is not None:
        record["change"] = _rounded(estimate.change)
        if estimate.change_interval:
            record["change_ci95"] = [_rounded(bound) for bound in estimate.change_interval]
    return record


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _record(result: Result, number: Mapping[str, int]) -> dict[str, Any]:
    def plain(span: Span) -> list[int]:
        return [number[span.document], span.start, span.end]

    return {
        "id": result.question.id,
        "outcome": result.outcome,
        "confidence": round(result.confidence, 6),
        "quotes": [plain(span) for span in result.quoted],
        "altered": [place for place, quote in enumerate(result.quotes) if not quote.verbatim],
        "passages": [plain(span) for span in result.passages],
        "forced": plain(result.forced.span) if result.forced else None,
        "milliseconds": result.milliseconds,
    }


def _result(record: dict[str, Any], question: Question, documents: list[str]) -> Result:
    def span(plain: list[int]) -> Span:
        return Span(documents[plain[0]], plain[1], plain[2])

    altered = set(record["altered"])
    return Result(
        question=question,
        outcome=record["outcome"],
        confidence=record["confidence"],
        quotes=tuple(
            Quoted(span(plain), verbatim=place not in altered) for place, plain in enumerate(record["quotes"])
        ),
        passages=tuple(span(plain) for plain in record["passages"]),
        forced=Quoted(span(record["forced"])) if record["forced"] else None,
        milliseconds=record["milliseconds"],
    )
