"""A larger reader that the one that ships learns from: MPNet with the same three heads.

It reads the same word pieces: MPNet's vocabulary is BERT's behind four marks of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from evals.training.reader.bert import Layer
from evals.training.reader.network import Batch
from index.transformer import MASKED
from rag.reader.large import published_tensors
from rag.reader.mpnet import BUCKETS, FIRST_PLACE, NOTHING, SHAPE, bucket, renumbered

VOCABULARY, POSITIONS = 30527, 514


class Teacher(nn.Module):
    """MPNet (Song et al., NeurIPS 2020) with a sentence, a null and a span head."""

    def __init__(self) -> None:
        super().__init__()
        width, heads, epsilon = SHAPE.hidden, SHAPE.heads, SHAPE.epsilon
        self.words = nn.Embedding(VOCABULARY, width)
        self.positions = nn.Embedding(POSITIONS, width)
        self.apart = nn.Embedding(BUCKETS, heads)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(Layer(width, heads, epsilon) for _ in range(SHAPE.layers))
        self.sentence_head = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, 1))
        self.null_head = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.span_head = nn.Linear(width, 2)

    def freeze(self, layers: int) -> None:
        """Leaves the embeddings and the lowest layers as they are in training, which takes a quarter of its time."""
        kept = (self.words, self.positions, self.apart, self.norm, *self.layers[:layers])
        for parameter in (parameter for part in kept for parameter in part.parameters()):
            parameter.requires_grad = False

    def encode(self, batch: Batch) -> Tensor:
        """Last hidden states, (B, T, width)."""
        ids = torch.where(batch.mask, torch.from_numpy(renumbered(batch.ids.numpy())), NOTHING)
        places = np.arange(ids.shape[1])
        x = self.norm(self.words(ids) + self.positions(torch.from_numpy(places + FIRST_PLACE)))
        near = self.apart(torch.from_numpy(bucket(places[None] - places[:, None]))).permute(2, 0, 1)
        bias = near[None].masked_fill(~batch.mask[:, None, None], MASKED)
        for layer in self.layers:
            x = layer(x, bias)
        return cast("Tensor", x)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Sentence logits (S,), null logits (B,) and span logits (B, T, 2)."""
        hidden = self.encode(batch)
        passage = hidden.reshape(-1, SHAPE.hidden)[batch.passage].float()
        pooled = [torch.segment_reduce(passage, how, lengths=batch.lengths) for how in ("mean", "max")]
        sentence = self.sentence_head(torch.cat(pooled, dim=-1)).squeeze(-1)
        return sentence, self.null_head(hidden[:, 0]).squeeze(-1), self.span_head(hidden)


def teacher_state(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The state of `Teacher`, but for its heads, from tensors named as transformers names MPNet's."""
    tensors = published_tensors({name: tensor.numpy() for name, tensor in stored.items()})
    return {name: torch.from_numpy(array) for name, array in tensors.items()}
