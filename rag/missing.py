"""What a question asks for and the passages do not have, said in fixed framing."""

from __future__ import annotations

from collections.abc import Sequence

from rag.evidence import Candidate, absent
from rag.framing import ABSENT, LACKING, WANTED
from rag.question import Question


def missing(question: Question, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Why an answer is doubtful, or none: names that nothing read holds, and the kind of thing that would answer.

    Args:
        question: as understood.
        candidates: the sentences weighed, at least one, the likeliest answer first.
    """
    notes = []
    if names := absent(question.meant, candidates):
        notes.append(ABSENT.format(names=", ".join(names)))
    if question.wanted and candidates[0].signals.unfit:
        notes.append(LACKING.format(wanted=WANTED[question.wanted]))
    return tuple(notes)
