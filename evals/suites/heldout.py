"""Which Wikipedia articles may be used for scoring, where others were trained on.

`squad2_heldout_docs.json`, a list of document ids of the `squad2` suite, names
the articles that the evidence reader was not trained on. The weights of the signals
were fitted on some of their questions. Without the file all are used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evals.question import Question, records

HELD_OUT = Path(__file__).resolve().parent / "squad2_heldout_docs.json"


def held_out(path: Path = HELD_OUT) -> set[str] | None:
    """The ids of the held-out articles; None when all may be used."""
    return set(map(str, json.loads(path.read_text(encoding="utf-8")))) if path.is_file() else None


def only_about(questions: Sequence[Question], documents: set[str] | None) -> list[Question]:
    """The questions that belong to these documents."""
    return [question for question in questions if documents is None or documents.issuperset(question.sources)]


def same_titled(data: Path, other: Path, allowed: set[str] | None) -> set[str] | None:
    """The ids in `data` of the articles that are `allowed` in `other`: the same article has the same title.

    Those that `other` does not have may have been trained on from elsewhere.
    """
    if allowed is None:
        return None
    titles = {record["title"] for record in records(other / "docs.jsonl") if record["id"] in allowed}
    return {record["id"] for record in records(data / "docs.jsonl") if record["title"] in titles}
