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
        ("A clerk said that no such promise had been made to him, in writing or otherwise.", True),
        ("Lind said that the mill had made no such promise.", True),
        ("Lind said that no such meeting took place.", True),
        ("“We did not make any such offer,” said Lind.", True),
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
        ("There is no such guarantee for deposits above 100,000 euros.", False),
        ("There was no such agreement with Norway, Lind said.", False),
        ("Lind said that there was no such agreement with Norway.", False),
        ("No such order was ever issued to hospitals in the north.", False),
        ("No such payment was made in 2021.", False),
        ("I have not seen any such claim in print.", False),
        ("Lind said the bank has not issued any such guarantee since 2008.", False),
        ("Lind said that she had seen no such promise.", False),
        ("The mill denied signing any such agreement with Norway.", False),
    ],
)
def test_no_such_thing_points_back_and_denies(text: str, does: bool) -> None:
    assert disputes(text) is does
    assert disputes_above(text) is does


@pytest.mark.parametrize(
    "text",
    [
        "No such payment was made.",
        "There was no such meeting.",
        "We have never made any such offer.",
        "“No such deal exists.”",
    ],
)
def test_no_such_thing_that_nobody_is_told_to_say_denies_what_stands_beside_it_alone(text: str) -> None:
    assert disputes(text)
    assert not disputes_above(text)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("The makers of the pump deny that it leaked.", True),
        ("Moe denied that Lind took the money.", True),
        ("The mill denied that there had been a bargain.", True),
        ("The mill denied that workers were hurt.", True),
        ("Hale denied ever taking the money.", True),
        ("Lind denies any wrongdoing.", True),
        ("Lind denied all charges.", True),
        ("Lind denied taking it, and the court heard no more.", True),
        ("Dahl Air denied boarding to 30 people.", False),
        ("The state denied funding for the road.", False),
        ("The council denied planning permission.", False),
        ("Norway denied landing rights.", False),
        ("The town denied housing to them.", False),
        ("The mill denied all requests.", False),
        ("The court denied that motion.", False),
        ("The bank denied that firm a loan.", False),
        ("Lind disputed that goal.", False),
        ("Hale denied taking the money, but the court found that he had.", False),
        ("Moe, who had earlier denied that Lind took the money, admitted it.", False),
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
