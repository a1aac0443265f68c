"""Training questions made unanswerable: what must hold whatever chance picks."""

from __future__ import annotations

import random

import pytest

from evals.training.reader.corrupt import reasked, swapped, transplanted, unexplained, unnamed, withhold


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


@pytest.mark.parametrize(
    ("question", "sentence", "name", "left"),
    [
        (
            "Which shipyard built the ferry?",
            "The ferry was built by Fosen in 1999.",
            "Fosen",
            "The ferry was built by a shipyard in 1999.",
        ),
        ("What airline did she fly with?", "The Wideroe took her home.", "Wideroe", "An airline took her home."),
        ("What is the name of the inn in Bergen?", "It is the Anchor.", "Anchor", "It is an inn."),
        ("Which union did she join?", "She joined Sjomann.", "Sjomann", "She joined a union."),
        ("Which bus did she take?", "She took the Wideroe.", "Wideroe", "She took a bus."),
        ("Which rivers does it cross?", "It crosses Ouse and Cam.", "Ouse and Cam", "It crosses rivers."),
    ],
)
def test_a_name_gives_way_to_the_kind_of_thing_asked_for(question: str, sentence: str, name: str, left: str) -> None:
    start = sentence.index(name)
    assert unnamed(question, sentence, start, start + len(name), random.Random(1)) == left


def test_a_name_asked_for_by_who_gives_way_to_somebody() -> None:
    for seed in range(10):
        left = unnamed("Who opened the bridge?", "Ada Hopper opened it.", 0, 10, random.Random(seed))
        assert left is not None
        assert "Hopper" not in left
        assert left[0].isupper()
        assert left.endswith(" opened it.")


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("What colour is it?", "It was painted green.", "green"),  # no name
        ("Which year did it open?", "It opened in May 1932.", "May 1932"),
        ("Where did it open?", "It opened in Bergen.", "Bergen"),  # no kind is named
        ("Which car did he crash?", "He crashed his Volvo.", "Volvo"),
        ("Which inn did she buy?", "She bought Bergen's Anchor.", "Anchor"),
        ("Who led it?", "In May President Hopper led it.", "Hopper"),
        ("Who led it?", "Dr. Hopper led it.", "Hopper"),
        ("Which team did she lead?", "She led the Brann-Viking team.", "Brann"),
        ("Which band did they see?", "They saw that Wideroe were late.", "Wideroe"),
    ],
)
def test_what_has_no_name_or_no_kind_keeps_its_answer(question: str, sentence: str, answer: str) -> None:
    start = sentence.index(answer)
    assert unnamed(question, sentence, start, start + len(answer), random.Random(1)) is None


def test_a_fact_is_asked_for_what_its_text_does_not_go_into() -> None:
    text = ["Ada Hopper opened the bridge.", "It is painted green."]
    found = {unexplained("Did Ada Hopper open the bridge?", text, {0}, random.Random(seed)) for seed in range(40)}
    assert found == {f"{word} did Ada Hopper open the bridge?" for word in ("When", "Where", "Why", "How")}
    told = ["Ada Hopper opened the bridge in 1932 by cutting a ribbon.", "That was because the ferry sank."]
    assert unexplained("Did Ada Hopper open the bridge?", told, {0}, random.Random(1)) is None
    assert unexplained("Is it true that she did?", text, {0}, random.Random(1)) is None
    assert unexplained("Ada Hopper did", text, {0}, random.Random(1)) is None
    beside = ["Ada Hopper opened the bridge.", "The flood prompted that."]
    asked = {unexplained("Did Ada Hopper open the bridge?", beside, {0}, random.Random(seed)) for seed in range(40)}
    assert "Why did Ada Hopper open the bridge?" not in asked


def test_a_purpose_beside_the_fact_is_no_reason_for_it() -> None:
    text = ["Ada Hopper opened the bridge.", "Boats sail to Bergen."]
    asked = {unexplained("Did Ada Hopper open the bridge?", text, {0}, random.Random(seed)) for seed in range(40)}
    assert "Why did Ada Hopper open the bridge?" in asked
    led = ["Ada Hopper opened the bridge to please the king.", "It is green."]
    asked = {unexplained("Did Ada Hopper open the bridge?", led, {0}, random.Random(seed)) for seed in range(40)}
    assert "Why did Ada Hopper open the bridge?" not in asked


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
