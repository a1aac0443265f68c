"""Amounts by what they are of."""

from __future__ import annotations

import pytest

from rag.amounts import amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eight people were hurt on 3 May, and 1,200 families left.", {"people": {"8"}, "families": {"1200"}}),
        ("A force of about 4,000 troops, up to 27,000 troops in all.", {"troops": {"4000", "27000"}}),
        ("Only 31 percent agreed.", {"percent": {"31"}}),
        ("Three of the lamps were dark in 2019.", {}),
    ],
)
def test_amounts_are_told_by_their_unit(text: str, found: dict[str, set[str]]) -> None:
    assert amounts(text) == found
