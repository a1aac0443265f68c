"""Sentences as evidence: which of them are themselves questions, and never quoted."""

from __future__ import annotations

from typing import cast

import pytest

from index.catalog import DocumentRecord
from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.evidence import _asking, _is_question
from rag.excerpts import StorySentence
from rag.speech import Speakers


@pytest.mark.parametrize(
    "text",
    [
        "How many are there?",
        "“Was it safe?”",
        "I asked the owner how much it had made.",
        "I have asked him why.",
        "We asked whether the bridge was safe.",
        "Several of you have asked whether anybody was hurt.",
        "Some of you asked us why the ferry was late.",
        "We asked the mayor, Ada Hopper, when it would open.",
        "We asked 2,000 people who they would vote for.",
        "We asked the council why the bridge, which was built in 1932 and shut in May, had failed.",
        "I asked Hale what he said and who heard it.",
        "We asked the mayor whether the port had lied and the council had paid.",
        "Tell me how many there are.",
        "Tell me, when did it open.",
        "Can you tell me what it cost.",
        "Please let us know.",
        "Let me know if it rains.",
        "Can you describe what you saw.",
        "Could you tell us, in your own words, what happened.",
    ],
)
def test_what_asks_is_a_question(text: str) -> None:
    assert _is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo asked Bergen to explain why it moved the ferry.",
        "Several members asked whether the bridge was safe.",
        "Many customers asked why the bank had closed.",
        "Some of you asked us to move the ferry.",
        "The council asked the mayor to go when the war ended.",
        "Oslo asked for a meeting at which the mayors would sign.",
        "Hale asked her to marry him when they met in Oslo in 1912.",
        "Parliament asked the king, who was ill, to step down.",
        "Hopper asked the court to decide whether the ban is lawful.",
        "Regulators asked Veltra for data on how often it failed.",
        "Parliament asked the minister why the dam broke.",
        "I asked for a room in which we could meet.",
        "We asked the council to wait until we knew who would pay.",
        "I asked about the man who left.",
        "We asked voters if they trust the mayor and 54% said yes.",
        "I asked why and he said the pump had failed.",
        "I asked whether it was safe, but Hopper replied that she did not know.",
        "We asked the council why the bridge was closed: it said the pillars were cracked.",
        "We asked the council why the bridge was closed; it said the pillars were cracked.",
        "Can you get a refund? Only within 14 days.",
        "Tell me and I forget; teach me and I remember.",
        "Could you believe it, he won.",
        "Let us know peace in our time, said the bishop.",
    ],
)
def test_what_tells_of_asking_is_a_statement(text: str) -> None:
    assert not _is_question(text)


def test_what_an_interviewer_puts_to_another_asks_as_a_question_does() -> None:
    text = "Q. Was it safe?\n\nA. It was.\n\nQ. It fell. It is said that you left.\n\nA. I did.\n\nQ. Why?\n\nA. It rained."
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, len(sentences) - 1)
    texts = [text[one.start : one.end] for one in sentences]
    record = cast(DocumentRecord, None)
    place = [StorySentence(record, n, one, speakers, texts[n]) for n, one in enumerate(sentences)]
    assert [words for words, asks in zip(texts, _asking(place, texts), strict=True) if asks] == [
        "Q. Was it safe?",
        "It is said that you left.",
        "Q. Why?",
    ]
