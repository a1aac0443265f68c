"""A library: a catalog and the two search indexes derived from it, in one folder.

folder/catalog.sqlite3    the truth
folder/words/             derived; may be deleted at any time
folder/vectors/           derived; may be deleted at any time
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from index.catalog import Catalog, DocumentRecord, Indexed
from index.document import Document, Paragraph, Role
from index.embed import Encoder, Vectors, make_encoder
from index.errors import (
    DocumentError,
    EncoderMismatchError,
    InputError,
    LibraryMissingError,
    LibraryReadOnlyError,
)
from index.paragraphs import paragraphs_of, stated_date
from index.passages import BUDGET, count_tokens, passages_of
from index.read import files_of, read_file
from index.sentences import sentences_of
from index.vectors import VectorIndex
from index.words import WordIndex

CATALOG = "catalog.sqlite3"
_CHECKOUT = Path(__file__).resolve().parent.parent
SEEDS = _CHECKOUT / "seeds"
_BATCH_DOCUMENTS = 64


class Outcome(StrEnum):
    """What became of one document handed to `Library.add`."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AddResult:
    """One document's outcome; `id` is the file's name where no document came of it."""

    id: str
    outcome: Outcome
    message: str = ""


def default_library() -> Path:
    """Where the default library lies: `PINCITE_LIBRARY`, else in the checkout, else with the user's data."""
    if chosen := os.environ.get("PINCITE_LIBRARY"):
        return Path(chosen)
    if SEEDS.is_dir():
        return _CHECKOUT / ".pincite" / "library"
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "pincite" / "library"


