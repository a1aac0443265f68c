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
answer_kind       the same of the likeliest answer within it
names             share of the names in the question that passage, title or speaker hold, 1 where it has none;
                  a country's other names count
numbers           share of the numbers in the question that passage, title or date hold, 1 where it has none
speaker           1 where the question names who speaks in it, 0 where it names somebody else's
                  words, a half where neither is known
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.embed import Vectors
from index.words import content_terms, terms_of
from rag.asked_for import Kind, holds_kind, speaker_asked_for
from rag.countries import Country, countries_in
from rag.followup import names_in
from rag.question import Question
from rag.reader.window import Reading, Window
from rag.speech import Speech

if TYPE_CHECKING:
    from rag.reader.reader import EvidenceReader


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


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
    answer_kind: float
    names: float
    numbers: float
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
        date: the document's, may be empty.
    """

    title: str
    sentences: Sequence[str]
    vectors: Vectors
    cosine: float
    score: float
    speeches: Sequence[Speech] = ()
    date: str = ""


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
    asked = _Asked.of(question, rarity)
    readings = reader.read(question.meant, [Window(excerpt.title, excerpt.sentences) for excerpt in excerpts])
    return [
        _of_excerpt(asked, excerpt, reading, excerpt.vectors @ vector)
        for excerpt, reading in zip(excerpts, readings, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a question is looked for in every sentence."""

    meant: str
    kinds: tuple[Kind, ...]
    rarities: Mapping[str, float]
    names: tuple[frozenset[str], ...]
    numbers: frozenset[str]
    speaker: frozenset[str]
    countries: tuple[tuple[frozenset[str], Country], ...]

    @classmethod
    def of(cls, question: Question, rarity: Callable[[str], float]) -> _Asked:
        meant = question.meant
        return cls(
            meant,
            question.kinds,
            {term: rarity(term) for term in question.terms},
            tuple(frozenset(terms_of(name)) for name, _, _ in names_in(meant)),
            frozenset(_NUMBER.findall(meant)),
            frozenset(content_terms(speaker) if (speaker := speaker_asked_for(meant)) else ()),
            tuple((frozenset(terms_of(words)), country) for words, country in countries_in(meant)),
        )

    def held(self, text: str) -> set[str]:
        """The analysed terms of a text, and the question's words for the countries it names otherwise."""
        found = set(terms_of(text))
        for words, country in self.countries:
            if country.is_in(text):
                found |= words
        return found


def _of_excerpt(asked: _Asked, excerpt: Excerpt, reading: Reading, cosines: Vectors) -> list[Measured]:
    """The signals of an excerpt's sentences."""
    held = [asked.held(text) for text in excerpt.sentences]
    context = asked.held(excerpt.title).union(*held)
    numbers = set(_NUMBER.findall(" ".join((excerpt.title, excerpt.date, *excerpt.sentences))))
    row = []
    for number, text in enumerate(excerpt.sentences):
        speech = excerpt.speeches[number] if excerpt.speeches else Speech()
        start, end, span = reading.best_span(number)
        spoken = set(terms_of(speech.speaker.text)) if speech.speaker else set()
        signals = Signals(
            reader=reading.sentence_logits[number] - reading.null_logit,
            span=span,
            cosine=float(cosines[number]),
            context_cosine=excerpt.cosine,
            coverage=_coverage(asked.rarities, held[number]),
            context_coverage=_coverage(asked.rarities, context),
            retrieval=excerpt.score,
            asks=float(text.rstrip("\"'”’ )").endswith("?")),
            kind=holds_kind(asked.kinds, asked.meant, text),
            answer_kind=holds_kind(asked.kinds, asked.meant, text[start:end]),
            names=_share([not name.isdisjoint(context | spoken) for name in asked.names]),
            numbers=_share([number in numbers for number in asked.numbers]),
            speaker=float(not asked.speaker.isdisjoint(spoken)) if asked.speaker and spoken else 0.5,
        )
        row.append(Measured(signals, (start, end)))
    return row


def between(one: Measured, other: Measured) -> Measured:
    """The mean of two measurements of one sentence."""
    values = zip(astuple(one.signals), astuple(other.signals), strict=True)
    return Measured(Signals(*((a + b) / 2 for a, b in values)), one.answer)


def _share(met: Sequence[bool]) -> float:
    return sum(met) / len(met) if met else 1.0


def _coverage(weights: Mapping[str, float], held: set[str]) -> float:
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0
