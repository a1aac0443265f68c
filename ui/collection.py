"""Articles come and go while others are read: upload, removal, and its undoing.

Changes go through a connection of their own, so that the models can work on a new
article while questions are answered; the desk sees by the catalog's revision that it
has changed.
"""

from __future__ import annotations

import tempfile
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.document import Document
from index.library import Library, Outcome
from index.read import files_of, read_file
from rag import DocumentError, LibraryReadOnlyError, TooLongError
from ui.desk import Desk

MAX_NAME_BYTES = 200  # file systems allow 255


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an uploaded file: how many of its documents were added, updated or left as they were."""

    name: str
    added: int
    updated: int
    unchanged: int


class Collection:
    """Changes the library behind a desk, one change at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changing = threading.Lock()

    def add(self, name: str, data: bytes) -> Added:
        """Adds the documents of one file; the file is taken whole or not at all.

        Args:
            name: as the reader's machine calls it; it becomes the document's id.
            data: the file.

        Raises:
            InputError: the file cannot be read as articles, or would take the place of one on disk; the message says
                why.
            LibraryReadOnlyError: the library cannot be written to.
        """
        name = plain_name(name)
        self._refuse_read_only()
        documents = _documents_of(name, data)
        with self._library() as library:
            library.refuse_collisions(documents)
            outcomes = Counter(result.outcome for result in library.add_documents(documents))
            library.settle()
        return Added(name, outcomes[Outcome.ADDED], outcomes[Outcome.UPDATED], outcomes[Outcome.UNCHANGED])

    def remove(self, identifier: str) -> str:
        """Removes a document; returns the digest by which it can be restored.

        Raises:
            DocumentMissingError: the library does not hold it.
        """
        self._refuse_read_only()
        with self._library() as library:
            record = library.catalog.current(identifier)
            library.remove([identifier])
            return record.sha256 if record else ""

    def restore(self, identifier: str, sha256: str) -> None:
        """Undoes a removal.

        Raises:
            DocumentError: the library never held that version, or holds another now.
        """
        self._refuse_read_only()
        with self._library() as library:
            versions = [record for record in library.catalog.versions(sha256) if record.id == identifier]
            text = library.catalog.text(sha256)
            if not versions or text is None:
                raise DocumentError(f"{identifier}: the library never held that version")
            current = library.catalog.current(identifier)
            if current and current.sha256 != sha256:
                raise DocumentError(f"{identifier}: the library holds another version by now")
            last = versions[-1]
            library.add_document(Document(identifier, text, last.metadata, last.source))
            library.settle()

    def _refuse_read_only(self) -> None:
        if not self._desk.library.catalog.writable:
            raise LibraryReadOnlyError("the library cannot be written to; nothing was changed")

    @contextmanager
    def _library(self) -> Iterator[Library]:
        """The library, opened for one change."""
        asked = self._desk.library
        with self._changing, closing(Library.open(asked.folder, asked.encoder)) as library:
            yield library


def plain_name(name: str) -> str:
    """The last part of a file's name, which must be one that any file system would take.

    Raises:
        InputError: there is none, or it is too long.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(map(_plain, last)).strip()
    if not plain.strip("."):
        raise DocumentError("the file has no name")
    size = len(plain.encode("utf-8", "replace"))
    if size > MAX_NAME_BYTES:
        raise TooLongError(f"the file's name has {size} bytes, over the limit of {MAX_NAME_BYTES}; rename it")
    return plain


def _plain(character: str) -> str:
    """A control character is dropped, and half of a surrogate pair; any white space is a blank, as people see it."""
    if unicodedata.category(character) in ("Cc", "Cs"):
        return ""
    return " " if character.isspace() else character


def _documents_of(name: str, data: bytes) -> list[Document]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            documents = [document for file in files_of(path) for document in read_file(file)]
        except (DocumentError, TooLongError) as error:
            # The reader's file, not our copy of it.
            raise type(error)(str(error).replace(f"{path.parent}/", "")) from None
    if not documents:
        raise DocumentError(f"{name}: the file holds no articles")
    # The copy is gone in a moment: the catalog is the only place the text is kept.
    return [Document(document.id, document.text, document.metadata) for document in documents]
