"""How a question ends, when it asks for one thing and when for several."""

from __future__ import annotations

import pytest

from rag.answer import Outcome
from rag.framing import UNTOLD
from rag.question import Question
from rag.verdict import Part, Verdict, are_apart, together
from rag.weights import fitted_weights
from tests.rag.weighing import candidate, record

WEIGHTS = fitted_weights()
SILENT, WARNED = WEIGHTS.abstain_below, WEIGHTS.warn_below


@pytest.mark.parametrize(
    ("confidences", "outcome", "told"),
    [
        ([WARNED + 0.01], Outcome.ANSWERED, (0,)),
        ([WARNED - 0.01], Outcome.UNCERTAIN, (0,)),
        ([SILENT - 0.01], Outcome.ABSTAINED, ()),
        ([WARNED + 0.1, WARNED + 0.1], Outcome.ANSWERED, (0, 1)),
        ([WARNED + 0.1, WARNED - 0.2], Outcome.UNCERTAIN, (0, 1)),
        ([1.0, WARNED - 0.1], Outcome.UNCERTAIN, (0, 1)),
        ([1.0, SILENT - 0.01], Outcome.UNCERTAIN, (0,)),
        ([SILENT + 0.1, SILENT - 0.2], Outcome.ABSTAINED, ()),
        ([SILENT - 0.01, 1.0, 1.0], Outcome.UNCERTAIN, (1, 2)),
        ([SILENT - 0.01, SILENT - 0.01], Outcome.ABSTAINED, ()),
    ],
)
def test_no_answer_is_given_without_a_warning_where_a_part_finds_none(
    confidences: list[float], outcome: Outcome, told: tuple[int, ...]
) -> None:
    verdict = Verdict.of(confidences, WEIGHTS)
    assert (verdict.outcome, verdict.told) == (outcome, told)
    assert verdict.confidence == pytest.approx(sum(confidences) / len(confidences))


def part(asking: str, *texts: tuple[str, float]) -> Part:
    question = Question(asking, asking, asking, (), asking=asking)
    return Part(question, [candidate(text, probability, document=record(len(text))) for text, probability in texts])


def test_what_finds_no_answer_is_named_where_the_rest_is_answered() -> None:
    parts = [part("Who came?", ("Ada.", 0.9)), part("When?", ("Ada.", 0.9))]
    assert Verdict.of([1.0, 0.0], WEIGHTS).untold(parts) == (UNTOLD.format(question="When?"),)
    assert Verdict.of([1.0, 1.0], WEIGHTS).untold(parts) == ()
    assert Verdict.of([0.0, 0.0], WEIGHTS).untold(parts) == ()


def test_a_sentence_weighed_for_two_parts_counts_once_as_the_better_answer() -> None:
    parts = [part("Who came?", ("Ada.", 0.2), ("Nobody.", 0.8)), part("When?", ("Ada.", 0.9))]
    assert [(one.text, one.probability) for one in together(parts)] == [("Ada.", 0.9), ("Nobody.", 0.8)]
    assert together(parts[:1]) == parts[0].candidates


def test_parts_that_take_the_same_words_for_their_answers_are_not_given_as_sure() -> None:
    def answered(number: int, *answer: int) -> Part:
        said = candidate("Moscow and Oslo left.", 0.9, number=number, answer=(answer[0], answer[1]))
        return Part(Question("", "", "", (), asking=""), [said])

    one = answered(3, 0, 15)
    assert not are_apart([one, answered(3, 11, 20)])
    assert not are_apart([answered(4, 0, 6), one, answered(3, 0, 15)])
    assert are_apart([one])
    assert are_apart([one, answered(3, 16, 20)])
    assert are_apart([one, answered(4, 0, 15)])
    assert are_apart([one, Part(one.question, [])])
    assert Verdict.of([1.0, 1.0], WEIGHTS, whole=False) == Verdict(Outcome.UNCERTAIN, 1.0, (0, 1))
    assert Verdict.of([0.0, 0.0], WEIGHTS, whole=False).outcome is Outcome.ABSTAINED
