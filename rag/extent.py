"""How far a quote goes: with the neighbours that its sentence means little without, or cut short."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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

_KEEP_FOLLOWING = 0.3  # of the best sentence's probability: one that takes up or takes back the one before it
_CONTEXT_CHARACTERS = 420  # a quote is not widened beyond
_LEANS = re.compile(r"^[\"“‘'(]*(?:It|They|This|These|Those|Such|Its|Their|Both)\b")
_TAKES_BACK = re.compile(
    r"^[\"“‘'(]*(?:But|However|Yet|Still|Nevertheless|Nonetheless|At the same time|On the other hand|Instead"
    r"|(?:In|By) contrast)\b"
)
_TAKES_UP = re.compile(r"\b(?:[Tt]his|[Tt]hese|[Ss]uch(?: an?)?)\s+(\w+(?:\s\w+)?)")
_LONG = 300  # characters; a longer speech is cut to what answers
_SHORT = 60  # characters a cut leaves at least
_SPEECH = re.compile(r"[“\"«](?P<said>[^“”\"«»]*)[”\"»]")
_DENIES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|nobody|cannot|without|false|den(?:y|ies|ied|ying)"
    r"|(?:reject|refus|refut|dismiss|disput|doubt)\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"[:—]$")
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
    """The sentences that are items of a list, that lead into one, and that take up or take back the one before."""

    items: Collection[_Numbered]
    leads: Collection[_Numbered]
    following: Collection[_Numbered]

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Around:
        texts = {(one.record.key, one.number): one.text for one in candidates}
        items = {place for place, text in texts.items() if LIST_ITEM.match(text)}
        leads = {place for place, text in texts.items() if _LEADS_IN.search(text)}
        # "Do not take it", and below it "- if you are allergic": the list goes on from the line above.
        above = {(key, number - 1) for (key, number), text in texts.items() if PART_OF_A_CLAUSE.match(text)}
        return cls(items, leads | (above - items), _following(candidates))


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
    return bool(_TAKES_BACK.match(text) or pointed & set(terms_of(before)))


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

    def may_reach(one: int, other: int) -> bool:
        is_short = sentences[other].end - sentences[one].start <= _CONTEXT_CHARACTERS
        return is_short and not any(_is_anothers(candidate, number) for number in range(one, other + 1))

    if first > 0 and (_LEANS.match(candidate.text) or _SPEECH_ONLY.match(candidate.text)):
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
    if PART_OF_A_CLAUSE.match(candidate.text):
        lead = _lead_of(key, candidate.number, around)
        if lead is not None and may_reach(lead, candidate.number):
            first = lead
    if first == last == candidate.number and (key, last + 1) in around.following:
        same = sentences[last + 1].paragraph == sentence.paragraph
        if same and may_reach(candidate.number, last + 1):
            last += 1
    return Selection(candidate, first, last, sentences[first].start, sentences[last].end)


def _is_anothers(candidate: Candidate, number: int) -> bool:
    """Whether a sentence beside a candidate is told by somebody else."""
    one, other = candidate.speech, candidate.speakers.of(number)
    a, b = voice(one), voice(other)
    return a is not None and b is not None and (not same_speaker(a, b) or have_two_relays(one, other))


def have_two_relays(one: Speech, other: Speech) -> bool:
    """Whether two outlets are told to have reported two sentences: a quote names one."""
    a, b = one.reported_by, other.reported_by
    return a is not None and b is not None and not same_speaker(a, b)


def _lead_of(key: int, number: int, around: Around) -> int | None:
    """The number of the sentence that leads into the list that an item is part of."""
    before = number - 1
    while (key, before) in around.items and (key, before) not in around.leads:
        before -= 1
    return before if (key, before) in around.leads else None


def narrowed(selection: Selection) -> Selection:
    """A long speech that is one sentence, cut to those of its own sentences that hold the answer."""
    best = selection.best
    if selection.first != selection.last or len(best.text) <= _LONG:
        return selection
    parts = _parts(best.text) if _may_lose_its_frame(best) else []
    start, end = best.answer
    held = [n for n, (a, b) in enumerate(parts) if a < end and start < b]
    if not held or len(parts) < 3:
        return selection
    first, last = held[0], held[-1]
    while parts[last][1] - parts[first][0] < _SHORT and (first > 0 or last + 1 < len(parts)):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    begin = best.sentence.start
    return replace(selection, start=begin + parts[first][0], end=begin + parts[last][1])


def _parts(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of the one speech in a text; the first and the last with what stands around it."""
    speeches = list(_SPEECH.finditer(with_double_marks(text)))
    if len(speeches) != 1:
        return []
    said = speeches[0]["said"]
    within = sentences_of(said, [Paragraph(0, len(said), Role.STORY)], lambda _: True)
    spans = [(speeches[0].start("said") + one.start, speeches[0].start("said") + one.end) for one in within]
    starts, ends = (0, *(start for start, _ in spans[1:])), (*(end for _, end in spans[:-1]), len(text))
    return list(zip(starts, ends, strict=True)) if spans else []


def _may_lose_its_frame(candidate: Candidate) -> bool:
    """Whether a speech means the same without the words around it: they deny nothing, and who speaks is told beside."""
    frame = _SPEECH.sub(" ", with_double_marks(candidate.text))
    if _DENIES.search(frame) or candidate.speech.act is Act.DENIAL:
        return False
    return voice(candidate.speech) is not None or all(word.lower() in STOP_WORDS for word in re.findall(r"\w+", frame))
