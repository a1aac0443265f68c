"""Documents and the frozen spans over their immutable text.

All offsets are Unicode code points into `Document.text`, end exclusive.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(T.+)?)?)?")


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


def is_iso_date(text: str) -> bool:
    """Whether text is a full or partial date of ISO 8601 that is in the calendar; a day may have its time behind.

    >>> [is_iso_date(text) for text in ("2015", "2015-06-05T10:30Z", "2015-06-31", "5 June 2015")]
    [True, True, False, False]
    """
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day, time = found.groups()
    try:
        if time:
            datetime.fromisoformat(text)
        else:
            date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text; unknown is the empty string.

    `date` is ISO 8601, possibly partial (`2015`, `2015-06`, `2015-06-24`);
    what is read from files is held to it by `is_iso_date`.
    `date_basis` says where the date comes from: `stated` or `inferred`.
    """

    title: str = ""
    date: str = ""
    date_basis: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""

    def completed_by(self, other: Metadata) -> Metadata:
        """This, and what the other knows where this knows nothing; a date goes with its own basis."""
        missing = {
            known.name: getattr(other, known.name)
            for known in fields(self)
            if not getattr(self, known.name) and known.name != "date_basis"
        }
        is_same = self.date == other.date and not self.date_basis
        basis = {"date_basis": other.date_basis} if is_same or (other.date and not self.date) else {}
        return replace(self, **missing, **basis)


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
