"""Passages as they are read for a question: their story sentences, under a title, in windows that the reader takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.catalog import DocumentRecord
from index.document import Role, Sentence
from index.headings import headings_above
from index.library import Library
from index.marks import Unmarked, unmarked, without_marks
from index.quotation import with_double_marks
from rag.retrieve import Retrieved
from rag.signals import Excerpt
from rag.speech import Speakers

if TYPE_CHECKING:
    from rag.reader.window import Reader

Place = tuple[str, int]  # a document's id and the number of a sentence in it
_COMFORTABLE = 224  # word pieces; the length the reader was trained on


class StorySentence(NamedTuple):
    """A sentence that might be quoted: where it stands, who is speaking in it and around it, its words."""

    record: DocumentRecord
    number: int
    sentence: Sentence
    speakers: Speakers
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it is read for a question, fetched once.

    Attributes:
        record: of the document.
        text: its own.
        plain: the text without marks, as it is read.
        voiced: the text as speakers are looked for in: with double quotation marks, marks within lines taken out.
        sentences: all of it.
        headings: what each of them stands under.
    """

    record: DocumentRecord
    text: str
    plain: str
    voiced: Unmarked
    sentences: Sequence[Sentence]
    headings: Sequence[str]

    @classmethod
    def open(cls, library: Library, key: int) -> Opened:
        record = library.catalog.document(key)
        text, sentences = library.catalog.text(record.sha256) or "", library.catalog.sentences(key)
        bare = unmarked(text)
        voiced = bare._replace(text=with_double_marks(bare.text))
        return cls(record, text, without_marks(text), voiced, sentences, headings_above(text, sentences))


def excerpts_of(
    library: Library,
    reader: Reader,
    question: str,
    document: Opened,
    passage: Retrieved,
    without: Collection[Place],
) -> Iterator[tuple[Sequence[StorySentence], Excerpt]]:
    """A passage's story sentences, in as many excerpts as the reader's length asks for."""
    record, sentences = document.record, document.sentences
    first, last = passage.record.passage.first, passage.record.passage.last
    every = [n for n in range(first, last + 1) if sentences[n].role is Role.STORY]
    kept = [place for place, n in enumerate(every) if (record.id, n) not in without]
    story = [every[place] for place in kept]
    vectors = library.catalog.sentence_vectors(record.key, first, last)[kept]
    texts = [document.plain[sentences[n].start : sentences[n].end] for n in story]
    title = ". ".join(filter(None, (record.metadata.title, document.headings[first])))
    date = record.metadata.date
    source = ". ".join(filter(None, (record.metadata.author, record.metadata.publisher)))
    speakers = Speakers(document.voiced, sentences, first, last)
    for start, end in _runs(texts, lambda run: reader.pieces(question, title, run) <= _COMFORTABLE):
        fitting_title = title if reader.fits(question, title, texts[start:end]) else ""
        standing = [
            StorySentence(record, n, sentences[n], speakers, document.text[sentences[n].start : sentences[n].end])
            for n in story[start:end]
        ]
        yield (
            standing,
            Excerpt(fitting_title, texts[start:end], vectors[start:end], passage.cosine, source, date, record.key),
        )


def _runs(texts: Sequence[str], fits: Callable[[Sequence[str]], bool]) -> Iterator[tuple[int, int]]:
    """Cuts a list into runs that fit; a single text always makes a run."""
    start = 0
    for end in range(1, len(texts) + 1):
        if end == len(texts) or not fits(texts[start : end + 1]):
            yield start, end
            start = end
