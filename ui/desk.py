"""The desk between an assistant and its many readers: safe in threads, in plain values.

Questions are answered one at a time. Articles are handed out meanwhile: SQLite, as
it is usually built, keeps the threads that share a connection apart by itself.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from index.catalog import DocumentRecord
from rag import Answer, Assistant, PassageHit
from ui.dates import readable_date


class Desk:
    """Thread-safe access to one assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._asking = threading.Lock()
        shareable = sqlite3.threadsafety == 3  # "serialized", by PEP 249
        self._reading = threading.Lock() if shareable else self._asking

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        with self._asking:
            return self._assistant.ask(question, history=history)

    def search(self, query: str, k: int) -> list[PassageHit]:
        with self._asking:
            return self._assistant.search(query, k)

    def health(self) -> dict[str, Any]:
        """How many documents there are and the catalog's revision."""
        with self._reading:
            library = self._assistant.library
            return {"status": "ok", "documents": len(library.documents()), "revision": library.catalog.revision}

    def documents(self, offset: int = 0, limit: int = 100) -> dict[str, Any]:
        """A stretch of the list of current documents, and how many there are in all."""
        with self._reading:
            records = self._assistant.library.documents()
        shown = records[offset : offset + limit]
        return {"total": len(records), "offset": offset, "documents": [_described(record) for record in shown]}

    def document(self, identifier: str, sha256: str | None = None) -> dict[str, Any] | None:
        """A document version for reading: what is known of it, its text, its paragraphs.

        Args:
            identifier: the document's id.
            sha256: digest of the version's text; without it the current version.

        Returns:
            None where the library holds no such version.
        """
        with self._reading:
            library = self._assistant.library
            record = self._version(identifier, sha256)
            if record is None:
                return None
            text = library.catalog.text(record.sha256)
            if text is None:
                return None
            paragraphs = library.paragraphs(record)
        return _described(record) | {
            "text": text,
            "paragraphs": [{"start": p.start, "end": p.end, "role": str(p.role)} for p in paragraphs],
        }

    def _version(self, identifier: str, sha256: str | None) -> DocumentRecord | None:
        catalog = self._assistant.library.catalog
        if sha256 is None:
            return catalog.current(identifier)
        versions = [record for record in catalog.versions(sha256) if record.id == identifier]
        return max(versions, key=lambda record: (record.current, record.key), default=None)


def _described(record: DocumentRecord) -> dict[str, Any]:
    known = record.metadata
    return {
        "id": record.id,
        "sha256": record.sha256,
        "current": record.current,
        "added_at": record.added_at,
        **asdict(known),
        "date_in_words": readable_date(known.date, known.date_basis),
    }
