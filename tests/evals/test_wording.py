"""Training questions worded otherwise: what must hold whatever chance picks."""

from __future__ import annotations

import random

import pytest

from evals.training.reader.wording import asserted, chatty, following, joined, named_before, noise, terse


def test_a_question_for_the_subject_becomes_one_for_yes_or_no() -> None:
    asked = asserted("Who opened the bridge?", "Ada Hopper", random.Random(1))
    assert asked is not None
    assert asked.endswith("Ada Hopper opened the bridge?")
    assert asserted("Who opened?", "Ada Hopper", random.Random(1)) is None


@pytest.mark.parametrize(
    ("question", "answer", "asserted_so"),
    [
        ("When did the mill close?", "1901", "Did the mill close in 1901?"),
        ("What did Ada Hopper open?", "The bridge", "Did Ada Hopper open the bridge?"),
        ("How many ships did the navy lose?", "40", "Did the navy lose 40 ships?"),
        ("Who was the mayor of Bergen?", "Ada Hopper", "Was Ada Hopper the mayor of Bergen?"),
        ("Where was Ada Hopper born?", "Bergen", "Was Ada Hopper born in Bergen?"),
        ("On what day was the bridge opened?", "Monday", "Was the bridge opened on Monday?"),
        ("Why did the mill close?", "the river froze", None),
        ("What did Ada Hopper open?", "a bridge that had been closed for years", None),
    ],
)
def test_a_question_for_something_becomes_one_for_yes_or_no(
    question: str, answer: str, asserted_so: str | None
) -> None:
    assert asserted(question, answer, random.Random(1)) == asserted_so


def test_two_questions_are_joined_and_a_name_keeps_its_capital() -> None:
    for seed in range(10):
        both = joined("Who built it?", "When did it open?", random.Random(seed))
        assert both.startswith("Who built it")
        assert both.endswith("hen did it open?")
        assert joined("Who built it?", "Bergen lies where?", random.Random(seed)) == "Who built it? Bergen lies where?"


def test_a_following_question_names_by_a_pronoun_what_was_named_before() -> None:
    for seed in range(10):
        asked = following("Who opened it?", "What has Ada Hopper opened since?", "Ada Hopper", random.Random(seed))
        assert "Hopper" not in asked
        assert asked.endswith("opened since? (Who opened it?)")


def test_only_a_whole_phrase_is_taken_as_named_before() -> None:
    assert named_before("When was the bridge opened?", "Who opened the bridge?") == "the bridge"
    assert named_before("When was the bridge toll raised?", "Who opened the bridge?") == ""


def test_chatty_and_terse_questions_keep_what_is_asked() -> None:
    for seed in range(10):
        asked = chatty("When was the bridge opened?", "bridges", random.Random(seed))
        assert "hen was the bridge opened?" in asked
        assert len(asked) > len("When was the bridge opened?")
    assert terse("When was the bridge in Bergen opened?") == "when bridge bergen opened"
    assert terse("Who was it?") == "Who was it?"
    assert terse("What was not opened after the war?") == "not opened after war"


def test_most_questions_are_left_as_they_are() -> None:
    asked = [noise("When was the bridge in Bergen opened?", "", random.Random(seed)) for seed in range(200)]
    assert 100 < sum(one == "When was the bridge in Bergen opened?" for one in asked) < 170
