"""A library: a catalog and the two search indexes derived from it, in one folder.

folder/catalog.sqlite3    the truth
folder/words/             derived; may be deleted at any time
folder/vectors/           derived; may be deleted at any time
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock

from index.catalog import Catalog, DocumentRecord
from index.document import Document, Paragraph
from index.embed import Encoder, Vectors, encoder_of, make_encoder
from index.errors import (
    DocumentError,
    DocumentMissingError,
    EncoderMismatchError,
    InputError,
    LibraryMissingError,
    LibraryReadOnlyError,
)
from index.indexing import (
    AddResult,
    Outcome,
    described,
    documents_at,
    indexed,
    is_unchanged,
    refuse_collision,
    with_what_was_known,
)
from index.paragraphs import paragraphs_of
from index.passages import BUDGET
from index.read import visible
from index.schema import CATALOG, DERIVED
from index.terms import terms_of
from index.vectors import VectorIndex
from index.words import WordIndex

__all__ = ["CATALOG", "SEEDS", "AddResult", "Library", "Outcome", "default_library"]

_WORDS, _VECTORS = DERIVED
_CHECKOUT = Path(__file__).resolve().parent.parent
SEEDS = _CHECKOUT / "seeds"
_VARIABLE = "PINCITE_LIBRARY"
_BATCH_DOCUMENTS = 64
_BATCH_CHARACTERS = 4_000_000  # some 20,000 sentences, and 40 MB of vectors


def default_library() -> Path:
    """Where the default library lies: `PINCITE_LIBRARY`, else in the checkout, else with the user's data."""
    if chosen := os.environ.get(_VARIABLE):
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
        self._words: WordIndex | None = None
        self._vectors: VectorIndex | None = None
        self._opening = Lock()  # two threads must not catch up the same index

    # -- opening

    @classmethod
    def open(cls, folder: Path, encoder: Encoder | None = None) -> Library:
        """Opens the library in a folder.

        Raises:
            LibraryMissingError: there is none.
            LibraryFormatError: another version of Pincite made it.
            LibraryBusyError: it cannot be opened now.
            LibraryError: the folder cannot be looked into.
            EncoderMismatchError: it was made with another encoder.
        """
        catalog = Catalog.open(folder / CATALOG)
        made_with = catalog.meta("encoder")
        encoder = encoder or encoder_of(made_with)
        if encoder.identity != made_with:
            catalog.close()
            raise EncoderMismatchError(
                f"{folder}: the library's vectors come from {made_with}, this encoder is {encoder.identity}; "
                "index the articles into a new library"
            )
        return cls(folder, catalog, encoder)

    @classmethod
    def open_or_create(cls, folder: Path, encoder: Encoder | None = None, budget: int = BUDGET) -> Library:
        """Opens the library in a folder, or makes an empty one there.

        Raises:
            LibraryReadOnlyError: none can be made there.
            LibraryError: as `open` does, but for a library that is missing.
        """
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
            LibraryMissingError: if there is none and no seed articles lie at hand, or `PINCITE_LIBRARY` names its
                place: a slip in that must not be answered from the seeds.
        """
        folder = default_library()
        if os.environ.get(_VARIABLE):
            return cls._open_named(folder)
        try:
            library = cls.open(folder)
        except LibraryMissingError:
            if not SEEDS.is_dir():
                raise
            library = cls.open_or_create(folder)
        if library.catalog.revision == 0 and SEEDS.is_dir():
            library.add([SEEDS])
        return library

    @classmethod
    def _open_named(cls, folder: Path) -> Library:
        try:
            return cls.open(folder)
        except LibraryMissingError as error:
            raise LibraryMissingError(f"{_VARIABLE} names {error}") from None

    def close(self) -> None:
        self.catalog.close()

    # -- changing

    def add(self, paths: Iterable[Path], progress: Callable[[AddResult], None] | None = None) -> list[AddResult]:
        """Adds files and folders. A changed text is a new version; an unchanged one costs nothing.

        The same text from elsewhere is a new version only where something else is known of it; what only the old
        version knew is kept.

        Documents are stored in batches, each in one transaction; a file that
        cannot be read is refused and the others go on.

        Args:
            paths: files or folders.
            progress: called with every result as it is known.

        Raises:
            LibraryReadOnlyError: the library cannot be written to; batches stored before stay.
            LibraryBusyError: another process is writing; likewise.
        """
        if not self.catalog.writable:
            raise LibraryReadOnlyError(f"{self.folder}: the library cannot be written to; nothing was added")
        results: list[AddResult] = []
        waiting: list[tuple[Document, DocumentRecord | None]] = []
        given: set[str] = set()

        def report(result: AddResult) -> None:
            results.append(result)
            if progress:
                progress(result)

        for document in documents_at(paths, report):
            current = self.catalog.current(document.id)
            try:
                if document.id in given:
                    raise DocumentError(
                        f"{document.source}: the id {document.id!r} is given twice; rename one of the two, "
                        "or add the folder above them"
                    )
                given.add(document.id)
                refuse_collision(document, current)
                known = described(with_what_was_known(document, current))
            except InputError as error:
                report(AddResult(document.id, Outcome.REFUSED, str(error)))
                continue
            if is_unchanged(known, current):
                report(AddResult(document.id, Outcome.UNCHANGED))
                continue
            waiting.append((known, current))
            if len(waiting) >= _BATCH_DOCUMENTS or sum(len(d.text) for d, _ in waiting) >= _BATCH_CHARACTERS:
                self._store(waiting, report)
                waiting = []
        self._store(waiting, report)
        if any(result.outcome in (Outcome.ADDED, Outcome.UPDATED) for result in results):
            self.settle()
        return results

    def add_document(self, document: Document) -> AddResult:
        """Adds one document that is already in memory, as `add_documents` does."""
        return self.add_documents([document])[0]

    def add_documents(self, documents: Sequence[Document]) -> list[AddResult]:
        """Adds documents that are already in memory, all or none; each replaces the current version of its id.

        The same text again is treated as by `add`. Whoever must not replace another file's document asks
        `refuse_collisions` first. The search indexes catch up at the next search, or with `settle`.

        Returns:
            What became of each, in their order.

        Raises:
            DocumentError: two have one id; then none is added.
            LibraryReadOnlyError: the library cannot be written to.
            LibraryBusyError: another process is writing.
        """
        counts = Counter(document.id for document in documents)
        if twice := [identifier for identifier, count in counts.items() if count > 1]:
            raise DocumentError(f"the id {twice[0]!r} is given twice")
        before = [(document, self.catalog.current(document.id)) for document in documents]
        pairs = [(described(with_what_was_known(document, current)), current) for document, current in before]
        changed = [(known, current) for known, current in pairs if not is_unchanged(known, current)]
        stored: list[AddResult] = []
        self._store(changed, stored.append)
        became = {result.id: result for result in stored}
        return [became.get(known.id, AddResult(known.id, Outcome.UNCHANGED)) for known, _ in pairs]

    def refuse_collisions(self, documents: Sequence[Document]) -> None:
        """Sees to it that none of the documents would take the place of another file's in silence.

        Raises:
            DocumentError: one has the id of a current document with another text, whose file is another and still
                there.
        """
        for document in documents:
            refuse_collision(document, self.catalog.current(document.id))

    def remove(self, identifiers: Sequence[str]) -> None:
        """Removes current documents by id; citations to them go on resolving, as stale.

        Raises:
            DocumentMissingError: if one is not in the library; then nothing is removed.
        """
        self.catalog.change(remove=self.keys_of(identifiers), add=[])
        self.refresh()
        self.settle()

    def refresh(self) -> None:
        """Lets go of the opened indexes; they catch up with the catalog when next used."""
        with self._opening:
            self._words = self._vectors = None

    def settle(self) -> None:
        """Brings both search indexes to the catalog's revision now, so that the next search need not."""
        len(self.words)
        len(self.vectors)

    def _store(
        self, waiting: Sequence[tuple[Document, DocumentRecord | None]], report: Callable[[AddResult], None]
    ) -> None:
        """Splits, encodes and stores documents, each with the version it takes the place of."""
        if not waiting:
            return
        made = indexed([document for document, _ in waiting], self.encoder, int(self.catalog.meta("budget")))
        self.catalog.change(remove=[current.key for _, current in waiting if current], add=made)
        self.refresh()
        for document, current in waiting:
            outcome = Outcome.UPDATED if current else Outcome.ADDED
            report(AddResult(document.id, outcome, self._copy_of(document)))

    def _copy_of(self, document: Document) -> str:
        """Says which current document had the text of a stored one before it; nothing where none had."""
        current = [record.id for record in self.catalog.versions(document.sha256) if record.current]
        if not current or current[0] == document.id:  # none where another process has removed it by now
            return ""
        advice = "where it is one article, remove one of the two"
        return f"{document.id}: the same text as {current[0]}, which is in the library; {advice}"

    # -- searching

    @property
    def words(self) -> WordIndex:
        """The word index, opened when first used."""
        with self._opening:
            if self._words is None:
                # tantivy locks the folder even to read it: where nothing can be written, the words are in memory.
                folder = self.folder / _WORDS if self.catalog.writable else None
                self._words = WordIndex.open(folder, self.catalog)
            return self._words

    @property
    def vectors(self) -> VectorIndex:
        """The vector index, opened when first used."""
        with self._opening:
            if self._vectors is None:
                self._vectors = VectorIndex.open(self.folder / _VECTORS, self.catalog)
            return self._vectors

    def search_words(self, terms: Sequence[str], k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Best passages by BM25, of all documents or those with the keys `among`: (passage key, score)."""
        return self.words.search(terms, k, among)

    def holds(self, word: str) -> bool:
        """Whether a word, in any of its forms, stands anywhere in the articles."""
        terms = terms_of(word)
        return bool(terms) and all(map(self.words.holds, terms))

    def search_meaning(self, vector: Vectors, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Nearest passages by cosine, of all documents or those with the keys `among`: (passage key, cosine)."""
        return self.vectors.search(vector, k, among)

    def documents(self) -> list[DocumentRecord]:
        """The current documents, in the order they were added."""
        return self.catalog.documents()

    def keys_of(self, identifiers: Iterable[str]) -> list[int]:
        """The keys of current documents named by id, each once.

        Raises:
            DocumentMissingError: if one is not in the library.
            DocumentError: one text is given in place of several.
        """
        if isinstance(identifiers, str):
            raise DocumentError(f"documents are given as a list of ids, not as one text ({identifiers!r})")
        records = {identifier: self.catalog.current(identifier) for identifier in identifiers}
        if missing := [identifier for identifier, record in records.items() if record is None]:
            named = ", ".join(visible(str(identifier)) for identifier in missing)
            raise DocumentMissingError(f"not in the library: {named}; `pincite list` shows what is")
        return [record.key for record in records.values() if record]

    def paragraphs(self, record: DocumentRecord) -> list[Paragraph]:
        """The paragraphs of a stored document, with their roles."""
        return paragraphs_of(self.catalog.text(record.sha256) or "", record.metadata.title or None)
