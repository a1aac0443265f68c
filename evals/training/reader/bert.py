"""A BERT encoder in plain torch, for training; what ships is run by `index.bert`.

It computes what transformers' `BertModel` computes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from index.bert import HEADS, HIDDEN, LAYERS, published_tensors

VOCABULARY, POSITIONS = 30522, 512


class Layer(nn.Module):
    """One post-norm transformer layer (Devlin et al., "BERT", NAACL 2019)."""

    def __init__(self, hidden: int = HIDDEN, heads: int = HEADS, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=eps)
        self.up = nn.Linear(hidden, 4 * hidden)
        self.down = nn.Linear(4 * hidden, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=eps)
        self.attend: Callable[..., Tensor] = functional.scaled_dot_product_attention

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Hidden states (B, T, H) to the same; the bias of their attention is (B, 1, 1, T) or (B, heads, T, T)."""
        rows, width, hidden = x.shape
        qkv = self.qkv(x).view(rows, width, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = self.attend(qkv[0], qkv[1], qkv[2], attn_mask=bias)
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(rows, width, hidden)))
        return cast("Tensor", self.norm2(x + self.down(functional.gelu(self.up(x)))))


class Bert(nn.Module):
    """Token ids to contextual vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def encode(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Last hidden states, (B, T, H).

        Args:
            ids: word pieces, int64 (B, T).
            types: 0 for the first text and 1 for the second, int64 (B, T).
            mask: true for real pieces, bool (B, T).
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(place) + self.types(types))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return cast("Tensor", x)


def published_state(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state of `Bert` from tensors named as transformers names them."""
    words, tensors = published_tensors({name: tensor.numpy() for name, tensor in stored.items()})
    return {name: torch.from_numpy(array) for name, array in {"words.weight": words.rows, **tensors}.items()}
