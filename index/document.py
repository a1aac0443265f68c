"""Documents and the frozen spans over their immutable text.

All offsets are Unicode code points into `Document.text`, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a stretch of text is for. Only `STORY` is ever quoted as evidence."""

    STORY = "story"
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    FURNITURE = "furniture"  # comment forms, related links, datelines, page chrome


def sha256_of(text: str) -> str:
    """Hex digest of the text's UTF-8 bytes; for a text file, of the file itself."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text; unknown is the empty string.

    `date` is ISO 8601, possibly partial (`2015`, `2015-06`, `2015-06-24`).
    `date_basis` says where the date comes from: `stated` or `inferred`.
    """

    title: str = ""
    date: str = ""
    date_basis: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one article: an id, its exact text and what is known of it."""

    id: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    source: str = ""

    @property
    def sha256(self) -> str:
        return sha256_of(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between paragraph breaks, with its role."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span, the paragraph it stands in (by number) and its role."""

    start: int
    end: int
    paragraph: int
    role: Role


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive story sentences `first` to `last` (inclusive), as one span.

    `tokens` counts the passage in the tiktoken encoding, title not included.
    """

    start: int
    end: int
    first: int
    last: int
    tokens: int
