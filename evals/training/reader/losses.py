"""What a batch costs: by what is right, and by what others say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from evals.training.reader.collate import Collator
from evals.training.reader.data import Group
from evals.training.reader.network import Batch

SPAN_WEIGHT = 0.5
HARD = 0.3  # share of what is right in the loss of the spans, where others are learned from too
SOFTNESS = 1.5  # logits are divided by it before they are compared with others'
_OUT = -1e9  # the logit of what cannot be chosen

Reads = Callable[[Batch], tuple[Tensor, Tensor, Tensor]]


class Read(NamedTuple):
    """What a network says of a batch, float32: logits of sentences (S,), of nulls (B,), of spans (B, T, 2)."""

    sentence: Tensor
    null: Tensor
    span: Tensor


def read(network: Reads, batch: Batch, half: bool) -> Read:
    """Reads a batch, in bfloat16 if `half`."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        return Read(*(part.float() for part in network(batch)))


class Asked:
    """Questions with their windows as a batch, and what is right in it. G questions, B windows of T tokens."""

    def __init__(self, collator: Collator, groups: Sequence[Group]) -> None:
        self.windows = [window for group in groups for window in group]
        self.batch, counts = collator.batch(self.windows)
        self.of_group, self.right, self.left_out = collator.sentence_targets(groups)
        self.right_spans = collator.span_targets(self.windows, self.batch)
        totals = [sum(len(window.sentences) for window in group) for group in groups]
        self._lengths = torch.tensor(counts)
        self._shape = len(groups), self.right.shape[1]
        rows = torch.repeat_interleave(torch.arange(len(groups)), torch.tensor(totals))
        self._places = rows, torch.cat([torch.arange(1, n + 1) for n in totals])
        allowed = torch.zeros(self.batch.ids.numel(), dtype=torch.bool)
        allowed[self.batch.passage] = True
        self._allowed = allowed.view(self.batch.ids.shape)
        self._allowed[:, 0] = True

    def choices(self, found: Read) -> Tensor:
        """The logits of each question's choices, (G, 1 + most sentences), column 0 = null.

        The windows of a group answer one question, and their sentences, each less its
        window's null, share one softmax, as they are compared when the reader is used
        (Clark and Gardner, "Simple and effective multi-paragraph reading
        comprehension", ACL 2018).
        """
        table = torch.full(self._shape, _OUT)
        table[:, 0] = 0.0
        return table.index_put(self._places, found.sentence - found.null.repeat_interleave(self._lengths))

    def spans(self, found: Read) -> Tensor:
        """The logits of starts and ends, (2, B, T), column 0 = null."""
        return found.span.masked_fill(~self._allowed[:, :, None], _OUT).permute(2, 0, 1)


def losses(found: Read, asked: Asked) -> tuple[Tensor, Tensor]:
    """The sentence loss and the span loss of a batch by what is right."""
    choices = asked.choices(found)[asked.of_group].masked_fill(asked.left_out, _OUT)
    start, end = (choice_loss(*pair) for pair in zip(asked.spans(found), asked.right_spans, strict=True))
    return choice_loss(choices, asked.right), start + end


def taught_loss(
    right: tuple[Tensor, Tensor], found: Read, asked: Asked, teacher: Read, before: Read, share: float
) -> Tensor:
    """The loss where what a larger network says counts as well as what is right.

    Whether anything answers is learned from what is right alone: the teacher knew it no
    better. Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network", 2015.

    Args:
        right: the two losses by what is right.
        found: by the network that learns.
        asked: the batch.
        teacher: what the larger network says of it: which sentence answers, if any.
        before: what the network said before it began to learn: it knew the spans better.
        share: the teacher's in what is said of the sentences, 0 to 1.
    """
    sentence, span = right
    own, others, earlier = (asked.choices(one)[:, 1:] for one in (found, teacher, before))
    among = divergence(own, [(share, others), (1 - share, earlier)])
    pairs = zip(asked.spans(found), asked.spans(before), strict=True)
    starts, ends = (divergence(spans, [(1.0, said)]) for spans, said in pairs)
    return sentence + among + SPAN_WEIGHT * (HARD * span + (1 - HARD) * (starts + ends))


def choice_loss(logits: Tensor, positive: Tensor) -> Tensor:
    """Sum of -log of the summed probability of the positives, by the number of rows; rows without one add nothing."""
    chosen = logits.masked_fill(~positive, _OUT).logsumexp(-1)
    loss = logits.logsumexp(-1) - chosen
    known = positive.any(-1)
    return loss[known].sum() / positive.shape[0]


def divergence(logits: Tensor, others: Sequence[tuple[float, Tensor]]) -> Tensor:
    """Mean over rows of the Kullback-Leibler divergence of a mixture of others' choices, softened, from one's own.

    Args:
        logits: one's own, (rows, choices).
        others: the share of each in the mixture, and its logits.
    """
    wanted = sum(share * torch.softmax(other / SOFTNESS, -1) for share, other in others)
    assert isinstance(wanted, Tensor)
    own = torch.log_softmax(logits / SOFTNESS, -1)
    return (wanted * (wanted.clamp_min(1e-9).log() - own)).sum() / logits.shape[0] * SOFTNESS**2
