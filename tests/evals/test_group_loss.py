"""The training loss of passages read for one question, against sums by hand."""

from __future__ import annotations

import math
from typing import cast

import pytest
import torch

from evals.training.reader.data import Example, Group
from evals.training.reader.network import Batch, Network
from evals.training.reader.train import Collator, losses
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
    return float(losses(cast(Network, fixed), collator, groups, half=False)[0])


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
