"""The apparatus of a longer text: its table of contents, its references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import Paragraph, Role
from index.list_items import LIST_ITEM

_AROUND_A_HEADING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?|\[edit\]")
_BEHIND_A_HEADING = re.compile(r"(?<![\s:.*])[\s:.*]+$")
_APPARATUS = re.compile(
    r"^\W*(?:(?:notes and )?references|see also|external links|bibliography|(?:table of )?contents|sources"
    r"|what is in this leaflet)\W*(?:\[edit\])?$",
    re.IGNORECASE,
)


def without_apparatus(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs; items that name a heading of the text, or that stand under "References", are no story."""

    def bare(paragraph: Paragraph) -> str:
        words = _AROUND_A_HEADING.sub("", text[paragraph.start : paragraph.end])
        return _BEHIND_A_HEADING.sub("", words).strip().casefold()

    headings = {bare(paragraph) for paragraph in paragraphs if paragraph.role is Role.HEADING}
    told: list[Paragraph] = []
    is_below = False
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        is_item = paragraph.role is Role.STORY and bool(LIST_ITEM.match(words))
        if paragraph.role is Role.HEADING or _APPARATUS.match(words):
            is_below = bool(_APPARATUS.match(words))
        elif paragraph.role is Role.STORY and not is_item:
            is_below = False
        is_apparatus = is_item and (is_below or bare(paragraph) in headings)
        told.append(replace(paragraph, role=Role.FURNITURE) if is_apparatus else paragraph)
    return told
