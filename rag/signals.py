"""What speaks for a sentence as the answer: one number a signal, all explainable.

reader            the evidence reader's logit for the sentence less its null logit
standing          the same, standardised over all sentences read for the question
cosine            question and sentence, encoded alone
context_cosine    question and the passage, encoded with its title and the heading above it
nearest           the greatest cosine of a sentence of the passage
coverage          share of the question's terms, by rarity, that the sentence holds;
                  a country's other names count
context_coverage  the same for the sentence's passage, title and heading
elsewhere         1 where a name of the question stands in other passages and not in this one
absent            1 where a name of the question stands in nothing that was read
undated           1 where what was read of its document is of no year that the question names
unfit             1 where it holds nothing of the kind that an answer must hold: a number, a sum, a date …
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from statistics import fmean, pstdev
from typing import NamedTuple

from index.embed import Vectors
from index.terms import terms_of
from rag.absent import Held, is_of_a_year, named_elsewhere, names_of, years_of
from rag.countries import Country, countries_in
from rag.question import Question
from rag.reader.window import Reading, Window
from rag.retrieve import coverage


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one sentence, in the order of the module's table."""

    reader: float
    standing: float
    cosine: float
    context_cosine: float
    nearest: float
    coverage: float
    context_coverage: float
    elsewhere: float
    absent: float
    undated: float
    unfit: float

    def features(self) -> dict[str, float]:
        """The signals by name, as the weights name them."""
        return asdict(self)


class Measured(NamedTuple):
    """A sentence's signals, and the reading it was read in, with its number there."""

    signals: Signals
    reading: Reading
    number: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive sentences read together.

    Attributes:
        title: the document's title and the heading above the sentences, may be empty.
        sentences: their texts.
        vectors: their unit vectors, shape (len(sentences), dimension).
        cosine: the passage's cosine to the question.
        source: who wrote and who published the document, may be empty; a name of the question may be theirs.
        date: when it was written, ISO 8601, may be partial or empty.
        document: key of the document.
    """

    title: str
    sentences: Sequence[str]
    vectors: Vectors
    cosine: float
    source: str = ""
    date: str = ""
    document: int = 0

    @property
    def window(self) -> Window:
        """What of it the reader is given."""
        return Window(self.title, self.sentences)


def measure(
    question: Question,
    vector: Vectors,
    excerpts: Sequence[Excerpt],
    rarity: Callable[[str], float],
    readings: Sequence[Reading],
) -> list[list[Measured]]:
    """The signals of every sentence of every excerpt, in their order.

    Args:
        question: as understood.
        vector: the encoded question, shape (dimension,).
        excerpts: what was read.
        rarity: the inverse document frequency of an analysed term.
        readings: what the reader says of each excerpt.
    """
    asked = _Asked.of(question, rarity)
    scale = _Scale.of([margin for reading in readings for margin in reading.margins])
    return [
        _of_excerpt(asked, excerpt, reading, excerpt.vectors @ vector, scale, lacking)
        for excerpt, reading, lacking in zip(excerpts, readings, lacking_in(question, excerpts), strict=True)
    ]


class Lacking(NamedTuple):
    """What a passage lacks of a question: a name that others have, one that nothing read has, a year."""

    elsewhere: bool
    absent: bool
    undated: bool


def lacking_in(question: Question, excerpts: Sequence[Excerpt]) -> list[Lacking]:
    """What each excerpt lacks of the question's names and years."""
    held = [Held.of((excerpt.title, excerpt.source, *excerpt.sentences)) for excerpt in excerpts]
    absent = any(not any(one.name(name) for one in held) for name in names_of(question.meant))
    undated = _undated(question, excerpts)
    elsewhere = named_elsewhere(question.names, held)
    return [
        Lacking(bool(names), absent, excerpt.document in undated)
        for names, excerpt in zip(elsewhere, excerpts, strict=True)
    ]


def _undated(question: Question, excerpts: Sequence[Excerpt]) -> set[int]:
    """The documents of which nothing that was read is of a year that the question names."""
    years = years_of(question.meant)
    if not years:
        return set()
    told = {
        excerpt.document
        for excerpt in excerpts
        if is_of_a_year(years, (excerpt.title, excerpt.source, *excerpt.sentences), excerpt.date)
    }
    return {excerpt.document for excerpt in excerpts} - told


class _Scale(NamedTuple):
    """Mean and deviation of the reader's logits: how sure it is at all differs from one library to another."""

    mean: float
    deviation: float

    @classmethod
    def of(cls, logits: Sequence[float]) -> _Scale:
        return cls(fmean(logits), pstdev(logits)) if logits else cls(0.0, 0.0)

    def standing(self, logit: float) -> float:
        return (logit - self.mean) / self.deviation if self.deviation else 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a question is looked for in every sentence."""

    rarities: Mapping[str, float]
    countries: tuple[tuple[frozenset[str], Country], ...]
    question: Question

    @classmethod
    def of(cls, question: Question, rarity: Callable[[str], float]) -> _Asked:
        countries = tuple((frozenset(terms_of(words)), country) for words, country in countries_in(question.meant))
        return cls({term: rarity(term) for term in question.terms}, countries, question)

    def held(self, text: str) -> set[str]:
        """The analysed terms of a text, and the question's words for the countries it names otherwise."""
        found = set(terms_of(text))
        for words, country in self.countries:
            if country.is_in(text):
                found |= words
        return found


def _of_excerpt(
    asked: _Asked, excerpt: Excerpt, reading: Reading, cosines: Vectors, scale: _Scale, lacking: Lacking
) -> list[Measured]:
    """The signals of an excerpt's sentences."""
    held = [asked.held(text) for text in excerpt.sentences]
    context = asked.held(excerpt.title).union(*held)
    nearest = float(cosines.max(initial=0.0))
    row = []
    for number, (text, logit) in enumerate(zip(excerpt.sentences, reading.margins, strict=True)):
        signals = Signals(
            reader=logit,
            standing=scale.standing(logit),
            cosine=float(cosines[number]),
            context_cosine=excerpt.cosine,
            nearest=nearest,
            coverage=coverage(asked.rarities, held[number]),
            context_coverage=coverage(asked.rarities, context),
            elsewhere=float(lacking.elsewhere),
            absent=float(lacking.absent),
            undated=float(lacking.undated),
            unfit=float(not asked.question.fits(text)),
        )
        row.append(Measured(signals, reading, number))
    return row


def between(one: Measured, other: Measured) -> Measured:
    """The mean of two measurements of one sentence, with the reading of the first."""
    values = zip(astuple(one.signals), astuple(other.signals), strict=True)
    return Measured(Signals(*((a + b) / 2 for a, b in values)), one.reading, one.number)


def either(one: Measured, other: Measured) -> Measured:
    """The same with the reader's greater logit: what answers a follow-up as it is read one way answers it."""
    mean = between(one, other)
    return mean._replace(signals=replace(mean.signals, reader=max(one.signals.reader, other.signals.reader)))
