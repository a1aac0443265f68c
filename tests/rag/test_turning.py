"""What turns the words beside it."""

from __future__ import annotations

import pytest

from rag.turning import has_condition_before, is_another_s, takes_back, turns


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("The policy does not cover:", True),
        ("Do not take it if:", True),
        ("The following are banned in the hall:", True),
        ("Should the vote fail, Hale said", True),
        ("These are myths about tea:", True),
        ("The policy covers:", False),
        ("People should take it:", False),
    ],
)
def test_a_denial_a_ban_and_a_condition_turn_what_stands_beside_them(words: str, does: bool) -> None:
    assert turns(words) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("This does not apply on Sundays.", True),
        ("“That isn’t so,” Hale said.", True),
        ("It is not true.", True),
        ("All of this was a lie.", True),
        ("Not one word of it can be believed.", True),
        ("They later turned out to be rumours.", False),
        ("They turned out to be rumours.", True),
        ("There are two exceptions.", True),
        ("Except on Sundays.", True),
        ("Except on Sundays, it is free.", False),
        ("It is not so old.", False),
        ("It is not old.", False),
        ("It is a myth that tea is harmful.", False),
        ("This bridge is not safe.", False),
        ("That was the day on which nobody came.", False),
        ("Exceptional lamps hang there.", False),
    ],
)
def test_what_is_taken_back_is_what_was_told_and_not_what_it_was_told_of(text: str, does: bool) -> None:
    assert takes_back(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Otherwise a fee is kept.", True),
        ("In such an event the landlord pays.", True),
        ("Only then may he enter.", True),
        ("Unless the court extends it.", True),
        ("Unless the court extends it, the lease ends.", False),
        ("In that house the landlord lives.", False),
        ("Then the landlord came.", False),
    ],
)
def test_a_condition_may_stand_in_the_sentence_before(text: str, does: bool) -> None:
    assert has_condition_before(text) is does


@pytest.mark.parametrize(
    ("ahead", "behind", "does"),
    [
        ("Reading from a letter, Bo Hale said:", "", True),
        ("", "Bo Hale said, quoting his rival.", True),
        ("The plan of his rival is this:", "", True),
        ("Speaking in Oslo, King Bo told the court:", "", False),
        ("During a hearing, Bo Hale hit back, saying:", "", False),
        ("", "Bo Hale said, waving to the court.", False),
    ],
)
def test_a_speech_may_be_of_another_than_who_speaks(ahead: str, behind: str, does: bool) -> None:
    assert is_another_s(ahead, f"{ahead} {behind}") is does
