"""Which reader a library is read with."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from index.embed import default_model_folder
from index.errors import ModelError
from index.shared import Shared
from rag.reader.cross_encoder import CrossEncoderReader
from rag.reader.large import is_at_hand
from rag.reader.reader import EvidenceReader
from rag.reader.second_look import SecondLook
from rag.reader.window import Reader
from rag.weights import LARGE, SMALL

READER_WEIGHTS = Path(__file__).parent.parent / "models" / "evidence-reader.safetensors"
VARIABLE = "PINCITE_RERANKER"
_in_use: Shared[EvidenceReader] = Shared()


def load_reader(reranker: str | None = None) -> Reader:
    """A reader, loaded where nothing in this process reads with it yet.

    Args:
        reranker: "small" for our small reader alone; "large" for a second look by our large one as well;
            else a cross-encoder of sentence-transformers, by name or path. Where it is not given the environment
            variable `PINCITE_RERANKER` tells it; where that does not, it is the large one if what it is made
            of is installed, or the small one, with a warning if what is installed is damaged.

    Raises:
        ModelError: what it needs is missing, or no model can have that name.
    """
    chosen = reranker or default_reranker()
    if chosen not in (SMALL, LARGE):
        if "/" not in chosen and not Path(chosen).exists():  # a slip, not a name to ask the network for
            raise ModelError(
                f"the reranker {chosen!r} is not known: expected {SMALL!r}, {LARGE!r}, or a cross-encoder by its name "
                "(owner/model) or its folder"
            )
        return CrossEncoderReader(chosen)
    tokenizer = default_model_folder() / "tokenizer.json"
    small = _in_use.get(SMALL, lambda: EvidenceReader.load(READER_WEIGHTS, tokenizer))
    if chosen == SMALL:
        return small
    try:
        return SecondLook(small, _in_use.get(LARGE, lambda: EvidenceReader.load_large(tokenizer)))
    except ModelError as error:
        if reranker or os.environ.get(VARIABLE):
            raise
        warnings.warn(f"read with the small reader alone: {error}", RuntimeWarning, stacklevel=2)
        return small


def default_reranker() -> str:
    """What a library is read with where nothing else is asked for."""
    return os.environ.get(VARIABLE) or (LARGE if is_at_hand() else SMALL)
