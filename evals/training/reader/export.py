"""Writes trained weights as one small file: int8 rows with scales, heads in float32."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from rag.reader.stored import FORMAT_VERSION


def quantise(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Stores encoder matrices as int8 with one symmetric float32 scale per row.

    Args:
        state: float32 state dict of the network.

    Returns:
        The tensors to be written; ``x.scale`` of shape (rows, 1) belongs to ``x``.
        Biases, norms and heads stay in float32.
    """
    stored: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if tensor.dim() == 2 and "head" not in name:
            scale = tensor.abs().amax(dim=1, keepdim=True).clamp_min(1e-12) / 127
            stored[name] = (tensor / scale).round().clamp(-127, 127).to(torch.int8)
            stored[f"{name}.scale"] = scale
        else:
            stored[name] = tensor.clone().contiguous()
    return stored


def unquantised(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state dict that `quantise` was given, but for what its rounding lost."""
    names = [name for name in stored if not name.endswith(".scale")]
    return {name: stored[name] * stored.get(f"{name}.scale", torch.ones(())) for name in names}


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of runs that began alike; often better than any of them.

    Wortsman et al., "Model soups", ICML 2022.
    """
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> None:
    """Parses the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, nargs="+", required=True, help="state dict (.pt); of several the mean")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--max-tokens", type=int, default=224)
    parser.add_argument("--full", action="store_true", help="keep float32 (to measure what int8 costs)")
    args = parser.parse_args()
    state = mean_of([torch.load(path, map_location="cpu") for path in args.state])
    digest = hashlib.sha256((args.base / "model.safetensors").read_bytes()).hexdigest()
    metadata = {
        "format_version": FORMAT_VERSION,
        "base_model": "sentence-transformers/all-MiniLM-L6-v2",
        "base_model_sha256": digest,
        "settings": json.dumps({"max_tokens": args.max_tokens}),
    }
    partial = args.out.with_suffix(".partial")
    save_file(state if args.full else quantise(state), str(partial), metadata=metadata)
    partial.replace(args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
