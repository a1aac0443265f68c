"""Which sentences make one claim, and of which articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.complete import repeats
from rag.same_claim import is_same_claim
from tests.rag.weighing import candidate, record


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales of boats rose to 5 percent.", "Sales of boats rose 5 percent."),
        ("Rents in Orlo fell to 4 percent.", "Rents in Orlo fell by 4 percent."),
        ("The sale of Orlo to Velt is agreed.", "The sale to Orlo of Velt is agreed."),
        ("The ferry leaves the port for Orlo.", "The ferry leaves Orlo for the port."),
        ("The owner cannot sell the old boat.", "The owner does not sell the old boat."),
        ("The owner can’t sell the old boat.", "The owner won’t sell the old boat."),
        ("The owner has to repair the old boat.", "The owner did repair the old boat."),
        ("The old bridge is safe for lorries.", "The old bridge was safe for lorries."),
        ("The owner does not mend the old boat.", "The owner did not mend the old boat."),
        ("The bank sued in March over rents.", "The bank was sued in March over rents."),
        ("The bank sued in March over rents.", "The bank has been sued in March over rents."),
        ("The owner has mended the old boat.", "The owner was mended the old boat."),
        ("Sales of boats rose in May of 2018.", "Sales of boats rose in May of 2019."),
        ("All of the boats left the port.", "None of the boats left the port."),
        ("The sale of boats to Orlo fell.", "The sale boats to Orlo fell."),
    ],
)
def test_small_words_make_another_claim(one: str, other: str) -> None:
    assert not is_same_claim(one, other)
    assert not is_same_claim(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales of boats rose to 5 percent.", "Sales of boats rose to five per cent."),
        ("Residents signed the petition again.", "Residents have signed the petition again."),
        ("The owner can’t sell the old boat.", "The owner cannot sell the old boat."),
        ("The owner won’t sell the old boat.", "The owner will not sell the old boat."),
        ("The old bridge isn’t safe for lorries.", "The old bridge is not safe for lorries."),
        ("The old bridge would be shut in May.", "The old bridge will be shut in May."),
        ("Two people were held over the fire.", "Two people have been held over the fire."),
        ("The old bridge was not repaired.", "The old bridge hasn’t been repaired."),
        ("The old bridge is shut since May.", "The old bridge has been shut since May."),
        ("All of the boats left the port.", "All the boats left the port."),
        ("The old bridge was shut in May of 2018.", "The old bridge was shut in May 2018."),
        ("In May the old bridge was shut.", "The old bridge was shut in May, the council said."),
    ],
)
def test_ways_to_say_it_are_one_claim(one: str, other: str) -> None:
    assert is_same_claim(one, other)
    assert is_same_claim(other, one)


@pytest.mark.parametrize(
    ("text", "date", "other_date", "is_one"),
    [
        ("Rents in Orlo fell 4 percent last year.", "2019-02-01", "2022-02-01", False),
        ("The mine in Orlo closed in May.", "2019", "2022-06", False),
        ("The mine in Orlo closed on 3 May.", "2019", "2022-06", False),
        ("The mine in Orlo closed on Monday.", "2022-02-01", "2022-06-01", False),
        ("The mine in Orlo closed two years ago.", "2019-02", "2022-02", False),
        ("Rents in Orlo fell 4 percent last year.", "2022-02-01", "2022-09-01", True),
        ("The mine in Orlo closed on Monday.", "2022-06-01", "2022-06-02", True),
        ("The mine in Orlo closed on Monday.", "2022", "2022-06-02", True),
        ("Rents in Orlo fell 4 percent last year.", "", "2022-09-01", True),
        ("The mine in Orlo closed in May 2018.", "2019", "2022", True),
        ("The mine in Orlo opened in the 19th century.", "2019", "2022", True),
        ("The mine in Orlo is the deepest.", "2019", "2022", True),
        ("The mine in Orlo opened in 1998 and closed two years later.", "2019-02-01", "2022-02-01", True),
        ("The mine in Orlo opened in January 2018 and closed in May.", "2019-02-01", "2022-02-01", True),
        ("The mine in Orlo opened in 2018 and closed last May.", "2019-02-01", "2022-02-01", False),
        ("The mine in Orlo opened in 2018 and closed on Monday.", "2019-02-01", "2022-02-01", False),
        ("The mine in Orlo closed on Monday.", "2022-05-31", "2022-06-01", True),
        ("The mine in Orlo closed on Monday.", "2022-06-01", "2022-06-20", False),
        ("The mine in Orlo closed on Monday.", "2022-05", "2022-06-01", False),
        ("The mine in Orlo closed on Monday, 3 May 2021.", "2021-05-04", "2022-06-01", True),
        ("The mine in Orlo closed last week.", "2022-12-31", "2023-01-01", True),
        ("The mine in Orlo closed last week.", "2022-12-31", "2023-12-31", False),
        ("The mine in Orlo closed last month.", "2022-06-01", "2022-06-20", True),
        ("The mine in Orlo closed last month.", "2022-05-31", "2022-06-01", False),
        ("The council of Orlo meets on Monday evenings in the hall.", "2019", "2022", True),
        ("The council of Orlo meets on Monday evening in the hall.", "2019", "2022", False),
        ("The council of Orlo meets every Monday in the hall.", "2019", "2022", True),
    ],
)
def test_of_two_articles_what_their_dates_complete_may_be_of_another_time(
    text: str, date: str, other_date: str, is_one: bool
) -> None:
    one = candidate(text, 0.9, document=record(1, date))
    other = replace(one, record=record(2, other_date))
    assert repeats(one, other) is is_one
    assert repeats(other, one) is is_one
    assert repeats(one, one)
