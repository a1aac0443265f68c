"""How far a quote goes: with the neighbours that its sentence means little without."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.document import Role, Sentence
from index.terms import terms_of
from rag.answer import Mention
from rag.attribution import Speech
from rag.corrections import first_corrected, last_correction
from rag.evidence import Candidate, by_place
from rag.lists import Lists, Numbered
from rag.speech import same_speaker
from rag.turning import (
    contrasts,
    disputes,
    disputes_above,
    hangs_on_the_one_before,
    limits,
    offers_a_choice,
    takes_back,
    turns,
)

_LIKELY = 0.3  # of the best sentence's probability: what the question may mean as well
_CONTEXT_CHARACTERS = 420  # a quote is not widened beyond
_LIST_CHARACTERS = 1000  # but to a line above a list that turns what its items say, and to what limits a provision
_NAMED_BEFORE = 3  # sentences before one that may name who speaks in it
_NEAR = 60  # sentences on either side of a weighed one that a quote may reach
_LEANS = re.compile(r"^[\"“‘'(]*(?:It|They|This|That|These|Those|Such|Its|Their|Both)\b")
_TAKES_UP = re.compile(r"\b(?:[Tt]his|[Tt]hese|[Ss]uch(?: an?)?)\s+(\w+(?:\s\w+)?)")
_SPEECH_ONLY = re.compile(r"^[\"“].*[\"”][.,]?$", re.DOTALL)


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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside what may be quoted.

    Attributes:
        texts: the story sentences near those weighed.
        lists: those among them.
        likely: those that the question may mean as well as the best.
        following: those of them that take up or take back the one before.
        openings: those that open a paragraph behind another.
    """

    texts: Mapping[Numbered, str]
    lists: Lists
    likely: Collection[Numbered]
    following: Collection[Numbered]
    openings: Collection[Numbered]

    @classmethod
    def of(
        cls, candidates: Sequence[Candidate], sentences: Mapping[int, Sequence[Sentence]], wholes: Mapping[int, str]
    ) -> Around:
        """
        Args:
            candidates: what was weighed, best first.
            sentences: all those of each candidate's document, by its key.
            wholes: the text of each of these documents; of one without, what was weighed is known alone.
        """
        standing = {(one.record.key, one.number): (one.sentence.paragraph, one.text) for one in candidates}
        for key, number in list(standing):
            known = sentences[key] if key in wholes else ()
            for near in range(max(0, number - _NEAR), min(number + _NEAR + 1, len(known))):
                one = known[near]
                if one.role is Role.STORY and (key, near) not in standing:
                    standing[key, near] = (one.paragraph, wholes[key][one.start : one.end])
        texts = {place: text for place, (_, text) in standing.items()}
        paragraphs = {place: paragraph for place, (paragraph, _) in standing.items()}
        openings = {(key, n) for (key, n), here in paragraphs.items() if paragraphs.get((key, n - 1), here) != here}
        likely = {(one.record.key, one.number) for one in candidates if _is_likely(one, candidates[0])}
        return cls(texts, Lists.of(texts, paragraphs), likely, _following(candidates, likely), openings)

    def disputes_the_one_before(self, key: int, number: int) -> bool:
        """Whether a sentence tells that somebody holds the one before it to be untrue, or the paragraph before it."""
        text = self.texts.get((key, number), "")
        return disputes_above(text) if (key, number) in self.openings else disputes(text)

    def likely_items(self, key: int, first: int, last: int) -> tuple[int, int]:
        """How many items stand among some consecutive sentences that the question may mean, and how many in all."""
        items = self.lists.items_among(key, first, last)
        return sum(any((key, number) in self.likely for number in item) for item in items), len(items)


def _following(candidates: Sequence[Candidate], likely: Collection[Numbered]) -> set[Numbered]:
    """Those of the likely sentences that take up or take back the one before them."""
    weighed = by_place(candidates)
    return {
        (key, number)
        for key, number in likely
        if (before := weighed.get((key, number - 1))) and _goes_on(before.text, weighed[key, number].text)
    }


def _is_likely(one: Candidate, best: Candidate) -> bool:
    """Whether the question may mean a sentence as well as the best."""
    return one.probability >= _LIKELY * best.probability


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence opens with a contrast, or points at something the one before it names ("this bridge")."""
    pointed = {term for match in _TAKES_UP.finditer(text) for term in terms_of(match[1])}
    return contrasts(text) or bool(pointed & set(terms_of(before)))


def voice(speech: Speech) -> Mention | None:
    """Who tells a sentence: who is speaking, or the paper that reports it."""
    return speech.speaker or speech.reported_by


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants of a quote beyond the sentence that answers.

    Attributes:
        whole_lists: a list that the sentence is of, or leads into, with all its items.
        things: the same, where several of its items answer: things are asked for in the plural.
        name: the sentence that names who speaks: "he said" does not tell who that is.
    """

    whole_lists: bool = False
    things: bool = False
    name: bool = False


