"""What a question asks for and the passages do not have, said in fixed framing."""

from __future__ import annotations

from collections.abc import Sequence

from rag.absent import Held, absent_names, named_elsewhere, years_of
from rag.answer import PassageHit
from rag.evidence import Candidate
from rag.framing import ABSENT, ELSEWHERE, LACKING, WANTED, WRITERS
from rag.question import Question


def unnamed(question: Question, passages: Sequence[PassageHit], candidates: Sequence[Candidate]) -> list[str]:
    """The names of a question that nothing found for it has: what is asked of them is not told.

    Args:
        question: as understood.
        passages: what was found.
        candidates: the sentences weighed.
    """
    texts = [one.text for one in passages]
    texts += [known for at in passages for known in (at.citation.title, at.citation.author, at.citation.publisher)]
    texts += [one.under for one in candidates]
    return absent_names(question.meant, texts)


def missing(question: Question, passages: Sequence[PassageHit], candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Why an answer is doubtful, or none: names that no passage has, the year, the kind of thing that would answer.

    Of whom the articles name as their author alone that is said: the articles are by them, and not about them.

    Args:
        question: as understood.
        passages: what was found.
        candidates: the sentences weighed, at least one, the likeliest answer first.
    """
    notes = []
    absent = unnamed(question, passages, candidates)
    writers = [name for name in absent if name in question.writers]
    if others := [name for name in absent if name not in writers]:
        notes.append(ABSENT.format(names=", ".join(others)))
    if writers:
        notes.append(WRITERS.format(names=", ".join(writers)))
    years = map(str, years_of(question.meant) if candidates[0].signals.undated == 1 else ())
    if names := [*([] if absent else _elsewhere(question, candidates)), *years]:
        notes.append(ELSEWHERE.format(names=", ".join(names)))
    if question.wanted and candidates[0].signals.unfit:
        notes.append(LACKING.format(wanted=WANTED[question.wanted]))
    return tuple(notes)


def _elsewhere(question: Question, candidates: Sequence[Candidate]) -> list[str]:
    """The names that stand in other passages than the best candidate's."""
    best = candidates[0]
    if best.signals.elsewhere < 1:
        return []
    here = [one for one in candidates if one.measured.reading is best.measured.reading]
    return named_elsewhere(question.names, [_held(here), _held(candidates)])[0]


def _held(candidates: Sequence[Candidate]) -> Held:
    """What sentences hold, what they stand under, and who wrote and published them."""
    sources = (known for one in candidates for known in (one.record.metadata.author, one.record.metadata.publisher))
    return Held.of([*sources, *(text for one in candidates for text in (one.under, one.text))])
