"""Making citations from spans, and checking that they still hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from typing import NamedTuple
from unicodedata import category

from index.catalog import DocumentRecord
from index.document import Metadata, sha256_of
from index.library import Library
from rag.answer import Citation


class Standing(StrEnum):
    """What has become of a citation."""

    VALID = "valid"  # the span's words stand in the document as it is now
    STALE = "stale"  # they stand in an earlier version of it, which the catalog keeps
    BROKEN = "broken"  # the text is unknown, altered, of another document, or the words are others


class Finding(NamedTuple):
    """A citation's standing and, of a broken one, what it says and what the library holds."""

    standing: Standing
    reason: str = ""


_SHOWN = 40  # characters of a text that a reason shows
_NAMED = 3  # documents that a reason names


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


def verify(
    library: Library,
    sha256: str,
    start: int,
    end: int,
    text: str | None = None,
    document: str | None = None,
    stated: Metadata | None = None,
) -> Standing:
    """Whether the span `start` to `end` of the text with this digest still says `text`; see `examine`."""
    return examine(library, sha256, start, end, text, document, stated).standing


def examine(
    library: Library,
    sha256: str,
    start: int,
    end: int,
    text: str | None = None,
    document: str | None = None,
    stated: Metadata | None = None,
) -> Finding:
    """A citation's standing, and the reason where it is broken.

    Args:
        library: what it is held against.
        sha256: digest of the cited text.
        start: where the span begins, in code points.
        end: where it ends, exclusive.
        text: the words that should stand there; without them only the span is looked at.
        document: id of the cited document; without it any document with this text will do.
        stated: what the citation says of the document; what it leaves empty is not looked at.
    """
    if not sha256:
        return Finding(Standing.BROKEN, f"no digest is given, and the library has no current document {document!r}")
    reason = _wrong_span(library.catalog.text(sha256), sha256, start, end, text)
    if reason:
        return Finding(Standing.BROKEN, reason)
    versions = library.catalog.versions(sha256)
    # The same text may stand in several documents: a copy does not keep the citation of another one valid.
    of_document = [record for record in versions if document in (None, record.id)]
    if document is not None and not of_document:
        return Finding(Standing.BROKEN, f"{document!r} never had this text; it is of {_ids(versions)}")
    # Only what is known of a text may have changed as well, which is a new version: a citation of the old one is stale.
    meant = [record for record in of_document if stated is None or not _differing(stated, record.metadata)]
    if stated is not None and of_document and not meant:
        return Finding(Standing.BROKEN, _otherwise(stated, of_document[-1]))
    return Finding(Standing.VALID if any(record.current for record in meant) else Standing.STALE)


def _wrong_span(stored: str | None, sha256: str, start: int, end: int, text: str | None) -> str:
    """What is wrong with a span of a stored text; empty where nothing is."""
    if stored is None:
        return f"the library holds no text with the digest {sha256!r}"
    if (actual := sha256_of(stored)) != sha256:
        return f"the stored text was altered: its digest is {actual!r}, not {sha256!r}"
    if not 0 <= start < end <= len(stored):
        return f"the text has characters 0 to {len(stored)}, and {start} to {end} is no span of them"
    for place in (start, end):
        if _parts_a_letter(stored, place):
            return f"character {place} is a mark of the letter before (U+{ord(stored[place]):04X}): a span keeps both"
    return "" if text is None else _other_words(stored[start:end], text, start)


def _parts_a_letter(text: str, place: int) -> bool:
    """Whether an edge here would part a letter from its accents: "Cafe" is not what a text with "Café" says."""
    return 0 < place < len(text) and category(text[place]).startswith("M") and not text[place - 1].isspace()


def _other_words(said: str, given: str, start: int) -> str:
    """Where and how the given words differ from those of the text; empty where they do not."""
    if said == given:
        return ""
    pairs = enumerate(zip(said, given, strict=False))
    same = next((number for number, (one, other) in pairs if one != other), min(len(said), len(given)))
    there, here = (words[same : same + _SHOWN] for words in (said, given))
    return f"from character {start + same} on the span says {there!r}, the citation {here!r}"


def _differing(stated: Metadata, known: Metadata) -> list[str]:
    """The names of what is stated of a document and known otherwise."""
    names = [field.name for field in fields(Metadata)]
    return [name for name in names if getattr(stated, name) not in ("", getattr(known, name))]


def _otherwise(stated: Metadata, record: DocumentRecord) -> str:
    """What is stated of a document, each with what the catalog has."""
    told = []
    for name in _differing(stated, record.metadata):
        held = getattr(record.metadata, name)
        told.append(
            f"the {name.replace('_', ' ')} {getattr(stated, name)!r}, the library has {repr(held) if held else 'none'}"
        )
    return f"of {record.id!r} the citation states " + "; ".join(told)


def _ids(versions: Sequence[DocumentRecord]) -> str:
    """The documents that have or had a text, a few of them by name."""
    ids = list(dict.fromkeys(record.id for record in versions))
    more = [f"{len(ids) - _NAMED} more"] if len(ids) > _NAMED else []
    return ", ".join([*map(repr, ids[:_NAMED]), *more]) or "no document"
