"""What sentences stand under: the nearest heading above them."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Role, Sentence
from index.marks import without_addresses
from index.tables import is_cells, is_row, is_rule

_LONGEST = 200  # characters; a longer one would leave a passage little room
_MARKS = "#*_ \t\ufeff"  # of Markdown


def headings_above(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence the words of the nearest heading above it, without marks of Markdown; empty without one of use.

    The head of a table stands above its rows; above what comes behind them stands what stood above the table.

    Args:
        text: the document.
        sentences: all of its sentences.
    """
    above = []
    heading = section = ""
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    for sentence, own, below in zip(sentences, words, [*words[1:], ""], strict=False):
        if sentence.role is Role.STORY and not (is_row(own) or is_cells(own)):
            heading = section
        above.append(heading)
        if sentence.role is Role.HEADING:
            heading = _bare(own)
            section = section if is_rule(below) else heading
        elif sentence.role is Role.TITLE:
            heading = section = ""
    return above


def _bare(heading: str) -> str:
    """A heading's words without marks of Markdown; nothing where they are too many."""
    words = " ".join(without_addresses(heading).split()).strip(_MARKS)
    return words if len(words) <= _LONGEST else ""
