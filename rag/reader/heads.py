"""The evidence reader's three small heads, over the encoder's hidden states, H wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from index.graph import Floats, Precision, Runner, affine, gelu, parameter


class Logits(NamedTuple):
    """What the heads say of one batch of B windows, S sentences and N tokens."""

    sentences: Floats  # (S,)
    nulls: Floats  # (B,)
    spans: Floats  # (N, 2): start and end of the answer
    null_spans: Floats  # (B,): start plus end logit of the empty answer


class Heads:
    """Run by OpenVINO as well: NumPy's own threads and its would get in each other's way.

    Args:
        tensors: float32, named ``sentence_head.0.weight`` and so on.
    """

    def __init__(self, tensors: Mapping[str, Floats]) -> None:
        def layer(x: object, name: str) -> object:
            return affine(x, tensors[f"{name}.weight"], tensors[f"{name}.bias"])

        width = tensors["span_head.weight"].shape[1]
        pooled, first, tokens = parameter([-1, 2 * width]), parameter([-1, width]), parameter([-1, width])
        outputs = [
            layer(gelu(layer(pooled, "sentence_head.0")), "sentence_head.2"),
            layer(gelu(layer(first, "null_head.0")), "null_head.2"),
            layer(tokens, "span_head"),
            layer(first, "span_head"),
        ]
        # They cost next to nothing, and decide: always in float32.
        self._run = Runner([pooled, first, tokens], outputs, Precision.FLOAT32)

    def __call__(self, first: Floats, tokens: Floats, lengths: Sequence[int]) -> Logits:
        """
        Args:
            first: states of each window's first token, (B, H).
            tokens: states of the sentences' tokens, one after the other, (N, H).
            lengths: tokens of each sentence, all positive, N in all.
        """
        starts = [0, *accumulate(lengths)][:-1]
        means = np.add.reduceat(tokens, starts) / np.asarray(lengths, np.float32)[:, None]
        pooled = np.concatenate([means, np.maximum.reduceat(tokens, starts)], axis=1)
        sentences, nulls, spans, null_spans = self._run(pooled, first, tokens)
        return Logits(sentences[:, 0], nulls[:, 0], spans, null_spans.sum(1))
