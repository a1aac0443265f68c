"""The catalog: one SQLite file, the only place where anything is stored.

Every change is one transaction that raises the revision by one. Rows carry the
revision that added and, later, removed them, so that a search index stamped
with an older revision can catch up by asking what changed since. Texts are
never altered or deleted: a citation to an old version still resolves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from uuid import uuid4
from weakref import finalize

import numpy as np
import numpy.typing as npt

from index.document import Document, Metadata, Passage, Role, Sentence
from index.embed import Vectors
from index.errors import LibraryBusyError, LibraryError, LibraryFormatError, LibraryReadOnlyError
from index.schema import create_database, is_busy, open_database

Keys = npt.NDArray[np.int64]  # passage keys, shape (n,)
PassageRanges = npt.NDArray[np.int64]  # first and last passage key, shape (n, 2)
_LOT = 5_000  # keys in one statement; SQLite takes some 32,000
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


class Changes(NamedTuple):
    """Keys of the passages that came and of those that went between two revisions, ascending."""

    added: Keys
    removed: Keys


class Catalog:
    """The stored truth of a library. Open with `create` or `open`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, writable: bool) -> None:
        self._db = connection
        finalize(self, connection.close)  # from Python 3.13 on a connection left open is warned of
        self._turn = RLock()
        self.path = path
        self.writable = writable

    @classmethod
    def create(cls, path: Path, encoder_identity: str, dimension: int, budget: int) -> Catalog:
        """Makes an empty catalog.

        Raises:
            LibraryReadOnlyError: if the folder cannot be written to.
        """
        meta = {"revision": "0", "encoder": encoder_identity, "dimension": str(dimension), "budget": str(budget)}
        meta["id"] = uuid4().hex
        return cls(create_database(path, meta), path, writable=True)

    @classmethod
    def open(cls, path: Path) -> Catalog:
        """Opens a catalog; read-only where the file cannot be written.

        Raises:
            LibraryMissingError: if there is no file.
            LibraryFormatError: if another version of Pincite made it, or it is no catalog.
            LibraryBusyError: if it cannot be opened now.
            LibraryError: if its path cannot be looked at.
        """
        db, writable = open_database(path)
        return cls(db, path, writable)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query, at once: threads share the connection, and from Python 3.12 on its kept statements."""
        with self._turn:
            try:
                return self._db.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                raise LibraryBusyError(
                    f"{self.path.parent}: the library cannot be read now ({error}); where another process is writing, "
                    "try again"
                ) from error
            except sqlite3.DatabaseError as error:
                raise LibraryFormatError(
                    f"{self.path}: the catalog is damaged ({error}); add the articles to a new library"
                ) from error

    def close(self) -> None:
        self._db.close()

    # -- what is stored about the library itself

    def meta(self, name: str) -> str:
        stated = self._stated(name)
        if stated is None:
            raise LibraryFormatError(f"{self.path}: the catalog does not state its {name}")
        return stated

    def _stated(self, name: str) -> str | None:
        found = self._rows("SELECT value FROM meta WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    @property
    def id(self) -> str:
        """What tells it from any other catalog, one that takes its place included; empty in old ones."""
        return self._stated("id") or ""

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
            LibraryBusyError: if another process is writing; then nothing is changed.
        """
        if not self.writable:
            raise LibraryReadOnlyError(f"{self.path.parent}: the library cannot be written to; nothing was changed")
        with self._turn:  # another thread of this connection must not see half of it
            return self._change(remove, add)

    def _change(self, remove: Iterable[int], add: Iterable[Indexed]) -> int:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise self._not_stored(error) from error
        try:
            revision = self.revision + 1
            for key in remove:
                self._db.execute("UPDATE documents SET removed = ? WHERE key = ? AND removed IS NULL", (revision, key))
            for indexed in add:
                self._insert(indexed, revision)
            self._db.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (str(revision),))
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise self._not_stored(error) from error
        except BaseException:
            self._roll_back()
            raise
        return revision

    def _not_stored(self, error: sqlite3.OperationalError) -> LibraryError:
        """What to raise for a change that SQLite refused."""
        if is_busy(error):
            return LibraryBusyError(f"{self.path.parent}: another process is writing; try again. Nothing was changed")
        return LibraryReadOnlyError(
            f"{self.path.parent}: the change could not be stored ({error}); nothing was changed"
        )

    def _roll_back(self) -> None:
        if self._db.in_transaction:  # on a full disk SQLite has rolled back by itself
            self._db.execute("ROLLBACK")

    def _insert(self, indexed: Indexed, revision: int) -> None:
        document = indexed.document
        self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (document.sha256, document.text))
        # Another process may have stored a version since the caller looked.
        self._db.execute("UPDATE documents SET removed = ? WHERE id = ? AND removed IS NULL", (revision, document.id))
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

    def documents(self, limit: int = -1, offset: int = 0) -> list[DocumentRecord]:
        """Current documents in the order they were added: all, or as many as `limit` after the first `offset`."""
        query = f"{_SELECT_DOCUMENT} WHERE removed IS NULL ORDER BY key LIMIT ? OFFSET ?"
        return [_record(row) for row in self._rows(query, (limit, offset))]

    def keys_of_time(self, time: str) -> list[int]:
        """The keys of the current documents that are dated in a year or a month, ISO 8601: "2021", "2021-02"."""
        query = "SELECT key FROM documents WHERE removed IS NULL AND date BETWEEN ? AND ? ORDER BY key"
        return [int(row[0]) for row in self._rows(query, (time, f"{time}~"))]  # "~" sorts behind all that a date holds

    def document_count(self) -> int:
        """How many documents are current; counted in an index, without reading them."""
        return int(self._rows("SELECT COUNT(*) FROM documents WHERE removed IS NULL")[0][0])

    def passage_count(self) -> int:
        """How many passages the current documents have."""
        query = "SELECT COUNT(*) FROM documents d CROSS JOIN passages p ON p.document = d.key WHERE removed IS NULL"
        return int(self._rows(query)[0][0])

    def document(self, key: int) -> DocumentRecord:
        row = next(iter(self._rows(f"{_SELECT_DOCUMENT} WHERE key = ?", (key,))), None)
        if row is None:
            raise LibraryError(f"{self.path.parent}: there is no document number {key}")
        return _record(row)

    def current(self, identifier: str) -> DocumentRecord | None:
        """The current version of a document, by its id."""
        try:
            row = next(iter(self._rows(f"{_SELECT_DOCUMENT} WHERE id = ? AND removed IS NULL", (identifier,))), None)
        except UnicodeEncodeError:  # half of a surrogate pair, as in an argument that is not UTF-8: no id holds one
            return None
        return _record(row) if row else None

    def versions(self, sha256: str) -> list[DocumentRecord]:
        """All document versions with this text, oldest first."""
        return [_record(row) for row in self._rows(f"{_SELECT_DOCUMENT} WHERE sha256 = ? ORDER BY key", (sha256,))]

    def text(self, sha256: str) -> str | None:
        """A stored text by its digest, current or not."""
        row = next(iter(self._rows("SELECT text FROM texts WHERE sha256 = ?", (sha256,))), None)
        return str(row[0]) if row else None

    def sentences(self, document: int) -> list[Sentence]:
        rows = self._rows(
            "SELECT start, end, paragraph, role FROM sentences WHERE document = ? ORDER BY number", (document,)
        )
        return [Sentence(start, end, paragraph, Role(role)) for start, end, paragraph, role in rows]

    def sentence_vectors(self, document: int, first: int, last: int) -> Vectors:
        """Unit vectors of the story sentences from `first` to `last`, shape (n, dimension)."""
        rows = self._rows(
            "SELECT vector FROM sentences WHERE document = ? AND number BETWEEN ? AND ? AND vector NOT NULL "
            "ORDER BY number",
            (document, first, last),
        )
        return self._matrix([row[0] for row in rows])

    def passages(self, keys: Sequence[int]) -> list[PassageRecord]:
        """Passages by key, in the order of the keys; unknown keys are left out."""
        select = f"SELECT key, document, {_SPAN} FROM passages WHERE key IN ({{}})"
        rows = (row for some in _some(keys) for row in self._rows(select.format(_marks(some)), some))
        found = {row[0]: PassageRecord(row[0], row[1], Passage(*row[2:])) for row in rows}
        return [found[key] for key in keys if key in found]

    def passages_of(self, document: int) -> list[PassageRecord]:
        rows = self._rows(f"SELECT key, document, {_SPAN} FROM passages WHERE document = ? ORDER BY key", (document,))
        return [PassageRecord(row[0], row[1], Passage(*row[2:])) for row in rows]

    def passage_ranges(self, documents: Sequence[int]) -> PassageRanges:
        """First and last passage key of each document that has passages, shape (n, 2)."""
        # A document's passages are stored together, so that their keys follow one another.
        select = "SELECT MIN(key), MAX(key) FROM passages WHERE document IN ({}) GROUP BY document"
        ranges = [row for some in _some(documents) for row in self._rows(select.format(_marks(some)), some)]
        return np.asarray(sorted(ranges), dtype=np.int64).reshape(-1, 2)

    def passage_vectors(self, keys: Sequence[int] | Keys) -> Vectors:
        """Unit vectors of passages, shape (len(keys), dimension), in the order of the keys."""
        found: dict[int, bytes] = {}
        for some in _some([int(key) for key in keys]):
            found.update(self._rows(f"SELECT key, vector FROM passages WHERE key IN ({_marks(some)})", some))
        return self._matrix([found[int(key)] for key in keys])

    # -- what changed, for the indexes derived from here

    def passages_at(self, revision: int) -> Keys:
        """Keys of the passages that were current at a revision, ascending."""
        return self._keys("added <= ?1 AND (removed IS NULL OR removed > ?1)", revision)

    def changes(self, since: int, upto: int) -> Changes:
        """What an index stamped with the revision `since` must add and remove to stand at `upto`."""
        return Changes(
            self._keys("added > ?1 AND added <= ?2 AND (removed IS NULL OR removed > ?2)", since, upto),
            self._keys("added <= ?1 AND removed > ?1 AND removed <= ?2", since, upto),
        )

    def _keys(self, where: str, *revisions: int) -> Keys:
        query = f"SELECT p.key FROM documents d CROSS JOIN passages p ON p.document = d.key WHERE {where}"
        return np.sort(np.fromiter((row[0] for row in self._rows(query, revisions)), dtype=np.int64))

    def _matrix(self, blobs: list[bytes]) -> Vectors:
        if not blobs:
            return np.zeros((0, int(self.meta("dimension"))), dtype=np.float32)
        return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1).astype(np.float32)


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """The keys in lots that one statement takes."""
    return (keys[at : at + _LOT] for at in range(0, len(keys), _LOT))


def _marks(keys: Sequence[int]) -> str:
    return ",".join("?" * len(keys))


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
