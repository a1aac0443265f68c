"""Answers, passages and tables as text for a terminal."""

from __future__ import annotations

import io
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from index.errors import PinciteError
from index.library import Outcome
from index.tables import cells_of
from rag.framing import ALSO_IN, ASK_INSTEAD, NEAREST, NO_PASSAGE, REPORTED_BY
from ui.arrangement import arranged
from ui.dates import readable_date
from ui.labels import NEAREST_SHOWN, OF_NO_SIDE

if TYPE_CHECKING:
    from index.catalog import DocumentRecord
    from index.library import AddResult, Library
    from rag.answer import Answer, Citation, PassageHit, Quote

_WIDEST = 100


class OutputError(PinciteError):
    """Standard output cannot be written to."""


def take_any_text() -> None:
    """Lets standard output take any text: what its encoding lacks is spelled out, rather than the command failing."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(text: str, flush: bool = False) -> None:
    """Prints text to standard output.

    Raises:
        OutputError: it cannot be written to.
        BrokenPipeError: who read it went away.
    """
    with _writing():
        sys.stdout.write(f"{text}\n")
        if flush:
            sys.stdout.flush()


def finish() -> None:
    """Writes what is still waiting to be; raises as `say` does. Left to Python's own end it could not be told."""
    with _writing():
        sys.stdout.flush()


def complain(message: object) -> None:
    """Prints what went wrong to standard error."""
    sys.stderr.write(f"pincite: {_shown(str(message), sys.stderr)}\n")


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"the output cannot be written ({error.strerror})") from error


def answer(given: Answer) -> str:
    """The framing, the quotes with their citations; or the nearest passages, labelled as such."""
    lines = [*map(_shown, given.notes), _bold(given.framing), *map(_shown, given.missing)]
    if given.abstained:
        if given.passages:
            lines += ["", NEAREST, "", passages(given.passages[:NEAREST_SHOWN])]
        if given.suggestions:
            lines += ["", ASK_INSTEAD, *(f"  {_shown(suggestion)}" for suggestion in given.suggestions)]
        return "\n".join(lines)
    numbers = count(1)
    groups = arranged(given)
    for group in groups:
        # What is of no side must not stand under the last one's heading.
        heading = group.heading or (OF_NO_SIDE if len(groups) > 1 else "")
        lines += ["", _bold(_shown(heading))] if heading else []
        for quote in group.quotes:
            place = f"  [{next(numbers)}] {source_line(quote.citation)}"
            lines += ["", *_under(quote), _wrapped(quote.text, "  "), *_said_by(quote), place]
            lines += [f"  {ALSO_IN} {source_line(same)}" for same in quote.also_in]
    lines += ["", f"{given.support} ({given.confidence:.0%})"]
    return "\n".join(lines)


def _under(quote: Quote) -> list[str]:
    """A line with what stands above a quoted row in its table's head, cell by cell."""
    if not quote.head:
        return []
    head = quote.head.text
    return ["  " + _dim(_shown(" · ".join(head[start:end] for start, end in cells_of(head))))]


def _said_by(quote: Quote) -> list[str]:
    """A line with who is speaking and which outlet reports it, where the article says so."""
    outlet = f"{REPORTED_BY} {quote.reported_by.text}" if quote.reported_by else ""
    known = ", ".join(part for part in (quote.speaker.text if quote.speaker else "", outlet) if part)
    return [f"  — {_shown(known)}"] if known else []


def passages(hits: Sequence[PassageHit], notes: Sequence[str] = ()) -> str:
    """What of the query was read otherwise, and passages with their citations, best first."""
    found = [f"{_wrapped(hit.text, '  ')}\n  {source_line(hit.citation)}" for hit in hits]
    return "\n\n".join([*map(_shown, notes), *(found or [NO_PASSAGE])])


def source_line(citation: Citation) -> str:
    """Title, publisher, date and place of a citation, as far as known."""
    date = readable_date(citation.date, citation.date_basis)
    known = [citation.title or citation.document, citation.publisher, citation.author, date]
    place = f"{citation.document}#{citation.fragment}"
    return _dim(_shown(" · ".join([part for part in known if part] + [place])))


def documents(records: Sequence[DocumentRecord]) -> str:
    """A table of documents."""
    if not records:
        return "The library is empty; add articles with: pincite add PATH…, and --library as here where you gave it"
    lines = []
    for record in records:
        known = record.metadata
        about = [known.title, known.publisher, readable_date(known.date, known.date_basis)]
        told = " · ".join(part for part in about if part) or "(no title)"
        lines.append(f"{_shown(record.id)}\n  {_shown(told)}")
    return "\n".join([*lines, f"{len(records)} documents"])


def added(result: AddResult) -> str:
    """One line for one document that was handed in."""
    return f"{result.outcome:<9} {_shown(result.message or result.id)}"


def added_summary(results: Sequence[AddResult], library: Library) -> str:
    """What was passed over, a line each; counts of the other outcomes, and what the library now holds."""
    skipped = [added(result) for result in results if result.outcome is Outcome.SKIPPED]
    counts = Counter(str(result.outcome) for result in results if result.outcome is not Outcome.SKIPPED)
    tally = ", ".join(f"{count} {outcome}" for outcome, count in counts.items()) or "nothing to add"
    return "\n".join([*skipped, f"{tally}; {library.catalog.document_count()} documents in {library.folder}"])


def info(library: Library, reader: str) -> str:
    """What a library holds, on how many bytes, how its passages are searched, and what they are read with."""
    catalog, vectors = library.catalog, library.vectors.about
    settled = f"{vectors.settled:,} in {vectors.kind}: {vectors.reason}"
    measured = f"{vectors.recall:.3f} of what an exact search finds, measured when it was last made anew"
    rows = {
        "library": str(library.folder),
        "documents": f"{catalog.document_count():,}",
        "passages": f"{catalog.passage_count():,}",
        "encoder": catalog.meta("encoder"),
        "catalog": f"{_megabytes(catalog.path)}, revision {catalog.revision}",
        "word index": f"{_megabytes(library.folder / 'words')}, {len(library.words):,} passages",
        "vector index": f"{_megabytes(library.folder / 'vectors')}, {settled}",
        "recall@10": measured if vectors.approximate else "1, the index is exact",
        "recent": f"{vectors.added:,} added and {vectors.removed:,} removed since, searched beside it",
        "reader": reader,
    }
    return "\n".join(f"{name:<14}{value}" for name, value in rows.items())


def _megabytes(path: Path) -> str:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:,.1f} MB"


def _wrapped(text: str, indent: str) -> str:
    """The text folded to the terminal's width; on a pipe, its exact characters."""
    if not sys.stdout.isatty():
        return indent + text
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return textwrap.fill(" ".join(_shown(text).split()), width, initial_indent=indent, subsequent_indent=indent)


def _shown(text: str, stream: TextIO | None = None) -> str:
    """Text that the articles or a reader wrote, for standard output or another stream.

    A terminal would take some of it for orders: whatever cannot be printed is blank there. On a pipe it is exact.
    """
    if text.isprintable() or not (stream or sys.stdout).isatty():
        return text
    return "".join(character if character.isprintable() else " " for character in text)


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if sys.stdout.isatty() else text


def _dim(text: str) -> str:
    return f"\x1b[2m{text}\x1b[0m" if sys.stdout.isatty() else text
