"""Questions that ask several things at once."""

from __future__ import annotations

import pytest

from rag import Assistant
from rag.parts import MOST, parts_of
from rag.question import understand


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What did the ministry say, and how did the union answer?",
            ["What did the ministry say?", "How did the union answer?"],
        ),
        ("Who came and when?", ["Who came?", "When?"]),
        ("Who set the tariffs? And who pays them?", ["Who set the tariffs?", "Who pays them?"]),
        ("How much did it cost? Was it insured?", ["How much did it cost?", "Was it insured?"]),
        ("Has the ship left, and is it armed?", ["Has the ship left?", "Is it armed?"]),
        ("In which city and in what year was it founded?", ["In which city?", "In what year was it founded?"]),
        ("How many ships were lost; what was their cargo?", ["How many ships were lost?", "What was their cargo?"]),
        (
            "The 1997 act: what does it forbid, and what does the union make of that?",
            ["The 1997 act: what does it forbid?", "What does the union make of that?"],
        ),
        (
            "Which ministers resigned, and which EU members objected?",
            ["Which ministers resigned?", "Which EU members objected?"],
        ),
        (
            "Who paid, when was it paid, and how was it found, and why was it hidden?",
            ["Who paid, when was it paid?", "How was it found?", "Why was it hidden?"],
        ),
    ],
)
def test_what_is_asked_at_once_is_taken_apart(question: str, parts: list[str]) -> None:
    assert list(parts_of(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "When was the bridge opened?",
        "Where and when was it signed?",
        "Who, what and where?",
        "Why, and by whom, was it closed?",
        "Did they say when and where the ferry leaves?",
        "What did Hale say about why Oslo left and what Bergen would do?",
        "What is the difference between what the treaty says and what it does?",
        "What treaty was signed by the man who led and who died?",
        "What does the phrase “who comes and who goes” mean?",
        'What did the editor mean by "who and what are we and what do we want"?',
        "Compare the two. Arguments for and against, please.",
        "Explain who paid and who gained.",
    ],
)
def test_what_is_one_question_stays_whole(question: str) -> None:
    assert parts_of(question) == (question,)


def test_no_more_than_so_many_parts_are_read() -> None:
    asked = "Who came? Who left? Who stayed? Who slept? Who sang?"
    assert parts_of(asked) == ("Who came?", "Who left?", "Who stayed? Who slept? Who sang?")
    assert len(parts_of(asked)) == MOST


def test_each_part_is_read_behind_the_others(assistant: Assistant) -> None:
    whole = understand("How many troops will be sent, and when do they arrive?", assistant.library)
    first, second = whole.parts(assistant.library)
    assert (first.asking, second.asking) == ("How many troops will be sent?", "When do they arrive?")
    assert second.read == "When do they arrive? (How many troops will be sent?)"
    assert (first.own, second.own) == ("How many troops will be sent?", "")  # "arrive" says too little by itself
    assert first.wanted != second.wanted


def test_a_follow_up_read_behind_another_question_is_not_taken_apart(assistant: Assistant) -> None:
    following = understand("And why, and what did it cost?", assistant.library, ["When was the treaty signed?"])
    assert following.parts(assistant.library) == (following,)
