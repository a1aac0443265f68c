"""Speech that names nobody: who answers a question is not who asks it, and several people may disagree between."""

from __future__ import annotations

import pytest

from rag.speech_runs import tells_of
from tests.rag.test_speech import name, speeches


@pytest.mark.parametrize(
    "text",
    [
        "“Are you guilty?” asked Judge Ada Hopper.\n\n“No, I am not.”",
        "“Are you guilty?” asked Judge Ada Hopper.\n\n“I was asleep.”",
        "“Are you guilty?” asked Judge Ada Hopper. “No, I am not.”",
        "“Are you guilty?” Judge Ada Hopper asked. “No, I am not.”",
        "“Are you guilty?” Judge Ada Hopper asked. “No.” “I was asleep.”",
        "Judge Ada Hopper asked: “Are you guilty?” “I was asleep.”",
    ],
)
def test_an_answer_is_not_given_to_who_asks(text: str) -> None:
    assert name(speeches(text)[0][1]) == "Judge Ada Hopper"
    assert name(speeches(text)[-1][1]) is None


def test_an_answer_is_not_given_to_who_asks_next() -> None:
    assert name(speeches("“It is late.” “Is it safe?” asked Judge Ada Hopper.")[0][1]) is None


@pytest.mark.parametrize(
    "text",
    [
        "“Why should we pay?” asked Ada Hopper. “It is our bridge.”",
        "“Why should we pay?” Ada Hopper asked. The bridge is old. “It is our bridge.”",
        "“Who would cross it?” said Ada Hopper.\n\n“Nobody will.”",
        "When asked about it, Ada Hopper said: “Who knows?” “It is late.”",
    ],
)
def test_who_asks_may_go_on(text: str) -> None:
    assert name(speeches(text)[-1][1]) == "Ada Hopper"


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Critics disagree.", None),
        ("The engineers of the port disagree.", None),
        ("Some residents agree with that.", None),
        ("The bridge offers a view.", "Ada Hopper"),
        ("The works cost a lot.", "Ada Hopper"),
    ],
)
def test_speech_is_not_handed_on_over_what_several_people_do(between: str, speaker: str | None) -> None:
    assert name(speeches(f"“It is shut,” said Ada Hopper. {between} “It is open.”")[-1][1]) == speaker


@pytest.mark.parametrize(
    ("speech", "speaker"),
    [
        ("“Mr Hopper sold it.”", None),
        ("“Bo Hopper sold it.”", "Ada Hopper"),
        ("“I am Ada Hopper.”", "Ada Hopper"),
        ("“Hopper Street is shut.”", "Ada Hopper"),
    ],
)
def test_speech_is_not_handed_on_to_whom_it_tells_of(speech: str, speaker: str | None) -> None:
    assert name(speeches(f"“It is shut,” said Ada Hopper. {speech}")[-1][1]) == speaker


@pytest.mark.parametrize(
    ("who", "words", "does"),
    [
        # A word with its capital for opening a sentence, a thing that has the name, and oneself.
        ("Mayor Ada Young", "Young families need homes.", False),
        ("Minister Bo Banks", "Banks must pay.", False),
        ("Minister Bo Price", "It is late. Price controls do not work.", False),
        ("Senator Ada Rice", "Rice is cheap.", False),
        ("Minister Bo Green", "Green energy is cheap.", False),
        ("Judge Bo King", "The King is ill.", False),
        ("Ada Hopper", "The Hopper plan is sound.", False),
        ("Ada Hopper", "I, Ada Hopper, will not resign.", False),
        ("Ada Hopper", "Hopper Street is shut.", False),
        # But a name is one wherever it stands.
        ("Ada Hopper", "Hopper lied.", True),
        ("Ada Hopper", "Hopper is a liar.", True),
        ("Ada Hopper", "It is late. Hopper must go.", True),
        ("Mayor Ada Young", "Young lied.", True),
        ("Mayor Ada Young", "Young is a liar.", True),
        ("Mayor Ada Young", "They told Young to leave.", True),
        ("Mayor Ada Young", "Ms Young lied.", True),
        ("Mayor Ada Young", "Ada Young lied.", True),
        ("Minister Bo Banks", "I have met Banks twice.", True),
        ("Judge Bo King", "Judge King is ill.", True),
    ],
)
def test_a_word_that_is_a_name_elsewhere_tells_of_nobody(who: str, words: str, does: bool) -> None:
    assert tells_of(f"“{words}”", who) is does


def test_who_is_called_by_a_common_word_keeps_their_speech() -> None:
    text = "Mayor Ada Young spoke in Orlo. “Young families need homes,” she said. “Rents are high.”"
    assert [name(speech) for _, speech in speeches(text)][1:] == ["Mayor Ada Young", "Mayor Ada Young"]
