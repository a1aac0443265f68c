"""Weights in a file: int8 rows with a scale each, and what does not shrink well as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from safetensors import safe_open

from index.bert import Table
from index.errors import ModelError
from index.graph import Floats

FORMAT_VERSION = "1"
SCALE = ".scale"

Arrays = Mapping[str, npt.NDArray[Any]]


class Stored(NamedTuple):
    """What a file of weights holds.

    Attributes:
        settings: of the network they belong to.
        tensors: by name; the scale of `x`, if it has one, is `x.scale`, shape (rows, 1).
    """

    settings: dict[str, Any]
    tensors: dict[str, npt.NDArray[Any]]


def stored(path: Path) -> Stored:
    """Reads a file of weights.

    Raises:
        ModelError: it is missing, or has another format version.
    """
    if not path.is_file():
        raise ModelError(f"the evidence reader lacks its file {path}; reinstall Pincite")
    with safe_open(str(path), framework="np") as file:
        metadata = dict(file.metadata() or {})
        if metadata.get("format_version") != FORMAT_VERSION:
            raise ModelError(
                f"{path}: the weights have format {metadata.get('format_version')}, expected {FORMAT_VERSION}"
            )
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    return Stored(json.loads(metadata["settings"]), tensors)


def quantised(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """A matrix as int8 rows, and the scale of each, (rows, 1)."""
    scale = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-12) / 127
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def shrunk(tensors: Mapping[str, Floats]) -> dict[str, npt.NDArray[Any]]:
    """A network's weights as they are stored: matrices as int8 rows, and biases, norms and heads in float32."""
    found: dict[str, npt.NDArray[Any]] = {}
    for name, tensor in tensors.items():
        if tensor.ndim == 2 and "head" not in name:
            found[name], found[name + SCALE] = quantised(tensor)
        else:
            found[name] = np.ascontiguousarray(tensor, np.float32)
    return found


def table(tensors: Arrays, name: str) -> Table:
    """An embedding table, its rows as they are stored."""
    return Table(tensors[name], tensors.get(name + SCALE))


def unquantised(tensors: Arrays, without: str = "") -> dict[str, Floats]:
    """All tensors in float32, int8 rows times their scales.

    Args:
        tensors: as stored.
        without: one that is left out, for it is read row by row.
    """
    return {
        name: (tensor * tensors[name + SCALE] if name + SCALE in tensors else tensor).astype(np.float32, copy=False)
        for name, tensor in tensors.items()
        if not name.endswith(SCALE) and name != without
    }
