"""How much to quote: which of the weighed sentences, and with which neighbours.

One sentence where one answers; several where the question wants several or another
is as likely; a neighbour where the sentence means nothing without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from index.document import Sentence
from rag.absent import Held, names_of
from rag.answer import Mention
from rag.asked_for import SEVERAL, Kind, is_about_several
from rag.evidence import Candidate
from rag.extent import Around, Selection, have_two_relays, narrowed, voice, widened
from rag.figures import figures_of
from rag.parties import same_party
from rag.question import Question
from rag.same_claim import is_same_claim
from rag.speech import same_speaker

MOST = 4  # quotes of one answer
_TWO = frozenset((Kind.SIDES, Kind.COMPARISON))
_KEEP = 0.95  # of the best sentence's probability: what is quoted from another place
_KEEP_BESIDE = 0.6  # the same for a sentence next to one that is quoted: both are read as one quote
_KEEP_SEVERAL = 0.7  # the same, wherever it stands, where the question asks for several things
_KEEP_JOINED = 0.3  # the same where it is about several, for what the reader takes for an answer
_ANSWERS = 1.0  # the reader's logit of such a sentence, to that of none: nearly three to one
_KEEP_OTHER_SIDE = 0.3  # the same for another party's word, where the question wants the sides and one is missing
_KEEP_OTHER_FIGURE = 0.2  # the same for another article that gives another number or year of what is asked for
_KEEP_NEWER = 0.3  # the same for what an article of a later date answers
_KEEP_OTHER_COMPARED = 0.1  # the same for a sentence on what is compared and nothing chosen names
_KEEP_SECOND = 0.2  # the same for a second sentence, where the question wants two and one was found


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
    spans = [
        replace(widened(candidate, sentences_of[candidate.record.key], around), also=tuple(also.get(n, ())))
        for n, candidate in enumerate(chosen)
    ]
    return [narrowed(selection) for selection in _merged(spans)]


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
    return one.best.record.key != other.best.record.key and _repeats(one.best, other.best)


def _others(quoted: Selection, same: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Sentences that say what is quoted, each once and without itself."""
    places = {(one.record.key, one.number): one for one in same}
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
        share = candidate.probability / best
        return (
            share >= elsewhere
            or (share >= joined and candidate.signals.reader >= _ANSWERS)
            or (share >= beside and any(_stands_beside(candidate, other, sentences_of) for other in chosen))
        )

    for candidate in candidates[1:]:
        if candidate.probability < min(beside, joined) * best:
            break
        same = next((n for n, other in enumerate(chosen) if _repeats(candidate, other)), None)
        if same is not None:
            if candidate.record.key != chosen[same].record.key:
                also.setdefault(same, []).append(candidate)
        elif len(chosen) < MOST and is_kept(candidate):
            chosen.append(candidate)
    _complete(question, chosen, candidates)
    return chosen, also


def _complete(question: Question, chosen: list[Candidate], candidates: Sequence[Candidate]) -> None:
    """Adds what an answer would be one-sided, outdated or half without."""
    if Kind.SIDES in question.kinds and len(chosen) < MOST and (other := _other_side(chosen, candidates)):
        chosen.append(other)
    if Kind.YES_NO in question.kinds and len(chosen) < MOST and (other := _other_word(chosen, candidates)):
        chosen.append(other)
    if len(chosen) < MOST and (newer := _newer(chosen, candidates)):
        chosen.append(newer)
    if Kind.COMPARISON in question.kinds and (other := _other_compared(question, chosen, candidates)):
        chosen.append(other)
    if len(chosen) == 1 and _TWO.intersection(question.kinds) and (second := _second(question, candidates)):
        chosen.append(second)
    if len(chosen) < MOST and (other := _other_figure(question, chosen, candidates)):
        chosen.append(other)


def _stands_beside(candidate: Candidate, other: Candidate, sentences_of: dict[int, list[Sentence]]) -> bool:
    if candidate.record.key != other.record.key or abs(candidate.number - other.number) != 1:
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


def _likeliest(
    candidates: Sequence[Candidate], share: float, is_wanted: Callable[[Candidate], bool]
) -> Candidate | None:
    """The likeliest candidate that is wanted and has so large a share of the best one's probability, or None."""
    least = share * candidates[0].probability
    return next((one for one in candidates if one.probability >= least and is_wanted(one)), None)


