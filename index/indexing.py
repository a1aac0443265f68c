"""Documents made ready for the catalog: read, described, split, and encoded many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from index.catalog import DocumentRecord, Indexed
from index.document import Document, Passage, Role, Sentence
from index.embed import Encoder, Vectors
from index.errors import DocumentError, InputError
from index.headings import headings_above
from index.marks import without_marks
from index.paragraphs import bare_title, paragraphs_of, stated_date
from index.passages import count_tokens, passages_of
from index.read import SOURCES_TABLE, files_of, passed_over, read_file, rows_without_file
from index.sentences import sentences_of


class Outcome(StrEnum):
    """What became of one document handed to `Library.add`."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"  # no document: files of a folder that are of other kinds, a row without its file


@dataclass(frozen=True, slots=True)
class AddResult:
    """One document's outcome; `id` is the file's name where no document came of it.

    The message names what it is about, and says why no document came of it or what should be known of the one that did.
    """

    id: str
    outcome: Outcome
    message: str = ""


def documents_at(paths: Iterable[Path], report: Callable[[AddResult], None]) -> Iterator[Document]:
    """The documents of files and folders.

    What of them cannot be read whole is reported as refused, what is passed over in a folder as skipped.
    """

    def refuse(path: Path, error: InputError) -> None:
        report(AddResult(str(path), Outcome.REFUSED, str(error)))

    for path in paths:
        others: list[Path] = []
        try:
            files = files_of(path, refuse, others.append)
        except InputError as error:
            refuse(path, error)
            continue
        for file in files:
            try:
                documents = list(read_file(file, path if path.is_dir() else None))
            except InputError as error:
                report(AddResult(file.name, Outcome.REFUSED, f"{error}; nothing of the file was added"))
                continue
            yield from documents
        if path.is_dir():
            _report_skipped(path, files, others, report)


def _report_skipped(
    folder: Path, files: Sequence[Path], others: Sequence[Path], report: Callable[[AddResult], None]
) -> None:
    """Reports the files below a folder that are not read, and what its tables of sources say of files it has not."""
    if others:
        report(AddResult(str(folder), Outcome.SKIPPED, f"{folder}: {passed_over(others)}"))
    for parent in dict.fromkeys(file.parent for file in files):
        for message in rows_without_file(parent):
            report(AddResult(str(parent / SOURCES_TABLE), Outcome.SKIPPED, message))


def described(document: Document) -> Document:
    """The document with the title and date that its own text states, where nothing else is known."""
    known = document.metadata
    paragraphs = paragraphs_of(document.text, known.title or None)
    if not known.title:
        titles = (p for p in paragraphs if p.role is Role.TITLE)
        title = next((bare_title(document.text[p.start : p.end]) for p in titles), "")
        known = replace(known, title=title)
    if not known.date and (stated := stated_date(document.text, paragraphs)):
        known = replace(known, date=stated, date_basis="stated")
    return replace(document, metadata=known)


def with_what_was_known(document: Document, current: DocumentRecord | None) -> Document:
    """The document with what only its current version knows, where the same text is given again from elsewhere.

    An upload, or a copy in another folder, knows less and is no reason to forget. From the
    same source nothing is kept: what its table of sources no longer says was taken back.
    """
    if current is None or current.sha256 != document.sha256:
        return document
    if document.source and document.source == current.source:
        return document
    known = document.metadata.completed_by(current.metadata)
    return replace(document, metadata=known, source=document.source or current.source)


def is_unchanged(document: Document, current: DocumentRecord | None) -> bool:
    """Whether the library holds the document, described with what was known, as it is."""
    return current is not None and (current.sha256, current.metadata) == (document.sha256, document.metadata)


def refuse_collision(document: Document, current: DocumentRecord | None) -> None:
    """Two different files must not take one another's place under one id in silence, nor a text that has no file.

    Raises:
        DocumentError: the current document has another text and comes from another file, which is still there.
    """
    if current is None or not current.source or current.sha256 == document.sha256:
        return
    if document.source == current.source or not _is_still_there(current.source):
        return
    if not document.source:
        raise DocumentError(
            f"there is already a document {document.id!r}, from {current.source}; give this one another name"
        )
    raise DocumentError(
        f"{document.source}: the library already has a document {document.id!r}, from {current.source}; "
        "rename one of the two files, or add the folder above them"
    )


def _is_still_there(source: str) -> bool:
    try:
        return Path(source).exists()
    except PermissionError:
        return True  # it may be, and what is doubtful is not replaced in silence
    except OSError:
        return False


def indexed(documents: Sequence[Document], encoder: Encoder, budget: int) -> list[Indexed]:
    """Documents with their spans and vectors.

    All are split first, and their texts encoded together: the encoder takes texts of like
    length in one go, and finds more of them among many documents than in one.

    Args:
        documents: described.
        encoder: of the library.
        budget: of a passage, in tiktoken tokens.
    """
    subjects = [_subject(document, encoder) for document in documents]
    split = [_split(*each, encoder, budget) for each in zip(documents, subjects, strict=True)]
    story = [
        [without_marks(document.text[s.start : s.end]) for s in sentences if s.role is Role.STORY]
        for document, (sentences, _) in zip(documents, split, strict=True)
    ]
    passage_texts = [
        _encodable(document, subject, sentences, passages, encoder)
        for document, subject, (sentences, passages) in zip(documents, subjects, split, strict=True)
    ]
    return [
        Indexed(document, sentences, passages, sentence_vectors, passage_vectors)
        for document, (sentences, passages), sentence_vectors, passage_vectors in zip(
            documents, split, _encoded(encoder, story), _encoded(encoder, passage_texts), strict=True
        )
    ]


def _split(document: Document, subject: str, encoder: Encoder, budget: int) -> tuple[list[Sentence], list[Passage]]:
    text = document.text

    def fits_encoder(piece: str) -> bool:
        return encoder.count_pieces(subject + piece) <= encoder.max_pieces

    def fits(piece: str) -> bool:
        return count_tokens(piece) <= budget and fits_encoder(piece)

    sentences = sentences_of(text, paragraphs_of(text, document.metadata.title or None), fits)
    return sentences, passages_of(text, sentences, budget, fits_encoder)


def _encoded(encoder: Encoder, texts: Sequence[Sequence[str]]) -> list[Vectors]:
    """The vectors of each group of texts."""
    vectors = encoder.encode([text for group in texts for text in group])
    return np.split(vectors, np.cumsum([len(group) for group in texts])[:-1])


def _encodable(
    document: Document, subject: str, sentences: Sequence[Sentence], passages: Sequence[Passage], encoder: Encoder
) -> list[str]:
    """Passages with their document's title and, where they leave it room, the heading that they stand under."""
    headings = headings_above(document.text, sentences)
    texts = []
    for passage in passages:
        words, heading = without_marks(document.text[passage.start : passage.end]), headings[passage.first]
        under = f"{subject}{heading}\n{words}" if heading else f"{subject}{words}"
        texts.append(under if encoder.count_pieces(under) <= encoder.max_pieces else f"{subject}{words}")
    return texts


def _subject(document: Document, encoder: Encoder) -> str:
    """What is encoded before a passage: its document's title and a line break, if they leave it room; else nothing."""
    title = document.metadata.title
    return f"{title}\n" if title and encoder.count_pieces(title) * 4 <= encoder.max_pieces else ""