_NOTHING_MORE = Wanted()


def widened(
    candidate: Candidate, sentences: Sequence[Sentence], around: Around, wanted: Wanted = _NOTHING_MORE
) -> Selection:
    """The candidate's sentence, with those beside it that it means little without, or that mean little without it.

    Never with one that names another speaker, since a quote names one.

    Args:
        candidate: what is quoted.
        sentences: all of its document.
        around: what stands around it.
        wanted: what the question wants beyond the sentence.
    """
    first = last = candidate.number
    sentence, key = candidate.sentence, candidate.record.key

    def may_reach(one: int, other: int, most: int = _CONTEXT_CHARACTERS) -> bool:
        is_short = sentences[other].end - sentences[one].start <= most
        return is_short and not any(_is_anothers(candidate, number) for number in range(one, other + 1))

    if first > 0 and (_leans(candidate.text) or _denies_what_nobody_tells(candidate)):
        before = sentences[first - 1]
        same = before.paragraph == sentence.paragraph and before.role is Role.STORY
        if same and may_reach(first - 1, first):
            first -= 1
    if wanted.name and may_reach(named := _named_at(candidate, sentences), candidate.number):
        first = min(first, named)
    told, at = _told_around(key, first, sentences, around)
    if may_reach(begun := first - at + first_corrected(told, at), candidate.number):
        first = begun
    end = around.lists.end(key, candidate.number)
    if wanted.whole_lists and may_reach(candidate.number, end, _LIST_CHARACTERS):
        last = end
    while last < end and may_reach(candidate.number, last + 1):
        last += 1
    for n, lead in enumerate(around.lists.leads_of(key, candidate.number)):
        words = around.texts.get((key, lead), "")
        end = around.lists.end(key, lead)
        is_whole = n == 0 and (wanted.whole_lists or (wanted.things and around.likely_items(key, lead + 1, end)[0] > 1))
        if not (is_whole or offers_a_choice(words)):
            end = candidate.number
        if end > last and may_reach(lead, end, _LIST_CHARACTERS):
            first, last = lead, end
        elif may_reach(lead, candidate.number, _LIST_CHARACTERS if turns(words) else _CONTEXT_CHARACTERS):
            first = lead
    if first == last:
        opened, closed = _of_a_list(candidate, around, wanted)
        if may_reach(opened, closed, _LIST_CHARACTERS):
            first, last = opened, closed
    behind = (key, last + 1)
    is_alone = first == last == candidate.number
    if takes_back(around.texts.get(behind, "")) or (is_alone and behind in around.following):
        same = sentences[last + 1].paragraph == sentences[last].paragraph
        if same and may_reach(first, last + 1):
            last += 1
    told, at = _told_around(key, last, sentences, around)
    if may_reach(first, end := last - at + last_correction(told, at)):
        last = end
    last = _with_dispute(candidate, first, last, around, may_reach)
    last = _with_limits(key, first, last, sentences, around, may_reach)
    return Selection(candidate, first, last, sentences[first].start, sentences[last].end)


def _of_a_list(candidate: Candidate, around: Around, wanted: Wanted) -> tuple[int, int]:
    """The first and the last sentence of the list that one is of though no line leads into it; else its own twice.

    What announces a list tells nothing without it. Of a list under a heading nearly all must answer, for it may tell
    of other things: "Which states voted against?" above a list of all votes.
    """
    key, number = candidate.record.key, candidate.number
    opened, closed = around.lists.announced(key, number)
    if opened < closed and (wanted.whole_lists or opened == number):
        return opened, closed
    opened, closed = around.lists.around(key, number)
    likely, items = around.likely_items(key, opened, closed)
    is_whole = (wanted.whole_lists or wanted.things) and likely >= max(2, items - 1)
    return (opened, closed) if is_whole else (number, number)


def _told_around(key: int, number: int, sentences: Sequence[Sentence], around: Around) -> tuple[list[str], int]:
    """The sentences of the paragraph that one stands in, and its place among them: as far as they are known."""
    if (key, number) not in around.texts:
        return [""], 0
    opened, closed = _paragraph(number, sentences)
    ahead = list(takewhile(around.texts.__contains__, ((key, n) for n in range(number - 1, opened - 1, -1))))
    behind = takewhile(around.texts.__contains__, ((key, n) for n in range(number, closed + 1)))
    return [around.texts[place] for place in (*reversed(ahead), *behind)], len(ahead)


