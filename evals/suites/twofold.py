"""Two questions of SQuAD 2.0 asked in one breath: to answer both, and to know when neither is answered.

Questions on one paragraph are paired, those that it answers with each other and those that it does not with each
other: "Who built it, and when was it sold?". Of the first both answers must be quoted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from evals.figures import figure
from evals.question import Question, records
from evals.runner import run
from evals.spans import overlap
from evals.suites.data import questions, sample
from evals.suites.heldout import held_out, only_about
from evals.suites.squad2 import FOLDER
from evals.suites.squad2 import NAME as SQUAD2
from evals.suites.suite import Progress, Suite, suite_assistant
from evals.summary import Summary, summarise

NAME = "twofold"
FIGURES = (
    "citation_recall",
    "citation_precision",
    "first_quote_hit",
    "auroc",
    "abstention_f1",
    "wrongly_silent",
    "verbatim_rate",
    "milliseconds",
)
SAMPLE = 400
_OPENS = re.compile(
    r"(?:(?:In|On|At|By|For|From|To|With) )?(?:[Ww]ho|[Ww]hat|[Ww]hen|[Ww]here|[Ww]hy|[Ww]hich|[Hh]ow)\b"
)


def score(data: Path, limit: int | None, progress: Progress) -> Summary:
    homes = {record["id"]: record["meta"]["passage_id"] for record in records(data / "questions.jsonl")}
    paragraphs: dict[str, list[Question]] = defaultdict(list)
    for question in only_about(questions(data, "phrase"), held_out()):
        paragraphs[homes[question.id]].append(question)
    paired = [pair for asked in paragraphs.values() for pair in pairs(asked)]
    assistant = suite_assistant(SQUAD2, data)
    try:
        results = run(assistant, sample(paired, min(SAMPLE, limit or SAMPLE)), progress)
    finally:
        assistant.close()
    return summarise(NAME, results, figures=[figure(name) for name in FIGURES])


def pairs(asked: Sequence[Question]) -> Iterator[Question]:
    """Questions on one paragraph two by two, each once at most."""
    left = [question for question in asked if _OPENS.match(question.text)]
    while left:
        one = left.pop(0)
        other = next((other for other in left if _may_be_asked_with(one, other)), None)
        if other is not None:
            left.remove(other)
            text = f"{one.text.rstrip(' ?')}, and {other.text[:1].lower()}{other.text[1:]}"
            yield replace(one, id=f"{one.id}+{other.id}", text=text, items=one.items + other.items)


def _may_be_asked_with(one: Question, other: Question) -> bool:
    """Whether both are answered, at different places, or neither is."""
    if not one.answerable or not other.answerable:
        return one.answerable == other.answerable
    return not any(overlap(a, b) for a in one.gold for b in other.gold)


TWOFOLD = Suite(NAME, FOLDER, "two questions asked in one breath, both told or neither", score)
