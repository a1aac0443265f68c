"""The evidence reader's network in torch, for training: a BERT encoder with three small heads.

Shapes: B windows, T pieces of the longest window, S sentences of all windows,
N passage pieces of all windows, H hidden size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from evals.training.reader.bert import Bert
from index.bert import HIDDEN
from rag.reader.window import Row


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


def batch_of(rows: Sequence[Row]) -> Batch:
    """Rows laid out as padded tensors."""
    width = max(len(row.ids) for row in rows)
    ids, types, mask = (torch.zeros(len(rows), width, dtype=torch.int64) for _ in range(3))
    passage: list[int] = []
    lengths: list[int] = []
    for index, row in enumerate(rows):
        start = index * width + row.start
        passage += range(start, start + sum(row.lengths))
        lengths += row.lengths
        ids[index, : len(row.ids)] = torch.tensor(row.ids)
        types[index, row.asked : len(row.ids)] = 1
        mask[index, : len(row.ids)] = 1
    return Batch(ids, types, mask.bool(), torch.tensor(passage, dtype=torch.int64), torch.tensor(lengths))


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
