"""Training questions made unanswerable: what must hold whatever chance picks."""

from __future__ import annotations

import random

import pytest

from evals.training.reader.corrupt import reasked, swapped, transplanted, withhold


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


def test_a_question_is_asked_for_what_its_text_cannot_tell() -> None:
    text = ["Ada Hopper opened the bridge in Bergen.", "It is painted green."]
    for seed in range(10):
        other = reasked("Where did Ada Hopper open the bridge?", text, {0}, random.Random(seed))
        assert other in ("When did Ada Hopper open the bridge?", "Why did Ada Hopper open the bridge?")
    dated = ["Ada Hopper opened the bridge in Bergen last year because the ferry sank, by cutting a ribbon."]
    assert reasked("Where did Ada Hopper open the bridge?", dated, {0}, random.Random(1)) is None
    assert reasked("Who opened the bridge?", text, {0}, random.Random(1)) is None


def test_an_answer_is_swapped_for_another_of_its_kind() -> None:
    text = ["Ada Hopper opened the bridge in 1932.", "Grace Byron closed it in 1950 after 40 ships had sunk."]
    for seed in range(10):
        chance = random.Random(seed)
        assert swapped("in 1932", text, chance) == "in 1950"
        assert swapped("Ada Hopper", text, chance) == "Grace Byron"
        assert swapped("12 boats", text, chance) == "40 boats"
        assert swapped("green", text, chance) is None


def test_a_question_on_another_text_is_asked_of_what_this_one_names() -> None:
    text = ["Ada Hopper opened the bridge.", "It is painted green."]
    for seed in range(10):
        asked = transplanted("Which museum did Grace Byron leave her letters to?", text, random.Random(seed))
        assert asked == "Which museum did Ada Hopper leave her letters to?"
    # The text may tell what is asked with these words, or is about the same name.
    assert transplanted("When was Grace Byron's bridge painted?", text, random.Random(1)) is None
    assert transplanted("Which museum did Ada Hopper leave her letters to?", text, random.Random(1)) is None
