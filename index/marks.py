"""Marks of Markdown, HTML, mail and footnotes, made blank for whoever reads the words."""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"^(?:>\s?)+"  # a letter that is answered
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}"
    r"|\[(?:\^?\d{1,3}|edit|citation needed)\]"
    r"|</?(?:a|b|i|u|em|strong|span|su[bp]|br|p|div|small|font|mark)(?:\s[^<>]{0,200})?/?>",
    re.MULTILINE | re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """A text of the same length, in which marks are spaces: every place in it holds in the text.

    >>> without_marks("**Ada** left.[3]")
    '  Ada   left.   '
    """
    return _MARKS.sub(lambda mark: " " * len(mark.group()), text)
