"""The desk between an assistant and its many readers: safe in threads, in plain values.

Questions that are asked at the same time are answered together and share the encoder's
batches.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from index.catalog import DocumentRecord
from index.document import Paragraph, Role
from index.library import Library
from rag import Answer, Assistant, Citation, PassageHit
from rag.question import understand
from ui.dates import readable_date


class Desk:
    """Thread-safe access to one assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._catching_up = threading.Lock()
        self._revision = assistant.library.catalog.revision
        self._words_of = lru_cache(maxsize=10_000)(self._count_words)
        self._paragraphs_of = lru_cache(maxsize=100)(self._find_paragraphs)

    @property
    def library(self) -> Library:
        """The library that is asked."""
        return self._assistant.library

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        tell: Callable[[str, int], None] = lambda _stage, _count: None,
    ) -> Answer:
        self._catch_up()
        return self._assistant.ask(question, history=history, documents=documents, tell=tell)

    def refuse_unaskable(self, question: str, history: Sequence[str]) -> None:
        """Raises what `ask` would for the words of a question and of those before it.

        Raises:
            QuestionError: one of them cannot be asked as it stands.
            TooLongError: one of them is over a limit.
        """
        self._catch_up()
        understand(question, self.library, history)

    def search(self, query: str, k: int) -> tuple[tuple[str, ...], list[PassageHit]]:
        """What of a query was read otherwise, and its best passages."""
        self._catch_up()
        return self._assistant.search_noted(query, k)

    def health(self) -> dict[str, Any]:
        """How many documents there are and the catalog's revision."""
        return {
            "status": "ok",
            "documents": self.library.catalog.document_count(),
            "revision": self.library.catalog.revision,
        }

    def documents(self, offset: int = 0, limit: int = 100, matching: str = "") -> dict[str, Any]:
        """A stretch of the list of current documents, and how many there are in all.

        Args:
            offset: how many to pass over.
            limit: how many to list.
            matching: list only those with all of these words in their title, publisher, author, date or id.
        """
        total = found = self.library.catalog.document_count()
        if matching.strip():
            every = [record for record in self.library.documents() if _matches(record, matching)]
            found, records = len(every), every[offset : offset + limit]
        else:  # a stretch of a long list costs what is in it
            records = self.library.catalog.documents(limit, offset)
        shown = [self._listed(record) for record in records]
        return {
            "total": total,
            "found": found,
            "offset": offset,
            "writable": self.library.catalog.writable,
            "documents": shown,
        }

    def document(self, identifier: str, sha256: str | None = None) -> dict[str, Any] | None:
        """A document version for reading: what is known of it, its text, its paragraphs.

        Args:
            identifier: the document's id.
            sha256: digest of the version's text; without it the current version.

        Returns:
            None where the library holds no such version.
        """
        record = self._version(identifier, sha256)
        text = self.library.catalog.text(record.sha256) if record else None
        if record is None or text is None:
            return None
        return _described(record) | {
            "text": text,
            "paragraphs": [{"start": p.start, "end": p.end, "role": str(p.role)} for p in self._paragraphs_of(record)],
        }

    def text(self, identifier: str, sha256: str) -> str | None:
        """The text of a document version; None where the library holds no such version."""
        record = self._version(identifier, sha256)
        return self.library.catalog.text(record.sha256) if record else None

    def title(self, identifier: str) -> str:
        """A current document's title; its id where it has none."""
        record = self.library.catalog.current(identifier)
        return (record.metadata.title if record else "") or identifier

    def paragraph(self, citation: Citation) -> int | None:
        """In which of the story's paragraphs, counted from 1, a citation begins; None outside of them."""
        record = self._version(citation.document, citation.sha256)
        story = [p for p in self._paragraphs_of(record) if p.role is Role.STORY] if record else []
        return next((n for n, p in enumerate(story, 1) if p.start <= citation.start < p.end), None)

    def _catch_up(self) -> None:
        """Has the search indexes opened anew where somebody has changed the library, be it another process."""
        with self._catching_up:
            revision = self.library.catalog.revision
            if revision != self._revision:
                self.library.refresh()
                self._revision = revision

    def _version(self, identifier: str, sha256: str | None) -> DocumentRecord | None:
        catalog = self.library.catalog
        if sha256 is None:
            return catalog.current(identifier)
        versions = [record for record in catalog.versions(sha256) if record.id == identifier]
        return max(versions, key=lambda record: (record.current, record.key), default=None)

    def _listed(self, record: DocumentRecord) -> dict[str, Any]:
        return _described(record) | {"words": self._words_of(record.sha256)}

    def _find_paragraphs(self, record: DocumentRecord) -> tuple[Paragraph, ...]:
        return tuple(self.library.paragraphs(record))

    def _count_words(self, sha256: str) -> int:
        return len((self.library.catalog.text(sha256) or "").split())


def _described(record: DocumentRecord) -> dict[str, Any]:
    known = record.metadata
    return {
        "id": record.id,
        "sha256": record.sha256,
        "current": record.current,
        "added_at": record.added_at,
        "added_in_words": readable_date(record.added_at),
        **asdict(known),
        "date_in_words": readable_date(known.date, known.date_basis),
    }


def _matches(record: DocumentRecord, matching: str) -> bool:
    known = record.metadata
    held = " ".join((record.id, known.title, known.publisher, known.author, known.date)).casefold()
    return all(word in held for word in matching.casefold().split())
