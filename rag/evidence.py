"""Sentences of the retrieved passages, weighed as evidence for the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.catalog import DocumentRecord
from index.document import Role, Sentence
from index.embed import Vectors
from index.library import Library
from index.words import terms_of
from rag.retrieve import Retrieved


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story sentence that might be quoted, and its score (0 to 1)."""

    record: DocumentRecord
    number: int
    sentence: Sentence
    text: str
    score: float


def weigh(library: Library, terms: Sequence[str], vector: Vectors, passages: Sequence[Retrieved]) -> list[Candidate]:
    """Every story sentence of the passages, best first."""
    found: dict[tuple[int, int], Candidate] = {}
    rarity = {term: library.words.rarity(term) for term in terms}
    total = sum(rarity.values()) or 1.0
    for passage in passages:
        record = library.catalog.document(passage.record.document)
        text = library.catalog.text(record.sha256) or ""
        sentences = library.catalog.sentences(record.key)
        first, last = passage.record.passage.first, passage.record.passage.last
        numbers = [n for n in range(first, last + 1) if sentences[n].role is Role.STORY]
        cosines = library.catalog.sentence_vectors(record.key, first, last) @ vector
        for number, cosine in zip(numbers, cosines, strict=True):
            sentence = sentences[number]
            words = text[sentence.start : sentence.end]
            held = set(terms_of(words))
            coverage = sum(value for term, value in rarity.items() if term in held) / total
            score = 0.4 * coverage + 0.4 * float(np.clip(cosine, 0, 1)) + 0.2 * max(0.0, passage.cosine)
            found[record.key, number] = Candidate(record, number, sentence, words, score)
    return sorted(found.values(), key=lambda c: (-c.score, c.record.key, c.number))
