"""Abbreviations: asked for, defined, spelt out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.library import Library
from rag import Assistant, Outcome
from rag.abbreviations import asked_to_spell, defined_in, spells
from rag.framing import LACKING, WANTED


@pytest.mark.parametrize(
    "question",
    [
        "What does WTO stand for?",
        "what does wto stand for",
        "What is WTO short for?",
        "WTO is short for what exactly?",
        "Do you know what the WTO stands for?",
        "WTO, what's that when it's spelt out?",
        "How is WTO written in full?",
        "What is the full name of the WTO?",
        "What is the WTO full name",
        "What does the acronym WTO mean?",
        "What do the letters WTO stand for?",
    ],
)
def test_a_question_for_the_long_form(question: str) -> None:
    assert asked_to_spell(question) == "WTO"


@pytest.mark.parametrize(
    "question",
    [
        "What does the party stand for?",
        "What does the WTO want?",
        "What is the full name of the WTO director?",
        "Which letters did the WTO send to the ministers?",
        "What did WTO officials say Norway stands for?",
        "Is the WTO short of money?",
        "Did the WTO pay in full and on time?",
    ],
)
def test_no_question_for_the_long_form(question: str) -> None:
    assert asked_to_spell(question) == ""


@pytest.mark.parametrize(
    "text",
    [
        "It was taken to the World Trade Organization (WTO) in May.",
        "It was taken to the WTO (World Trade Organization) in May.",
        "WTO stands for World Trade Organization.",
        "The WTO, which is short for World Trade Organization, said no.",
        "The World Trade Organization, known as WTO, said no.",
        "The treaty on the trade of goods by sea (WTO) ends.",
    ],
)
def test_a_text_that_spells_it_out(text: str) -> None:
    assert spells(text, "WTO")


@pytest.mark.parametrize(
    "text",
    [
        "It was taken to the WTO in May.",
        "The International Monetary Fund (IMF) wrote to the WTO.",
        "The WTO (in Geneva) said no.",
        "He called it World Trade Organization.",
    ],
)
def test_a_text_that_does_not(text: str) -> None:
    assert not spells(text, "WTO")


def test_letters_are_found_from_the_right() -> None:
    text = "The Treaty on the Elimination of Intermediate-Range and Shorter-Range Missiles (TEISM) and a ship (SHP)."
    assert list(defined_in("The World Trade Organization (WTO) met.")) == [("WTO", "World Trade Organization")]
    assert [short for short, _ in defined_in(text)] == ["TEISM"]


@pytest.fixture
def disputed(make_library: Callable[..., Library]) -> Assistant:
    return Assistant(
        make_library(
            a="The WTO ruled in May that the tax must end. The WTO has 164 members and the EU is one of them.",
            b="Norway complained to the World Trade Organization (WTO) about the tax of the EU.",
        )
    )


@pytest.mark.parametrize("question", ["What does WTO stand for?", "WTO, what's that when it's written out?"])
def test_what_letters_stand_for_is_quoted_from_where_they_are_spelt_out(disputed: Assistant, question: str) -> None:
    answer = disputed.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert [quote.citation.document for quote in answer.quotes] == ["b"]


def test_letters_that_are_never_spelt_out_are_met_with_silence(disputed: Assistant) -> None:
    answer = disputed.ask("What does EU stand for?")
    assert answer.outcome is Outcome.ABSTAINED
    assert LACKING.format(wanted=WANTED["long form"]) in answer.missing
