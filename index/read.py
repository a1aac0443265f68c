"""Files and folders to Documents: plain text, Markdown, JSON Lines.

A text file is kept exactly as decoded from UTF-8, so that a citation's offsets
hold in the file itself. What is known about the files of a folder (publisher,
date) may stand beside them in a `sources.csv`.
"""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

from index.document import Document, Metadata
from index.errors import DocumentError, TooLongError
from index.front_matter import front_matter

MAX_BYTES = 20_000_000  # a file; a book is about 1,000,000
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson")
SOURCES_TABLE = "sources.csv"
_ABOUT_THE_FOLDER = ("readme.md", "readme.markdown")
_RECORD_FIELDS = {field.name for field in fields(Metadata)} | {"id", "text"}


def files_of(path: Path) -> list[Path]:
    """The readable files at a path: itself, or all below a folder, sorted.

    Hidden files, the table of sources and a README in Markdown are left out of a
    folder's files.

    Raises:
        DocumentError: if nothing is there, or nothing that can be read.
    """
    if not path.exists():
        raise DocumentError(f"{path}: there is no such file or folder")
    if path.is_file():
        if path.suffix.lower() not in SUFFIXES:
            raise DocumentError(f"{path}: cannot read {path.suffix or 'a file without suffix'}; {_kinds()}")
        return [path]
    found = sorted(p for p in path.rglob("*") if p.is_file() and _wanted(p.relative_to(path)))
    if not found:
        raise DocumentError(f"{path}: the folder holds no articles; {_kinds()}")
    return found


def _wanted(relative: Path) -> bool:
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and relative.suffix.lower() in SUFFIXES and relative.name.lower() not in _ABOUT_THE_FOLDER


def _kinds() -> str:
    return "give " + ", ".join(SUFFIXES[:-1]) + " or " + SUFFIXES[-1]


def is_unicode(text: str) -> bool:
    """Whether a file can hold the text: Python's and JSON's may have half of a surrogate pair."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def read_file(path: Path, root: Path | None = None) -> Iterator[Document]:
    """The documents of one file, one for text and Markdown, any number for JSON Lines.

    Args:
        path: the file.
        root: the folder it was found in; a document's id is its path below it, with the line's number in JSON
            Lines, where the record gives none.

    Raises:
        DocumentError: not UTF-8 in name or text, binary, empty, or a record that is not a document.
        TooLongError: over `MAX_BYTES`.
    """
    _refuse_unnameable(path)
    text = _decoded(path)
    name = path.relative_to(root).as_posix() if root else path.name
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        yield from _records(path, text, name)
        return
    yield Document(name, text, _completed(_known_about(path), front_matter(text)), str(path.resolve()))


def _refuse_unnameable(path: Path) -> None:
    """The path becomes the document's id and source, which are Unicode text."""
    if not is_unicode(str(path)):
        shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
        raise DocumentError(f"{shown}: the file's name is not UTF-8; rename it and add it again")


def _decoded(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLongError(
                f"{path}: the file has {size:,} bytes, over the limit of {MAX_BYTES:,}; split it into smaller files"
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror})") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError(f"{path}: this is UTF-16, not UTF-8; save it as UTF-8 and add it again")
    if b"\0" in data:
        raise DocumentError(f"{path}: this is a binary file (it holds zero bytes), not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path}: not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8 and add it again"
        ) from None
    if not text.strip():
        raise DocumentError(f"{path}: the file is empty")
    return text


def _records(path: Path, text: str, name: str) -> Iterator[Document]:
    # Only "\n" ends a record: JSON strings may hold other line separators.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DocumentError(f"{where}: not JSON ({error})") from None
        yield _document(record, where, f"{name}#{number}", str(path.resolve()))


def _document(record: object, where: str, default_id: str, source: str) -> Document:
    if not isinstance(record, dict):
        raise DocumentError(f'{where}: expected an object like {{"text": …}}, found {type(record).__name__}')
    values = {key: record[key] for key in _RECORD_FIELDS if record.get(key) is not None}
    wrong = [key for key, value in values.items() if not isinstance(value, str | int) or isinstance(value, bool)]
    if wrong:
        raise DocumentError(f"{where}: {', '.join(sorted(wrong))} must be text")
    strings = {key: str(value) for key, value in values.items()}
    text, identifier = strings.pop("text", ""), strings.pop("id", default_id)
    if not text.strip():
        raise DocumentError(f'{where}: the record has no text; every record needs a "text"')
    if not identifier.strip():
        raise DocumentError(f"{where}: the id is empty")
    for key, value in {"text": text, "id": identifier, **strings}.items():
        if not is_unicode(value):
            raise DocumentError(f"{where}: the {key} holds half of a surrogate pair, which is not Unicode text")
    if "date" in strings:
        strings.setdefault("date_basis", "stated")
    return Document(identifier, text, Metadata(**strings), source)


def _completed(known: Metadata, stated: Metadata) -> Metadata:
    """What is known, and what the text states where nothing is known."""
    missing = {
        field.name: getattr(stated, field.name)
        for field in fields(Metadata)
        if not getattr(known, field.name) and getattr(stated, field.name) and field.name != "date_basis"
    }
    basis = {"date_basis": stated.date_basis} if "date" in missing else {}
    return replace(known, **missing, **basis)


def _known_about(path: Path) -> Metadata:
    """The file's row in the folder's table of sources, if there is one."""
    table = path.parent / SOURCES_TABLE
    if not table.is_file():
        return Metadata()
    return _sources(table, table.stat().st_mtime_ns).get(path.name, Metadata())


@lru_cache(maxsize=16)
def _sources(table: Path, _changed: int) -> dict[str, Metadata]:
    """The rows of a table of sources by their file; read once, until the table changes."""
    names = {field.name for field in fields(Metadata)}
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:  # spreadsheets put a mark in front
            rows = csv.DictReader(stream)
            if "file" not in (rows.fieldnames or ()):
                raise DocumentError(f'{table}: expected a column "file", found {", ".join(rows.fieldnames or ())}')
            known: dict[str, Metadata] = {}
            for row in rows:
                values = {key: (value or "").strip() for key, value in row.items() if key in names}
                known.setdefault(row.get("file") or "", Metadata(**values))
            return known
    except OSError as error:
        raise DocumentError(f"{table}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DocumentError(f"{table}: cannot be read as a UTF-8 CSV table ({error})") from None
