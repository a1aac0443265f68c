"""Sentences of the retrieved passages, weighed as evidence for the question.

Two small logistic models, whose weights can be read in `weights.json`, combine
the signals: one gives the probability that a sentence answers, one that the
best of them does and the articles therefore answer the question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.catalog import DocumentRecord
from index.document import Sentence
from index.embed import Encoder, Vectors
from index.letters import latin
from index.library import Library
from index.speech_verbs import CLAIMED
from index.terms import content_terms
from rag.answer_type import SHOWN
from rag.asked_for import SEVERAL
from rag.attribution import Speech
from rag.excerpts import Opened, Place, StorySentence, excerpts_of
from rag.question import Question
from rag.retrieve import Retrieved
from rag.signals import Excerpt, Measured, Signals, between, either, lacking_in, measure
from rag.speech import Speakers
from rag.timeless import names_no_other_year, timeless
from rag.turns import ends_in_question
from rag.weights import Logistic, Weights, fitted_weights

if TYPE_CHECKING:
    from rag.reader.window import Reader, Reading

_FIRST = 4  # passages read before asking whether they answer
_ENOUGH = 0.8  # the confidence at which they do; one that is merely given without a warning gained by the rest
_ASKING = "how|what|who|when|where|why|whether|if|which"
# "I asked the owner how much it had made." What others ask is news, and so is all that is asked of somebody but a
# question: "Oslo asked Bergen why it left", "I asked her to stay when …", "asked for a room in which …".
# With a clause of who replied it is news as well: "We asked them, and 54% said yes", "I asked why; nobody knew".
# "Several of you have asked whether anybody was hurt." is put to who writes.
_REPLIED = (
    rf"[^“”\"]*?(?:[:;]\s(?!(?:{_ASKING})\b)|\s(?:and|but)\s(?!(?:{_ASKING})\b)[^,;:“”\"]{{1,60}}?\s(?:{CLAIMED})\b)"
)
_INDIRECT = latin(
    r"(?:I|We|(?:Some|Several|Many|Most|A few|Lots) of you) (?:(?:have|had|also|then) )?asked "
    r"(?:(?!(?:to|for|about|that|on|in|at|with|from|by|not)\b)[\w’'-]+(?:,\d+)*(?:, [A-Z][^,“”\".]{2,60},)? ){0,4}"
    rf"(?:{_ASKING})\b(?!{_REPLIED})[^“”\".]*\.$"
)
_REQUEST = re.compile(
    r"(?!.*\?\s+\w)"  # "Can you get a refund? Only within 14 days."
    r"\W*(?:please )?(?:tell me\b(?! and (?:I|we|you|he|she|they|it)\b)"
    rf"|let (?:me|us) know\b(?=\W*(?:$|(?:{_ASKING})\b))"
    r"|(?:can|could) you\b(?! (?:believe|imagine)\b))",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story sentence that might be quoted.

    Attributes:
        record: its document.
        number: its place in the document.
        sentence: its span.
        speakers: who is speaking in it and around it.
        text: its words.
        under: the title and the heading that it stands under, as far as they were read; may be empty.
        measured: its signals, and what the reader says of it.
        probability: that it is the sentence that answers, if any of those weighed does.
    """

    record: DocumentRecord
    number: int
    sentence: Sentence
    speakers: Speakers
    text: str
    under: str
    measured: Measured
    probability: float

    @property
    def signals(self) -> Signals:
        """What speaks for it."""
        return self.measured.signals

    @property
    def answer(self) -> tuple[int, int]:
        """Where in it the likeliest answer stands, code points from its start."""
        start, end, _ = self.measured.reading.best_span(self.measured.number)
        return start, end

    @property
    def speech(self) -> Speech:
        """Who is speaking in it."""
        return self.speakers.of(self.number)


def by_place(candidates: Sequence[Candidate]) -> dict[tuple[int, int], Candidate]:
    """What was weighed, by the key of its document and its number there."""
    return {(one.record.key, one.number): one for one in candidates}


