"""How far a quote goes: with the neighbours that its sentence means little without, or cut short."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.document import Paragraph, Role, Sentence
from index.list_items import LIST_ITEM, PART_OF_A_CLAUSE
from index.quotation import with_double_marks
from index.sentences import sentences_of
from index.terms import STOP_WORDS, terms_of
from rag.answer import Mention
from rag.attribution import Speech
from rag.evidence import Candidate
from rag.speech import same_speaker
from rag.speech_acts import Act
from rag.turning import contrasts, has_condition_before, is_another_s, sets_condition, supposes, takes_back, turns

_KEEP_FOLLOWING = 0.3  # of the best sentence's probability: one that takes up or takes back the one before it
_CONTEXT_CHARACTERS = 420  # a quote is not widened beyond
_LIST_CHARACTERS = 1000  # but to a line above a list that turns what its items say
_LEANS = re.compile(r"^[\"“‘'(]*(?:It|They|This|That|These|Those|Such|Its|Their|Both)\b")
_TAKES_UP = re.compile(r"\b(?:[Tt]his|[Tt]hese|[Ss]uch(?: an?)?)\s+(\w+(?:\s\w+)?)")
_LONG = 300  # characters; a longer speech is cut to what answers
_SHORT = 60  # characters a cut leaves at least
_SPEECH_OPENS = re.compile(r"[“\"«]")
_SPEECH = re.compile(r"[“\"«](?P<said>[^“”\"«»]*)[”\"»]")
_LEADS_IN = re.compile(r"[:—][*_]*$")
_NUMBERED = re.compile(r"\s*\(?\d")
_SPEECH_ONLY = re.compile(r"^[\"“].*[\"”][.,]?$", re.DOTALL)

_Numbered = tuple[int, int]  # a document's key and the number of a sentence in it


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
        texts: the weighed sentences.
        items: those that are of an item of a list.
        leads: those that lead into one.
        following: those that take up or take back the one before, and that the question may mean as well.
    """

    texts: Mapping[_Numbered, str]
    items: Collection[_Numbered]
    leads: Collection[_Numbered]
    following: Collection[_Numbered]

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Around:
        texts = {(one.record.key, one.number): one.text for one in candidates}
        leads = {place for place, text in texts.items() if _LEADS_IN.search(text)}
        # "Do not take it", and below it "- if you are allergic": the list goes on from the line above.
        above = {(key, number - 1) for (key, number), text in texts.items() if PART_OF_A_CLAUSE.match(text)}
        items = _items(candidates)
        return cls(texts, items, leads | (above - items), _following(candidates))


def _items(candidates: Sequence[Candidate]) -> set[_Numbered]:
    """The sentences that open an item of a list, and those behind them in its paragraph."""
    opened: dict[_Numbered, int] = {}
    in_order = sorted(candidates, key=lambda one: one.number)
    for one in in_order:
        if LIST_ITEM.match(one.text):
            opened.setdefault((one.record.key, one.sentence.paragraph), one.number)
    return {
        (one.record.key, one.number)
        for one in in_order
        if opened.get((one.record.key, one.sentence.paragraph), one.number + 1) <= one.number
    }


