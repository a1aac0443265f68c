"""Marks of Markdown, HTML, mail and footnotes, made blank or taken out for whoever reads the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_MARK = "\ufdd0"  # stands for each character of a mark until all are known; no text has it: Unicode keeps it free
# Behind a link's words. An address has a slash, a colon or the like, as "[he](laughs)" has not.
_ADDRESS = (
    r"\((?=[#/.<]|[^\s()]*(?:[/:#]|\.[a-z]{2,5}\b))"
    r"(?:<[^<>\n]{0,2000}>|(?:[^\s()<>]|\([^\s()]*\)){0,2000})(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s?\)"
)
_IMAGE = re.compile(rf"!\[[^\[\]]{{0,300}}\]{_ADDRESS}")
_LINKED_FOOTNOTE = re.compile(rf"(?<=\S)\[(?:\^?\d{{1,3}}|edit|citation needed)\]{_ADDRESS}")
_LINK = re.compile(rf"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\]){{1,300}})\]{_ADDRESS}")
# "_Ada_ left", but neither snake_case nor an address with underscores.
_UNDERSCORED = re.compile(
    rf"(?<![^\s(\[—“\"‘'*{_MARK}])(?P<mark>_{{1,3}})(?P<words>(?=[^\s_])(?:[^_]|(?<=\w)_(?=\w)){{1,300}}?)(?<=\S)(?P=mark)"
    r"(?![\w/])"
)
_INLINE = re.compile(
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}"
    r"|\[(?:\^?\d{1,3}|edit|citation needed)\]"
    r"|</?(?:a|b|i|u|em|strong|span|su[bp]|br|p|div|small|font|mark)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"^(?:>\s?)+", re.MULTILINE)  # before a letter that is answered


class Unmarked(NamedTuple):
    """A text from which marks are taken out.

    Attributes:
        text: what is left.
        places: where each of its characters stood, and where the text ended.
    """

    text: str
    places: Sequence[int]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Where that stands here which stood from `start` to `end`."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def stood(self, start: int, end: int) -> tuple[int, int]:
        """Where that stood which stands here from `start` to `end`."""
        return self.places[start], self.places[end - 1] + 1


def without_marks(text: str) -> str:
    """A text of the same length, in which marks are spaces: every place in it holds in the text.

    >>> without_marks("**Ada** left.[3]")
    '  Ada   left.   '
    >>> without_marks("[Ada](https://port.example/ada) left.")
    ' Ada                            left.'
    """
    return _ANSWERED.sub(_filled, _marked(text)).replace(_MARK, " ")


def without_addresses(text: str) -> str:
    """The same, but only images, and the addresses behind links, are spaces."""
    return _linked(text).replace(_MARK, " ")


def unmarked(text: str) -> Unmarked:
    """A text without its marks, but with those that tell whose letter a line is of.

    >>> unmarked("[Ada](https://port.example/ada) left.").text
    'Ada left.'
    """
    marked = _marked(text)
    if _MARK not in marked:
        return Unmarked(text, range(len(text) + 1))
    # A mark between two words, a line break's say, goes on keeping them apart.
    apart = re.sub(rf"(?<=\w){_MARK}(?={_MARK}*\w)", " ", marked)
    kept = [place for place, character in enumerate(apart) if character != _MARK]
    return Unmarked("".join(apart[place] for place in kept), [*kept, len(text)])


def _marked(text: str) -> str:
    """The text with every character of its marks replaced by one that stands for it."""
    return _INLINE.sub(_filled, _UNDERSCORED.sub(_filled_around, _linked(text)))


def _linked(text: str) -> str:
    """The same, but only for images, and for what stands around the words of links."""
    for pattern in (_IMAGE, _LINKED_FOOTNOTE):
        text = pattern.sub(_filled, text)
    return _LINK.sub(_filled_around, text)


def _filled(mark: re.Match[str]) -> str:
    return _MARK * len(mark.group())


def _filled_around(mark: re.Match[str]) -> str:
    start, end = mark.span("words")
    return _MARK * (start - mark.start()) + mark["words"] + _MARK * (mark.end() - end)
