"""Lines that touch one another and end without a full stop: what is listed, not headings.

Recipes, prices, opening hours and leaflets list things without a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import Paragraph, Role
from index.furniture import is_furniture, is_lead_in
from index.labels import is_header
from index.wrapping import BLANK_LINE, MARKDOWN_HEADING

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
        touches = first > 0 and not BLANK_LINE.match(text, paragraphs[first - 1].end)
        begin = first - 1 if touches and _leads_into(words[first - 1], end - first) else _begin(roles, first, end)
        roles[begin:end] = [Role.STORY] * (end - begin)
    return [replace(paragraph, role=role) for paragraph, role in zip(paragraphs, roles, strict=True)]


def _is_marked(line: str) -> bool:
    return bool(MARKDOWN_HEADING.match(line) or _BOLD.fullmatch(line) or is_header(line))


def _runs(text: str, paragraphs: Sequence[Paragraph], may_be_listed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where runs of lines begin and end that may be listed and have no blank line between them."""
    start: int | None = None
    for number, may in enumerate(may_be_listed):
        if start is not None and not (may and not BLANK_LINE.match(text, paragraphs[number - 1].end)):
            yield start, number
            start = None
        if may and start is None:
            start = number
    if start is not None:
        yield start, len(may_be_listed)


def _leads_into(above: str, lines: int) -> bool:
    """Whether a line says what is listed in so many below it: "The rent includes:"."""
    return lines >= _FEWEST and is_lead_in(above) and not is_furniture(above) and not _is_marked(above)


def _begin(roles: Sequence[Role], first: int, end: int) -> int:
    """The first line of a run that is story; `end` where none is."""
    above = roles[first - 1] if first else None
    has_story_above = Role.STORY in roles[:first]
    if above is Role.HEADING and end - first >= (_FEWEST if has_story_above else _FEWEST_ALONE):
        return first
    if end - first >= _FEWEST_ALONE and above not in (Role.FURNITURE, Role.TITLE):
        return first + 1
    return end