def weigh(
    library: Library,
    reader: Reader,
    question: Question,
    vector: Vectors,
    passages: Sequence[Retrieved],
    without: Collection[Place] = (),
    thorough: bool = True,
) -> list[Candidate]:
    """The story sentences of the best passages, the likeliest answer first.

    Args:
        library: the passages' own.
        reader: reads them.
        question: as understood.
        vector: the encoded question, shape (dimension,).
        passages: best first.
        without: sentences to weigh as if they were not there.
        thorough: read every passage, also when the first ones answer already.
    """
    places: list[Sequence[StorySentence]] = []
    excerpts: list[Excerpt] = []
    read: list[Reading] = []
    looked: list[Reading] = []
    opened: dict[int, Opened] = {}
    # What answers in an older article may be overtaken in a newer one.
    thorough = thorough or _are_newer(library, passages[_FIRST:], passages[:_FIRST])
    for portion, is_last in ((passages[:_FIRST], False), (passages[_FIRST:], True)):
        for passage in portion:
            key = passage.record.document
            if key not in opened:
                opened[key] = Opened.open(library, key)
            for sentences, excerpt in excerpts_of(library, reader, question.read, opened[key], passage, without):
                places.append(sentences)
                excerpts.append(excerpt)
        windows = [excerpt.window for excerpt in excerpts]
        read += reader.read(question.read, windows[len(read) :])
        # What the first look leaves in doubt is looked at again when the rest has been read as well.
        if is_last or (not thorough and _is_enough(question, vector, excerpts, read, fitted_weights())):
            looked = reader.again(question.read, windows, read)
            if not thorough and _is_enough(question, vector, excerpts, looked, fitted_weights(reader.name)):
                break
    looked = _read_of_their_time(reader, question, excerpts, looked)
    measured = measure(question, vector, excerpts, library.words.rarity, looked)
    if question.own:
        alone = _measured_alone(library, reader, question, excerpts)
        # Behind the others, a part's answer may be another's: there the greater logit told too little.
        both = between if question.is_part else either
        measured = [list(map(both, *rows)) for rows in zip(measured, alone, strict=True)]
    candidates = _candidates(places, excerpts, measured, fitted_weights(reader.name).sentence)
    return _shown_first(candidates) if question.wanted in SHOWN else candidates


def _are_newer(library: Library, passages: Sequence[Retrieved], than: Sequence[Retrieved]) -> bool:
    """Whether some passages are of an article that was written later than all those of others."""
    dates = [
        {library.catalog.document(passage.record.document).metadata.date for passage in some}
        for some in (passages, than)
    ]
    return max(dates[0], default="") > max(dates[1], default="")


def _candidates(
    places: Sequence[Sequence[StorySentence]],
    excerpts: Sequence[Excerpt],
    measured: Sequence[Sequence[Measured]],
    model: Logistic,
) -> list[Candidate]:
    """The sentences of the excerpts that may be quoted, the likeliest first; their probabilities add up to 1."""
    asking = [_asking(place, excerpt.sentences) for place, excerpt in zip(places, excerpts, strict=True)]
    candidates = [
        Candidate(
            record=standing.record,
            number=standing.number,
            sentence=standing.sentence,
            speakers=standing.speakers,
            text=standing.text,
            under=excerpt.title,
            measured=read,
            probability=model(read.signals.features()),
        )
        for place, excerpt, asks, row in zip(places, excerpts, asking, measured, strict=True)
        for standing, is_asked, read in zip(place, asks, _with_questions(place, asks, row, model), strict=True)
        if not is_asked
    ]
    candidates.sort(key=lambda c: (-c.probability, c.record.key, c.number))
    return _shares(candidates)


def _shown_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those first that hold the kind of thing that an answer must hold; the others are nothing beside them."""
    fitting = [candidate for candidate in candidates if candidate.signals.unfit < 1]
    others = [replace(candidate, probability=0.0) for candidate in candidates if candidate.signals.unfit == 1]
    return _shares([*fitting, *others]) if fitting else list(candidates)


def _shares(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with probabilities that add up to 1."""
    whole = sum(candidate.probability for candidate in candidates)
    return [replace(candidate, probability=candidate.probability / whole) for candidate in candidates]


def _asking(place: Sequence[StorySentence], texts: Sequence[str]) -> list[bool]:
    """Which sentences ask: those that are questions, and what an asker puts to another without a question mark."""
    return [_is_question(text) or one.speakers.is_put(one.number) for one, text in zip(place, texts, strict=True)]


def _with_questions(
    place: Sequence[StorySentence], asks: Sequence[bool], row: Sequence[Measured], model: Logistic
) -> list[Measured]:
    """A row in which the sentence behind a question has what speaks for the question, where that is more.

    "How many are there? Sixty." answers what its question asks, and says little of it itself. Where a question is put
    to each of several, it is the first sentence of each one's turn.

    Args:
        place: the sentences.
        asks: whether each of them is a question.
        row: their signals.
        model: of how likely each of them answers.
    """
    told = list(row)
    numbered = {one.number: at for at, one in enumerate(place)}
    for at, one in enumerate(place):
        if not asks[at]:
            continue
        answers = one.speakers.answers_to_all(one.number)
        for answer in {at + 1, *(numbered[number] for number in answers if number in numbered)}:
            if answer < len(place) and not asks[answer]:
                asked, own = row[at].signals, row[answer].signals
                if model(asked.features()) > model(own.features()):
                    told[answer] = row[at]._replace(signals=replace(asked, unfit=own.unfit))
    return told


def _is_question(text: str) -> bool:
    """Whether a sentence is itself a question: read with the others, for what follows answers it, and never quoted."""
    return ends_in_question(text) or bool(_REQUEST.match(text) or _INDIRECT.match(text))


