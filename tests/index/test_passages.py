"""Passages: a question stays with the turn that replies."""

from __future__ import annotations

import pytest

from index.paragraphs import paragraphs_of
from index.passages import BUDGET, count_tokens, passages_of
from index.sentences import sentences_of


def fits(text: str) -> bool:
    return count_tokens(text) <= BUDGET


BEFORE = "The council met in the old custom house by the harbour."


def packed(budget: int, *paragraphs: str) -> list[str]:
    """The passages of paragraphs, with a budget in tokens."""
    text = "\n\n".join(paragraphs)
    found = sentences_of(text, paragraphs_of(text, "Another title"), fits)
    return [text[p.start : p.end] for p in passages_of(text, found, budget)]


@pytest.mark.parametrize(
    ("asks", "replies"),
    [
        ("Q1 Chair: Good morning. How many ships came?", "Councillor Hale: As of last Friday, 42."),
        ("Chair: How many ships came?", "Bo Hale: As of last Friday, 42."),
        ("**Chair:** How many ships came?", "**Bo Hale:** As of last Friday, 42."),
        ("Q: How many ships came?", "A: As of last Friday, 42."),
        ("Q. How many ships came?", "A. As of last Friday, 42."),
        ("Q: How many ships came?", "As of last Friday, 42."),
        ("[10:01] ada: how many ships came?", "[10:02] bo: 42, as of last Friday"),
        ("Ada Hopper (00:12): How many ships came?", "Bo Hale (00:15): As of last Friday, 42."),
        ("**How many ships came?**", "As of last Friday, 42."),
        ("How many ships came?", "As of last Friday, 42."),
        ("Leader of the Council (from Oslo): How many?", "Ada van der Hale: As of last Friday, 42 of them."),
        ("Bo Hale: And if they come by night?", "Chair: Do they? It is not known."),
    ],
)
def test_a_question_and_the_turn_that_replies_share_a_passage(asks: str, replies: str) -> None:
    asked = f"{asks}\n\n{replies}"
    both = f"{BEFORE}\n\n{asked}"
    assert packed(count_tokens(both), BEFORE, asks, replies) == [both]
    assert packed(count_tokens(both) - 1, BEFORE, asks, replies) == [BEFORE, asked]


def test_a_question_goes_with_as_much_of_a_long_reply_as_it_has_room_for() -> None:
    asks, said, more = "Chair: How many ships came?", "Bo Hale: As of last Friday, 42.", "It was a good year for ships."
    budget = count_tokens(f"{BEFORE}\n\n{asks}\n\n{said}")
    whole = f"{asks}\n\n{said} {more}"
    assert packed(budget, BEFORE, asks, f"{said} {more}") == [BEFORE, whole]
    assert packed(budget, asks, f"{said} {more} {BEFORE}") == [whole, BEFORE]
    assert packed(count_tokens(whole) - 1, asks, f"{said} {more}") == [f"{asks}\n\n{said}", more]


@pytest.mark.parametrize(
    ("asks", "replies"),
    [
        ("Chair: The ships came in May.", "Bo Hale: As of last Friday, 42."),  # nobody asks
        ("The ships came in May. How many were they?", "As of last Friday, 42 ships were counted."),
        ("I asked them: It is late. How many were they?", "As of last Friday, 42 ships were counted."),
        ("what is the number of ships?", "As of last Friday, 42 ships were counted."),
        ("“How many ships came?”", "As of last Friday, 42 ships were counted."),
        ("How many ships came?", "Who counted them in May?"),  # a list of questions
        ("“How many ships came?” the mayor asked.", "As of last Friday, 42 ships were counted."),
    ],
)
def test_other_paragraphs_part_once_a_passage_is_half_full(asks: str, replies: str) -> None:
    both = f"{BEFORE}\n\n{asks}"
    assert packed(count_tokens(f"{both}\n\n{replies}"), BEFORE, asks, replies)[0] != f"{both}\n\n{replies}"


def test_no_reply_goes_with_a_question_above_a_heading() -> None:
    asks, replies = "How many ships came?", "As of last Friday, 42."
    assert packed(200, BEFORE, asks, "## The count", replies) == [f"{BEFORE}\n\n{asks}", replies]
