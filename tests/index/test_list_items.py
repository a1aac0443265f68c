"""What opens an item of a list, how far the list goes, and which numbers follow each other."""

from __future__ import annotations

import pytest

from index.list_items import items_under, label_of


@pytest.mark.parametrize(
    ("lead", "below", "count"),
    [
        ("It does not cover:", ["1. theft", "2. water"], 2),
        ("It does not cover:", ["1. in the house:", "- by water", "- by fire", "2. theft"], 4),
        ("The critics make two claims:", ["- The pill kills.", "It has been shown.", "- The doctors know it."], 3),
        (
            "(2) It does not apply to—",
            ["(a) a room,", "(b) a barn, or", "(c) a boat.", "(3) Whoever lets it is fined."],
            3,
        ),
        ("(a) a room with:", ["(i) a bed,", "(ii) a lamp, or", "(b) a barn."], 2),
        ("(1) It covers—", ["(a) a room with:", "(i) a bed,", "(ii) a lamp, or", "(b) a barn.", "(2) It is so."], 4),
        ("It covers:", ["(g) a bed,", "(h) a lamp,", "(i) a barn,", "(j) a boat."], 4),
        ("It covers:", ["(a) a bed;", "(b) a lamp.", "7. The lease ends."], 2),
        ("- Children:", ["- pay nothing", "- sit in front"], 2),
        ("It is so:", ["(a) He left.", "J. Smith left.", "(b) She left."], 3),
        ("11. Both agree on this:", ["12. It is dismissed."], 0),
        ("(a) Both agree on this:", ["(b) It is dismissed."], 0),
        # A clause may have a list with numbers like its own.
        ("(1) A person must not:", ["(1) drive on a dune;", "(2) light a fire.", "(3) camp there."], 3),
        ("5. It does not cover:", ["1. water;", "2. theft.", "6. The lease ends."], 2),
        ("5. It does not cover:", ["1. in the house:", "- by water", "- by fire", "2. theft", "6. It is so."], 4),
        ("(ii) a room with:", ["(i) a bed,", "(ii) a lamp, or", "(iii) a stove.", "(b) a barn."], 3),
        ("5. It does not cover:", ["7. The lease ends."], 0),
        ("(1) It covers—", ["(a) a room,", "(b) a barn.", "(1) Whoever lets it is fined."], 2),
        ("It is so:", [], 0),
    ],
)
def test_a_list_ends_where_the_line_above_it_is_followed_by_the_next_of_its_kind(
    lead: str, below: list[str], count: int
) -> None:
    assert items_under(lead, below) == count


@pytest.mark.parametrize(
    ("one", "other", "does"),
    [
        ("(1) A person must register.", "(2) It is free.", True),
        ("7.2 The rent is suspended.", "7.3 It is not so.", True),
        ("9. It is dismissed.", "10. Costs are reserved.", True),
        ("(a) a room,", "(b) a barn", True),
        ("**7.2** The rent is suspended.", "**7.3** It is not so.", True),
        ("Section 4 The rent is suspended.", "Section 5 It is not so.", True),
        ("(1) A person must register.", "(3) It is free.", False),
        ("7.2 The rent is suspended.", "8.3 It is not so.", False),
        ("7.9 The rent is suspended.", "8 It is not so.", False),
        ("(1) A person must register.", "2. It is free.", False),
        ("It is free.", "(1) A person must register.", False),
        ("It is free.", "So is that.", False),
        ("7 people came.", "They left.", False),
    ],
)
def test_provisions_follow_each_other_where_their_numbers_do(one: str, other: str, does: bool) -> None:
    before, label = label_of(one), label_of(other)
    assert bool(before and label and label.follows(before)) is does
