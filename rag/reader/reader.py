"""Reads a question against passages: which sentences answer it, if any.

One forward pass of a small cross-encoder over (question, title, sentences)
gives a logit for every sentence, a null logit ("nothing here answers") and
start/end logits for every token.  ``sentence logit - null logit`` is
comparable between windows, so it ranks sentences of many passages and decides
when to abstain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
from tokenizers import Tokenizer

from index.bert import Bert, batches
from index.embed import unlimited
from index.errors import ModelError, TooLongError
from index.graph import Precision, fast_precision
from rag.reader.heads import Heads
from rag.reader.large import large_weights
from rag.reader.mpnet import Mpnet
from rag.reader.remembered import Remembered
from rag.reader.stored import Stored, stored, table, unquantised
from rag.reader.window import Reading, Row, SentenceTokens, Window
from rag.weights import SMALL

WORDS = "words.weight"
_REMEMBERED = 1024  # texts whose tokens are kept
_BATCH_PIECES = 1024  # what one forward pass is given at most


class Encoder:
    """Turns texts into token ids (WordPiece, lower case, no length limit)."""

    def __init__(self, tokenizer_path: Path) -> None:
        self._tokenizer = unlimited(Tokenizer.from_file(str(tokenizer_path)))
        self.cls, self.sep = (cast(int, self._tokenizer.token_to_id(t)) for t in ("[CLS]", "[SEP]"))

    def tokens(self, text: str) -> SentenceTokens:
        """Encodes a text without special tokens."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return SentenceTokens(found.ids, found.offsets, [t.startswith("##") for t in found.tokens])

    def length(self, question: SentenceTokens, title: SentenceTokens, sentences: Sequence[SentenceTokens]) -> int:
        """Counts the tokens of one model input, special tokens included."""
        return 4 + len(question.ids) + len(title.ids) + sum(max(1, len(s.ids)) for s in sentences)

    def row(self, question: SentenceTokens, title: SentenceTokens, sentences: Sequence[SentenceTokens]) -> Row:
        """Lays one model input out. A sentence without tokens takes one [SEP] so that it keeps its place."""
        ids = [self.cls, *question.ids, self.sep]
        asked = len(ids)
        ids += [*title.ids, self.sep]
        start = len(ids)
        pieces = [list(sentence.ids) or [self.sep] for sentence in sentences]
        for piece in pieces:
            ids += piece
        return Row([*ids, self.sep], asked, start, [len(piece) for piece in pieces])


