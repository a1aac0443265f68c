"""Reads a question against passages: which sentences answer it, if any.

One forward pass of a small cross-encoder over (question, title, sentences)
gives a logit for every sentence, a null logit ("nothing here answers") and
start/end logits for every token.  ``sentence logit - null logit`` is
comparable between windows, so it ranks sentences of many passages and decides
when to abstain.

Only torch, safetensors and tokenizers are needed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import torch
from safetensors import safe_open
from tokenizers import Tokenizer

from index.bert import HIDDEN
from index.errors import ModelError, TooLongError
from rag.reader.network import Batch, Network
from rag.reader.window import Reading, SentenceTokens, Window

FORMAT_VERSION = "1"
_REMEMBERED = 1024  # texts whose tokens are kept


@cache
def fastest_kind() -> torch.dtype:
    """The number kind that this machine multiplies fastest: bfloat16 only where it has instructions for it.

    Measured, because what a processor says of itself differs by maker and version.
    """
    taken = {}
    for kind in (torch.float32, torch.bfloat16):
        a, b = torch.ones(512, HIDDEN, dtype=kind), torch.ones(HIDDEN, 4 * HIDDEN, dtype=kind)
        rounds = []
        for _ in range(4):
            started = time.perf_counter()
            torch.mm(a, b)
            rounds.append(time.perf_counter() - started)
        taken[kind] = min(rounds)
    return min(taken, key=lambda kind: taken[kind])


class Encoder:
    """Turns texts into token ids (WordPiece, lower case, no length limit)."""

    def __init__(self, tokenizer_path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.cls, self.sep = (cast(int, self._tokenizer.token_to_id(t)) for t in ("[CLS]", "[SEP]"))

    def tokens(self, text: str) -> SentenceTokens:
        """Encodes a text without special tokens."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return SentenceTokens(found.ids, found.offsets, [t.startswith("##") for t in found.tokens])

    def length(self, question: SentenceTokens, title: SentenceTokens, sentences: Sequence[SentenceTokens]) -> int:
        """Counts the tokens of one model input, special tokens included."""
        return 4 + len(question.ids) + len(title.ids) + sum(max(1, len(s.ids)) for s in sentences)

    def batch(self, rows: Sequence[tuple[SentenceTokens, SentenceTokens, Sequence[SentenceTokens]]]) -> Batch:
        """Lays (question, title, sentences) rows out as padded tensors.

        A sentence without tokens takes one [SEP] so that it keeps its place.
        """
        width = max(self.length(*row) for row in rows)
        ids, types, mask = (torch.zeros(len(rows), width, dtype=torch.int64) for _ in range(3))
        passage: list[int] = []
        lengths: list[int] = []
        for index, (question, title, sentences) in enumerate(rows):
            row = [self.cls, *question.ids, self.sep]
            asked = len(row)
            row += [*title.ids, self.sep]
            start = index * width + len(row)
            for sentence in sentences:
                piece = list(sentence.ids) or [self.sep]
                row += piece
                lengths.append(len(piece))
            passage += range(start, index * width + len(row))
            row.append(self.sep)
            ids[index, : len(row)] = torch.tensor(row)
            types[index, asked : len(row)] = 1
            mask[index, : len(row)] = 1
        return Batch(ids, types, mask.bool(), torch.tensor(passage, dtype=torch.int64), torch.tensor(lengths))


