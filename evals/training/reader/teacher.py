"""A larger reader that the one that ships learns from: MPNet with the same three heads.

It reads the same word pieces: MPNet's vocabulary is BERT's behind four marks of its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import cast

import torch
from torch import Tensor, nn

from evals.training.reader.bert import Layer
from evals.training.reader.network import Batch

WIDTH, LAYERS, HEADS, VOCABULARY, POSITIONS = 768, 12, 12, 30527, 514
_EPS = 1e-5
_BUCKETS, _FARTHEST = 32, 128
_CLS, _SEP = 101, 102  # to BERT
_OPENS, _NOTHING, _ENDS = 0, 1, 2  # MPNet's marks in the place of those, and of what lies beyond a row's end
_MOVED = 4  # by which its other pieces are numbered higher
_FIRST_PLACE = 2


class Teacher(nn.Module):
    """MPNet (Song et al., NeurIPS 2020) with a sentence, a null and a span head."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.apart = nn.Embedding(_BUCKETS, HEADS)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPS)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, _EPS) for _ in range(LAYERS))
        self.sentence_head = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 1))
        self.null_head = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 1))
        self.span_head = nn.Linear(WIDTH, 2)

    def freeze(self, layers: int) -> None:
        """Leaves the embeddings and the lowest layers as they are in training, which takes a quarter of its time."""
        kept = (self.words, self.positions, self.apart, self.norm, *self.layers[:layers])
        for parameter in (parameter for part in kept for parameter in part.parameters()):
            parameter.requires_grad = False

    def encode(self, batch: Batch) -> Tensor:
        """Last hidden states, (B, T, WIDTH)."""
        ids = batch.ids + _MOVED
        for theirs, mark in ((_CLS, _OPENS), (_SEP, _ENDS)):
            ids = torch.where(batch.ids == theirs, mark, ids)
        ids = torch.where(batch.mask, ids, _NOTHING)
        width = ids.shape[1]
        x = self.norm(self.words(ids) + self.positions(torch.arange(_FIRST_PLACE, width + _FIRST_PLACE)))
        place = torch.arange(width)
        near = self.apart(_bucket(place[None] - place[:, None])).permute(2, 0, 1)
        bias = near[None].masked_fill(~batch.mask[:, None, None], -1e9)
        for layer in self.layers:
            x = layer(x, bias)
        return cast("Tensor", x)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Sentence logits (S,), null logits (B,) and span logits (B, T, 2)."""
        hidden = self.encode(batch)
        passage = hidden.reshape(-1, WIDTH)[batch.passage].float()
        pooled = [torch.segment_reduce(passage, how, lengths=batch.lengths) for how in ("mean", "max")]
        sentence = self.sentence_head(torch.cat(pooled, dim=-1)).squeeze(-1)
        return sentence, self.null_head(hidden[:, 0]).squeeze(-1), self.span_head(hidden)


def teacher_state(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The state of `Teacher`, but for its heads, from tensors named as transformers names MPNet's."""
    state = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "apart.weight": stored["encoder.relative_attention_bias.weight"],
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = stored[f"embeddings.LayerNorm.{kind}"]
        for n in range(LAYERS):
            theirs, ours = f"encoder.layer.{n}", f"layers.{n}"
            state[f"{ours}.qkv.{kind}"] = torch.cat(
                [stored[f"{theirs}.attention.attn.{part}.{kind}"] for part in "qkv"]
            )
            state[f"{ours}.out.{kind}"] = stored[f"{theirs}.attention.attn.o.{kind}"]
            state[f"{ours}.norm1.{kind}"] = stored[f"{theirs}.attention.LayerNorm.{kind}"]
            state[f"{ours}.up.{kind}"] = stored[f"{theirs}.intermediate.dense.{kind}"]
            state[f"{ours}.down.{kind}"] = stored[f"{theirs}.output.dense.{kind}"]
            state[f"{ours}.norm2.{kind}"] = stored[f"{theirs}.output.LayerNorm.{kind}"]
    return state


def _bucket(distance: Tensor) -> Tensor:
    """Distances as T5 and MPNet number them: near ones each by itself, far ones together."""
    half = _BUCKETS // 2
    exact = half // 2
    far = distance.abs()
    ratio = torch.log(far.float().clamp(min=1) / exact) / math.log(_FARTHEST / exact)
    near_or_far = torch.where(far < exact, far, (exact + (ratio * (half - exact)).long()).clamp(max=half - 1))
    return torch.where(distance > 0, half, 0) + near_or_far
