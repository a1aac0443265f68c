"""The catalog's file: its tables, how it is made and how it is opened."""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index.errors import (
    LibraryBusyError,
    LibraryError,
    LibraryFormatError,
    LibraryMissingError,
    LibraryReadOnlyError,
)

CATALOG = "catalog.sqlite3"
DERIVED = ("words", "vectors")  # the folders beside it of what is made from it
FORMAT = "1"
# A vector of 384 components spills out of SQLite's usual page of 4,096 bytes onto a page of its own: 2.3 times the
# bytes. Libraries with other pages open all the same.
PAGE_BYTES = 16_384
# The indexes by revision answer what changed since; a library without them answers the same, by reading through.
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE documents (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES texts,
    title TEXT NOT NULL, date TEXT NOT NULL, date_basis TEXT NOT NULL, publisher TEXT NOT NULL,
    author TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, added_at TEXT NOT NULL,
    added INTEGER NOT NULL, removed INTEGER);
CREATE UNIQUE INDEX one_current_version ON documents (id) WHERE removed IS NULL;
CREATE INDEX versions ON documents (sha256);
CREATE INDEX additions ON documents (added);
CREATE INDEX removals ON documents (removed) WHERE removed NOT NULL;
CREATE TABLE sentences (
    document INTEGER NOT NULL REFERENCES documents, number INTEGER NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, paragraph INTEGER NOT NULL, role TEXT NOT NULL, vector BLOB,
    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE passages (
    key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, start INTEGER NOT NULL,
    end INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, tokens INTEGER NOT NULL, vector BLOB NOT NULL);
CREATE INDEX passages_of ON passages (document);
"""


def create_database(path: Path, meta: Mapping[str, str]) -> sqlite3.Connection:
    """Makes an empty catalog file that states `meta`, and opens it.

    Raises:
        LibraryReadOnlyError: if the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _connected(str(path)) as db:
            db.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            db.executescript("BEGIN IMMEDIATE;" + SCHEMA)
            db.executemany("INSERT INTO meta VALUES (?, ?)", ({"format": FORMAT} | dict(meta)).items())
            db.execute("COMMIT")
    except (OSError, sqlite3.OperationalError) as error:
        raise LibraryReadOnlyError(f"{path.parent}: a library cannot be made here ({error})") from error
    return db


def open_database(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Opens a catalog file; tells also whether it can be written to.

    Raises:
        LibraryMissingError: if there is no file.
        LibraryFormatError: if another version of Pincite made it, or it is no catalog.
        LibraryBusyError: if it cannot be opened now.
        LibraryError: if the path cannot be looked at.
    """
    if not _is_there(path):
        make = f"pincite add --library {shlex.quote(str(path.parent))} PATH…"
        raise LibraryMissingError(f"{path.parent}: there is no library here; make one with: {make}")
    writable = _is_writable(path)
    try:
        db, found = _opened(path, "mode=rw") if writable else _opened_to_read(path)
    except sqlite3.OperationalError as error:
        raise LibraryBusyError(
            f"{path.parent}: the library cannot be opened now ({error}); where another process is writing, try again"
        ) from error
    except sqlite3.DatabaseError as error:
        raise LibraryFormatError(f"{path}: this is not a Pincite catalog ({error}); it was left as it is") from error
    if found != FORMAT:
        db.close()
        raise LibraryFormatError(
            f"{path.parent}: this library has format {found}, this Pincite reads format {FORMAT}; "
            "it was left as it is. Index the articles into a new folder, or use the Pincite that made it"
        )
    return db, writable


def is_busy(error: sqlite3.Error) -> bool:
    """Whether it is only that another connection holds the database."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is_there(path: Path) -> bool:
    """Whether there is a catalog; an interrupted creation leaves an empty file, which is none."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError as error:
        raise LibraryError(f"{path.parent}: this path cannot be looked at ({error.strerror})") from error


def _opened(path: Path, how: str) -> tuple[sqlite3.Connection, str]:
    """A connection, and the format the catalog states."""
    with _connected(f"{path.resolve().as_uri()}?{how}") as db:
        return db, dict(db.execute("SELECT name, value FROM meta")).get("format", "unknown")


def _opened_to_read(path: Path) -> tuple[sqlite3.Connection, str]:
    """The same for a file that cannot be written: what others write to it is seen, if SQLite can follow that."""
    try:
        return _opened(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if is_busy(error):
            raise
        # It would have to make files beside it. Then nobody can be writing.
        return _opened(path, "mode=ro&immutable=1")


@contextmanager
def _connected(address: str) -> Iterator[sqlite3.Connection]:
    """A connection that stays open, unless what is done with it first fails."""
    uri = address.startswith("file:")
    db = sqlite3.connect(address, uri=uri, timeout=30, check_same_thread=False, isolation_level=None)
    try:
        yield db
    except BaseException:
        db.close()
        raise


def _is_writable(path: Path) -> bool:
    """Whether SQLite could write here: it needs the file and, for its journal, the folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
