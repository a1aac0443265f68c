"""Writes trained weights as one small file: int8 rows with scales, heads in float32."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.numpy import save_file
from torch import Tensor

from rag.reader.stored import FORMAT_VERSION, shrunk


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
    tensors = {name: tensor.float().numpy() for name, tensor in state.items()}
    digest = hashlib.sha256((args.base / "model.safetensors").read_bytes()).hexdigest()
    metadata = {
        "format_version": FORMAT_VERSION,
        "base_model": "sentence-transformers/all-MiniLM-L6-v2",
        "base_model_sha256": digest,
        "settings": json.dumps({"max_tokens": args.max_tokens}),
    }
    partial = args.out.with_suffix(".partial")
    save_file(tensors if args.full else shrunk(tensors), str(partial), metadata=metadata)
    partial.replace(args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
