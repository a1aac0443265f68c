"""Marks of Markdown, HTML, mail and footnotes, made blank for whoever reads the words."""

from __future__ import annotations

import re

_INLINE = (
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}"
    r"|\[(?:\^?\d{1,3}|edit|citation needed)\]"
    r"|</?(?:a|b|i|u|em|strong|span|su[bp]|br|p|div|small|font|mark)(?:\s[^<>]{0,200})?/?>"
)
_INLINE_MARKS = re.compile(_INLINE, re.IGNORECASE)
_MARKS = re.compile(r"^(?:>\s?)+|" + _INLINE, re.MULTILINE | re.IGNORECASE)  # ">" before a letter that is answered


def without_marks(text: str) -> str:
    """A text of the same length, in which marks are spaces: every place in it holds in the text.

    >>> without_marks("**Ada** left.[3]")
    '  Ada   left.   '
    """
    return _MARKS.sub(_blank, text)


def without_inline_marks(text: str) -> str:
    """The same, but with the marks that tell whose letter a line is of."""
    return _INLINE_MARKS.sub(_blank, text)


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark.group())