class EvidenceReader:
    """A trained network with its tokenizer, ready to read windows."""

    def __init__(self, network: Network, encoder: Encoder, max_tokens: int, temperature: float = 1.0) -> None:
        self._network = network.eval().to(fastest_kind())
        self.encoder = encoder
        # A sentence is counted to see what fits before it is read, and often read again for the next question.
        self._tokens = lru_cache(maxsize=_REMEMBERED)(encoder.tokens)
        self.max_tokens = max_tokens
        self.temperature = temperature

    @classmethod
    def load(cls, path: Path, tokenizer_path: Path) -> EvidenceReader:
        """Loads weights, turning int8 rows with their scales back into float32.

        Args:
            path: the ``.safetensors`` file.
            tokenizer_path: ``tokenizer.json`` of the base model.

        Returns:
            A reader on the CPU.

        Raises:
            ModelError: either file is missing, or the weights have another format version.
        """
        for needed in (path, tokenizer_path):
            if not needed.is_file():
                raise ModelError(f"the evidence reader lacks its file {needed}; reinstall Pincite")
        with safe_open(str(path), framework="pt") as file:
            metadata = dict(file.metadata() or {})
            if metadata.get("format_version") != FORMAT_VERSION:
                raise ModelError(
                    f"{path}: the weights have format {metadata.get('format_version')}, expected {FORMAT_VERSION}"
                )
            stored = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        state = {
            name: tensor.float() * stored[f"{name}.scale"].float() if tensor.dtype == torch.int8 else tensor.float()
            for name, tensor in stored.items()
            if not name.endswith(".scale")
        }
        with torch.device("meta"):
            network = Network()
        network.load_state_dict(state, assign=True)
        settings = json.loads(metadata["settings"])
        return cls(network, Encoder(tokenizer_path), settings["max_tokens"], settings["temperature"])

    def pieces(self, question: str, title: str, sentences: Sequence[str]) -> int:
        """Word pieces that a window takes with this question, special ones included."""
        encode = self._tokens
        return self.encoder.length(encode(question), encode(title), [encode(text) for text in sentences])

    def fits(self, question: str, title: str, sentences: Sequence[str]) -> bool:
        """Whether the window can be read at all."""
        return self.pieces(question, title, sentences) <= self.max_tokens

    def read(self, question: str, windows: Sequence[Window], batch_tokens: int = 1024) -> list[Reading]:
        """Reads windows, in batches of similar length.

        Args:
            question: one question.
            windows: passages; each needs at least one sentence.
            batch_tokens: bound on B x T of one forward pass.

        Returns:
            One reading per window, in the order given.

        Raises:
            TooLongError: a window has no sentence or more tokens than
                ``max_tokens``, or the question alone fills that limit.
        """
        asked = self._tokens(question)
        if 5 + len(asked.ids) > self.max_tokens:
            raise TooLongError(f"question needs {5 + len(asked.ids)} tokens, limit is {self.max_tokens}")
        rows = []
        for window in windows:
            sentences = [self._tokens(text) for text in window.sentences]
            rows.append((asked, self._tokens(window.title), sentences))
            size = self.encoder.length(*rows[-1])
            if not sentences or size > self.max_tokens:
                raise TooLongError(f"window of {len(sentences)} sentences, {size} tokens; limit is {self.max_tokens}")
        sizes = [self.encoder.length(*row) for row in rows]
        order = sorted(range(len(rows)), key=sizes.__getitem__)
        readings: dict[int, Reading] = {}
        while order:
            take = 1
            while take < len(order) and (take + 1) * sizes[order[take]] <= batch_tokens:
                take += 1
            chosen, order = order[:take], order[take:]
            readings.update(zip(chosen, self._read_batch([rows[i] for i in chosen]), strict=True))
        return [readings[i] for i in range(len(rows))]

    @torch.inference_mode()
    def _read_batch(
        self, rows: Sequence[tuple[SentenceTokens, SentenceTokens, Sequence[SentenceTokens]]]
    ) -> list[Reading]:
        """Runs one forward pass and unpacks it window by window."""
        batch = self.encoder.batch(rows)
        sentence, null, span = self._network(batch)
        logits, nulls, spans = sentence.tolist(), null.tolist(), span.tolist()  # Python's floats, of either kind
        result, at = [], 0
        for index, (question, title, sentences) in enumerate(rows):
            place, token_logits = 3 + len(question.ids) + len(title.ids), []
            for tokens in sentences:
                token_logits.append([tuple(pair) for pair in spans[index][place : place + len(tokens.ids)]])
                place += max(1, len(tokens.ids))
            own = logits[at : at + len(sentences)]
            at += len(sentences)
            result.append(Reading(own, nulls[index], sentences, token_logits, sum(spans[index][0])))
        return result
