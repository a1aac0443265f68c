"""How a sentence tells that somebody denies or accuses."""

from __future__ import annotations

import pytest

from rag.denials import accuses, denies_a_claim
from rag.turning import disputes, disputes_above


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("A clerk of the mill said that no such promise had ever been given.", True),
        ("Hale said there had been no such offer.", True),
        ("“There was no such meeting,” Hale said.", True),
        ("No such payment was made, the mill said.", True),
        ("Hale said no such written agreement exists.", True),
        ("Lind said that the mill had never made any such promise.", True),
        ("“We did not make any such offer,” Lind said.", True),
        ("The mill denied making any such threat.", True),
        ("The mill denies that any such order was given.", True),
        ("Lind said that no such flood had ever been seen.", False),
        ("Lind said no such agreement was needed.", False),
        ("Lind said he would never make any such promise.", False),
        ("Hale said it could not make any such payment.", False),
        ("If no such agreement is made, the court decides.", False),
        ("Nobody said that no such promise had been made.", False),
        ("Was no such offer made?", False),
        ("The law has never given any such guarantee.", False),
    ],
)
def test_no_such_thing_points_back_and_denies(text: str, does: bool) -> None:
    assert disputes(text) is does
    assert disputes_above(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("The makers of the pump deny that it leaked.", True),
        ("Hale denied having a key.", True),
        ("Lind denies any part in it.", True),
        ("The mill denied the charge.", True),
        ("Nobody denies that it leaked.", False),
        ("The mill denied him a seat.", False),
        ("Hale was denied a visa.", False),
        ("The mill rejected the offer.", False),
        ("The pump leaked.", False),
    ],
)
def test_who_denies_a_claim_may_tell_what_it_is(text: str, does: bool) -> None:
    assert denies_a_claim(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("He accused the mill of breaking a promise.", True),
        ("It alleges that the mill leaked.", True),
        ("He thanked the mill for its promise.", False),
    ],
)
def test_who_accuses(text: str, does: bool) -> None:
    assert accuses(text) is does
