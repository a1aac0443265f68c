"""Training questions made unanswerable, doubled or turned: what must hold whatever chance picks."""

from __future__ import annotations

import random

import pytest

from evals.training.reader.corrupt import asserted, joined, withhold


@pytest.mark.parametrize(
    ("sentence", "answer", "left"),
    [
        (
            "The bridge was opened in 1932 by the mayor of Bergen.",
            "1932",
            "The bridge was opened by the mayor of Bergen.",
        ),
        ("The bridge was opened by Ada Hopper.", "Ada Hopper", "The bridge was opened."),
    ],
)
def test_an_answer_is_withheld_with_its_preposition(sentence: str, answer: str, left: str) -> None:
    start = sentence.index(answer)
    assert withhold(sentence, start, start + len(answer), random.Random(1)) == left


@pytest.mark.parametrize("seed", range(10))
def test_a_withheld_number_or_name_is_gone(seed: int) -> None:
    for sentence, answer in (
        ("Some 40 ships sank in the storm.", "40 ships"),
        ("Ada Hopper opened the bridge.", "Ada Hopper"),
    ):
        start = sentence.index(answer)
        left = withhold(sentence, start, start + len(answer), random.Random(seed))
        assert left is not None
        assert answer not in left
        assert "40" not in left


def test_an_answer_in_mid_sentence_that_is_no_name_is_left_alone() -> None:
    sentence = "The old bridge was painted green and opened again."
    start = sentence.index("painted green")
    assert withhold(sentence, start, start + len("painted green"), random.Random(1)) is None


def test_a_question_for_the_subject_becomes_one_for_yes_or_no() -> None:
    asked = asserted("Who opened the bridge?", "Ada Hopper", random.Random(1))
    assert asked is not None
    assert asked.endswith("Ada Hopper opened the bridge?")
    assert asserted("Who is the mayor?", "Ada Hopper", random.Random(1)) is None
    assert asserted("When did it open?", "in May", random.Random(1)) is None


def test_two_questions_are_joined_and_a_name_keeps_its_capital() -> None:
    for seed in range(10):
        both = joined("Who built it?", "When did it open?", random.Random(seed))
        assert both.startswith("Who built it")
        assert both.endswith("hen did it open?")
        assert joined("Who built it?", "Bergen lies where?", random.Random(seed)) == "Who built it? Bergen lies where?"
