"""Files and folders to Documents: plain text, Markdown, JSON Lines.

A text file is kept exactly as decoded from UTF-8, so that a citation's offsets
hold in the file itself. What is known about the files of a folder (publisher,
date) may stand beside them in a `sources.csv`.
"""

from __future__ import annotations

import codecs
import csv
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from unicodedata import category

from index.document import Document, Metadata, is_iso_date
from index.errors import DocumentError, TooLongError
from index.front_matter import front_matter
from index.schema import CATALOG, DERIVED

MAX_BYTES = 20_000_000  # a file; a book is about 1,000,000
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson")
SOURCES_TABLE = "sources.csv"
_ABOUT_THE_FOLDER = ("readme.md", "readme.markdown", SOURCES_TABLE)
_RECORD_FIELDS = {field.name for field in fields(Metadata)} | {"id", "text"}
_PAGE = re.compile(r"\ufeff?(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def files_of(
    path: Path,
    refuse: Callable[[Path, DocumentError], None] | None = None,
    pass_over: Callable[[Path], None] = lambda _path: None,
) -> list[Path]:
    """The readable files at a path: itself, or all below a folder, sorted.

    Hidden files and folders, the table of sources and a README in Markdown are left
    out of a folder's files. Links to folders are followed, each real folder once:
    under its own name where it stands below the path itself.

    Args:
        path: the file or folder.
        refuse: called with each path below the folder that cannot be looked into, and why; the others go on.
            Without it the first is an error.
        pass_over: called with each file below the folder of a kind that is not read.

    Raises:
        DocumentError: if nothing is there, it cannot be looked at, or it holds nothing that can be read.
    """
    if S_ISREG(_mode(path)):
        if path.suffix.lower() not in SUFFIXES:
            raise DocumentError(f"{path}: cannot read {path.suffix or 'a file without suffix'}; {_kinds()}")
        return [path]
    refused: list[tuple[Path, DocumentError]] = []
    found: list[Path] = []
    others: list[Path] = []
    for file in sorted(_files_below(path, refused)):
        (found if file.suffix.lower() in SUFFIXES else others).append(file)
    others = _without_libraries(others)
    for below, error in refused:
        if refuse is None:
            raise error
        refuse(below, error)
    if not found and not refused:
        held = f" ({_counted(others)})" if others else ""
        raise DocumentError(f"{path}: the folder holds no articles{held}; {_kinds()}")
    for file in others:
        pass_over(file)
    return found


def _without_libraries(files: list[Path]) -> list[Path]:
    """The files without those that libraries are made of, which may lie beside the articles."""
    libraries = {file.parent for file in files if file.name == CATALOG}
    indexes = {library / name for library in libraries for name in DERIVED}

    def is_of_one(file: Path) -> bool:
        return (file.parent in libraries and file.name.startswith(CATALOG)) or not indexes.isdisjoint(file.parents)

    return [file for file in files if not is_of_one(file)]


def passed_over(files: Sequence[Path]) -> str:
    """What is said of files of kinds that are not read: how many, of which, and what is."""
    are = "1 file is of a kind that is" if len(files) == 1 else f"{len(files):,} files are of kinds that are"
    return f"{are} not read ({_counted(files)}); {_kinds()}"


def _counted(files: Sequence[Path]) -> str:
    """How many files of each kind there are, most first: "2 .pdf, 1 without suffix"."""
    counts = Counter(visible(file.suffix.lower()) or "without suffix" for file in files)
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common())


def _mode(path: Path) -> int:
    """What kind of thing stands at a path, as the file system says it."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: no file can have such a name
        raise DocumentError(f"{path}: there is no such file or folder") from None
    except OSError as error:
        raise _unseen(path, error) from error


def _files_below(root: Path, refused: list[tuple[Path, DocumentError]]) -> Iterator[Path]:
    """The files below a folder that may be articles; what cannot be looked into is put with the refused."""
    seen: set[tuple[int, int]] = set()
    folders: list[Path] = [root]
    links: list[Path] = []
    while folders or links:
        # Links last: a folder that also stands in the tree itself keeps the name, and its documents the ids, of there.
        folder = folders.pop() if folders else links.pop(0)
        try:
            known = folder.stat()
            if (known.st_dev, known.st_ino) in seen:
                continue
            seen.add((known.st_dev, known.st_ino))
            with os.scandir(folder) as entries:
                shown = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            refused.append((folder, _unseen(folder, error)))
            continue
        for entry in shown:
            path = folder / entry.name
            try:
                if entry.is_dir():
                    (links if entry.is_symlink() else folders).append(path)
                elif entry.is_file() and entry.name.lower() not in _ABOUT_THE_FOLDER:
                    yield path
            except OSError as error:
                refused.append((path, _unseen(path, error)))


def _unseen(path: Path, error: OSError) -> DocumentError:
    return DocumentError(f"{path}: cannot be looked at ({error.strerror})")


def _kinds() -> str:
    return "give " + ", ".join(SUFFIXES[:-1]) + " or " + SUFFIXES[-1]


def is_unicode(text: str) -> bool:
    """Whether a file can hold the text: Python's and JSON's may have half of a surrogate pair."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def visible(text: str) -> str:
    """The text with escapes for what cannot be shown: control characters, and halves of surrogate pairs."""
    return "".join(ascii(c)[1:-1] if category(c) in ("Cc", "Cs") else c for c in text)


