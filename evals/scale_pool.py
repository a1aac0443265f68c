"""What libraries of any size are made of: real sentences, with the encoder's own vectors.

The sentences stand in the public benchmarks and the seeds. A made document takes runs of
them from here and there, so that its words are real and its subjects wander.

The encoder reads every sentence of the pool, and the passages of the first documents. A
later passage's vector is composed: the mean of its sentences' vectors, plus what that mean
lacked of the encoder's own vector in one of the passages it read. The report says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.libraries import seeds
from evals.suites.data import documents
from index.document import Document, Role
from index.embed import Encoder, Vectors
from index.paragraphs import paragraphs_of
from index.passages import BUDGET, count_tokens
from index.sentences import sentences_of

_LONGEST = BUDGET // 2  # tokens of a sentence: a passage holds two at least
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Pool:
    """Sentences in the order of their sources.

    Attributes:
        texts: the sentences.
        tokens: of each, in the encoding that passages are counted in.
        titles: each sentence's source.
        vectors: the encoder's, shape (len(texts), dimension).
    """

    texts: Sequence[str]
    tokens: Sequence[int]
    titles: Sequence[str]
    vectors: Vectors


def load_pool(data: Path, encoder: Encoder, work: Path) -> Pool:
    """The pool, its vectors kept in the folder `work` from one run to the next.

    Args:
        data: the benchmarks' folder.
        encoder: reads the sentences.
        work: where the vectors are kept.
    """
    found = list(_sentences(data))
    texts, titles = [text for text, _ in found], [title for _, title in found]
    vectors = kept_vectors(work, "sentences", texts, encoder)
    return Pool(texts, [count_tokens(text) for text in texts], titles, vectors)


def kept_vectors(work: Path, name: str, texts: Sequence[str], encoder: Encoder) -> Vectors:
    """The encoder's vectors of texts, shape (len(texts), dimension), from a file where they are kept."""
    digest = hashlib.sha256(encoder.identity.encode("utf-8"))
    for text in texts:
        digest.update(text.encode("utf-8") + b"\0")
    file = work / f"{name}-{digest.hexdigest()[:12]}.npy"
    if file.is_file():
        kept: Vectors = np.load(file)
        return kept
    vectors = encoder.encode(texts)
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".partial.npy")
    np.save(partial, vectors)
    partial.replace(file)
    return vectors


def _sentences(data: Path) -> Iterator[tuple[str, str]]:
    """Story sentences of a length that passages are made of, each once, with their documents' titles."""
    seen: set[str] = set()
    for document in _sources(data):
        text, title = document.text, document.metadata.title or document.id
        for sentence in sentences_of(text, paragraphs_of(text, document.metadata.title or None), lambda _: True):
            words = " ".join(text[sentence.start : sentence.end].split())
            if sentence.role is not Role.STORY or words in seen:
                continue
            if len(words.split()) >= _FEWEST_WORDS and count_tokens(words) <= _LONGEST:
                seen.add(words)
                yield words, title


def _sources(data: Path) -> Iterator[Document]:
    for folder in sorted(file.parent for file in data.glob("*/docs.jsonl")):
        yield from documents(folder)
    yield from seeds()
