"""Training windows as padded batches, with what is right in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import torch
from torch import Tensor

from evals.training.reader.data import Example, Group
from evals.training.reader.network import Batch, batch_of
from evals.training.reader.sets import Place
from rag.reader.reader import Encoder
from rag.reader.window import SentenceTokens


class Collator:
    """Turns examples into a padded batch and its targets."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.tokens = lru_cache(maxsize=400_000)(encoder.tokens)

    def count(self, text: str) -> int:
        """Number of tokens of a text, at least one."""
        return max(1, len(self.tokens(text).ids))

    def is_whole(self, word: str) -> bool:
        """Whether a word is one token, and so a common one."""
        return len(self.tokens(word).ids) == 1

    def size(self, example: Example) -> int:
        """Number of tokens of the example's input."""
        return 4 + sum(len(self.tokens(t).ids) for t in (example.question, example.title, *example.sentences))

    @staticmethod
    def _token_at(tokens: SentenceTokens, at: int) -> int:
        """Index of the token that holds code point ``at``, or of the next one."""
        return next((i for i, (_, end) in enumerate(tokens.spans) if end > at), len(tokens.ids) - 1)

    def sentence_targets(self, groups: Sequence[Group]) -> tuple[Tensor, Tensor, Tensor]:
        """The targets of a batch, one row for each thing asked; W rows.

        Returns:
            The group of each row, int64 (W,); its right choices, bool
            (W, 1 + most sentences of a group), column 0 = null; the choices left
            out because they answer the group's other question, of the same shape.
        """
        most = max(sum(len(window.sentences) for window in group) for group in groups)
        # The first window holds what is wanted, so its sentences' numbers are the group's.
        examples = [group[0] for group in groups]
        asked = [(n, some) for n, e in enumerate(examples) for some in (e.wanted or (frozenset(),))]
        right, left_out = (torch.zeros(len(asked), 1 + most, dtype=torch.bool) for _ in range(2))
        for row, (number, some) in enumerate(asked):
            right[row, [1 + at for at in some] or 0] = True
            for other in examples[number].wanted:
                left_out[row, [1 + at for at in other if at not in some]] = True
        return torch.tensor([number for number, _ in asked]), right, left_out

    def span_targets(self, examples: list[Example], batch: Batch) -> Tensor:
        """Right start and end tokens, bool (2, B, T), column 0 = null; all false where the span is not known."""
        span = torch.zeros(2, *batch.ids.shape, dtype=torch.bool)
        for row, example in enumerate(examples):
            if not any(example.wanted):
                span[:, row, 0] = True
                continue
            bases = [3 + len(self.tokens(example.question).ids) + len(self.tokens(example.title).ids)]
            for text in example.sentences:
                bases.append(bases[-1] + self.count(text))

            def place(where: Place, shift: int, example: Example = example, bases: list[int] = bases) -> int:
                tokens = self.tokens(example.sentences[where[0]])
                return bases[where[0]] + self._token_at(tokens, where[1] - shift)

            for opening, closing in example.spans:
                span[0, row, place(opening, 0)] = True
                span[1, row, place(closing, 1)] = True
        return span

    def batch(self, examples: list[Example]) -> tuple[Batch, list[int]]:
        """Pads examples; also returns the number of sentences of each."""
        tokens = self.tokens
        row = self.encoder.row
        rows = [row(tokens(e.question), tokens(e.title), [tokens(s) for s in e.sentences]) for e in examples]
        return batch_of(rows), [len(e.sentences) for e in examples]