def read_file(path: Path, root: Path | None = None) -> Iterator[Document]:
    """The documents of one file, one for text and Markdown, any number for JSON Lines.

    Args:
        path: the file.
        root: the folder it was found in; a document's id is its path below it, with the line's number in JSON
            Lines, where the record gives none.

    Raises:
        DocumentError: not UTF-8 in name or text, a control character in its name, binary, a page of HTML, empty, a
            record that is not a document, a date that is none, or a table of sources that cannot be read.
        TooLongError: over `MAX_BYTES`.
    """
    name = path.relative_to(root).as_posix() if root else path.name
    _refuse_unnameable(path, name)
    text = _decoded(path)
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        yield from _records(path, text, name)
        return
    _refuse_page(text, str(path))
    try:
        known = _known_about(path)
    except DocumentError as error:  # of the table: which article is lost by it must be said as well
        raise DocumentError(f"{path}: {error}") from error
    yield Document(name, text, known.completed_by(front_matter(text)), str(path.resolve()))


def _refuse_unnameable(path: Path, name: str) -> None:
    """The path becomes the document's source, which is Unicode text, and the name its id, which stands in addresses."""
    if not is_unicode(str(path)):
        raise DocumentError(f"{visible(str(path))}: the file's name is not UTF-8; rename it and add it again")
    if found := _control_characters(name):
        raise DocumentError(f"{visible(str(path))}: the file's name holds {found}; rename it and add it again")


def _control_characters(text: str) -> str:
    """Which control characters (line breaks, escapes) a text holds, in words; empty without any."""
    codes = dict.fromkeys(f"U+{ord(c):04X}" for c in text if category(c) == "Cc")
    return f"control characters ({', '.join(codes)})" if codes else ""


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


def _refuse_page(text: str, where: str) -> None:
    """A file's suffix says what is in it; where it is a whole page all the same, its scripts would be quoted."""
    if _PAGE.match(text):
        raise DocumentError(f"{where}: this is a page of HTML, not its text; save the text alone and add it again")


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
    if found := _control_characters(identifier):
        raise DocumentError(f"{where}: the id {identifier!r} holds {found}; give it one without")
    _refuse_page(text, where)
    _refuse_no_date(strings.get("date", ""), where)
    if "date" in strings:
        strings.setdefault("date_basis", "stated")
    return Document(identifier, text, Metadata(**strings), source)


def _refuse_no_date(date: str, where: str) -> None:
    if date and not is_iso_date(date):
        raise DocumentError(
            f"{where}: the date {date!r} is none in ISO 8601; "
            "expected 2015, 2015-06 or 2015-06-05, with or without a time behind a T, or nothing"
        )


def _known_about(path: Path) -> Metadata:
    """The file's row in the folder's table of sources, if there is one."""
    table = path.parent / SOURCES_TABLE
    try:
        if not table.is_file():
            return Metadata()
        changed = table.stat().st_mtime_ns
    except OSError as error:
        raise _unseen(table, error) from error
    line, known = _sources(table, changed).get(path.name, (0, Metadata()))
    _refuse_no_date(known.date, f"{table}, line {line}")  # here, so that the other rows hold all the same
    return known


def rows_without_file(folder: Path) -> list[str]:
    """What is said of each row of a folder's table of sources that names no file in it; a slip, most often.

    Of a table that cannot be read nothing: each file beside it is refused, and says why.
    """
    table = folder / SOURCES_TABLE
    try:
        rows = _sources(table, table.stat().st_mtime_ns) if table.is_file() else {}
        lost = [(line, name) for name, (line, _) in rows.items() if name and not (folder / name).exists()]
    except (DocumentError, OSError, ValueError):  # ValueError: no file can have such a name
        return []
    advice = "correct the name or take the row out"
    return [f"{table}, line {line}: there is no file {name!r} beside it; {advice}" for line, name in lost]


@lru_cache(maxsize=16)
def _sources(table: Path, _changed: int) -> dict[str, tuple[int, Metadata]]:
    """The rows of a table of sources, each with its line, by their file; read once, until the table changes."""
    names = {field.name for field in fields(Metadata)}
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:  # spreadsheets put a mark in front
            rows = csv.DictReader(stream)
            if "file" not in (rows.fieldnames or ()):
                found = ", ".join(rows.fieldnames or ()) or "nothing"
                raise DocumentError(
                    f'{table}: expected a column "file", found {found}; name the columns in its first line'
                )
            known: dict[str, tuple[int, Metadata]] = {}
            for row in rows:
                values = {key: (value or "").strip() for key, value in row.items() if key in names}
                known.setdefault(row.get("file") or "", (rows.line_num, Metadata(**values)))
            return known
    except OSError as error:
        raise DocumentError(f"{table}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DocumentError(f"{table}: cannot be read as a UTF-8 CSV table ({error})") from None
