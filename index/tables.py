"""Rows of Markdown tables: each is a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.document import Sentence

_ROW = re.compile(r"\|.*\w.*\|")
_CELLS = re.compile(r"\S \| \S")  # of a row that has no bars at its ends
_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
_BAR = re.compile(r"(?<!\\)\|")  # between two cells: "a | b"; "a \| b" is one
_NEXT_LINE = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")  # from one line to the next; a blank one ends a table


def is_row(paragraph: str) -> bool:
    """Whether a line is a row with words or figures in it: "| Employees | 3,914 |"."""
    return bool(_ROW.fullmatch(paragraph.strip()))


def is_rule(paragraph: str) -> bool:
    """Whether a line is the rule under a table's head: "|---|--:|"."""
    return bool(_RULE.fullmatch(paragraph.strip()))


def is_cells(paragraph: str) -> bool:
    """Whether a line may be a row that has no bars at its ends: "Employees | 3,914"; in a table only is it one."""
    return bool(_CELLS.search(paragraph))


def cells_of(row: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand, without the space around them.

    >>> row = "| Employees | 3,914 |"
    >>> [row[start:end] for start, end in cells_of(row)]
    ['Employees', '3,914']
    """
    bars = [bar.start() for bar in _BAR.finditer(row)]
    cells = [(start + 1, end) for start, end in pairwise([-1, *bars, len(row)])]
    if bars and not row[: bars[0]].strip():
        del cells[0]
    if bars and not row[bars[-1] + 1 :].strip():
        del cells[-1]
    return [_trimmed(row, *cell) for cell in cells]


def _trimmed(row: str, start: int, end: int) -> tuple[int, int]:
    words = row[start:end].lstrip()
    return end - len(words), end - len(words) + len(words.rstrip())


def head_above(text: str, sentences: Sequence[Sentence], number: int) -> Sentence | None:
    """The head of the table that a sentence is a row of; none of what is no row, nor of the head itself.

    Args:
        text: the document.
        sentences: all of its sentences.
        number: of the sentence.
    """

    def words(at: int) -> str:
        return text[sentences[at].start : sentences[at].end]

    def follows(at: int) -> bool:
        return bool(_NEXT_LINE.fullmatch(text[sentences[at - 1].end : sentences[at].start]))

    above = number  # the first line of the table, or of what stands right above it
    rules = []
    while above > 0 and follows(above) and (is_rule(words(above - 1)) or _may_be_row(words(above - 1))):
        above -= 1
        if is_rule(words(above)):
            rules.append(above)
    # Of two rules the lower may part the sum from the rows, or be another table's.
    if not _may_be_row(words(number)) or len(rules) != 1 or rules[0] <= above:
        return None
    head = rules[0] - 1
    return sentences[head] if re.search(r"\w", words(head)) else None


def _may_be_row(line: str) -> bool:
    return is_row(line) or is_cells(line)
