"""Writes what training made of the large reader as a difference to the published weights it began at.

python -m evals.training.reader.difference --state average.pt --base DIR --out second-reader.safetensors
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import load, save_file

from index.graph import Floats
from rag.reader.large import LEFT, RIGHT, published_tensors
from rag.reader.published import MODEL, SHA256
from rag.reader.stored import FORMAT_VERSION, SCALE, quantised

Arrays = dict[str, npt.NDArray[np.generic]]


def difference(trained: Mapping[str, Floats], base: Mapping[str, Floats], rank: int) -> Arrays:
    """What must be known of a trained network besides what it began at.

    The nearest matrix of a rank is that of the greatest singular values (Eckart and Young,
    Psychometrika, 1936). Its two factors are stored as int8 rows, heads in float16.
    """
    found: Arrays = {}
    for name, tensor in trained.items():
        before = base.get(name)
        if before is not None and np.array_equal(tensor, before):
            continue
        if before is None or tensor.ndim == 1:
            found[name] = tensor.astype(np.float16 if before is None else np.float32)
            continue
        left, values, right = torch.linalg.svd(torch.from_numpy(tensor - before), full_matrices=False)
        root = values[:rank].sqrt()
        factors = ((LEFT, (left[:, :rank] * root).T), (RIGHT, right[:rank] * root[:, None]))
        for side, factor in factors:
            found[name + side], found[name + side + SCALE] = quantised(factor.contiguous().numpy())
    return found


def main() -> None:
    """Parses the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, required=True, help="state dict of the teacher (.pt)")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rank", type=int, default=128)
    parser.add_argument("--max-tokens", type=int, default=512)
    args = parser.parse_args()
    published = (args.base / "model.safetensors").read_bytes()
    if (digest := hashlib.sha256(published).hexdigest()) != SHA256:
        parser.error(f"{args.base}: not the published weights (sha256 {digest}, expected {SHA256})")
    trained = {name: tensor.float().numpy() for name, tensor in torch.load(args.state, map_location="cpu").items()}
    tensors = difference(trained, published_tensors(load(published)), args.rank)
    metadata = {
        "format_version": FORMAT_VERSION,
        "base_model": MODEL,
        "base_model_sha256": SHA256,
        "settings": json.dumps({"max_tokens": args.max_tokens}),
    }
    partial = args.out.with_suffix(".partial")
    save_file(tensors, str(partial), metadata=metadata)
    partial.chmod(0o644)  # safetensors writes what its owner alone can read
    partial.replace(args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
