"""What sentences stand under: the nearest heading above them."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Role, Sentence
from index.marks import without_addresses

_LONGEST = 200  # characters; a longer one would leave a passage little room
_MARKS = "#*_ \t\ufeff"  # of Markdown


def headings_above(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence the words of the nearest heading above it, without marks of Markdown; empty without one of use.

    Args:
        text: the document.
        sentences: all of its sentences.
    """
    above = []
    heading = ""
    for sentence in sentences:
        above.append(heading)
        if sentence.role is Role.HEADING:
            words = " ".join(without_addresses(text[sentence.start : sentence.end]).split()).strip(_MARKS)
            heading = words if len(words) <= _LONGEST else ""
        elif sentence.role is Role.TITLE:
            heading = ""
    return above
