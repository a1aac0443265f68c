"""Whether what was weighed is given as the answer: of a question that asks several things, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from rag.answer import Outcome
from rag.evidence import Candidate, answerable
from rag.framing import UNTOLD
from rag.question import Question
from rag.weights import Weights


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked, and the sentences weighed for it, the likeliest answer first."""

    question: Question
    candidates: Sequence[Candidate]

    def confidence(self, weights: Weights) -> float:
        """The calibrated probability, 0 to 1, that the best candidates answer it."""
        return answerable(self.candidates, weights.answerable)

    def answers_as(self, other: Part) -> bool:
        """Whether it takes the same words for its answer as another part does for its own."""
        if not self.candidates or not other.candidates:
            return False
        one, two = self.candidates[0], other.candidates[0]
        if (one.record.key, one.number) != (two.record.key, two.number):
            return False
        (start, end), (begin, stop) = one.answer, two.answer
        return start < stop and begin < end


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a question ends.

    Attributes:
        outcome: answered where every part is, each in its own words, and all that is named was found; abstained
            where the confidence says so; else uncertain.
        confidence: the mean of the parts', 0 to 1.
        told: numbers of the parts that find an answer.
    """

    outcome: Outcome
    confidence: float
    told: tuple[int, ...]

    @classmethod
    def of(cls, confidences: Sequence[float], weights: Weights, whole: bool = True) -> Verdict:
        """The verdict on parts, one or more.

        Args:
            confidences: of the parts, 0 to 1.
            weights: whose thresholds hold.
            whole: whether all that is asked may be told: no two of them are answered by the same words, which tell
                one thing, and no name was found nowhere.
        """
        mean = fmean(confidences)
        if mean < weights.abstain_below:
            return cls(Outcome.ABSTAINED, mean, ())
        told = tuple(number for number, one in enumerate(confidences) if one >= weights.abstain_below)
        sure = whole and min(confidences) >= weights.warn_below
        return cls(Outcome.ANSWERED if sure else Outcome.UNCERTAIN, mean, told)

    def untold(self, parts: Sequence[Part]) -> tuple[str, ...]:
        """Which parts find no answer where others do, in fixed framing."""
        if not self.told:
            return ()
        return tuple(
            UNTOLD.format(question=part.question.asking) for number, part in enumerate(parts) if number not in self.told
        )


def are_apart(parts: Sequence[Part]) -> bool:
    """Whether no two parts take the same words for their answers."""
    return not any(one.answers_as(other) for one, other in combinations(parts, 2))


def together(parts: Sequence[Part]) -> list[Candidate]:
    """The sentences weighed for all parts, each once, as the part has it that it answers best; the likeliest first."""
    if len(parts) == 1:
        return list(parts[0].candidates)
    best: dict[tuple[int, int], Candidate] = {}
    for one in (one for part in parts for one in part.candidates):
        place = one.record.key, one.number
        if place not in best or one.probability > best[place].probability:
            best[place] = one
    return sorted(best.values(), key=lambda c: (-c.probability, c.record.key, c.number))
