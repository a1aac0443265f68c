"""Questions with their gold spans, and the files that hold them (one JSON object a line)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.spans import Span
from rag import InputError

FOLDER = Path(__file__).resolve().parent / "questions"
SETS = {"dev": FOLDER / "seeds_dev.jsonl", "heldout": FOLDER / "seeds_heldout.jsonl"}
SAME = FOLDER / "same.json"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing an answer must say: the span that says it, and others that say it as well.

    `texts` are the spans' words as the question's author saw them, in the same order.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what was asked before it, and what a right answer quotes.

    Attributes:
        id: unique in its set.
        kind: what sort of question it is, as in `questions/README.md`.
        text: the question in a reader's words.
        history: the conversation's earlier questions, oldest first.
        items: what the answer must cover; empty when the articles do not answer.
        subkind: for unanswerable ones, how far from the articles they are.
        sources: other documents the question belongs to, for suites that choose by document.
    """

    id: str
    kind: str
    text: str
    history: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    subkind: str = ""
    sources: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        return bool(self.items)

    @property
    def gold(self) -> tuple[Span, ...]:
        """Every right span: of all items, alternatives included."""
        return tuple(span for item in self.items for span in item.spans)


def load(path: Path) -> list[Question]:
    """The questions of a file."""
    return [_question(record) for record in records(path)]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line. Only a line feed ends a record.

    Raises:
        InputError: the file cannot be read.
        ValueError: a line of it is not JSON.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        yield from (json.loads(line) for line in lines if line.strip())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def _question(record: dict[str, Any]) -> Question:
    return Question(
        id=record["id"],
        kind=record["kind"],
        text=record["question"],
        history=tuple(record["history"]),
        items=tuple(_item(gold) for gold in record["gold"]),
        subkind=record.get("subkind", ""),
    )


def _item(gold: dict[str, Any]) -> Item:
    every = [gold, *gold.get("alternatives", [])]
    return Item(
        tuple(Span(one["document"], one["start"], one["end"]) for one in every),
        tuple(one["text"] for one in every),
    )
