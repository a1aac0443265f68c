"""Lines that touch one another and end without a full stop: what is listed, not headings.

Recipes, prices, opening hours and leaflets list things without a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import Paragraph, Role
from index.furniture import is_lead_in
from index.labels import is_header
from index.wrapping import MARKDOWN_HEADING

_BLANK_LINE = re.compile(r"\s*?(?:\r\n|[\n\r])[ \t]*[\n\r]")
_BOLD = re.compile(r"(\*\*|__).*\1:?")
_FEWEST = 2  # lines under a heading that are a list
_FEWEST_ALONE = 3  # the same where the first of them is what the others stand under, or where no story came before


def with_lists(text: str, paragraphs: Sequence[Paragraph], is_heading: re.Pattern[str]) -> list[Paragraph]:
    """The paragraphs, with lists taken for story that were taken for headings.

    Args:
        text: the whole document.
        paragraphs: its paragraphs in order.
        is_heading: matches lines that surely are headings.
    """
    words = [text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    may_be_listed = [
        paragraph.role is Role.HEADING and not _is_marked(own) and not is_heading.match(own)
        for paragraph, own in zip(paragraphs, words, strict=True)
    ]
    roles = [paragraph.role for paragraph in paragraphs]
    for first, end in _runs(text, paragraphs, may_be_listed):
        begin = _begin_of_list(roles, words, first, end)
        roles[begin:end] = [Role.STORY] * (end - begin)
    return [replace(paragraph, role=role) for paragraph, role in zip(paragraphs, roles, strict=True)]


def _is_marked(line: str) -> bool:
    return bool(MARKDOWN_HEADING.match(line) or _BOLD.fullmatch(line) or is_header(line))


def _runs(text: str, paragraphs: Sequence[Paragraph], may_be_listed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where runs of lines begin and end that may be listed and have no blank line between them."""
    start: int | None = None
    for number, may in enumerate(may_be_listed):
        if start is not None and not (may and not _BLANK_LINE.match(text, paragraphs[number - 1].end)):
            yield start, number
            start = None
        if may and start is None:
            start = number
    if start is not None:
        yield start, len(may_be_listed)


def _begin_of_list(roles: Sequence[Role], words: Sequence[str], first: int, end: int) -> int:
    """The first line of a run that is story; `end` where none is."""
    above = roles[first - 1] if first else None
    if first and is_lead_in(words[first - 1]) and above is not Role.TITLE:
        return first - 1  # "The rent includes:" says what is listed
    has_story_above = Role.STORY in roles[:first]
    if above is Role.HEADING and end - first >= (_FEWEST if has_story_above else _FEWEST_ALONE):
        return first
    if end - first >= _FEWEST_ALONE and above is not Role.FURNITURE:
        return first + 1
    return end
