"""What a passage stands under: the nearest heading above it."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Role, Sentence

_LONGEST = 200  # characters; a longer one would leave a passage little room
_MARKS = "#*_ \t\ufeff"  # of Markdown


def heading_above(text: str, sentences: Sequence[Sentence], number: int) -> str:
    """The words of the nearest heading above a sentence, without marks of Markdown; empty where there is none of use.

    Args:
        text: the document.
        sentences: all of its sentences.
        number: of the sentence.
    """
    for above in reversed(sentences[:number]):
        if above.role is Role.HEADING:
            words = " ".join(text[above.start : above.end].split()).strip(_MARKS)
            return words if len(words) <= _LONGEST else ""
        if above.role is Role.TITLE:
            break
    return ""