def _with_dispute(
    candidate: Candidate, first: int, last: int, around: Around, may_reach: Callable[[int, int], bool]
) -> int:
    """The last sentence of a quote, with the one behind that tells that somebody holds it to be untrue.

    Where somebody is named who tells what is quoted, that is a quote of its own (`disputed_beside`).
    """
    behind = last + 1
    is_disputed = around.disputes_the_one_before(candidate.record.key, behind)
    is_apart = _is_denied_by_another(candidate.speech, candidate.speakers.of(behind))
    return behind if is_disputed and not is_apart and may_reach(first, behind) else last


def disputed_beside(selection: Selection, around: Around) -> tuple[int, ...]:
    """The numbers of the sentences beside a quote that say it is untrue, or that it says are untrue: another's words.

    They are quotes of their own, since a quote names one speaker: "Hale said it was safe. Lind denied this.".

    Args:
        selection: the quote.
        around: what stands around it.
    """
    best, key = selection.best, selection.best.record.key
    before, behind = selection.first - 1, selection.last + 1
    told, telling = best.speakers.of(before), best.speakers.of(behind)
    denies = (key, before) in around.texts and around.disputes_the_one_before(key, selection.first)
    is_taken_back = takes_back(around.texts.get((key, behind), "")) and voice(telling) is not None
    found = []
    if denies and _is_denied_by_another(told, best.speech):
        found.append(before)
    if (is_taken_back or around.disputes_the_one_before(key, behind)) and _is_denied_by_another(best.speech, telling):
        found.append(behind)
    return tuple(found)


def _denies_what_nobody_tells(candidate: Candidate) -> bool:
    """Whether a sentence points back at the one before it and disputes it, and nobody is named who tells that."""
    return disputes_above(candidate.text) and voice(candidate.speakers.of(candidate.number - 1)) is None


def _is_denied_by_another(told: Speech, denied: Speech) -> bool:
    """Whether what somebody tells is denied by another, or by one whose name is not known."""
    a, b = voice(told), voice(denied)
    return a is not None and (b is None or not same_speaker(a, b) or have_two_relays(told, denied))


def _with_limits(
    key: int,
    first: int,
    last: int,
    sentences: Sequence[Sentence],
    around: Around,
    may_reach: Callable[[int, int, int], bool],
) -> int:
    """The last sentence of a quote, with the provisions behind it that tell where it does not hold.

    What stands between is quoted as well, if it is short: the rest of the provision, or of its list.
    """
    opened, _ = _paragraph(first, sentences)
    told = [around.texts.get((key, opened), "")]
    end = max(last, around.lists.end(key, opened))
    while limits(text := around.texts.get((key, behind := _paragraph(end, sentences)[1] + 1), ""), told):
        if not may_reach(first, behind, _LIST_CHARACTERS if behind == last + 1 else _CONTEXT_CHARACTERS):
            break
        told.append(text)
        last = end = around.lists.end(key, behind)
        if not may_reach(first, last, _LIST_CHARACTERS):
            return behind
    return last


def _paragraph(number: int, sentences: Sequence[Sentence]) -> tuple[int, int]:
    """The numbers of the first and the last sentence of the paragraph that one stands in."""
    first = last = number
    while first > 0 and sentences[first - 1].paragraph == sentences[number].paragraph:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[number].paragraph:
        last += 1
    return first, last


def _named_at(candidate: Candidate, sentences: Sequence[Sentence]) -> int:
    """The number of the sentence that names who speaks in a candidate: one of the few before it, or its own."""
    near = range(max(0, candidate.number - _NAMED_BEFORE), candidate.number)
    speaker = candidate.speech.speaker
    held = (n for n in near if speaker and sentences[n].start <= speaker.start < sentences[n].end)
    return next(held, candidate.number)


def _leans(text: str) -> bool:
    """Whether a sentence means little, or something else, without the one before it."""
    return bool(_LEANS.match(text) or _SPEECH_ONLY.match(text)) or hangs_on_the_one_before(text)


def _is_anothers(candidate: Candidate, number: int) -> bool:
    """Whether a sentence beside a candidate is told by somebody else."""
    one, other = candidate.speech, candidate.speakers.of(number)
    a, b = voice(one), voice(other)
    return a is not None and b is not None and (not same_speaker(a, b) or have_two_relays(one, other))


def have_two_relays(one: Speech, other: Speech) -> bool:
    """Whether two outlets are told to have reported two sentences: a quote names one."""
    a, b = one.reported_by, other.reported_by
    return a is not None and b is not None and not same_speaker(a, b)
