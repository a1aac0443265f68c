"""What kinds of thing a question asks for, and which sentences hold such a thing."""

from __future__ import annotations

import pytest

from rag.asked_for import Kind, asked_for, holds_kind, speaker_asked_for


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many ships were sunk?", Kind.NUMBER),
        ("What percentage of voters stayed at home?", Kind.NUMBER),
        ("When did the bridge open?", Kind.DATE),
        ("In which year was the harbour built?", Kind.DATE),
        ("Where will the ferry stop?", Kind.PLACE),
        ("Who paid for the bridge?", Kind.PERSON),
        ("Why was the bridge closed?", Kind.REASON),
        ("What did the mayor say about the bridge?", Kind.STATEMENT),
        ("What does EFTA stand for?", Kind.DEFINITION),
        ("Which countries signed the treaty?", Kind.LIST),
        ("Is the bridge open?", Kind.YES_NO),
        ("How do the two sides explain the delay?", Kind.SIDES),
        ("What did the port claim, and how did the council respond?", Kind.SIDES),
        ("Compare the two bridges.", Kind.COMPARISON),
        ("How has the harbour's policy changed over the years?", Kind.CHANGE),
    ],
)
def test_kinds(question: str, kind: Kind) -> None:
    assert kind in asked_for(question)


def test_when_inside_a_question_asks_for_no_date() -> None:
    assert Kind.DATE not in asked_for("What did the mayor say when the bridge fell?")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the mayor of Bergen say about the bridge?", "the mayor of Bergen"),
        ("How does Ada Hopper describe the harbour?", "Ada Hopper"),
        ("Where is the bridge?", ""),
    ],
)
def test_whose_words_are_asked_for(question: str, speaker: str) -> None:
    assert speaker_asked_for(question) == speaker


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("When did the bridge open?", "The bridge opened in May 1932.", 1.0),
        ("When did the bridge open?", "The bridge opened at last.", 0.0),
        ("When did the 1932 bridge open?", "The bridge of 1932 opened at last.", 0.0),
        ("How many ships sank?", "Four ships sank.", 1.0),
        ("How many ships sank?", "The ships sank.", 0.0),
        ("How many of the 40 ships sank?", "The 40 ships sailed.", 0.0),
        ("Why was it closed?", "It was closed because of ice.", 1.0),
        ("Who opened the bridge?", "The bridge was opened by Ada Hopper.", 1.0),
        ("What is a caisson?", "A box.", 0.0),
        ("What colour is it?", "It is green.", 0.5),
    ],
)
def test_whether_a_sentence_holds_what_is_asked_for(question: str, sentence: str, holds: float) -> None:
    assert holds_kind(asked_for(question), question, sentence) == holds
