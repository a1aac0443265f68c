"""Any cross-encoder of sentence-transformers in the place of our own reader, by name or path."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from tokenizers import Tokenizer

from index.embed import unlimited
from index.errors import ModelError, TooLongError
from rag.reader.window import Reading, SentenceTokens, Window

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 16


class CrossEncoderReader:
    """Scores each sentence with its title; loaded at first use.

    Such models know neither "nothing here answers" nor where in a sentence the answer
    stands: the null logit is 0, where their relevance is even, and the answer is the whole
    sentence. The weights and the thresholds for silence were fitted to our own reader.

    >>> CrossEncoderReader("cross-encoder/ms-marco-MiniLM-L6-v2").read("Who?", [Window("", ["Nobody."])])
    """

    def __init__(self, model: str) -> None:
        self.name = model
        self._predicting = Lock()

    @cached_property
    def _model(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        try:
            model: CrossEncoder = CrossEncoder(self.name, device="cpu")
        except (OSError, ValueError) as error:
            raise ModelError(f"the reranker {self.name!r} cannot be loaded: {error}") from error
        if model.num_labels != 1:
            raise ModelError(
                f"the reranker {self.name!r} gives {model.num_labels} scores for a text, expected 1: "
                "name a cross-encoder that was trained to rank"
            )
        return model

    @property
    def max_tokens(self) -> int:
        """The longest pair of texts, in the model's own tokens."""
        return int(self._model.max_seq_length or 512)

    @cached_property
    def _tokens(self) -> Tokenizer:
        """A copy for counting: the model's own is set to pad and cut while it predicts, maybe in another thread."""
        return unlimited(Tokenizer.from_str(cast("Any", self._model.tokenizer).backend_tokenizer.to_str()))

    def pieces(self, question: str, title: str, sentences: Sequence[str]) -> int:
        """Tokens of the longest pair that a window is read in, special ones included."""
        texts = [_with_title(title, sentence) for sentence in sentences] or [title]
        return max(len(self._tokens.encode(question, text).ids) for text in texts)

    def fits(self, question: str, title: str, sentences: Sequence[str]) -> bool:
        """Whether the window can be read at all."""
        return self.pieces(question, title, sentences) <= self.max_tokens

    def read(self, question: str, windows: Sequence[Window]) -> list[Reading]:
        """Reads windows; one reading each, in the order given.

        Raises:
            TooLongError: a sentence with the question is longer than `max_tokens`.
        """
        for window in windows:
            if (size := self.pieces(question, window.title, window.sentences)) > self.max_tokens:
                raise TooLongError(f"a sentence with its question has {size} tokens; limit is {self.max_tokens}")
        pairs = [(question, _with_title(window.title, text)) for window in windows for text in window.sentences]
        if not pairs:
            return []
        # Logits as they are: what follows standardises them itself.
        with self._predicting:
            scores = self._model.predict(
                pairs, batch_size=_BATCH, activation_fn=cast("Any", lambda logits: logits), show_progress_bar=False
            )
        logits = iter(scores.tolist())
        return [_reading([next(logits) for _ in window.sentences], window.sentences) for window in windows]

    def again(self, question: str, windows: Sequence[Window], readings: Sequence[Reading]) -> list[Reading]:  # noqa: ARG002
        """The readings as they are: it looks once."""
        return list(readings)


def _with_title(title: str, sentence: str) -> str:
    return f"{title}. {sentence}" if title else sentence


def _reading(logits: list[float], sentences: Sequence[str]) -> Reading:
    whole = [SentenceTokens([0], [(0, len(text))], [False]) for text in sentences]
    return Reading(logits, 0.0, whole, [np.zeros((1, 2), np.float32)] * len(sentences), 0.0)
