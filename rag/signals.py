"""What speaks for a sentence as the answer: one number a signal, all explainable.

reader            the evidence reader's logit for the sentence less its null logit
span              the reader's best answer span in the sentence less the empty answer
cosine            question and sentence, encoded alone
context_cosine    question and the passage, encoded with its title
coverage          share of the question's terms, by rarity, that the sentence holds
context_coverage  the same for the sentence's passage and title
retrieval         the passage's fused retrieval score
asks              1 where the sentence is itself a question
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.embed import Vectors
from index.words import terms_of
from rag.reader.window import Window

if TYPE_CHECKING:
    from rag.reader.reader import EvidenceReader


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one sentence, in the order of the module's table."""

    reader: float
    span: float
    cosine: float
    context_cosine: float
    coverage: float
    context_coverage: float
    retrieval: float
    asks: float

    def features(self) -> dict[str, float]:
        """The signals by name, as the weights name them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive sentences read together.

    Attributes:
        title: the document's title, may be empty.
        sentences: their texts.
        vectors: their unit vectors, shape (len(sentences), dimension).
        cosine: the passage's cosine to the question.
        score: the passage's fused retrieval score.
    """

    title: str
    sentences: Sequence[str]
    vectors: Vectors
    cosine: float
    score: float


def measure(
    question: str,
    terms: Sequence[str],
    vector: Vectors,
    excerpts: Sequence[Excerpt],
    rarity: Callable[[str], float],
    reader: EvidenceReader,
) -> list[list[Signals]]:
    """The signals of every sentence of every excerpt, in their order.

    Args:
        question: as meant.
        terms: its analysed content terms.
        vector: the encoded question, shape (dimension,).
        excerpts: what to read.
        rarity: the inverse document frequency of an analysed term.
        reader: reads question and excerpt together.
    """
    weights = {term: rarity(term) for term in terms}
    readings = reader.read(question, [Window(excerpt.title, excerpt.sentences) for excerpt in excerpts])
    measured = []
    for excerpt, reading in zip(excerpts, readings, strict=True):
        held = [set(terms_of(text)) for text in excerpt.sentences]
        context = set(terms_of(excerpt.title)).union(*held)
        cosines = np.asarray(excerpt.vectors @ vector)
        measured.append(
            [
                Signals(
                    reader=reading.sentence_logits[number] - reading.null_logit,
                    span=reading.best_span(number)[2],
                    cosine=float(cosines[number]),
                    context_cosine=excerpt.cosine,
                    coverage=_coverage(weights, held[number]),
                    context_coverage=_coverage(weights, context),
                    retrieval=excerpt.score,
                    asks=float(text.rstrip("\"'”’ )").endswith("?")),
                )
                for number, text in enumerate(excerpt.sentences)
            ]
        )
    return measured


def _coverage(weights: dict[str, float], held: set[str]) -> float:
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0
