"""Names by their capitals."""

from __future__ import annotations

import pytest

from rag.absent import names_of
from rag.proper_names import names_in, telling_names


def names(text: str) -> list[str]:
    return [name for name, _, _ in names_in(text)]


def test_a_name_ends_with_its_sentence() -> None:
    told = names("It met Russia. In Oslo Gen. Kari Dahl of the U.S. Army spoke of the Cold War. How so?")
    assert told == ["Russia", "Oslo Gen. Kari Dahl", "U.S. Army", "Cold War"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("And the US?", ["US"]),
        ("What is Iceland’s answer to Norway's?", ["Iceland", "Norway"]),
        ("What did the WHO say to Sam Nunn?", ["WHO", "Sam Nunn"]),
        ("What did May say?", ["May"]),
        ("I’m told I’ll see Oslo.", ["Oslo"]),
        ("May I ask what It is?", []),
        ("Of the 412 participants, few left.", []),
        ("What did Smith v. Jones hold?", ["Smith v. Jones"]),
        ("Rev. Curtis Bell left.", ["Rev. Curtis Bell"]),
    ],
)
def test_small_words_are_no_names_and_names_like_them_are(text: str, found: list[str]) -> None:
    assert names(text) == found
    assert all(text[start:end] == name for name, start, end in names_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Methods: We asked 412 adults in Aarhus.", ["Aarhus"]),
        ("Nobody came in October.", []),
        ("Pour the water out. I'll see.", []),
        ("Results were sent by Acme Inc. in May.", ["Acme Inc"]),
        ("Oslo denied it, NATO did not.", ["Oslo", "NATO"]),
        ("It was won by Chloe Martin 6-4 for EUR 12.", ["Chloe Martin"]),
        ("Tesla denied it.", ["Tesla"]),
    ],
)
def test_a_word_that_only_opens_a_sentence_tells_of_nobody(text: str, found: list[str]) -> None:
    around = text + " They asked Tesla."
    assert [name for name, _, _ in telling_names(text, around)] == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What happened in Oslo in May?", ["Oslo", "May"]),
        ("What did The Guardian report about Hale?", ["Guardian", "Hale"]),
        ("Who is Will Smith?", ["Will Smith"]),
        ("Why did Hale leave The Hague?", ["Hale", "Hague"]),
        ("Did Theresa May say so? And The Guardian?", ["Theresa May", "Guardian"]),
        ("Which port put the S-400 up?", ["S-400"]),
        ("Where Did The Minister Stay?", []),
        ("Who Is the Mayor of Oslo?", []),
        ("When Will Norway Pay?", []),
        ("What Did the Minister Say in May?", []),
    ],
)
def test_the_names_of_a_question_that_is_no_title(question: str, found: list[str]) -> None:
    assert names_of(question) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("They ran a crane at Berth 2. Why did nothing come of it?", ["Berth 2"]),
        ("She spoke in Room 5. Who was there?", ["Room 5"]),
        ("It was sued under Section 230. Did Oslo pay?", ["Section 230", "Oslo"]),
        ("It sailed from Berth 2.14. The crew left. Why?", ["Berth 2.14"]),
        ("It flew as Flight No. 12. Was it late?", ["Flight No. 12"]),
        ("The port has a Plan B. Why was it dropped?", ["Plan B"]),
        ("The port has a Plan B. Did Oslo pay for it?", ["Plan B", "Oslo"]),
        ("It was sold to the U.S. What did it cost?", ["U.S"]),
        ("It was sold to the U.S. The price was low. Why?", ["U.S"]),
    ],
)
def test_a_name_does_not_run_over_the_end_of_a_sentence(question: str, found: list[str]) -> None:
    assert names_of(question) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who sailed from the port of Orlo to Pier No. 5 for her?", ["Orlo", "Pier No. 5"]),
        ("Who founded St. Mary?", ["St. Mary"]),
        ("What did J. K. Rowling write?", ["J. K. Rowling"]),
        ("What did the U.S. Army buy?", ["U.S. Army"]),
        ("Who played Dr. Who?", ["Dr. Who"]),
        ("What did J. Will Smith and J. K. May say?", ["J. Will Smith", "J. K. May"]),
        ("What did Smith v. The Crown hold?", ["Smith v. The Crown"]),
        ("What did the U.S. WHO envoy say?", ["U.S. WHO"]),
        ("What is in Version 2.5 Beta?", ["Version 2.5 Beta"]),
    ],
)
def test_a_name_goes_on_over_what_is_shortened(question: str, found: list[str]) -> None:
    assert names_of(question) == found
