"""Readers' marks on answers as evaluation questions (`pincite eval --marks FILE`).

The page keeps a mark as a line of JSON: the question, the spans it was answered
with, and what the reader says is wrong. Where the reader said that the articles do
not answer, or showed the words that do, the mark is a question with known gold and
is scored as any other. Of the rest it is only known which quotes were wrong, so it
is asked whether they are quoted again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.question import Item, Question, records
from evals.results import Result
from evals.spans import Span, shared
from rag import InputError

KIND = "marked"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked answer.

    Attributes:
        question: what was asked, with gold where the reader gave it: of an incomplete answer its quotes as well.
        known: whether the right answer is known, be it that there is none.
        wrong: the spans that were quoted and should not have been.
        incomplete: the spans that were quoted where something was missing.
        silent: whether nothing was quoted and something should have been.
        narrow: whether only some documents were asked; an evaluation asks all.
        versions: (document id, SHA-256) of the texts that its spans stand in.
    """

    question: Question
    known: bool
    wrong: tuple[Span, ...] = ()
    incomplete: tuple[Span, ...] = ()
    silent: bool = False
    narrow: bool = False
    versions: frozenset[tuple[str, str]] = frozenset()


def load_marks(path: Path) -> list[Mark]:
    """The marks of a file; the last of each question counts, apart where only some documents were asked.

    Raises:
        InputError: the file cannot be read, or a line of it is no mark.
    """
    try:
        made = [_mark(record) for record in records(path)]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path}: not a file of marks ({type(error).__name__}: {error})") from error
    latest = {(mark.question.text, mark.question.history, mark.narrow): mark for mark in made}
    return list(latest.values())


def repeated(marks: Sequence[Mark], results: Sequence[Result]) -> list[Result]:
    """The results that make the marked mistake again: a wrong quote touched, nothing added, or silence kept.

    Args:
        marks: those whose right answer is not known.
        results: theirs, in the same order.
    """
    return [result for mark, result in zip(marks, results, strict=True) if _again(mark, result)]


def marks_report(marks: Sequence[Mark], results: Sequence[Result]) -> str:
    """What became of the marks whose right answer is not known, for the terminal."""
    again = repeated(marks, results)
    lines = [f"{len(again)} of {len(marks)} marked mistakes with no right answer given are made again"]
    lines += [f"- {' / '.join([*result.question.history, result.question.text])}" for result in again]
    return "\n".join([*lines, ""])


def _again(mark: Mark, result: Result) -> bool:
    if mark.silent:
        return result.abstained
    if mark.incomplete:
        return set(result.quoted) <= set(mark.incomplete)
    return shared(result.quoted, mark.wrong) > 0


def _mark(record: dict[str, Any]) -> Mark:
    said = record["mark"]
    # What is missing from an incomplete answer does not make its quotes wrong: they are part of the right one.
    lacked = [*record["quotes"], *record["right"]] if said == "incomplete" and record["right"] else record["right"]
    right = tuple(Item((_span(one),), (one["text"],)) for one in lacked)
    unanswerable = said == "unanswerable"
    question = Question(
        id="mark-" + _digest(record),
        kind="unanswerable" if unanswerable else KIND,
        text=record["question"],
        history=tuple(record["history"]),
        items=() if unanswerable else right,
    )
    quoted = tuple(_span(one) for one in record["quotes"])
    known = unanswerable or bool(right)
    wrong, incomplete = ((), quoted) if said == "incomplete" else (quoted, ())
    versions = frozenset((one["document"], one["sha256"]) for one in (*record["quotes"], *record["right"]))
    return Mark(question, known, wrong, incomplete, said == "silent", bool(record["documents"]), versions)


def _span(record: dict[str, Any]) -> Span:
    start, end = record["start"], record["end"]
    if not (isinstance(start, int) and isinstance(end, int)):
        raise TypeError(f"a span's start and end are whole numbers, not {start!r} and {end!r}")
    return Span(record["document"], start, end)


def _digest(record: dict[str, Any]) -> str:
    asked = json.dumps([record["history"], record["question"]], ensure_ascii=False)
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:12]
