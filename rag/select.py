"""How much to quote: which of the weighed sentences, and with which neighbours.

One sentence where one answers; several where the question wants several or another
is as likely; a neighbour where the sentence means nothing without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from index.document import Sentence
from index.tables import is_row
from rag.asked_for import SEVERAL, Kind, asks_for_things, is_about_several
from rag.complete import ANSWERS, MOST, complete, is_row_of_another, repeats, voice_of
from rag.cut_short import narrowed
from rag.evidence import Candidate, by_place
from rag.extent import Around, Selection, Wanted, disputed_beside, have_two_relays, widened
from rag.question import Question
from rag.speech import same_speaker

_KEEP = 0.95  # of the best sentence's probability: what is quoted from another place
_KEEP_BESIDE = 0.6  # the same for a sentence next to one that is quoted: both are read as one quote
_KEEP_SEVERAL = 0.7  # the same, wherever it stands, where the question asks for several things
_KEEP_JOINED = 0.3  # the same where it is about several, for what the reader takes for an answer


def select(
    question: Question,
    candidates: Sequence[Candidate],
    sentences_of: dict[int, list[Sentence]],
    wholes: Mapping[int, str],
) -> list[Selection]:
    """The spans to quote, best first.

    Args:
        question: as understood.
        candidates: best first.
        sentences_of: all sentences of each candidate's document, by its key.
        wholes: the text of each of these documents.
    """
    if not candidates:
        return []
    chosen, also = _chosen(question, candidates, sentences_of)
    around = Around.of(candidates, sentences_of, wholes)
    wanted = Wanted(
        whole_lists=Kind.LIST in question.kinds,
        things=asks_for_things(question.asking or question.meant),
        name=Kind.PERSON in question.kinds,
    )
    spans = [
        replace(
            widened(candidate, sentences_of[candidate.record.key], around, wanted),
            also=tuple(also.get(n, ())),
        )
        for n, candidate in enumerate(chosen)
    ]
    spans += [widened(one, sentences_of[one.record.key], around) for one in _disputed(spans, candidates, around)]
    return [narrowed(selection) for selection in _merged(spans)]


def _disputed(spans: Sequence[Selection], candidates: Sequence[Candidate], around: Around) -> list[Candidate]:
    """The sentences that say that what is quoted is untrue, or that it says are untrue, as far as there is room."""
    weighed = by_place(candidates)
    beside = ((span.best.record.key, number) for span in spans for number in disputed_beside(span, around))
    return [weighed[place] for place in dict.fromkeys(beside) if place in weighed][: max(0, MOST - len(spans))]


def combined(parts: Sequence[Sequence[Selection]]) -> list[Selection]:
    """What is quoted for each thing asked, as one answer in the order of what was asked.

    Nothing is quoted twice, and no more than `MOST` spans: the best of each thing first, then the next of each.
    """
    if len(parts) == 1:
        return list(parts[0])
    kept: list[Selection] = []
    for one in (one for turn in zip_longest(*parts) for one in turn if one):
        same = next((n for n, other in enumerate(kept) if _says_the_same(one, other)), None)
        if same is not None:
            kept[same] = replace(kept[same], also=_others(kept[same], (*kept[same].also, one.best, *one.also)))
        elif len(more := _merged([*kept, one])) <= MOST:
            kept = more
    order = [one for part in parts for one in part]
    return sorted(kept, key=lambda span: next(n for n, one in enumerate(order) if _is_within(one, span)))


def _says_the_same(one: Selection, other: Selection) -> bool:
    """Whether two spans of different documents tell the same."""
    return one.best.record.key != other.best.record.key and repeats(one.best, other.best)


def _others(quoted: Selection, same: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Sentences that say what is quoted, each once and without itself."""
    places = by_place(same)
    places.pop((quoted.best.record.key, quoted.best.number), None)
    return tuple(places.values())


def _is_within(part: Selection, whole: Selection) -> bool:
    return part.best.record.key == whole.best.record.key and whole.first <= part.first <= part.last <= whole.last


def _chosen(
    question: Question, candidates: Sequence[Candidate], sentences_of: dict[int, list[Sentence]]
) -> tuple[list[Candidate], dict[int, list[Candidate]]]:
    """The candidates to quote, and by their number those of other documents that say the same."""
    several = SEVERAL.intersection(question.kinds)
    beside, elsewhere = (_KEEP_SEVERAL, _KEEP_SEVERAL) if several else (_KEEP_BESIDE, _KEEP)
    joined = _KEEP_JOINED if is_about_several(question.asking or question.meant) else 1.0
    best = candidates[0].probability
    chosen = [candidates[0]]
    also: dict[int, list[Candidate]] = {}

    def is_kept(candidate: Candidate) -> bool:
        if is_row_of_another(question, candidate, chosen):
            return False
        share = candidate.probability / best
        return (
            share >= elsewhere
            or (share >= joined and candidate.signals.reader >= ANSWERS)
            or (share >= beside and any(_stands_beside(candidate, other, sentences_of) for other in chosen))
        )

    for candidate in candidates[1:]:
        if candidate.probability < min(beside, joined) * best:
            break
        same = next((n for n, other in enumerate(chosen) if repeats(candidate, other)), None)
        if same is not None:
            if candidate.record.key != chosen[same].record.key:
                also.setdefault(same, []).append(candidate)
        elif len(chosen) < MOST and is_kept(candidate):
            chosen.append(candidate)
    complete(question, chosen, candidates)
    return chosen, also


def _stands_beside(candidate: Candidate, other: Candidate, sentences_of: dict[int, list[Sentence]]) -> bool:
    if candidate.record.key != other.record.key or abs(candidate.number - other.number) != 1:
        return False
    if _is_one_a_row(candidate, other):
        return False
    sentences = sentences_of[candidate.record.key]
    # News gives a sentence a paragraph of its own; elsewhere a new paragraph is about something else.
    is_near = candidate.sentence.paragraph == other.sentence.paragraph or any(
        _is_a_paragraph(one.number, sentences) for one in (candidate, other)
    )
    return is_near and not _have_two_voices(candidate, other)


def _is_a_paragraph(number: int, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence is all of its paragraph."""
    around = sentences[max(0, number - 1) : number + 2]
    return sum(one.paragraph == sentences[number].paragraph for one in around) == 1


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
                also=_others(better, joined.also + other.also),
            )
        kept.append(joined)
    return sorted(kept, key=lambda s: -s.best.probability)


def _touches(a: Selection, b: Selection) -> bool:
    if a.best.record.key != b.best.record.key or a.first > b.last + 1 or b.first > a.last + 1:
        return False
    overlap = a.first <= b.last and b.first <= a.last
    return overlap or not (_have_two_voices(a.best, b.best) or _is_one_a_row(a.best, b.best))


def _is_one_a_row(one: Candidate, other: Candidate) -> bool:
    """Whether of two sentences but one is a row of a table: what stands below a table is no part of it."""
    return is_row(one.text) != is_row(other.text)


def _have_two_voices(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences are told by different people or papers, or but one by somebody: a quote names one."""
    a, b = voice_of(one), voice_of(other)
    return not same_speaker(a, b) or have_two_relays(one.speech, other.speech) if a and b else a != b
