"""What speaks for a sentence as the answer: one number a signal, all explainable.

reader            the evidence reader's logit for the sentence less its null logit
span              the reader's best answer span in the sentence less the empty answer
cosine            question and sentence, encoded alone
context_cosine    question and the passage, encoded with its title
coverage          share of the question's terms, by rarity, that the sentence holds
context_coverage  the same for the sentence's passage and title
retrieval         the passage's fused retrieval score
asks              1 where the sentence is itself a question
kind              1 where it holds a thing of the kind asked for that the question does not name, 0
                  where it holds none, a half where that cannot be seen
speaker           1 where the question names who speaks in it, 0 where it names somebody else's
                  words, a half where neither is known
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.embed import Vectors
from index.words import content_terms, terms_of
from rag.asked_for import holds_kind, speaker_asked_for
from rag.question import Question
from rag.reader.window import Window
from rag.speech import Speech

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
    kind: float
    speaker: float

    def features(self) -> dict[str, float]:
        """The signals by name, as the weights name them."""
        return asdict(self)


class Measured(NamedTuple):
    """A sentence's signals, and where in it the likeliest answer stands (code points from its start)."""

    signals: Signals
    answer: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive sentences read together.

    Attributes:
        title: the document's title, may be empty.
        sentences: their texts.
        vectors: their unit vectors, shape (len(sentences), dimension).
        cosine: the passage's cosine to the question.
        score: the passage's fused retrieval score.
        speeches: who is speaking in each sentence; empty where nobody has looked.
    """

    title: str
    sentences: Sequence[str]
    vectors: Vectors
    cosine: float
    score: float
    speeches: Sequence[Speech] = ()


def measure(
    question: Question,
    vector: Vectors,
    excerpts: Sequence[Excerpt],
    rarity: Callable[[str], float],
    reader: EvidenceReader,
) -> list[list[Measured]]:
    """The signals of every sentence of every excerpt, in their order.

    Args:
        question: as understood.
        vector: the encoded question, shape (dimension,).
        excerpts: what to read.
        rarity: the inverse document frequency of an analysed term.
        reader: reads question and excerpt together.
    """
    weights = {term: rarity(term) for term in question.terms}
    named = frozenset(content_terms(speaker) if (speaker := speaker_asked_for(question.meant)) else ())
    readings = reader.read(question.meant, [Window(excerpt.title, excerpt.sentences) for excerpt in excerpts])
    measured = []
    for excerpt, reading in zip(excerpts, readings, strict=True):
        held = [set(terms_of(text)) for text in excerpt.sentences]
        context = set(terms_of(excerpt.title)).union(*held)
        cosines = np.asarray(excerpt.vectors @ vector)
        row = []
        for number, text in enumerate(excerpt.sentences):
            start, end, span = reading.best_span(number)
            signals = Signals(
                reader=reading.sentence_logits[number] - reading.null_logit,
                span=span,
                cosine=float(cosines[number]),
                context_cosine=excerpt.cosine,
                coverage=_coverage(weights, held[number]),
                context_coverage=_coverage(weights, context),
                retrieval=excerpt.score,
                asks=float(text.rstrip("\"'”’ )").endswith("?")),
                kind=holds_kind(question.kinds, question.meant, text),
                speaker=_speaks(named, excerpt.speeches[number]) if excerpt.speeches else 0.5,
            )
            row.append(Measured(signals, (start, end)))
        measured.append(row)
    return measured


def _speaks(named: frozenset[str], speech: Speech) -> float:
    """Whether who speaks in a sentence is whom a question about somebody's words names."""
    if not named or speech.speaker is None:
        return 0.5
    return float(not named.isdisjoint(terms_of(speech.speaker.text)))


def _coverage(weights: dict[str, float], held: set[str]) -> float:
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0