class Library:
    """Add, remove and search documents.

    >>> library = Library.open_or_create(Path("my-library"))
    >>> library.add([Path("articles/")])
    >>> library.search_words(["treati"], k=5)
    """

    def __init__(self, folder: Path, catalog: Catalog, encoder: Encoder) -> None:
        self.folder = folder
        self.catalog = catalog
        self.encoder = encoder

    # -- opening

    @classmethod
    def open(cls, folder: Path, encoder: Encoder | None = None) -> Library:
        """Opens the library in a folder.

        Raises:
            LibraryMissingError: there is none.
            LibraryFormatError: another version of Pincite made it.
            EncoderMismatchError: it was made with another encoder.
        """
        catalog = Catalog.open(folder / CATALOG)
        made_with = catalog.meta("encoder")
        encoder = encoder or make_encoder(made_with.split("@")[0].rsplit(":", 1)[0])
        if encoder.identity != made_with:
            catalog.close()
            raise EncoderMismatchError(
                f"{folder}: the library's vectors come from {made_with}, this encoder is {encoder.identity}; "
                "index the articles into a new library"
            )
        return cls(folder, catalog, encoder)

    @classmethod
    def open_or_create(cls, folder: Path, encoder: Encoder | None = None, budget: int = BUDGET) -> Library:
        """Opens the library in a folder, or makes an empty one there."""
        try:
            return cls.open(folder, encoder)
        except LibraryMissingError:
            if folder.exists() and not folder.is_dir():
                raise LibraryReadOnlyError(f"{folder}: this is a file; a library is a folder") from None
            encoder = encoder or make_encoder()
            catalog = Catalog.create(folder / CATALOG, encoder.identity, encoder.dimension, budget)
            return cls(folder, catalog, encoder)

    @classmethod
    def open_default(cls) -> Library:
        """Opens the default library; where there is none yet, indexes the seed articles into it.

        Raises:
            LibraryMissingError: if there is none and no seed articles lie at hand.
        """
        folder = default_library()
        try:
            library = cls.open(folder)
        except LibraryMissingError:
            if not SEEDS.is_dir():
                raise
            library = cls.open_or_create(folder)
        if library.catalog.revision == 0 and SEEDS.is_dir():
            library.add([SEEDS])
        return library

    def close(self) -> None:
        self.catalog.close()

    # -- changing

    def add(self, paths: Iterable[Path], progress: Callable[[AddResult], None] | None = None) -> list[AddResult]:
        """Adds files and folders. A changed text is a new version; an unchanged one costs nothing.

        Documents are stored in batches, each in one transaction; a file that
        cannot be read is refused and the others go on.

        Args:
            paths: files or folders.
            progress: called with every result as it is known.

        Raises:
            LibraryReadOnlyError: the library cannot be written to; nothing was changed.
        """
        if not self.catalog.writable:
            raise LibraryReadOnlyError(f"{self.folder}: the library cannot be written to; nothing was added")
        results: list[AddResult] = []
        waiting: list[tuple[Indexed, DocumentRecord | None]] = []

        def report(result: AddResult) -> None:
            results.append(result)
            if progress:
                progress(result)

        for document in _documents(paths, report):
            current = self.catalog.current(document.id)
            waiting_ids = {indexed.document.id for indexed, _ in waiting}
            try:
                if document.id in waiting_ids:
                    raise DocumentError(f"{document.source}: the id {document.id!r} is given twice")
                described = _described(document)
                _refuse_collision(described, current)
            except InputError as error:
                report(AddResult(document.id, Outcome.REFUSED, str(error)))
                continue
            if _is_unchanged(described, current):
                report(AddResult(document.id, Outcome.UNCHANGED))
                continue
            waiting.append((self._index(described), current))
            if len(waiting) >= _BATCH_DOCUMENTS:
                self._store(waiting, report)
                waiting = []
        self._store(waiting, report)
        return results

    def add_document(self, document: Document) -> AddResult:
        """Adds one document that is already in memory, replacing the current version of its id."""
        described = _described(document)
        current = self.catalog.current(document.id)
        if _is_unchanged(described, current):
            return AddResult(document.id, Outcome.UNCHANGED)
        results: list[AddResult] = []
        self._store([(self._index(described), current)], results.append)
        return results[0]

    def remove(self, identifiers: Sequence[str]) -> None:
        """Removes current documents by id; citations to them go on resolving, as stale.

        Raises:
            DocumentError: if one is not in the library; then nothing is removed.
        """
        records = {identifier: self.catalog.current(identifier) for identifier in identifiers}
        missing = [identifier for identifier, record in records.items() if record is None]
        if missing:
            raise DocumentError(f"not in the library: {', '.join(missing)}; `pincite list` shows what is")
        self.catalog.change(remove=[record.key for record in records.values() if record], add=[])
        self.refresh()

    def refresh(self) -> None:
        """Drops the opened indexes; they catch up with the catalog when next used."""
        for name in ("words", "vectors"):
            self.__dict__.pop(name, None)

    def _store(self, waiting: list[tuple[Indexed, DocumentRecord | None]], report: Callable[[AddResult], None]) -> None:
        if not waiting:
            return
        self.catalog.change(remove=[c.key for _, c in waiting if c], add=[indexed for indexed, _ in waiting])
        self.refresh()
        for indexed, current in waiting:
            report(AddResult(indexed.document.id, Outcome.UPDATED if current else Outcome.ADDED))

    def _index(self, document: Document) -> Indexed:
        budget = int(self.catalog.meta("budget"))
        text, title = document.text, document.metadata.title
        paragraphs = paragraphs_of(text, title or None)

        def fits(piece: str) -> bool:
            with_title = self.encoder.count_pieces(self._embedded(title, piece))
            return count_tokens(piece) <= budget and with_title <= self.encoder.max_pieces

        sentences = sentences_of(text, paragraphs, fits)
        passages = passages_of(text, sentences, budget, fits)
        story = [text[s.start : s.end] for s in sentences if s.role is Role.STORY]
        return Indexed(
            document,
            sentences,
            passages,
            sentence_vectors=self.encoder.encode(story),
            passage_vectors=self.encoder.encode([self._embedded(title, text[p.start : p.end]) for p in passages]),
        )

    def _embedded(self, title: str, passage: str) -> str:
        """What is encoded for a passage: the title gives it its subject, if it leaves room for the passage."""
        return f"{title}\n{passage}" if title and self._title_fits(title) else passage

    def _title_fits(self, title: str) -> bool:
        return self.encoder.count_pieces(title) * 4 <= self.encoder.max_pieces

    # -- searching

    @cached_property
    def words(self) -> WordIndex:
        return WordIndex.open(self._index_folder("words"), self.catalog)

    @cached_property
    def vectors(self) -> VectorIndex:
        return VectorIndex.open(self._index_folder("vectors"), self.catalog)

    def _index_folder(self, name: str) -> Path | None:
        """The folder of a derived index; None (in memory) where nothing can be written."""
        return self.folder / name if self.catalog.writable else None

    def search_words(self, terms: Sequence[str], k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Best passages by BM25, of all documents or those with the keys `among`: (passage key, score)."""
        return self.words.search(terms, k, among)

    def search_meaning(self, vector: Vectors, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Nearest passages by cosine, of all documents or those with the keys `among`: (passage key, cosine)."""
        return self.vectors.search(vector, k, among)

    def documents(self) -> list[DocumentRecord]:
        """The current documents, in the order they were added."""
        return self.catalog.documents()

    def paragraphs(self, record: DocumentRecord) -> list[Paragraph]:
        """The paragraphs of a stored document, with their roles."""
        return paragraphs_of(self.catalog.text(record.sha256) or "", record.metadata.title or None)


def _documents(paths: Iterable[Path], report: Callable[[AddResult], None]) -> Iterator[Document]:
    for path in paths:
        try:
            files = files_of(path)
        except InputError as error:
            report(AddResult(str(path), Outcome.REFUSED, str(error)))
            continue
        for file in files:
            try:
                yield from read_file(file, path if path.is_dir() else None)
            except InputError as error:
                report(AddResult(file.name, Outcome.REFUSED, str(error)))


def _described(document: Document) -> Document:
    """The document with the title and date that its own text states, where nothing else is known."""
    known = document.metadata
    paragraphs = paragraphs_of(document.text, known.title or None)
    if not known.title:
        titles = (p for p in paragraphs if p.role is Role.TITLE)
        title = next((" ".join(document.text[p.start : p.end].split()).lstrip("# ") for p in titles), "")
        known = replace(known, title=title)
    if not known.date and (stated := stated_date(document.text, paragraphs)):
        known = replace(known, date=stated, date_basis="stated")
    return replace(document, metadata=known)


def _is_unchanged(document: Document, current: DocumentRecord | None) -> bool:
    return current is not None and (current.sha256, current.metadata) == (document.sha256, document.metadata)


def _refuse_collision(document: Document, current: DocumentRecord | None) -> None:
    """Two different files must not take one another's place under one id in silence."""
    another = current and current.source and document.source and current.source != document.source
    if current and another and current.sha256 != document.sha256 and Path(current.source).exists():
        raise DocumentError(
            f"{document.source}: the library already has a document {document.id!r}, from {current.source}; "
            "rename one of the two files, or add the folder above them"
        )
