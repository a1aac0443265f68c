"""A long speech that is one sentence, cut to what answers."""

from __future__ import annotations

import re
from dataclasses import replace

from index.document import Paragraph, Role
from index.quotation import with_double_marks
from index.sentences import sentences_of
from index.terms import STOP_WORDS
from rag.evidence import Candidate
from rag.extent import Selection, voice
from rag.speech_acts import Act
from rag.turning import held_together, is_another_s, turns

_LONG = 300  # characters; a longer speech is cut to what answers
_SHORT = 60  # characters a cut leaves at least
_SPEECH_OPENS = re.compile(r"[“\"«]")
_SPEECH = re.compile(r"[“\"«](?P<said>[^“”\"«»]*)[”\"»]")


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
    opening, *others = (text[a:b] for a, b in parts)
    first, last = held_together([_SPEECH_OPENS.split(opening)[-1], *others], held[0], held[-1])
    while parts[last][1] - parts[first][0] < _SHORT and (first > 0 or last + 1 < len(parts)):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    begin = best.sentence.start
    return replace(selection, start=begin + parts[first][0], end=begin + parts[last][1])


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
