"""How much to quote: which of the weighed sentences, and with which neighbours.

One sentence where one answers; several where the question wants several or the
evidence is spread; a neighbour where the sentence means nothing without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.document import Role, Sentence
from index.words import terms_of
from rag.asked_for import SEVERAL
from rag.evidence import Candidate
from rag.question import Question
from rag.speech import same_speaker

MOST = 4  # quotes of one answer
_KEEP = 0.7  # of the best sentence's probability: what is quoted beside it
_KEEP_SEVERAL = 0.4  # the same where the question asks for several things
_REPEATED = 0.8  # share of the shorter sentence's terms
_CONTEXT_CHARACTERS = 420  # a quote is not widened beyond
_LEANS = re.compile(r"^[\"“‘'(]*(?:It|They|This|These|Those|Such|Its|Their|Both)\b")
_LONG = 300  # characters; a longer speech is cut to what answers
_SHORT = 60  # characters a cut leaves at least
_PART = re.compile(r"\S.*?(?:[.!?…]+[\"”’)]*(?=\s)|$)", re.DOTALL)
_ITEM = re.compile(r"^(?:[-*+•–]|\(?\w{1,4}[.)])\s")
_PART_OF_A_CLAUSE = re.compile(_ITEM.pattern + r"[a-z]")  # "(1) drive a vehicle on a dune;"
_LEADS_IN = re.compile(r"[:—]$")
_SPEECH_ONLY = re.compile(r"^[\"“].*[\"”][.,]?$", re.DOTALL)


Place = tuple[int, int]  # a document's key and the number of a sentence in it


@dataclass(frozen=True, slots=True)
class Selection:
    """A span to quote.

    Attributes:
        best: the likeliest of its sentences.
        first: number of its first sentence in the document.
        last: number of its last sentence.
        start: of the span, in code points of the document.
        end: of the span, exclusive.
        also: sentences of other documents that say the same.
    """

    best: Candidate
    first: int
    last: int
    start: int
    end: int
    also: tuple[Candidate, ...] = ()


def select(
    question: Question, candidates: Sequence[Candidate], sentences_of: dict[int, list[Sentence]]
) -> list[Selection]:
    """The spans to quote, best first.

    Args:
        question: as understood.
        candidates: best first.
        sentences_of: all sentences of each candidate's document, by its key.
    """
    if not candidates:
        return []
    share = _KEEP_SEVERAL if SEVERAL.intersection(question.kinds) else _KEEP
    least = share * candidates[0].probability
    chosen: list[Candidate] = []
    also: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.probability < least and chosen:
            break
        same = next((n for n, other in enumerate(chosen) if _repeats(candidate, other)), None)
        if same is not None:
            if candidate.record.key != chosen[same].record.key:
                also.setdefault(same, []).append(candidate)
        elif len(chosen) < MOST:
            chosen.append(candidate)
    items = {(one.record.key, one.number) for one in candidates if _ITEM.match(one.text)}
    leads = {(one.record.key, one.number) for one in candidates if _LEADS_IN.search(one.text)}
    widened = [
        replace(_widened(candidate, sentences_of[candidate.record.key], items, leads), also=tuple(also.get(n, ())))
        for n, candidate in enumerate(chosen)
    ]
    return [_narrowed(selection) for selection in _merged(widened)]


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    if candidate.record.key == other.record.key and candidate.number == other.number:
        return True
    a, b = set(terms_of(candidate.text)), set(terms_of(other.text))
    return len(a & b) >= _REPEATED * min(len(a), len(b))


def _widened(
    candidate: Candidate, sentences: Sequence[Sentence], items: Collection[Place], leads: Collection[Place]
) -> Selection:
    """The candidate's sentence, with the one before where it leans on it, or with the list that they are part of.

    Args:
        candidate: what is quoted.
        sentences: all of its document.
        items: the sentences that are items of a list.
        leads: the sentences that lead into a list.
    """
    first = last = candidate.number
    sentence, key = candidate.sentence, candidate.record.key
    if first > 0 and (_LEANS.match(candidate.text) or _SPEECH_ONLY.match(candidate.text)):
        before = sentences[first - 1]
        same = before.paragraph == sentence.paragraph and before.role is Role.STORY
        if same and sentence.end - before.start <= _CONTEXT_CHARACTERS:
            first -= 1
    while (
        (key, candidate.number) in leads
        and (key, last + 1) in items
        and sentences[last + 1].end - sentence.start <= _CONTEXT_CHARACTERS
    ):
        last += 1
    if _PART_OF_A_CLAUSE.match(candidate.text):
        lead = _lead_of(key, candidate.number, items, leads)
        if lead is not None and sentence.end - sentences[lead].start <= _CONTEXT_CHARACTERS:
            first = lead
    return Selection(candidate, first, last, sentences[first].start, sentences[last].end)


def _lead_of(key: int, number: int, items: Collection[Place], leads: Collection[Place]) -> int | None:
    """The number of the sentence that leads into the list that an item is part of."""
    before = number - 1
    while (key, before) in items and (key, before) not in leads:
        before -= 1
    return before if (key, before) in leads else None


def _narrowed(selection: Selection) -> Selection:
    """A long speech that is one sentence, cut to those of its own sentences that hold the answer."""
    best = selection.best
    if selection.first != selection.last or len(best.text) <= _LONG:
        return selection
    parts = [match.span() for match in _PART.finditer(best.text)]
    start, end = best.answer
    held = [n for n, (a, b) in enumerate(parts) if a < end and start < b]
    if not held or len(parts) < 3:
        return selection
    first, last = held[0], held[-1]
    while parts[last][1] - parts[first][0] < _SHORT and (first > 0 or last + 1 < len(parts)):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    begin = best.sentence.start
    return replace(selection, start=begin + parts[first][0], end=begin + parts[last][1])


def _merged(selections: list[Selection]) -> list[Selection]:
    """Joins overlapping and neighbouring spans; the order is that of the best of each."""
    kept: list[Selection] = []
    for selection in selections:
        joined = selection
        for other in [o for o in kept if _touches(o, joined)]:
            kept.remove(other)
            better = max(joined, other, key=lambda s: s.best.probability)
            joined = replace(
                better,
                first=min(joined.first, other.first),
                last=max(joined.last, other.last),
                start=min(joined.start, other.start),
                end=max(joined.end, other.end),
                also=joined.also + other.also,
            )
        kept.append(joined)
    return sorted(kept, key=lambda s: -s.best.probability)


def _touches(a: Selection, b: Selection) -> bool:
    if a.best.record.key != b.best.record.key or a.first > b.last + 1 or b.first > a.last + 1:
        return False
    overlap = a.first <= b.last and b.first <= a.last
    same_paragraph = a.best.sentence.paragraph == b.best.sentence.paragraph
    return overlap or same_paragraph or not _misleads(a.best, b.best)


def _misleads(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences have different speakers, and one of them does not say so by itself."""
    a, b = one.speech.speaker, other.speech.speaker
    if a is None or b is None or same_speaker(a, b):
        return False
    return any(not who.sentence.start <= speaker.start < who.sentence.end for who, speaker in ((one, a), (other, b)))