def _other_side(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """Where all that was chosen is one party's, the likeliest sentence of another."""
    heard = [voice for voice in map(_voice, chosen) if voice]
    if any(not same_party(voice, heard[0]) for voice in heard[1:]):
        return None

    def is_another_s(one: Candidate) -> bool:
        voice = _voice(one)
        return (
            voice is not None
            and not any(same_party(voice, known) for known in heard)
            and not any(_repeats(one, other) for other in chosen)
        )

    return _likeliest(candidates, _KEEP_OTHER_SIDE, is_another_s)


def _other_word(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """What the reader takes for an answer too, a yes or a no: another party's where one spoke, another article's."""
    heard, articles = list(map(_voice, chosen)), {one.record.key for one in chosen}

    def is_another_s(one: Candidate) -> bool:
        voice = _voice(one)
        of_another = one.record.key not in articles or (
            voice is not None and all(known and not same_party(voice, known) for known in heard)
        )
        is_answer = of_another and one.signals.reader >= _ANSWERS
        return is_answer and not any(_repeats(one, other) for other in chosen)

    return _likeliest(candidates, _KEEP_OTHER_SIDE, is_another_s)


def _newer(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """What the reader takes for another answer in an article of a later date than all that was chosen."""
    dates = [one.record.metadata.date for one in chosen]
    if not all(dates):
        return None

    def is_newer(one: Candidate) -> bool:
        is_later = one.record.metadata.date > max(dates) and one.signals.reader >= _ANSWERS
        return is_later and not any(_repeats(one, other) for other in chosen)

    return _likeliest(candidates, _KEEP_NEWER, is_newer)


def _other_compared(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Candidate | None:
    """Where what was chosen names some of what is compared, the likeliest sentence that names another of it."""
    compared = names_of(question.meant)
    told = _held(*chosen)
    missing = [name for name in compared if not told.name(name)]
    if not missing or len(missing) == len(compared) or len(chosen) == MOST:
        return None

    def is_about_another(one: Candidate) -> bool:
        held = _held(one)
        return any(held.name(name) for name in missing) and not any(_repeats(one, other) for other in chosen)

    return _likeliest(candidates, _KEEP_OTHER_COMPARED, is_about_another)


def _held(*candidates: Candidate) -> Held:
    """What sentences name, with the title and the heading above them."""
    return Held.of(text for one in candidates for text in (one.under, one.text))


def _second(question: Question, candidates: Sequence[Candidate]) -> Candidate | None:
    """The likeliest sentence that says something else than the best one; where sides are wanted, not for its party."""
    best = candidates[0]
    told = _voice(best) if Kind.SIDES in question.kinds else None

    def says_something_else(one: Candidate) -> bool:
        voice = _voice(one)
        return not _repeats(one, best) and not (told and voice and same_party(voice, told))

    return _likeliest(candidates, _KEEP_SECOND, says_something_else)


def _other_figure(question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """The likeliest sentence of another article that gives another number or year of what is asked."""
    told = figures_of(question.meant, question.kinds, chosen[0].text, chosen[0].answer)
    articles = {one.record.key for one in chosen}

    def gives_another(one: Candidate) -> bool:
        # Where the question does not say what it counts, the reader must take this for an answer too.
        if one.record.key in articles or not (told.are_counted or one.signals.reader >= _ANSWERS):
            return False
        return told.contradict(figures_of(question.meant, question.kinds, one.text, one.answer))

    return _likeliest(candidates, _KEEP_OTHER_FIGURE, gives_another)


def _voice(candidate: Candidate) -> Mention | None:
    return voice(candidate.speech)


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence is another one, or says what it does."""
    is_itself = one.record.key == other.record.key and one.number == other.number
    return is_itself or is_same_claim(one.text, other.text)


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
    return overlap or not _have_two_voices(a.best, b.best)


def _have_two_voices(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences are told by different people or papers, or but one by somebody: a quote names one."""
    a, b = _voice(one), _voice(other)
    return not same_speaker(a, b) or have_two_relays(one.speech, other.speech) if a and b else a != b