def _is_enough(
    question: Question,
    vector: Vectors,
    excerpts: Sequence[Excerpt],
    readings: Sequence[Reading],
    weights: Weights,
) -> bool:
    """Whether what was read answers without a doubt, and one sentence can be all of it."""
    if (question.own and not question.is_part) or SEVERAL.intersection(question.kinds) or not readings:
        return False
    told = [
        (margin, float(cosine), text, number)
        for number, (excerpt, reading) in enumerate(zip(excerpts, readings, strict=True))
        for text, margin, cosine in zip(excerpt.sentences, reading.margins, excerpt.vectors @ vector, strict=True)
        if not _is_question(text) and (question.wanted not in SHOWN or question.fits(text))
    ]
    if not told:
        return False
    # Which sentence would be chosen is not known yet; it is nearly always the likeliest to the reader.
    chosen, _, sentence, number = max(told)
    nearest = max(cosine for _, cosine, *_ in told)
    lacking = lacking_in(question, excerpts)[number]
    features = _features(
        chosen=chosen,
        nearest=nearest,
        unfit=float(not question.fits(sentence)),
        elsewhere=float(lacking.elsewhere),
        absent=float(lacking.absent),
        undated=float(lacking.undated),
    )
    return weights.answerable(features) >= _ENOUGH


def _read_of_their_time(
    reader: Reader, question: Question, excerpts: Sequence[Excerpt], readings: Sequence[Reading]
) -> list[Reading]:
    """The readings; of articles of the time that is asked about, those of the question without it where they tell more.

    Not where what tells most is of another year.
    """
    told = list(readings)
    asked = [timeless(question.meant, excerpt.date) for excerpt in excerpts]
    for words in filter(None, dict.fromkeys(asked)):
        places = [place for place, one in enumerate(asked) if one == words]
        of_their_time = _read_twice(reader, replace(question, read=words), [excerpts[place] for place in places])
        for place, reading in zip(places, of_their_time, strict=True):
            best, text = max(zip(reading.margins, excerpts[place].sentences, strict=True), default=(0.0, ""))
            if best > max(told[place].margins, default=best) and names_no_other_year(text, excerpts[place].date):
                told[place] = reading
    return told


def _measured_alone(
    library: Library, reader: Reader, question: Question, excerpts: Sequence[Excerpt]
) -> list[list[Measured]]:
    """The signals for the own words of a follow-up, or of one of several things asked.

    Read behind another question, its answer is often that question's; alone, it lacks its subject.
    """
    alone = replace(question, meant=question.own, read=question.own, terms=tuple(content_terms(question.own)))
    vector = library.encoder.encode([alone.meant])[0]
    readings = _read_twice(reader, alone, excerpts)
    return measure(alone, vector, excerpts, library.words.rarity, readings)


def _read_twice(reader: Reader, question: Question, excerpts: Sequence[Excerpt]) -> list[Reading]:
    """What a reader says of excerpts, after its closer look."""
    windows = [excerpt.window for excerpt in excerpts]
    return reader.again(question.read, windows, reader.read(question.read, windows))


def weigh_texts(
    encoder: Encoder, reader: Reader, question: Question, vector: Vectors, texts: Sequence[str]
) -> list[float]:
    """The probability of each text, as a sentence without context among the others, to answer."""
    vectors = encoder.encode(texts)
    cosines = [float(cosine) for cosine in vectors @ vector]
    excerpts = [Excerpt("", (text,), vectors[n : n + 1], cosines[n]) for n, text in enumerate(texts)]
    measured = measure(question, vector, excerpts, lambda _: 1.0, _read_twice(reader, question, excerpts))
    return [fitted_weights(reader.name).sentence(row[0].signals.features()) for row in measured]


def reweighed(candidate: Candidate, model: Logistic) -> Candidate:
    """The candidate with the probability that another sentence model gives it."""
    return replace(candidate, probability=model(candidate.signals.features()))


def answerable(candidates: Sequence[Candidate], model: Logistic) -> float:
    """The calibrated probability, 0 to 1, that the best candidates answer the question."""
    return model(answerable_features(candidates)) if candidates else 0.0


def answerable_features(candidates: Sequence[Candidate]) -> dict[str, float]:
    """What speaks for there being an answer at all.

    chosen     the reader's logit of the best candidate
    nearest    the greatest cosine of a sentence to the question
    unfit      1 where the best candidate holds nothing of the kind that an answer must hold
    elsewhere  1 where a name of the question stands in other passages and not around the best candidate
    absent     1 where a name of the question stands in nothing that was read
    undated    1 where nothing read of the best candidate's document is of a year that the question names
    """
    best = candidates[0].signals
    nearest = max(candidate.signals.cosine for candidate in candidates)
    # Of a follow-up's two readings one may have no name to look for.
    elsewhere, absent, undated = (float(lacking == 1) for lacking in (best.elsewhere, best.absent, best.undated))
    return _features(best.reader, nearest, best.unfit, elsewhere, absent, undated)


def _features(
    chosen: float, nearest: float, unfit: float, elsewhere: float, absent: float, undated: float
) -> dict[str, float]:
    lacking = {"unfit": unfit, "elsewhere": elsewhere, "absent": absent, "undated": undated}
    return {"chosen": chosen, "nearest": nearest, **lacking}
