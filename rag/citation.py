"""Making citations from spans, and checking that they still hold."""

from __future__ import annotations

from enum import StrEnum

from index.catalog import DocumentRecord
from index.document import sha256_of
from index.library import Library
from rag.answer import Citation


class Standing(StrEnum):
    """What has become of a citation."""

    VALID = "valid"  # the span's words stand in a current document
    STALE = "stale"  # they stand in an earlier version, which the catalog keeps
    BROKEN = "broken"  # the text is unknown, altered, or the words are others


def cite(record: DocumentRecord, start: int, end: int) -> Citation:
    """The citation of a span of a stored document version."""
    known = record.metadata
    return Citation(
        document=record.id,
        sha256=record.sha256,
        start=start,
        end=end,
        title=known.title,
        date=known.date,
        date_basis=known.date_basis,
        publisher=known.publisher,
        author=known.author,
        url=known.url,
    )


def verify(library: Library, sha256: str, start: int, end: int, text: str | None = None) -> Standing:
    """Whether the span `start` to `end` of the text with this digest still says `text`.

    With no `text`, only that the span exists in a text whose bytes match the digest.
    """
    stored = library.catalog.text(sha256)
    if stored is None or sha256_of(stored) != sha256 or not 0 <= start < end <= len(stored):
        return Standing.BROKEN
    if text is not None and stored[start:end] != text:
        return Standing.BROKEN
    current = any(record.current for record in library.catalog.versions(sha256))
    return Standing.VALID if current else Standing.STALE
