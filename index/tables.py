"""Rows of Markdown tables: each is a sentence of its own."""

from __future__ import annotations

import re

_ROW = re.compile(r"\|.*\w.*\|")
_CELLS = re.compile(r"\S \| \S")  # of a row that has no bars at its ends
_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")


def is_row(paragraph: str) -> bool:
    """Whether a line is a row with words or figures in it: "| Employees | 3,914 |"."""
    return bool(_ROW.fullmatch(paragraph.strip()))


def is_rule(paragraph: str) -> bool:
    """Whether a line is the rule under a table's head: "|---|--:|"."""
    return bool(_RULE.fullmatch(paragraph.strip()))


def is_cells(paragraph: str) -> bool:
    """Whether a line may be a row that has no bars at its ends: "Employees | 3,914"; in a table only is it one."""
    return bool(_CELLS.search(paragraph))
