"""The training loss of passages read for one question, against sums by hand."""

from __future__ import annotations

import math

import pytest
import torch

from evals.training.reader.collate import Collator
from evals.training.reader.data import Example, Group
from evals.training.reader.losses import HARD, SPAN_WEIGHT, Asked, Read, divergence, losses, read, taught_loss
from evals.training.reader.network import Batch
from index.embed import default_model_folder
from rag.reader.reader import Encoder

SENTENCES = [0.5, 2.0, -1.0, 3.0, 0.25, -0.5]  # the logits of all sentences, in order
NULLS = [1.0, -2.0, 0.5]  # of the three windows


def window(*sentences: str, wanted: tuple[frozenset[int], ...] = ()) -> Example:
    return Example("Who?", "", sentences, wanted, (), "answer", sentences)


def fixed(batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    return torch.tensor(SENTENCES), torch.tensor(NULLS), torch.zeros(*batch.ids.shape, 2)


def sentence_loss(groups: list[Group]) -> float:
    collator = Collator(Encoder(default_model_folder() / "tokenizer.json"))
    asked = Asked(collator, groups)
    return float(losses(read(fixed, asked.batch, half=False), asked)[0])


def of(right: list[float], every: list[float]) -> float:
    return math.log(sum(map(math.exp, every))) - math.log(sum(map(math.exp, right)))


def test_sentences_of_all_passages_of_a_question_share_one_softmax() -> None:
    answered = [window("Ada did.", "It rained.", wanted=(frozenset({1}),)), window("Bo.", "Cy.", wanted=(frozenset(),))]
    unanswered = [window("Dee.", "Eve.")]
    first = [0.5 - 1.0, 2.0 - 1.0, -1.0 + 2.0, 3.0 + 2.0]
    second = [0.25 - 0.5, -0.5 - 0.5]
    expected = (of([first[1]], [0.0, *first]) + of([0.0], [0.0, *second])) / 2
    assert sentence_loss([answered, unanswered]) == pytest.approx(expected, abs=1e-5)


def test_of_two_things_asked_the_answer_to_one_is_no_fault_in_the_other() -> None:
    wanted = (frozenset({0}), frozenset({2}))
    both = [window("Ada did.", "It rained.", "In May.", wanted=wanted)]
    rest = [window("Bo.", "Cy."), window("Dee.")]
    three = [0.5 - 1.0, 2.0 - 1.0, -1.0 - 1.0]
    others = [3.0 + 2.0, 0.25 + 2.0, -0.5 - 0.5]
    expected = of([three[0]], [0.0, *three[:2]]) + of([three[2]], [0.0, *three[1:]]) + of([0.0], [0.0, *others])
    assert sentence_loss([both, rest]) == pytest.approx(expected / 3, abs=1e-5)


def test_who_says_the_same_costs_nothing_more() -> None:
    logits = torch.tensor([[0.0, 2.0, -1.0], [0.0, -1e9, 3.0]])
    assert float(divergence(logits, [(0.4, logits), (0.6, logits)])) == pytest.approx(0, abs=1e-6)
    other = torch.tensor([[0.0, -2.0, 1.0], [0.0, -1e9, 3.0]])
    assert float(divergence(logits, [(1.0, other)])) > 0.1
    mixed = float(divergence(logits, [(0.5, logits), (0.5, other)]))
    assert 0 < mixed < float(divergence(logits, [(1.0, other)]))


def test_a_teacher_counts_for_which_sentence_answers_and_what_was_said_before_for_the_spans() -> None:
    collator = Collator(Encoder(default_model_folder() / "tokenizer.json"))
    asked = Asked(collator, [[window("Ada did.", "It rained.", wanted=(frozenset({1}),)), window("Bo.")]])
    shape = asked.batch.ids.shape
    own = Read(torch.tensor([0.5, 2.0, -1.0]), torch.tensor([1.0, -2.0]), torch.zeros(*shape, 2))
    sentence, span = losses(own, asked)
    alike = float(sentence + SPAN_WEIGHT * HARD * span)

    def taught(teacher: Read, before: Read) -> float:
        return float(taught_loss((sentence, span), own, asked, teacher, before, 0.6))

    other_spans = own._replace(span=torch.linspace(-1, 1, own.span.numel()).view(*shape, 2))
    other_order = own._replace(sentence=own.sentence.flip(0))
    surer = own._replace(null=own.null - 3)  # that anything answers, and of the sentences the same
    assert taught(own, own) == pytest.approx(alike, abs=1e-5)
    assert taught(other_spans, own) == pytest.approx(alike, abs=1e-5)
    assert taught(surer, surer) == pytest.approx(alike, abs=1e-5)
    assert taught(own, other_spans) > alike + 0.01
    assert taught(other_order, own) > alike + 0.01
    assert alike + 0.01 < taught(own, other_order) < taught(other_order, own)
