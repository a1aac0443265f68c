"""Whom a sentence gives as the answer to who somebody is."""

from __future__ import annotations

import pytest

from rag.answer import Mention
from rag.persons import agrees, person_told


def told(
    sentence: str, answer: str, asked: str = "Who runs the mill?", before: str = "", speaker: str = ""
) -> str | None:
    start = sentence.index(answer)
    who = Mention(speaker, 0, len(speaker)) if speaker else None
    return person_told(sentence, (start, start + len(answer)), asked, f"{before} {sentence}", who)


@pytest.mark.parametrize(
    ("sentence", "answer", "person"),
    [
        ("The mill has a new head: Ada Hale came over from Vik in May.", "Ada Hale", "Ada Hale"),
        ("The night porter, Ada Hale, rang at ten.", "The night porter, Ada Hale", "Ada Hale"),
        ("It is run by Ms Ada Hale, a miller.", "Ms Ada Hale", "Ms Ada Hale"),
        ("It is run by Ms. Ada Hale, a miller.", "Hale", "Ms. Ada Hale"),
        ("11. Mr Dahl ran the mill.", "Mr Dahl", "Mr Dahl"),
        ("OPEC Secretary General Karl van den Berg runs it.", "Berg", "Karl van den Berg"),
        ("Chief Executive Ada Hale runs it.", "Chief Executive Ada Hale", "Ada Hale"),
        ("On Monday Sean O’Dell took it over.", "Sean O’Dell", "Sean O’Dell"),
        ("Orlo’s Ada Hale runs it.", "Orlo’s Ada Hale", "Ada Hale"),
        ("It went to Ada Hale.", "Ada Hale", "Ada Hale"),
        ("Colonel Dahl runs it.", "Dahl", "Colonel Dahl"),
        # The one person of the sentence, where the answer is no name.
        ("Ada Hale, who keeps the books, took it over.", "took it over", "Ada Hale"),
    ],
)
def test_the_person_named_as_the_answer(sentence: str, answer: str, person: str) -> None:
    assert told(sentence, answer) == person


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Ada Hale and Bo Dahl run it.", "Ada Hale and Bo Dahl"),
        ("Ada Hale’s deputy runs it.", "Ada Hale’s deputy"),
        ("A lawyer for Ada Hale runs it.", "A lawyer for Ada Hale"),
        ("Ada Hale, who keeps the books, took it over from her aunt.", "her aunt"),
        ("Norbank runs it.", "Norbank"),
        ("The Harbour Trust runs it.", "The Harbour Trust"),
        ("The Prime Minister runs it.", "The Prime Minister"),
        ("New Zealand runs it.", "New Zealand"),
        ("An owner of the mill runs it in May.", "An owner"),
        ("I stood in for Ada Hale, who was on leave.", "I"),
    ],
)
def test_no_one_person_is_named_as_the_answer(sentence: str, answer: str) -> None:
    assert told(sentence, answer) is None


def test_a_last_name_is_a_persons_where_the_text_tells_so() -> None:
    assert told("Dahl runs it.", "Dahl", before="Bo Dahl came in May.") == "Dahl"
    assert told("Dahl runs it.", "Dahl", before="Mr Dahl came in May.") == "Dahl"
    assert told("Dahl runs it.", "Dahl", before="Dahl came in May, and Bo Hale left.") is None


def test_whom_the_question_names_it_does_not_ask_for() -> None:
    sentence = "Ada Hale was followed by Bo Dahl."
    assert told(sentence, sentence, "Who followed Ada Hale?") == "Bo Dahl"
    assert told(sentence, sentence, "Who followed whom?") is None


def test_who_speaks_is_the_answer_where_that_is_i() -> None:
    assert told("“I run it,” Ada Hale said.", "I", speaker="Ada Hale") == "Ada Hale"
    assert told("“Our head is Bo Dahl,” Ada Hale said.", "Bo Dahl", speaker="Ada Hale") == "Bo Dahl"
    assert told("Ada Hale said a clerk runs it.", "a clerk", speaker="Ada Hale") is None
    assert told("Our head came in May.", "Our head", speaker="Ada Hale") is None


@pytest.mark.parametrize(
    ("pronoun", "who", "fits"),
    [("he", "Mr Hale", True), ("his", "Sir Bo Dahl", True), ("she", "Ms Ada Hale", True), ("her", "Ada Hale", True),
     ("he", "Judge Hale", True), ("she", "Mr Hale", False), ("his", "Mrs Hale", False), ("him", "Lady Hale", False)],
)  # fmt: skip
def test_a_pronoun_fits_the_style_of_a_name(pronoun: str, who: str, fits: bool) -> None:
    assert agrees(pronoun, who) is fits


@pytest.mark.parametrize(
    ("sentence", "answer", "asked"),
    [
        ("Ada Hale, who was shot by police, lived.", "police", "Who shot the mayor?"),
        ("Ada Hale was succeeded by the deputy.", "the deputy", "Who runs the pool now?"),
        ("Ada Hale sued the driver in May.", "the driver", "Who caused the crash?"),
        ("According to Ada Hale, the driver was asleep.", "the driver", "Who caused the crash?"),
        ("When police found Ada Hale, the driver had fled.", "the driver", "Who caused the crash?"),
        ("Ada Hale is the driver’s aunt.", "the driver", "Who caused the crash?"),
        ("It was shared by Ada Hale and Bo Hale.", "shared by Ada Hale and Bo Hale", "Who won it?"),
        ("It went to Mr Hale and Mrs Hale.", "Mr Hale and Mrs Hale", "Who won it?"),
    ],
)
def test_a_bystander_is_not_whom_is_asked_for(sentence: str, answer: str, asked: str) -> None:
    assert told(sentence, answer, asked) is None


@pytest.mark.parametrize(
    ("sentence", "answer", "person"),
    [
        ("Ada Hale is the driver.", "the driver", "Ada Hale"),
        ("Ada Hale, the driver of the bus, fled.", "the driver", "Ada Hale"),
        ("Ada Hale became head of the mill.", "head of the mill", "Ada Hale"),
        ("Ada Hale has become the new head.", "new head", "Ada Hale"),
        ("Ada Hale won it.", "won it", "Ada Hale"),
        ("It went to Ada Hale, as Ms Hale says.", "Ada Hale, as Ms Hale says", "Ada Hale"),
    ],
)
def test_the_one_person_of_whom_the_answer_is_said(sentence: str, answer: str, person: str) -> None:
    assert told(sentence, answer) == person
