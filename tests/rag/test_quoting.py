"""A selection as a quote, with what is known of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.answer import Answer, Mention, Outcome, Quote
from rag.extent import Selection
from rag.question import Question
from rag.quoting import placed_quote
from tests.rag.test_extent import candidates_of

TEXT = "The ships have beds.\n\n| Ship | Beds |\n|---|---|\n| Petrel | 40 |\n| Skua | 12 |\n\nNobody slept on deck."
HEAD = Mention("| Ship | Beds |", 22, 37)


def quote_of(first: str, last: str) -> Quote:
    """The quote from the sentence that holds some words to the one that holds others."""
    sentences = sentences_of(TEXT, paragraphs_of(TEXT, ""), lambda _: True)
    found = candidates_of(TEXT)
    numbers = [next(one.number for one in found if words in one.text) for words in (first, last)]
    start, end = sentences[numbers[0]].start, sentences[numbers[1]].end
    chosen = Selection(found[numbers[0]], *numbers, start, end)
    return placed_quote(chosen, sentences, TEXT, Question(*["How many beds?"] * 3, ("beds",))).quote


@pytest.mark.parametrize(("first", "last"), [("Petrel", "Petrel"), ("Skua", "Skua"), ("Petrel", "Nobody")])
def test_a_quote_that_opens_with_a_row_is_told_its_head(first: str, last: str) -> None:
    quote = quote_of(first, last)
    assert quote.head == HEAD
    assert quote.text == TEXT[quote.citation.start : quote.citation.end]
    assert quote.text.startswith(f"| {first}")  # the head is no part of it


@pytest.mark.parametrize(("first", "last"), [("The ships", "The ships"), ("Nobody", "Nobody"), ("Ship |", "Skua")])
def test_any_other_is_told_none(first: str, last: str) -> None:
    assert quote_of(first, last).head is None


def test_an_answer_as_values_has_the_head() -> None:
    answer = Answer("How many?", Outcome.ANSWERED, (quote_of("Skua", "Skua"),), (), 0.9)
    bare = replace(answer, quotes=(quote_of("Nobody", "Nobody"),))
    (told,) = json.loads(json.dumps(answer.to_dict()))["quotes"]
    assert told["head"] == {"text": "| Ship | Beds |", "start": 22, "end": 37}
    assert bare.to_dict()["quotes"][0]["head"] is None
