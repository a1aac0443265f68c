"""The catalog: one SQLite file, the only place where anything is stored.

Every change is one transaction that raises the revision by one. Rows carry the
revision that added and, later, removed them, so that a search index stamped
with an older revision can catch up by asking what changed since. Texts are
never altered or deleted: a citation to an old version still resolves.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.document import Document, Metadata, Passage, Role, Sentence
from index.embed import Vectors
from index.errors import LibraryError, LibraryFormatError, LibraryMissingError, LibraryReadOnlyError

FORMAT = "1"
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE documents (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES texts,
    title TEXT NOT NULL, date TEXT NOT NULL, date_basis TEXT NOT NULL, publisher TEXT NOT NULL,
    author TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, added_at TEXT NOT NULL,
    added INTEGER NOT NULL, removed INTEGER);
CREATE UNIQUE INDEX one_current_version ON documents (id) WHERE removed IS NULL;
CREATE INDEX versions ON documents (sha256);
CREATE TABLE sentences (
    document INTEGER NOT NULL REFERENCES documents, number INTEGER NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, paragraph INTEGER NOT NULL, role TEXT NOT NULL, vector BLOB,
    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE passages (
    key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, start INTEGER NOT NULL,
    end INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, tokens INTEGER NOT NULL, vector BLOB NOT NULL);
CREATE INDEX passages_of ON passages (document);
"""
_METADATA = "title, date, date_basis, publisher, author, url"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A stored version of a document, without its text."""

    key: int
    id: str
    sha256: str
    metadata: Metadata
    source: str
    added_at: str
    current: bool


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A stored passage and the version of the document it belongs to."""

    key: int
    document: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document made ready for the catalog: its spans and their vectors.

    `sentence_vectors` has one row a story sentence, `passage_vectors` one a passage.
    """

    document: Document
    sentences: list[Sentence]
    passages: list[Passage]
    sentence_vectors: Vectors
    passage_vectors: Vectors


class Catalog:
    """The stored truth of a library. Open with `create` or `open`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, writable: bool) -> None:
        self._db = connection
        self.path = path
        self.writable = writable

    @classmethod
    def create(cls, path: Path, encoder_identity: str, dimension: int, budget: int) -> Catalog:
        """Makes an empty catalog.

        Raises:
            LibraryReadOnlyError: if the folder cannot be written to.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
            db.executescript("BEGIN IMMEDIATE;" + _SCHEMA)
            meta = {"format": FORMAT, "revision": "0", "encoder": encoder_identity}
            meta |= {"dimension": str(dimension), "budget": str(budget)}
            db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
            db.execute("COMMIT")
        except (OSError, sqlite3.OperationalError) as error:
            raise LibraryReadOnlyError(f"{path.parent}: a library cannot be made here ({error})") from error
        return cls(db, path, writable=True)

    @classmethod
    def open(cls, path: Path) -> Catalog:
        """Opens a catalog; read-only where the file cannot be written.

        Raises:
            LibraryMissingError: if there is no file.
            LibraryFormatError: if another version of Pincite made it, or it is no catalog.
        """
        if not path.is_file():
            raise LibraryMissingError(f"{path.parent}: there is no library here; make one with: pincite add PATH…")
        writable = _is_writable(path)
        address = f"{path.resolve().as_uri()}?mode={'rw' if writable else 'ro&immutable=1'}"
        try:
            db = sqlite3.connect(address, uri=True, timeout=30, check_same_thread=False, isolation_level=None)
            found = dict(db.execute("SELECT name, value FROM meta")).get("format", "unknown")
        except sqlite3.DatabaseError as error:
            raise LibraryFormatError(
                f"{path}: this is not a Pincite catalog ({error}); it was left as it is"
            ) from error
        if found != FORMAT:
            db.close()
            raise LibraryFormatError(
                f"{path.parent}: this library has format {found}, this Pincite reads format {FORMAT}; "
                "it was left as it is. Index the articles into a new folder, or use the Pincite that made it"
            )
        return cls(db, path, writable)

    def close(self) -> None:
        self._db.close()

    # -- what is stored about the library itself

    def meta(self, name: str) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise LibraryFormatError(f"{self.path}: the catalog does not state its {name}")
        return str(row[0])

    @property
    def revision(self) -> int:
        return int(self.meta("revision"))

    # -- changing

    def change(self, remove: Iterable[int], add: Iterable[Indexed]) -> int:
        """Removes document versions and adds others in one transaction.

        Returns:
            The new revision.

        Raises:
            LibraryReadOnlyError: if the catalog was opened read-only or the disk refuses.
        """
        if not self.writable:
            raise LibraryReadOnlyError(f"{self.path.parent}: the library cannot be written to; nothing was changed")
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise LibraryReadOnlyError(f"{self.path.parent}: the library cannot be written to ({error})") from error
        try:
            revision = self.revision + 1
            for key in remove:
                self._db.execute("UPDATE documents SET removed = ? WHERE key = ? AND removed IS NULL", (revision, key))
            for indexed in add:
                self._insert(indexed, revision)
            self._db.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (str(revision),))
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._db.execute("ROLLBACK")
            raise LibraryReadOnlyError(
                f"{self.path.parent}: the change could not be stored ({error}); nothing was changed"
            ) from error
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        return revision

    def _insert(self, indexed: Indexed, revision: int) -> None:
        document = indexed.document
        self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (document.sha256, document.text))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        key = self._db.execute(
            f"INSERT INTO documents (id, sha256, {_METADATA}, source, added_at, added) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (document.id, document.sha256, *astuple(document.metadata), document.source, now, revision),
        ).lastrowid
        vectors = iter(indexed.sentence_vectors)
        self._db.executemany(
            "INSERT INTO sentences VALUES (?,?,?,?,?,?,?)",
            (
                (key, n, s.start, s.end, s.paragraph, s.role, _blob(next(vectors)) if s.role is Role.STORY else None)
                for n, s in enumerate(indexed.sentences)
            ),
        )
        self._db.executemany(
            "INSERT INTO passages (document, start, end, first, last, tokens, vector) VALUES (?,?,?,?,?,?,?)",
            (
                (key, p.start, p.end, p.first, p.last, p.tokens, _blob(vector))
                for p, vector in zip(indexed.passages, indexed.passage_vectors, strict=True)
            ),
        )

    # -- reading

    def documents(self, include_removed: bool = False) -> list[DocumentRecord]:
        """Current documents in the order they were added; old versions too if asked."""
        where = "" if include_removed else "WHERE removed IS NULL"
        return [_record(row) for row in self._db.execute(f"{_SELECT_DOCUMENT} {where} ORDER BY key")]

    def document(self, key: int) -> DocumentRecord:
        row = self._db.execute(f"{_SELECT_DOCUMENT} WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise LibraryError(f"{self.path.parent}: there is no document number {key}")
        return _record(row)

    def current(self, identifier: str) -> DocumentRecord | None:
        """The current version of a document, by its id."""
        row = self._db.execute(f"{_SELECT_DOCUMENT} WHERE id = ? AND removed IS NULL", (identifier,)).fetchone()
        return _record(row) if row else None

    def versions(self, sha256: str) -> list[DocumentRecord]:
        """All document versions with this text, oldest first."""
        return [
            _record(row) for row in self._db.execute(f"{_SELECT_DOCUMENT} WHERE sha256 = ? ORDER BY key", (sha256,))
        ]

    def text(self, sha256: str) -> str | None:
        """A stored text by its digest, current or not."""
        row = self._db.execute("SELECT text FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
        return str(row[0]) if row else None

    def sentences(self, document: int) -> list[Sentence]:
        rows = self._db.execute(
            "SELECT start, end, paragraph, role FROM sentences WHERE document = ? ORDER BY number", (document,)
        )
        return [Sentence(start, end, paragraph, Role(role)) for start, end, paragraph, role in rows]

    def sentence_vectors(self, document: int, first: int, last: int) -> Vectors:
        """Unit vectors of the story sentences from `first` to `last`, shape (n, dimension)."""
        rows = self._db.execute(
            "SELECT vector FROM sentences WHERE document = ? AND number BETWEEN ? AND ? AND vector NOT NULL "
            "ORDER BY number",
            (document, first, last),
        )
        return self._matrix([row[0] for row in rows])

    def passages(self, keys: Sequence[int]) -> list[PassageRecord]:
        """Passages by key, in the order of the keys; unknown keys are left out."""
        marks = ",".join("?" * len(keys))
        rows = self._db.execute(f"SELECT key, document, {_SPAN} FROM passages WHERE key IN ({marks})", list(keys))
        found = {row[0]: PassageRecord(row[0], row[1], Passage(*row[2:])) for row in rows}
        return [found[key] for key in keys if key in found]

    def passages_of(self, document: int) -> list[PassageRecord]:
        rows = self._db.execute(
            f"SELECT key, document, {_SPAN} FROM passages WHERE document = ? ORDER BY key", (document,)
        )
        return [PassageRecord(row[0], row[1], Passage(*row[2:])) for row in rows]

    def passages_removed_since(self, revision: int) -> list[int]:
        """Keys of passages an index stamped with `revision` holds and should not."""
        return self._keys("added <= ?1 AND removed > ?1", revision)

    def passages_added_since(self, revision: int) -> list[int]:
        """Keys of current passages an index stamped with `revision` lacks."""
        return self._keys("added > ? AND removed IS NULL", revision)

    def passage_vectors(self, keys: Sequence[int]) -> Vectors:
        """Unit vectors of passages, shape (len(keys), dimension), in the order of the keys."""
        select = "SELECT vector FROM passages WHERE key = ?"
        return self._matrix([self._db.execute(select, (key,)).fetchone()[0] for key in keys])

    def _keys(self, where: str, revision: int) -> list[int]:
        query = f"SELECT p.key FROM passages p JOIN documents d ON d.key = p.document WHERE {where} ORDER BY p.key"
        return [row[0] for row in self._db.execute(query, (revision,))]

    def _matrix(self, blobs: list[bytes]) -> Vectors:
        if not blobs:
            return np.zeros((0, int(self.meta("dimension"))), dtype=np.float32)
        return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1).astype(np.float32)


_SPAN = "start, end, first, last, tokens"
_SELECT_DOCUMENT = f"SELECT key, id, sha256, {_METADATA}, source, added_at, removed FROM documents"


def _record(row: tuple[object, ...]) -> DocumentRecord:
    key, identifier, sha256, *known, source, added_at, removed = row
    return DocumentRecord(
        int(str(key)),
        str(identifier),
        str(sha256),
        Metadata(*map(str, known)),
        str(source),
        str(added_at),
        removed is None,
    )


def _blob(vector: np.ndarray) -> bytes:
    return vector.astype("<f4").tobytes()


def _is_writable(path: Path) -> bool:
    """Whether SQLite could write here: it needs the file and, for its journal, the folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
