"""The second reader's weights: those published of all-mpnet-base-v2, and what training made of them.

What ships is the difference: matrices of low rank for those that were trained, and in full
what is small, biases, norms and heads (Hu et al., "LoRA", ICLR 2022, who train such a
difference; ours is the nearest one to a network trained in full). Putting the two together
takes five seconds, so the result is kept. It may be deleted at any time; that of another version
is when it was not used for a month and a new one is kept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

import numpy.typing as npt
from safetensors.numpy import load, save

from index.errors import ModelError
from index.graph import Floats
from index.transformer import published_layers
from rag.reader.mpnet import SHAPE
from rag.reader.published import published, published_weights
from rag.reader.stored import Arrays, Stored, shrunk, stored, unquantised

DIFFERENCE = Path(__file__).parent.parent / "models" / "second-reader.safetensors"
LEFT, RIGHT = ".left", ".right"
_PUBLISHED = {
    "qkv": "attention.attn.q attention.attn.k attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
_RECIPE = "1"  # another one puts together something else: not to be mistaken for it
_DIGITS = 16  # of a digest, in a name
_UNUSED = 30 * 24 * 3600.0  # seconds after which what another version kept is deleted
_making = Lock()


def is_at_hand() -> bool:
    """Whether the second reader can be put together here, or was; whether it is sound is seen when it is loaded."""
    return os.access(DIFFERENCE, os.R_OK) and (any(_kept(_digest_of_difference())) or published())


def large_weights() -> Stored:
    """The second reader's weights, put together where they were not before.

    Raises:
        ModelError: the difference or the published weights are missing, or are not those.
    """
    difference = stored(DIFFERENCE)
    with _making:
        recipe = _digest_of_difference()
        for file in _kept(recipe):
            data = file.read_bytes()
            if file.stem.endswith(_digest(data)):  # one that was cut short is put together anew
                _mark_used(file)
                return Stored(difference.settings, load(data))
        tensors = put_together(published_tensors(load(published_weights())), difference.tensors)
        _keep(save(tensors), recipe)
    return Stored(difference.settings, tensors)


def put_together(base: Mapping[str, Floats], difference: Arrays) -> dict[str, npt.NDArray[Any]]:
    """The weights of a network, matrices as int8 rows.

    Args:
        base: what it began at, named as `index.transformer` asks.
        difference: as stored; for a matrix that was trained `x.left` (rank, out) and `x.right` (rank, in),
            for another tensor its value.

    Raises:
        ModelError: the base lacks a matrix that there is a difference to.
    """
    told = unquantised(difference)
    trained = {name.removesuffix(LEFT) for name in told if name.endswith(LEFT)}
    if lacking := trained - base.keys():
        raise ModelError(
            f"the published weights lack {', '.join(sorted(lacking))}, which the second reader differs from"
        )
    values = {name: tensor for name, tensor in told.items() if not name.endswith((LEFT, RIGHT))}
    return shrunk(
        {
            name: tensor + told[name + LEFT].T @ told[name + RIGHT] if name in trained else tensor
            for name, tensor in {**base, **values}.items()
        }
    )


def published_tensors(theirs: Mapping[str, Floats]) -> dict[str, Floats]:
    """The published weights, from tensors named as transformers names them."""
    return {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "positions.weight": theirs["embeddings.position_embeddings.weight"],
        "apart.weight": theirs["encoder.relative_attention_bias.weight"],
        **published_layers(theirs, SHAPE.layers, _PUBLISHED),
    }


def _cache() -> Path | None:
    """The folder where it is kept; None where the user has no home."""
    with suppress(RuntimeError):
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pincite"
    return None


def _kept(recipe: str) -> list[Path]:
    """What was kept of this recipe, each named by its own digest as well."""
    cache = _cache()
    with suppress(OSError):
        return sorted(cache.glob(f"second-reader-{recipe}-*.safetensors")) if cache else []
    return []


def _keep(data: bytes, recipe: str) -> None:
    """Keeps it for the next time, where it can be."""
    cache = _cache()
    if cache is None:
        return
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cache, suffix=".partial", delete=False) as partial:
            made = Path(partial.name)
            try:
                partial.write(data)
                partial.close()
                made.replace(cache / f"second-reader-{recipe}-{_digest(data)}.safetensors")
            finally:
                made.unlink(missing_ok=True)
        for file in cache.glob("second-reader-*.safetensors"):
            if time.time() - file.stat().st_mtime > _UNUSED:
                file.unlink(missing_ok=True)


def _mark_used(file: Path) -> None:
    with suppress(OSError):
        os.utime(file)


def _digest_of_difference() -> str:
    try:
        return _digest(_RECIPE.encode() + DIFFERENCE.read_bytes())
    except OSError as error:
        raise ModelError(f"{DIFFERENCE}: cannot be read ({error.strerror}); reinstall Pincite") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
