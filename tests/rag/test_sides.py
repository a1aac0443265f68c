"""Whose words a question wants."""

from __future__ import annotations

import pytest

from rag.sides import sides_of, tells_stance_of


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Did it leak? Give me Hopper's line and Oslo's.", ("Hopper", "Oslo")),
        ("Give me Ada Hopper’s version of events and the port’s.", ("Ada Hopper", "the port")),
        ("Compare Hopper's view with the facts, and the port's view and the union's.", ("the port", "the union")),
        ("What are Oslo's and Bergen's views of the bridge?", ("Oslo", "Bergen")),
        ("What do Oslo and the port authority each say about it?", ("Oslo", "the port authority")),
        ("How many, according to Oslo and according to Bergen?", ("Oslo", "Bergen")),
        ("Give the account of the mayor and that of the union.", ("the mayor", "the union")),
        ("What did the mayor and the union say about the strike?", ("the mayor", "the union")),
        ("What do the port authority and the dock union say?", ("the port authority", "the dock union")),
        ("How did the mayor and the union explain the delay?", ("the mayor", "the union")),
        ("What have the mayor and the dock union said on it?", ("the mayor", "the dock union")),
        ("What do both the mayor and the union say about it?", ("the mayor", "the union")),
        ("Give the view of the mayor and that of the union about it.", ("the mayor", "the union")),
        (
            "Give the position of Oslo's Lord Mayor and that of the Norwegian side.",
            ("Oslo's Lord Mayor", "the Norwegian"),
        ),
        ("Who began it? Give me both the Norwegian and the Danish version.", ("the Norwegian", "the Danish")),
        ("Who began it, from the Norwegian angle and from the Danish angle?", ("the Norwegian", "the Danish")),
        ("What did the mayor and the union build?", ()),
        ("Did Hopper ring Hale? Give me her version and his.", ("Hopper", "Hale")),
        ("Did Hopper ring Hale in Oslo? Give me her version and his.", ()),
        ("Did it leak, according to each side?", ()),
        ("How old are Hopper's bridge and Hale's?", ()),
        ("When did Hopper ring Hale?", ()),
    ],
)
def test_the_sides_that_a_question_names(question: str, sides: tuple[str, ...]) -> None:
    assert sides_of(question) == sides


@pytest.mark.parametrize(
    ("who", "text", "tells"),
    [
        ("Oslo", "However, Oslo does not view the dam as safe.", True),
        ("Oslo", "Norway has repeatedly rejected the claim.", True),
        ("Oslo", "Norway's ministry says so.", True),
        ("Hopper", "Ada Hopper thinks five weeks.", True),
        ("Oslo", "Oslo's foreign ministry rejects it.", True),
        ("Hopper", "Hopper’s lawyer denied it.", True),
        ("Hopper", "Hopper sees the dam as a danger.", True),
        ("Hopper", "Hopper added that it leaks.", True),
        ("Hopper", "Hopper wrote: “It leaks.”", True),
        ("Hopper", "Hopper claimed the dam is safe.", True),
        ("Hopper", "Hopper saw the fire at noon.", False),
        ("Hopper", "Hopper saw the fire as well.", False),
        ("Hopper", "Hopper’s dog rejected the food.", False),
        ("Hopper", "Hopper added milk.", False),
        ("Hopper", "Hopper wrote a book.", False),
        ("Oslo", "Oslo saw 40 cm of snow.", False),
        ("Oslo", "The view of Oslo from the dam is good.", False),
        ("Oslo", "Oslo built the dam, they say.", False),
        ("Oslo", "Bergen does not view the dam as safe.", False),
        ("the port", "The port denies it.", False),
    ],
)
def test_whose_view_a_sentence_tells(who: str, text: str, tells: bool) -> None:
    assert tells_stance_of(who, text) is tells