class EvidenceReader:
    """A trained network with its tokenizer, ready to read windows."""

    name = SMALL

    def __init__(self, network: Bert | Mpnet, heads: Heads, encoder: Encoder, max_tokens: int) -> None:
        self._network = network
        self._heads = heads
        self.encoder = encoder
        # A sentence is counted to see what fits before it is read, and often read again for the next question.
        self._tokens = lru_cache(maxsize=_REMEMBERED)(encoder.tokens)
        self._remembered = Remembered()
        self.max_tokens = max_tokens

    @classmethod
    def load(cls, path: Path, tokenizer_path: Path, precision: Precision | None = None) -> EvidenceReader:
        """Loads the small reader, a BERT of the shape of all-MiniLM-L6-v2.

        Args:
            path: the ``.safetensors`` file.
            tokenizer_path: ``tokenizer.json`` of the base model.
            precision: of the matrix products; by default what is fast on this machine.

        Raises:
            ModelError: either file is missing, or the weights have another format version.
        """
        return cls._made(Bert, stored(path), tokenizer_path, precision)

    @classmethod
    def load_large(cls, tokenizer_path: Path, precision: Precision | None = None) -> EvidenceReader:
        """Loads the large reader, an MPNet of the shape of all-mpnet-base-v2, which reads the same word pieces.

        Raises:
            ModelError: the tokenizer's file is missing, or what the weights are put together from.
        """
        return cls._made(Mpnet, large_weights(), tokenizer_path, precision)

    @classmethod
    def _made(
        cls, network: type[Bert] | type[Mpnet], weights: Stored, tokenizer_path: Path, precision: Precision | None
    ) -> EvidenceReader:
        if not tokenizer_path.is_file():
            raise ModelError(f"the evidence reader lacks its file {tokenizer_path}; reinstall Pincite")
        words, tensors = table(weights.tensors, WORDS), unquantised(weights.tensors, without=WORDS)
        made = network(words, tensors, precision or fast_precision())
        return cls(made, Heads(tensors), Encoder(tokenizer_path), weights.settings["max_tokens"])

    def pieces(self, question: str, title: str, sentences: Sequence[str]) -> int:
        """Word pieces that a window takes with this question, special ones included."""
        encode = self._tokens
        return self.encoder.length(encode(question), encode(title), [encode(text) for text in sentences])

    def fits(self, question: str, title: str, sentences: Sequence[str]) -> bool:
        """Whether the window can be read at all."""
        return self.pieces(question, title, sentences) <= self.max_tokens

    def read(self, question: str, windows: Sequence[Window]) -> list[Reading]:
        """Reads windows, in batches of similar length.

        Args:
            question: one question.
            windows: passages; each needs at least one sentence.

        Returns:
            One reading per window, in the order given.

        Raises:
            TooLongError: a window has no sentence or more tokens than
                ``max_tokens``, or the question alone fills that limit.
        """
        return self._remembered.readings(question, windows, self._read)

    def _read(self, question: str, windows: Sequence[Window]) -> list[Reading]:
        """Reads windows that were not read for this question, or not lately."""
        asked = self._tokens(question)
        if 5 + len(asked.ids) > self.max_tokens:
            raise TooLongError(f"question needs {5 + len(asked.ids)} tokens, limit is {self.max_tokens}")
        texts = [[self._tokens(text) for text in window.sentences] for window in windows]
        rows = []
        for window, sentences in zip(windows, texts, strict=True):
            rows.append(self.encoder.row(asked, self._tokens(window.title), sentences))
            size = len(rows[-1].ids)
            if not sentences or size > self.max_tokens:
                raise TooLongError(f"window of {len(sentences)} sentences, {size} tokens; limit is {self.max_tokens}")
        readings: dict[int, Reading] = {}
        for chosen in batches([len(row.ids) for row in rows], _BATCH_PIECES):
            found = self._read_batch([rows[n] for n in chosen], [texts[n] for n in chosen])
            readings.update(zip(chosen, found, strict=True))
        return [readings[n] for n in range(len(rows))]

    def again(self, question: str, windows: Sequence[Window], readings: Sequence[Reading]) -> list[Reading]:  # noqa: ARG002
        """The readings as they are: it looks once."""
        return list(readings)

    def _read_batch(self, rows: Sequence[Row], texts: Sequence[Sequence[SentenceTokens]]) -> Iterator[Reading]:
        """Runs one forward pass and unpacks it window by window."""
        hidden = self._network.hidden([row.ids for row in rows], [row.asked for row in rows])
        own = [states[row.start : row.start + sum(row.lengths)] for states, row in zip(hidden, rows, strict=True)]
        lengths = [length for row in rows for length in row.lengths]
        found = self._heads(hidden[:, 0], np.concatenate(own), lengths)
        logits, nulls, null_spans = found.sentences.tolist(), found.nulls.tolist(), found.null_spans.tolist()
        at = sentence = 0
        for n, (row, sentences) in enumerate(zip(rows, texts, strict=True)):
            spans = []
            for text, length in zip(sentences, row.lengths, strict=True):
                spans.append(found.spans[at : at + len(text.ids)])
                at += length
            within = slice(sentence, sentence + len(sentences))
            sentence = within.stop
            yield Reading(logits[within], nulls[n], sentences, spans, null_spans[n])
