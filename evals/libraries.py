"""Libraries made for an evaluation and kept, so that the next run need not index again.

A library is kept under the digest of its documents and of the code that decides
what is stored; when either changes a new one is made. Its word and vector
indexes are derived, so they are only dropped when their own code changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from index.document import Document
from index.embed import Encoder, make_encoder
from index.library import CATALOG, SEEDS, Library, default_library
from index.read import files_of, read_file

KEPT_OF_A_NAME = 3
INDEX_CODE = Path(__file__).resolve().parent.parent / "index"
_DERIVED_CODE = ("kinds.py", "recall.py", "settled.py", "stamp.py", "terms.py", "vectors.py", "words.py")
_NOT_STORED = (*_DERIVED_CODE, "__init__.py", "errors.py", "shared.py")
_DERIVED_FOLDERS = ("vectors", "words")
_NOTE = "derived-by"


def seeds() -> list[Document]:
    """The seed articles, with what their table of sources says of them."""
    return [document for file in files_of(SEEDS) for document in read_file(file, SEEDS)]


def folder() -> Path:
    """Where kept libraries lie: beside the default library."""
    return default_library().parent / "bench"


def kept_library(name: str, documents: Sequence[Document]) -> Library:
    """The library of just these documents, made if it is not there yet, by whichever process has it first."""
    home = folder() / f"{name}-{_digest(documents)}"
    if not (home / CATALOG).is_file():
        _make(home, documents)
        _prune(name)
    _drop_outdated_indexes(home)
    return Library.open(home, _encoder())


@cache
def _encoder() -> Encoder:
    return make_encoder()


def _make(home: Path, documents: Sequence[Document]) -> None:
    partial = home.with_name(f"{home.name}.{os.getpid()}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    library = Library.open_or_create(partial, _encoder())
    try:
        for document in documents:
            library.add_document(document)
    finally:
        library.close()
    (partial / _NOTE).write_text(_derived_by(), encoding="utf-8")
    with suppress(OSError):  # another process has made it meanwhile, or what lies there is no library
        partial.rename(home)
    if not (home / CATALOG).is_file():
        shutil.rmtree(home, ignore_errors=True)
        partial.rename(home)
    shutil.rmtree(partial, ignore_errors=True)


def _prune(name: str) -> None:
    """Leaves the newest few libraries of a name: each change of code makes another."""
    homes = [path for path in folder().glob(f"{name}-*") if not path.name.endswith(".partial")]
    for home in sorted(homes, key=lambda path: path.stat().st_mtime)[:-KEPT_OF_A_NAME]:
        shutil.rmtree(home, ignore_errors=True)


def _drop_outdated_indexes(home: Path) -> None:
    note, code = home / _NOTE, _derived_by()
    if note.is_file() and note.read_text(encoding="utf-8") == code:
        return
    for name in _DERIVED_FOLDERS:
        shutil.rmtree(home / name, ignore_errors=True)
    note.write_text(code, encoding="utf-8")


def _derived_by() -> str:
    return digest_of_code(INDEX_CODE / name for name in _DERIVED_CODE)


def _digest(documents: Iterable[Document]) -> str:
    code = digest_of_code(path for path in INDEX_CODE.glob("*.py") if path.name not in _NOT_STORED)
    digest = hashlib.sha256(code.encode("ascii"))
    for document in documents:
        digest.update(repr((document.id, document.sha256, document.metadata)).encode("utf-8"))
    return digest.hexdigest()[:12]


def digest_of_code(paths: Iterable[Path]) -> str:
    """The digest of files of code: what one state of the code made is not taken for what another makes."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
