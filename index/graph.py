"""Graphs for OpenVINO, laid out from weights in Python: the pieces that our networks share.

`x` stands for a node of a graph; OpenVINO's own types are not annotated.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import InputError, ModelError

Floats = npt.NDArray[np.float32]
_MOST_THREADS = 2**31 - 1  # that OpenVINO can count


class Precision(StrEnum):
    """The kind of number that matrices are multiplied in."""

    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"


@cache
def fast_precision() -> Precision:
    """bfloat16 where the processor has instructions for it, which is twice as fast; else float32."""
    known = _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return Precision.BFLOAT16 if "BF16" in known else Precision.FLOAT32


class Runner:
    """A compiled graph. May be used from several threads: one inference takes all the cores there are.

    The environment variable `PINCITE_THREADS` bounds their number.

    Raises:
        InputError: that variable is no number of cores.
    """

    def __init__(self, inputs: Sequence[Any], outputs: Sequence[Any], precision: Precision) -> None:
        import openvino

        # Pinned, the threads of two processes that may use one core each would share the first.
        settings = {
            "INFERENCE_PRECISION_HINT": _HINTS[precision],
            "PERFORMANCE_HINT": "LATENCY",
            "ENABLE_CPU_PINNING": "NO",
        }
        if threads := _threads():
            settings["INFERENCE_NUM_THREADS"] = str(threads)
        model = openvino.Model([opset().result(x) for x in outputs], list(inputs), "pincite")
        self._request = _core().compile_model(model, "CPU", settings).create_infer_request()
        self._lock = Lock()

    def __call__(self, *inputs: Floats) -> tuple[Floats, ...]:
        """The outputs for these inputs, float32."""
        with self._lock:
            found = self._request.infer(list(inputs), share_inputs=True)
            return tuple(np.asarray(found[n]) for n in range(len(found)))


def opset() -> Any:
    """OpenVINO's operations; imported when first needed, as listing a library does not need them."""
    from openvino import opset15

    return opset15


def constant(array: npt.NDArray[Any]) -> Any:
    """A constant node."""
    return opset().constant(np.ascontiguousarray(array))


def parameter(shape: Sequence[int]) -> Any:
    """An input, float32; -1 for a size that varies."""
    return opset().parameter(list(shape), np.float32)


def affine(x: Any, weight: Floats, bias: Floats) -> Any:
    """x Wᵀ + b over the last axis, for W of shape (out, in) and b of shape (out,)."""
    return opset().add(opset().matmul(x, constant(weight), False, True), constant(bias))


def gelu(x: Any) -> Any:
    """x Φ(x) (Hendrycks and Gimpel, "Gaussian error linear units", 2016)."""
    return opset().gelu(x, "erf")


def layer_norm(x: Any, weight: Floats, bias: Floats, epsilon: float) -> Any:
    """Ba, Kiros and Hinton, "Layer normalization", 2016, over the last axis."""
    op = opset()
    standard = op.mvn(x, constant(np.array([-1])), True, epsilon, "inside_sqrt")
    return op.add(op.multiply(standard, constant(weight)), constant(bias))


def _threads() -> int:
    """How many cores may be used at most; 0 for all.

    Raises:
        InputError: `PINCITE_THREADS` is no such number.
    """
    stated = os.environ.get("PINCITE_THREADS", "")
    try:
        threads = int(stated or 0)
    except ValueError:
        threads = -1
    if not 0 <= threads <= _MOST_THREADS:
        raise InputError(
            f"PINCITE_THREADS is {stated!r}; it must be the number of cores to use at most, such as 2, or 0 for all"
        )
    return threads


_HINTS = {Precision.FLOAT32: "f32", Precision.BFLOAT16: "bf16"}


@cache
def _core() -> Any:
    try:
        import openvino
    except ImportError as error:
        raise ModelError(f"OpenVINO cannot be loaded ({error}); install it with: pip install openvino") from error
    return openvino.Core()
