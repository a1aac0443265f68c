"""Single quotation marks, as British papers and translations set speech, read as double ones."""

from __future__ import annotations

import re

from index.letters import latin

_DOUBLE = re.compile(r'["“”„«»]')
_QUOTED = re.compile(r"[“”\"]")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
# "the ’90s" and "’tis" open nothing; a straight mark opens before a capital or behind a comma.
_OPENING = latin(r"(?<![^\s(\[—–])(?:‘|'(?=[A-Z])|(?<=[,:]\s)')(?=\S)")
_CLOSING = re.compile(r"(?<=[,.?!…—–])['’](?![^\s)\],;:.—–])")


def with_double_marks(text: str) -> str:
    """A text of the same length, in which single marks around a speech are double; apostrophes stay.

    Paragraphs with double marks are left as they are: single ones there stand within a speech.

    >>> with_double_marks("'It isn't ours,' she said.")
    "“It isn't ours,” she said."
    """
    return _PARAGRAPH.sub(lambda paragraph: _with_double_marks(paragraph.group()), text)


def _with_double_marks(paragraph: str) -> str:
    if _DOUBLE.search(paragraph) or not _CLOSING.search(paragraph):
        return paragraph
    changed = list(paragraph)
    at = 0
    while (opening := _OPENING.search(paragraph, at)) and (closing := _CLOSING.search(paragraph, opening.end())):
        changed[opening.start()], changed[closing.start()] = "“", "”"
        at = closing.end()
    return "".join(changed)


def is_quoted(sentence: str, at: int) -> bool:
    """Whether a place stands within quotation marks."""
    inside = False
    for mark in _QUOTED.finditer(sentence, 0, at):
        # Saved pages carry marks that point the wrong way: an opening one within a quotation closes it.
        inside = not inside and mark.group() != "”"
    return inside
