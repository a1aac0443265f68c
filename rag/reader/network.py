"""The evidence reader's network: a BERT encoder with three small heads.

Shapes: B windows, T pieces of the longest window, S sentences of all windows,
N passage pieces of all windows, H hidden size.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from index.bert import HIDDEN, Bert


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded input of several windows.

    Attributes:
        ids: word pieces, int64 (B, T).
        types: 0 for the question, 1 for the rest, int64 (B, T).
        mask: true for real pieces, bool (B, T).
        passage: row-major positions of passage pieces in (B, T), int64 (N,).
        lengths: pieces of each sentence, int64 (S,), all positive.
    """

    ids: Tensor
    types: Tensor
    mask: Tensor
    passage: Tensor
    lengths: Tensor


class Network(Bert):
    """BERT encoder with a sentence, a null and a span head."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence_head = nn.Sequential(nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))
        self.null_head = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))
        self.span_head = nn.Linear(HIDDEN, 2)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Sentence logits (S,), null logits (B,) and span logits (B, T, 2)."""
        hidden = self.encode(batch.ids, batch.types, batch.mask)
        passage = hidden.reshape(-1, HIDDEN)[batch.passage]
        pooled = [torch.segment_reduce(passage, how, lengths=batch.lengths) for how in ("mean", "max")]
        sentence = self.sentence_head(torch.cat(pooled, dim=-1)).squeeze(-1)
        return sentence, self.null_head(hidden[:, 0]).squeeze(-1), self.span_head(hidden)