def _following(candidates: Sequence[Candidate]) -> set[_Numbered]:
    """The sentences that take up or take back the one before them, and that the question may mean as well."""
    least = _KEEP_FOLLOWING * candidates[0].probability
    by_place = {(one.record.key, one.number): one for one in candidates}
    return {
        (key, number)
        for (key, number), one in by_place.items()
        if one.probability >= least and (before := by_place.get((key, number - 1))) and _goes_on(before.text, one.text)
    }


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence opens with a contrast, or points at something the one before it names ("this bridge")."""
    pointed = {term for match in _TAKES_UP.finditer(text) for term in terms_of(match[1])}
    return contrasts(text) or bool(pointed & set(terms_of(before)))


def voice(speech: Speech) -> Mention | None:
    """Who tells a sentence: who is speaking, or the paper that reports it."""
    return speech.speaker or speech.reported_by


def widened(candidate: Candidate, sentences: Sequence[Sentence], around: Around) -> Selection:
    """The candidate's sentence, with those beside it that it means little without, or that mean little without it.

    Never with one that names another speaker, since a quote names one.

    Args:
        candidate: what is quoted.
        sentences: all of its document.
        around: what stands around it.
    """
    first = last = candidate.number
    sentence, key = candidate.sentence, candidate.record.key

    def may_reach(one: int, other: int, most: int = _CONTEXT_CHARACTERS) -> bool:
        is_short = sentences[other].end - sentences[one].start <= most
        return is_short and not any(_is_anothers(candidate, number) for number in range(one, other + 1))

    if first > 0 and _leans(candidate.text):
        before = sentences[first - 1]
        same = before.paragraph == sentence.paragraph and before.role is Role.STORY
        if same and may_reach(first - 1, first):
            first -= 1
    while (
        (key, candidate.number) in around.leads
        and (key, last + 1) in around.items
        and may_reach(candidate.number, last + 1)
    ):
        last += 1
    for lead in _leads_of(key, candidate.number, around):
        most = _LIST_CHARACTERS if turns(around.texts.get((key, lead), "")) else _CONTEXT_CHARACTERS
        if may_reach(lead, candidate.number, most):
            first = lead
    behind = (key, last + 1)
    is_alone = first == last == candidate.number
    if takes_back(around.texts.get(behind, "")) or (is_alone and behind in around.following):
        same = sentences[last + 1].paragraph == sentences[last].paragraph
        if same and may_reach(first, last + 1):
            last += 1
    return Selection(candidate, first, last, sentences[first].start, sentences[last].end)


def _leans(text: str) -> bool:
    """Whether a sentence means little, or something else, without the one before it."""
    return bool(_LEANS.match(text) or _SPEECH_ONLY.match(text)) or has_condition_before(text)


def _is_anothers(candidate: Candidate, number: int) -> bool:
    """Whether a sentence beside a candidate is told by somebody else."""
    one, other = candidate.speech, candidate.speakers.of(number)
    a, b = voice(one), voice(other)
    return a is not None and b is not None and (not same_speaker(a, b) or have_two_relays(one, other))


def have_two_relays(one: Speech, other: Speech) -> bool:
    """Whether two outlets are told to have reported two sentences: a quote names one."""
    a, b = one.reported_by, other.reported_by
    return a is not None and b is not None and not same_speaker(a, b)


def _leads_of(key: int, number: int, around: Around) -> Iterator[int]:
    """The numbers of the lines that lead into the list that an item opens part of, and into those around that list."""
    text = around.texts.get((key, number), "")
    while LIST_ITEM.match(text) and (lead := _lead_of(key, number, around)) is not None:
        leading = around.texts.get((key, lead), "")
        if PART_OF_A_CLAUSE.match(text) or _LEADS_IN.search(leading):
            yield lead
        number, text = lead, leading


def _lead_of(key: int, number: int, around: Around) -> int | None:
    """The number of the sentence that leads into the list that an item is part of."""

    def is_lead(before: int) -> bool:
        # "11. It is so:" leads into "(a) …" and not into "12. …".
        both = all(_NUMBERED.match(around.texts.get((key, one), "")) for one in (before, number))
        return (key, before) in around.leads and not both

    before = number - 1
    while (key, before) in around.items and not is_lead(before):
        before -= 1
    return before if is_lead(before) else None


def narrowed(selection: Selection) -> Selection:
    """A long speech that is one sentence, cut to those of its own sentences that hold the answer."""
    best = selection.best
    if selection.first != selection.last or len(best.text) <= _LONG:
        return selection
    text = with_double_marks(best.text)
    parts = _parts(text) if _may_lose_its_frame(best) else []
    start, end = best.answer
    held = [n for n, (a, b) in enumerate(parts) if a < end and start < b]
    if not held or len(parts) < 3:
        return selection
    first, last = _held_together([text[a:b] for a, b in parts], held[0], held[-1])
    while parts[last][1] - parts[first][0] < _SHORT and (first > 0 or last + 1 < len(parts)):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    begin = best.sentence.start
    return replace(selection, start=begin + parts[first][0], end=begin + parts[last][1])


def _held_together(parts: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The first and the last of the parts of a speech that mean something else one without the other."""
    said = [_SPEECH_OPENS.split(parts[0])[-1], *parts[1:]]
    last = max((n for n in range(last + 1, len(said)) if takes_back(said[n])), default=last)
    while last + 1 < len(said) and contrasts(said[last + 1]):
        last += 1
    first = min((n for n in range(first) if supposes(said[n])), default=first)
    while first > 0 and (has_condition_before(said[first]) or sets_condition(said[first - 1])):
        first -= 1
    return first, last


def _parts(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of the one speech in a text; the first and the last with what stands around it."""
    speeches = list(_SPEECH.finditer(text))
    if len(speeches) != 1:
        return []
    said = speeches[0]["said"]
    within = sentences_of(said, [Paragraph(0, len(said), Role.STORY)], lambda _: True)
    spans = [(speeches[0].start("said") + one.start, speeches[0].start("said") + one.end) for one in within]
    starts, ends = (0, *(start for start, _ in spans[1:])), (*(end for _, end in spans[:-1]), len(text))
    return list(zip(starts, ends, strict=True)) if spans else []


def _may_lose_its_frame(candidate: Candidate) -> bool:
    """Whether a speech means the same without the words around it: they turn nothing, and who speaks is told."""
    text = with_double_marks(candidate.text)
    frame = _SPEECH.sub(" ", text)
    if turns(frame) or is_another_s(_SPEECH_OPENS.split(text)[0], frame) or candidate.speech.act is Act.DENIAL:
        return False
    return voice(candidate.speech) is not None or all(word.lower() in STOP_WORDS for word in re.findall(r"\w+", frame))
