"""How far a quote goes: never over another's words, and cut only where a speech is one of several sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.evidence import Candidate
from rag.extent import Around, narrowed, widened
from rag.speech import Speakers
from tests.rag.weighing import candidate


def candidates_of(text: str, answer: str = "") -> list[Candidate]:
    """The sentences of a text with their speakers; the answer stands in the one that holds it."""
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    speakers = Speakers(unmarked(text), sentences, 0, len(sentences) - 1)
    found = []
    for number, one in enumerate(sentences):
        words = text[one.start : one.end]
        at = max(0, words.find(answer))
        span = (at, at + max(1, len(answer)))
        weighed = candidate(words, 0.5, number=number, start=one.start, answer=span)
        found.append(replace(weighed, sentence=one, speakers=speakers))
    return found


def quoted(text: str, number: int = 0, answer: str = "") -> str:
    found = candidates_of(text, answer)
    selection = narrowed(widened(found[number], [one.sentence for one in found], Around.of(found)))
    return text[selection.start : selection.end]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Engineer Bo Hale said the harbour bridge was safe. “It is a lie that it is safe,” Carl Lind said.", 1),
        ("Bo Hale said the bridge was safe. “It leaks,” Carl Lind said.", 1),
        ("Bo Hale said the bridge was safe. But Carl Lind said it was a lie.", 0),
        ("Bo Hale said the bridge would open. However, Carl Lind said this bridge never would.", 0),
        ("Bo Hale said it was safe, Reuters reported. However, Hale said it leaked, Associated Press reported.", 0),
    ],
)
def test_a_quote_does_not_reach_over_the_words_of_another_speaker(text: str, number: int) -> None:
    assert quoted(text, number) == candidates_of(text)[number].text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Bo Hale said the bridge was safe. But Hale said it was old.", 0),
        ("The bridge was built by hand. It was safe, Carl Lind said.", 1),
    ],
)
def test_a_quote_reaches_over_the_words_of_the_same_speaker_and_over_nobody_s(text: str, number: int) -> None:
    assert quoted(text, number) == text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "The contract, which both of the firms had signed in the spring of that year in the office of the notary in"
            " Oslo, does not apply to goods that were delivered by Veltra Inc. in the first quarter, to those that"
            " Norsk Ltd. has stored in the harbour since the strike, or to the 40 lorries that Mr. Hale sold to the"
            " port in May for a sum of two million crowns.",
            "40 lorries",
        ),
        (
            "“If Dr. Smith had said so at the time we would have listened to Mr. Jones, and the men of Gen. Dahl would"
            " have stayed away from the harbour for a while, but nobody told us, and we looked at the accounts for"
            " many weeks, and we went through each of the letters that the bank had kept in its archive since the year"
            " in which the firm was founded,” said Bo Hale.",
            "Mr. Jones",
        ),
    ],
)
def test_a_long_sentence_is_not_cut_at_an_abbreviation(text: str, answer: str) -> None:
    assert quoted(text, answer=answer) == text


SPEECH = (
    "I took the money from the safe and I gave it to my brother in the spring. We looked at the accounts for many"
    " weeks with Mr. Lind, and the letters the bank had kept were lost in the fire at the archive. Nobody has ever asked"
    " me about it since that day."
)


@pytest.mark.parametrize(("open_", "close"), [("“", "”"), ('"', '"'), ("‘", "’")])
def test_a_speech_is_cut_where_its_own_sentences_end(open_: str, close: str) -> None:
    text = f"{open_}{SPEECH[:-1]},{close} Bo Hale told the court in Oslo on Monday afternoon, the first day of it."
    cut = "We looked at the accounts for many weeks with Mr. Lind, and the letters the bank had kept were lost in the"
    assert quoted(text, answer="accounts") == f"{cut} fire at the archive."
    assert quoted(text, answer="asked me") == text[text.index("Nobody") :]


@pytest.mark.parametrize(
    "frame",
    [
        "Bo Hale denied ever having told the court in Oslo what the papers printed on the next day:",
        "It is not true, whatever the papers printed on the next day, that Bo Hale told the court in Oslo:",
        "Bo Hale had “no” idea of why the papers in Oslo printed on the next day what he had told the court:",
    ],
)
def test_a_speech_keeps_the_words_around_it_that_turn_it(frame: str) -> None:
    text = f"{frame} “{SPEECH}”"
    assert quoted(text, answer="accounts") == text


def test_a_speech_keeps_the_name_of_a_speaker_who_is_not_told_beside_it() -> None:
    text = f"“{SPEECH[:-1]},” and so on and on, as in every year, in the letter of the mayor to the people of Oslo."
    assert candidates_of(text)[0].speech.speaker is None
    assert quoted(text, answer="accounts") == text


def test_a_speech_within_a_speech_is_not_cut() -> None:
    within = "My brother told the police: ‘He is guilty! He took it from the safe! He hid it in the barn!’"
    text = f"Bo Hale said: “It is not true that I took it. {SPEECH} {within} That was a lie.”"
    assert quoted(text, answer="took it from the safe") == within
