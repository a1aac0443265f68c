"""The assistant: a library opened for asking.

>>> from rag import Assistant
>>> assistant = Assistant.open()
>>> answer = assistant.ask("How many troops will be sent?")
>>> [(quote.text, quote.citation.fragment) for quote in answer.quotes]
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from index.embed import Vectors
from index.errors import QuestionError
from index.library import Library
from index.terms import content_terms
from rag.answer import Answer, Arrangement, Outcome, PassageHit, Quote
from rag.answer_type import SHOWN
from rag.arrange import arranged
from rag.asked_for import Kind
from rag.citation import cite
from rag.evidence import Candidate, weigh, weigh_texts
from rag.excerpts import Place
from rag.followup import asks_for_a_person
from rag.framing import EMPTY_LIBRARY, NO_WORDS, OTHER_SCRIPT
from rag.missing import missing, unnamed
from rag.other_names import other_names
from rag.persons import is_full_name, person_told, personal_name
from rag.question import Question, understand
from rag.quoting import placed_quote
from rag.retrieve import Retrieved, alternating, retrieve
from rag.scripts import is_foreign, is_in_another_language
from rag.search import READ_FOR_A_SEARCH, ranked
from rag.select import combined, select
from rag.sides import sides_of
from rag.spelling import has_words_to_look_for
from rag.suggest import suggestions
from rag.timeless import time_of, timeless
from rag.verdict import Part, Verdict, are_apart, together
from rag.weights import fitted_weights, is_fitted

if TYPE_CHECKING:
    from rag.reader.window import Reader

PASSAGES = 12  # retrieved for a question
LOOKED_THROUGH = 100  # looked through for them, where words show which may answer
READ = 10  # of them, at most: reading all gained nothing
_SENSELESS = frozenset((NO_WORDS, OTHER_SCRIPT))  # notes on a question that nothing can answer


class Assistant:
    """Answers questions from one library with quotes alone."""

    def __init__(self, library: Library, reranker: str | None = None) -> None:
        """
        Args:
            library: what is asked.
            reranker: "small" or "large" for a reader of our own, or a cross-encoder of sentence-transformers by
                name or path (`rag.reader.load`); the large one, if not given and what it needs is installed.
        """
        self.library = library
        self._reranker = reranker
        self._loading: Future[Reader] | None = None
        self._starting = Lock()

    @property
    def reader(self) -> Reader:
        """What reads the passages, loaded at first use."""
        return self._started().result()

    def _started(self) -> Future[Reader]:
        """The reader on its way: started before the encoder loads, it takes the other core."""
        with self._starting:
            if self._loading is None:
                pool = ThreadPoolExecutor(max_workers=1)
                self._loading = pool.submit(_load_reader, self._reranker)
                pool.shutdown(wait=False)
            return self._loading

    @classmethod
    def open(cls, path: str | Path | None = None, reranker: str | None = None) -> Assistant:
        """Opens a library for asking; with no path the default one, made from the seeds if need be.

        Args:
            path: the library's folder.
            reranker: "small" or "large" for a reader of our own, or a cross-encoder of sentence-transformers by
                name or path (`rag.reader.load`); the large one, if not given and what it needs is installed.

        Raises:
            LibraryMissingError: there is no library at the path.
            LibraryFormatError: another version of Pincite made it.
        """
        return cls(Library.open_default() if path is None else Library.open(Path(path)), reranker)

    def close(self) -> None:
        self.library.close()

    def warm(self) -> None:
        """Loads the models now, so that the first question need not wait for them."""
        self._started()
        self.rank_texts("Who?", ["Nobody."])

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        documents: Sequence[str] = (),
        tell: Callable[[str, int], None] = lambda _stage, _count: None,
    ) -> Answer:
        """Answers a question.

        Args:
            question: in the reader's words.
            history: the conversation's earlier questions, oldest first.
            documents: ids of the only documents to ask; none for all.
            tell: told as the stages are done: "found" and how many passages,
                "weighed" and how many sentences, "quoted" and how many quotes.

        Raises:
            QuestionError: an empty or unreadable question.
            TooLongError: a question over the limit.
            DocumentMissingError: a document that the library does not hold.
        """
        return self._asked(question, history, documents, Stages(tell))[0]

    def _asked(
        self, question: str, history: Sequence[str], documents: Sequence[str], stages: Stages
    ) -> tuple[Answer, list[Part]]:
        """The answer, and what was weighed for each thing asked."""
        understood, passages, parts = self._weighed(question, history, stages, documents)
        candidates = together(parts)
        stages.tell("weighed", len(candidates))
        notes = understood.notes + self._reservations(understood)
        with stages("quote"):
            weights = fitted_weights(self.reader.name)
            confidences = [0.0 if _SENSELESS.intersection(notes) else part.confidence(weights) for part in parts]
            hits = tuple(self._hit(passage, passage.score) for passage in passages)
            verdict = Verdict.of(confidences, weights, are_apart(parts) and not unnamed(understood, hits, candidates))
            outcome = verdict.outcome
            quotes, arrangement = self._quotes(understood, [parts[told] for told in verdict.told])
        stages.tell("quoted", len(quotes))
        answer = Answer(
            question=question,
            outcome=outcome,
            quotes=quotes,
            passages=hits,
            confidence=verdict.confidence,
            notes=notes,
            timings=stages.timings(),
            meant=understood.meant,
            replaced=understood.replaced,
            asked_for=tuple(map(str, understood.kinds)),
            arrangement=arrangement,
            among=tuple(documents),
            suggestions=suggestions(understood.meant, candidates) if outcome is Outcome.ABSTAINED else (),
            missing=verdict.untold(parts)
            + (self._missing(understood, hits, candidates, notes) if outcome is not Outcome.ANSWERED else ()),
        )
        return answer, parts

    def rank(self, question: str, history: Sequence[str] = ()) -> list[Quote]:
        """Every weighed sentence as a quote, the likeliest answer first, answer or not."""
        return [
            Quote(c.text, cite(c.record, c.sentence.start, c.sentence.end), c.probability)
            for c in self.evidence(question, history)
        ]

    def evidence(self, question: str, history: Sequence[str] = (), without: Collection[Place] = ()) -> list[Candidate]:
        """Every weighed sentence with its signals, the likeliest answer first.

        Their probabilities add up to 1; where several things are asked, those of each.

        Args:
            question: in the reader's words.
            history: earlier questions, oldest first.
            without: (document id, sentence number) of what is weighed as if it were not there.
        """
        _, _, parts = self._weighed(question, history, Stages(), (), without, thorough=True)
        return together(parts)

    def rank_texts(self, question: str, texts: Sequence[str]) -> list[float]:
        """How likely each text, without any context, is to answer the question: scores from 0 to 1 to rank them by."""
        understood = understand(question, self.library)
        vector = self.library.encoder.encode([understood.meant])[0]
        return weigh_texts(self.library.encoder, self.reader, understood, vector, texts)

    def _weighed(
        self,
        question: str,
        history: Sequence[str],
        stages: Stages,
        documents: Sequence[str],
        without: Collection[Place] = (),
        thorough: bool = False,
    ) -> tuple[Question, list[Retrieved], list[Part]]:
        self._started()
        with stages("understand"):
            person_of = cache(partial(self._person_of, documents=documents))
            understood = understand(question, self.library, history, person_of)
        among = self.library.keys_of(documents) if documents else None
        understood, vector, passages = self._retrieved(understood, stages, PASSAGES, among)
        stages.tell("found", len(passages))
        with stages("weigh"):
            # What is enough was learned with our own reader's logits.
            thorough = thorough or not is_fitted(self.reader.name)
            parts = [
                self._part(asked, vector, passages, among, without, thorough)
                for asked in understood.parts(self.library)
            ]
        return understood, passages, parts

    def _part(
        self,
        asked: Question,
        vector: Vectors,
        passages: Sequence[Retrieved],
        among: Sequence[int] | None,
        without: Collection[Place],
        thorough: bool,
    ) -> Part:
        """What is weighed for one thing asked: of several, in the passages that its own words find as well."""
        if asked.is_part and (terms := tuple(content_terms(asked.asking))):
            _, found = self._found(replace(asked, meant=asked.asking, terms=terms), Stages(), PASSAGES, among)
            passages = alternating(found, passages)
        return Part(asked, weigh(self.library, self.reader, asked, vector, passages[:READ], without, thorough))

    def _retrieved(
        self, understood: Question, stages: Stages, k: int, among: Sequence[int] | None = None
    ) -> tuple[Question, Vectors, list[Retrieved]]:
        """The question as understood once its passages were seen; it encoded; and its k best passages."""
        vector, passages = self._found(understood, stages, k, among)
        others = other_names(understood.meant, [passage.text for passage in passages[:PASSAGES]], self.library.holds)
        named = understood.naming(others, self.library)
        if named is not understood:
            vector, passages = self._found(named, stages, k, among)
        return named, vector, passages

    def _found(
        self, understood: Question, stages: Stages, k: int, among: Sequence[int] | None
    ) -> tuple[Vectors, list[Retrieved]]:
        with stages("encode"):
            vector = self.library.encoder.encode([understood.meant])[0]
        with stages("retrieve"):
            if understood.wanted not in SHOWN:
                found = retrieve(self.library, understood.terms, vector, k, among)
                return vector, alternating(found, self._of_its_time(understood, k, among))[:k]
            found = retrieve(self.library, understood.terms, vector, max(k, LOOKED_THROUGH), among)
            return vector, sorted(found, key=lambda passage: not understood.fits(passage.text))[:k]

    def _of_its_time(self, understood: Question, k: int, among: Sequence[int] | None) -> list[Retrieved]:
        """The best passages of articles of the time that a question names, which these need not name."""
        time = time_of(understood.meant)
        keys = self.library.catalog.keys_of_time(time) if time else []
        if among is not None:
            keys = sorted(set(keys).intersection(among))
        if not keys:
            return []
        words = timeless(understood.meant, time)
        vector = self.library.encoder.encode([words])[0]
        return retrieve(self.library, content_terms(words), vector, k, keys)

    def _reservations(self, understood: Question) -> tuple[str, ...]:
        if len(self.library.words) == 0:
            return (EMPTY_LIBRARY,)
        if is_foreign(understood.asked, self.library):
            return (OTHER_SCRIPT,)
        if is_in_another_language(understood.asked, self.library):
            return (NO_WORDS,)
        return () if has_words_to_look_for(understood.meant, self.library) else (NO_WORDS,)

    def _missing(
        self, understood: Question, hits: Sequence[PassageHit], candidates: Sequence[Candidate], notes: Sequence[str]
    ) -> tuple[str, ...]:
        if not candidates or _SENSELESS.intersection(notes):
            return ()  # said already, and all of it is missing
        return missing(understood, hits, candidates)

    def _person_of(self, earlier: str, documents: Sequence[str]) -> str | None:
        """Whom a follow-up calls he or she: who the answer before says it is, where that was asked, else who speaks."""
        answer, parts = self._asked(earlier, (), documents, Stages())
        if who := [part for part in parts if asks_for_a_person(part.question.asking)]:
            if answer.outcome is not Outcome.ANSWERED:
                return None  # with a warning it names no one for sure
            best = who[-1].candidates[0]
            whole = self.library.catalog.text(best.record.sha256) or ""
            return person_told(best.text, best.answer, earlier, whole, best.speech.speaker)
        speakers = (quote.speaker.text for quote in answer.quotes if quote.speaker)
        return next((name for name in speakers if is_full_name(personal_name(name))), None)

    def _quotes(self, understood: Question, told: Sequence[Part]) -> tuple[tuple[Quote, ...], Arrangement]:
        records = {candidate.record.key: candidate.record for part in told for candidate in part.candidates}
        sentences = {key: self.library.catalog.sentences(key) for key in records}
        texts = {key: self.library.catalog.text(record.sha256) or "" for key, record in records.items()}
        chosen = combined([select(part.question, part.candidates, sentences, texts) for part in told])
        asked = told[0].question if len(told) == 1 else understood
        placed = [
            placed_quote(one, sentences[one.best.record.key], texts[one.best.record.key], asked) for one in chosen
        ]
        if len(told) == 1 or all(Kind.STATEMENT in part.question.kinds for part in told):
            return arranged(placed, asked.kinds, sides_of(asked.meant))
        return tuple(one.quote for one in placed), Arrangement.TOGETHER  # they tell of different things

    def search(self, query: str, k: int = 10) -> list[PassageHit]:
        """The k passages likeliest to hold what a query is for, best first.

        The order weighs how a passage was retrieved as well, so that scores need not fall.

        Raises:
            QuestionError: an empty or unreadable query, or a k under 1.
            TooLongError: a query over the limit.
        """
        return self.search_noted(query, k)[1]

    def search_noted(self, query: str, k: int = 10) -> tuple[tuple[str, ...], list[PassageHit]]:
        """What of a query was read otherwise, in fixed framing, and its k best passages.

        Raises:
            QuestionError: an empty or unreadable query, or a k under 1.
            TooLongError: a query over the limit.
        """
        understood = understand(query, self.library)
        if not isinstance(k, int) or k < 1:
            raise QuestionError(f"k is {k!r}; it must be a whole number, 1 or more")
        understood, vector, passages = self._retrieved(understood, Stages(), max(READ_FOR_A_SEARCH, k))
        candidates = weigh(self.library, self.reader, understood, vector, passages)
        hits = [self._hit(found.passage, found.probability) for found in ranked(passages, candidates, k)]
        return understood.notes, hits

    def _hit(self, found: Retrieved, score: float) -> PassageHit:
        record = self.library.catalog.document(found.record.document)
        span = found.record.passage
        return PassageHit(found.text, cite(record, span.start, span.end), score)


def _load_reader(reranker: str | None) -> Reader:
    # Imported here: it is not needed to list a library.
    from rag.reader.load import load_reader

    return load_reader(reranker)


class Stages:
    """Milliseconds by stage, and who is told when one is done."""

    def __init__(self, tell: Callable[[str, int], None] = lambda _stage, _count: None) -> None:
        self.tell = tell
        self._taken: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self._taken[name] = self._taken.get(name, 0.0) + (time.perf_counter() - started) * 1000

    def timings(self) -> dict[str, float]:
        rounded = {name: round(taken, 2) for name, taken in self._taken.items()}
        return rounded | {"total": round(sum(self._taken.values()), 2)}
