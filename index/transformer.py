"""The transformer layers that our networks share, as a graph for OpenVINO."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.graph import Floats, affine, constant, gelu, layer_norm, opset

MASKED = -1e9  # the bias of a key that is not there
# Widths are rounded up to it: the matrix units work on blocks of 16 and more, and each new
# shape costs milliseconds. Over mixed widths a piece takes 39 µs without, 27 µs with it.
_WIDTH_STEP = 16


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is, and the ε of its layer norms."""

    hidden: int
    layers: int
    heads: int
    epsilon: float


def rounded(width: int) -> int:
    """The width that a batch is given whose longest row has so many pieces."""
    return -(-width // _WIDTH_STEP) * _WIDTH_STEP


def published_layers(theirs: Mapping[str, Floats], layers: int, names: Mapping[str, str]) -> dict[str, Floats]:
    """The tensors of the layers and of the norm before them, from tensors named as transformers names them.

    Args:
        theirs: as published.
        layers: how many there are.
        names: what a layer's parts are called there, by our names; those of `qkv` are parted by spaces.
    """
    tensors = {}
    for kind in ("weight", "bias"):
        tensors[f"norm.{kind}"] = theirs[f"embeddings.LayerNorm.{kind}"]
        for n in range(layers):
            for ours, parts in names.items():
                found = [theirs[f"encoder.layer.{n}.{part}.{kind}"] for part in parts.split()]
                tensors[f"layers.{n}.{ours}.{kind}"] = np.concatenate(found) if len(found) > 1 else found[0]
    return tensors


def encoded(embedded: Any, bias: Any, tensors: Mapping[str, Floats], shape: Shape) -> Any:
    """Embedded pieces (B, T, hidden) through all layers, post-norm (Devlin et al., "BERT", NAACL 2019).

    Args:
        embedded: the sum of what each piece, and its place, is embedded as.
        bias: added to what each piece attends to; must broadcast to (B, heads, T, T).
        tensors: named `norm`, and `layers.0.qkv`, `.out`, `.norm1`, `.up`, `.down` and `.norm2`, each with a
            `.weight` and a `.bias`.
        shape: of the network.
    """
    op = opset()
    swap = constant(np.array([0, 2, 1, 3]))
    apart, together = (
        constant(np.array([0, 0, shape.heads, shape.hidden // shape.heads])),
        constant(np.array([0, 0, -1])),
    )

    def linear(x: Any, name: str, rows: slice = slice(None)) -> Any:
        return affine(x, tensors[f"{name}.weight"][rows], tensors[f"{name}.bias"][rows])

    def normed(x: Any, name: str) -> Any:
        return layer_norm(x, tensors[f"{name}.weight"], tensors[f"{name}.bias"], shape.epsilon)

    def attended(x: Any, name: str) -> Any:
        thirds = [slice(part * shape.hidden, (part + 1) * shape.hidden) for part in range(3)]
        qkv = [op.transpose(op.reshape(linear(x, name, rows), apart, True), swap) for rows in thirds]
        mixed = op.scaled_dot_product_attention(*qkv, bias)
        return op.reshape(op.transpose(mixed, swap), together, True)

    x = normed(embedded, "norm")
    for n in range(shape.layers):
        layer = f"layers.{n}"
        mixed = linear(attended(x, f"{layer}.qkv"), f"{layer}.out")
        x = normed(op.add(x, mixed), f"{layer}.norm1")
        inner = linear(gelu(linear(x, f"{layer}.up")), f"{layer}.down")
        x = normed(op.add(x, inner), f"{layer}.norm2")
    return x
