"""Makes libraries of a given number of passages, through the catalog as any library is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evals.scale_pool import Pool, kept_vectors
from index.catalog import Catalog, Indexed
from index.document import Document, Metadata, Passage, Role, Sentence
from index.embed import Encoder, Vectors
from index.library import CATALOG
from index.passages import BUDGET

SEED = 20261125
ENCODED = 20_000  # passages that the encoder reads; those beyond are composed
_PASSAGES_OF_A_DOCUMENT = (4, 16)
_STRANGERS = 0.25  # share of sentences taken from anywhere
_BATCH = 200  # documents a transaction


class Made(NamedTuple):
    """A document without its vectors, and which sentences of the pool each passage holds."""

    document: Document
    sentences: list[Sentence]
    passages: list[Passage]
    drawn: list[list[int]]


@dataclass(frozen=True, slots=True)
class Composer:
    """Vectors of passages: the encoder's own for the first ones, composed for the rest.

    Attributes:
        pool: what the passages are made of.
        encoded: vectors of the first passages, shape (n, dimension).
        lacking: what the mean of their sentences lacked of each, shape (n, dimension).
    """

    pool: Pool
    encoded: Vectors
    lacking: Vectors

    def vectors(self, at: int, drawn: Sequence[Sequence[int]], rng: np.random.Generator) -> Vectors:
        """Vectors of the passages from number `at` on, shape (len(drawn), dimension)."""
        own = self.encoded[at : at + len(drawn)]
        rest = drawn[len(own) :]
        if not rest:
            return own
        means = _means(self.pool, rest) + self.lacking[rng.integers(len(self.lacking), size=len(rest))]
        composed = means / np.linalg.norm(means, axis=1, keepdims=True)
        return np.concatenate([own, composed.astype(np.float32)])


def make_composer(pool: Pool, encoder: Encoder, work: Path, count: int = ENCODED) -> Composer:
    """Has the first `count` passages encoded, or finds their vectors kept in the folder `work`."""
    texts: list[str] = []
    drawn: list[list[int]] = []
    for made in made_documents(pool):
        title, text = made.document.metadata.title, made.document.text
        texts += [f"{title}\n{text[p.start : p.end]}" for p in made.passages]
        drawn += made.drawn
        if len(texts) >= count:
            break
    encoded = kept_vectors(work, "passages", texts[:count], encoder)
    return Composer(pool, encoded, encoded - _means(pool, drawn[:count]))


def make_library(folder: Path, passages: int, composer: Composer, encoder: Encoder) -> None:
    """Makes a library of about that many passages: documents are whole.

    Libraries of one seed begin with the same documents whatever their size.
    """
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    catalog = Catalog.create(partial / CATALOG, encoder.identity, encoder.dimension, BUDGET)
    rng = np.random.default_rng(SEED + 1)
    documents, at = made_documents(composer.pool), 0
    while at < passages:
        batch: list[Indexed] = []
        for made in islice(documents, _BATCH):
            batch.append(indexed(made, composer, at, rng))
            at += len(made.passages)
            if at >= passages:
                break
        catalog.change(remove=[], add=batch)
    catalog.close()
    partial.rename(folder)


def indexed(made: Made, composer: Composer, at: int, rng: np.random.Generator) -> Indexed:
    """A made document with its vectors, its first passage being number `at` of the library."""
    every = [number for drawn in made.drawn for number in drawn]
    return Indexed(
        made.document,
        made.sentences,
        made.passages,
        composer.pool.vectors[every],
        composer.vectors(at, made.drawn, rng),
    )


def made_documents(pool: Pool, seed: int = SEED) -> Iterator[Made]:
    """Documents without end, the same for the same seed."""
    rng = np.random.default_rng(seed)
    number = 0
    while True:
        number += 1
        least, most = _PASSAGES_OF_A_DOCUMENT
        drawn = [_drawn(pool, rng) for _ in range(rng.integers(least, most + 1))]
        yield _written(pool, number, drawn)


def _drawn(pool: Pool, rng: np.random.Generator) -> list[int]:
    """Numbers of the sentences of one passage: a run, some of it replaced by sentences from anywhere."""
    place = int(rng.integers(len(pool.texts)))
    chosen: list[int] = []
    tokens = 0
    while True:
        stranger = chosen and rng.random() < _STRANGERS
        number = int(rng.integers(len(pool.texts))) if stranger else place % len(pool.texts)
        if tokens + pool.tokens[number] > BUDGET:
            return chosen
        chosen.append(number)
        tokens += pool.tokens[number]
        place += 1


def _written(pool: Pool, number: int, drawn: list[list[int]]) -> Made:
    """The document of these passages, one a paragraph."""
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    parts: list[str] = []
    at = 0
    for paragraph, chosen in enumerate(drawn):
        start, first = at, len(sentences)
        for one in chosen:
            sentences.append(Sentence(at, at + len(pool.texts[one]), paragraph, Role.STORY))
            at += len(pool.texts[one]) + 1
        passages.append(Passage(start, at - 1, first, len(sentences) - 1, sum(pool.tokens[one] for one in chosen)))
        parts.append(" ".join(pool.texts[one] for one in chosen))
        at += 1  # a paragraph break is two characters
    title = pool.titles[drawn[0][0]]
    return Made(Document(f"made-{number:06}", "\n\n".join(parts), Metadata(title=title)), sentences, passages, drawn)


def _means(pool: Pool, drawn: Sequence[Sequence[int]]) -> Vectors:
    """The mean of each passage's sentence vectors, shape (len(drawn), dimension)."""
    starts = np.cumsum([0, *(len(chosen) for chosen in drawn[:-1])])
    every = pool.vectors[np.concatenate([np.asarray(chosen) for chosen in drawn])]
    sums = np.add.reduceat(every, starts, axis=0)
    counts = np.asarray([[len(chosen)] for chosen in drawn], dtype=np.float32)
    return np.asarray(sums / counts, dtype=np.float32)
