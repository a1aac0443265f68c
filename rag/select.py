"""How much to quote: which of the weighed sentences, and with which neighbours.

One sentence where one answers; several where the question wants several or the
evidence is spread; a neighbour where the sentence means nothing without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.catalog import DocumentRecord
from index.document import Role, Sentence
from index.words import terms_of
from rag.evidence import Candidate
from rag.signals import Signals

MOST = 4  # quotes of one answer
_KEEP = (0.5, 0.05)  # of the best sentence's probability, and at least
_KEEP_SEVERAL = (0.25, 0.02)
_REPEATED = 0.8  # share of the shorter sentence's terms
_CONTEXT_CHARACTERS = 420  # a quote is not widened beyond
_SEVERAL = re.compile(
    r"\b(?:both|sides|each|respectively|versus|vs|compare[ds]?|comparison|differ\w*|list|all|respective|reasons|ways"
    r"|parties|positions?|views?|angles?|disagree\w*|chang\w+ over|then and now|measured against)\b"
    r"|^(?:which|what)\s+(?:\w+\s+){0,2}?(?:countries|nations|states|governments|measures|steps|members|allies|people"
    r"|groups|things|conditions|demands|examples)\b"
    r"|\band\s+(?:how|what|who|whom|why|when|where|which)\b",  # two questions in one
    re.IGNORECASE,
)
_LEANS = re.compile(r"^[\"“‘'(]*(?:It|They|This|These|Those|Such|Its|Their|Both)\b")
_SPEECH_ONLY = re.compile(r"^[\"“].*[\"”][.,]?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Selection:
    """A span to quote: of `record`, sentences `first` to `last`, and how likely the best of them answers."""

    record: DocumentRecord
    first: int
    last: int
    start: int
    end: int
    probability: float
    signals: Signals


def wants_several(question: str) -> bool:
    """Whether the question asks for more than one thing: sides, a list, a comparison."""
    return bool(_SEVERAL.search(question))


def select(question: str, candidates: Sequence[Candidate], sentences_of: dict[int, list[Sentence]]) -> list[Selection]:
    """The spans to quote, best first.

    Args:
        question: as meant.
        candidates: best first.
        sentences_of: all sentences of each candidate's document, by its key.
    """
    if not candidates:
        return []
    share, least = _KEEP_SEVERAL if wants_several(question) else _KEEP
    least = max(least, share * candidates[0].probability)
    chosen: list[Candidate] = [candidates[0]]
    for candidate in candidates[1:]:
        if len(chosen) == MOST or candidate.probability < least:
            break
        if not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    widened = [_widened(candidate, sentences_of[candidate.record.key]) for candidate in chosen]
    return _merged(widened)


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    if candidate.record.key == other.record.key and candidate.number == other.number:
        return True
    a, b = set(terms_of(candidate.text)), set(terms_of(other.text))
    return len(a & b) >= _REPEATED * min(len(a), len(b))


def _widened(candidate: Candidate, sentences: list[Sentence]) -> Selection:
    """The candidate's sentence, with the one before where it leans on it."""
    first = candidate.number
    sentence = candidate.sentence
    if first > 0 and (_LEANS.match(candidate.text) or _SPEECH_ONLY.match(candidate.text)):
        before = sentences[first - 1]
        same = before.paragraph == sentence.paragraph and before.role is Role.STORY
        if same and sentence.end - before.start <= _CONTEXT_CHARACTERS:
            first -= 1
    return Selection(
        candidate.record,
        first,
        candidate.number,
        sentences[first].start,
        sentence.end,
        candidate.probability,
        candidate.signals,
    )


def _merged(selections: list[Selection]) -> list[Selection]:
    """Joins overlapping and neighbouring spans; the order is that of the best of each."""
    kept: list[Selection] = []
    for selection in selections:
        joined = selection
        for other in [o for o in kept if _touches(o, joined)]:
            kept.remove(other)
            better = max(joined, other, key=lambda s: s.probability)
            joined = replace(
                better,
                first=min(joined.first, other.first),
                last=max(joined.last, other.last),
                start=min(joined.start, other.start),
                end=max(joined.end, other.end),
            )
        kept.append(joined)
    return sorted(kept, key=lambda s: -s.probability)


def _touches(a: Selection, b: Selection) -> bool:
    return a.record.key == b.record.key and a.first <= b.last + 1 and b.first <= a.last + 1
