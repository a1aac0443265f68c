"""Who is one party."""

from __future__ import annotations

import pytest

from rag.answer import Mention
from rag.parties import same_party


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Foreign Minister Ada Hopper", "Hopper", True),
        ("Oslo", "The Norwegian Ministry", True),
        ("Oslo", "Norway", True),
        ("the Norwegian government", "Norway", True),
        ("Norwegian Prime Minister Ada Hopper", "Oslo", True),
        ("Oslo", "The Danish Ministry", False),
        ("The Danish Ministry", "The Norwegian Ministry", False),
        ("Norwegian Prime Minister Ada Hopper", "Norwegian Foreign Minister Bo Hale", False),
        ("Norwegian opposition leader Bo Hale", "Norway", False),
        ("Norwegian farmer Bo Hale", "Norway", False),
        ("Norway and Denmark", "Denmark", False),
    ],
)
def test_who_is_one_party(one: str, other: str, same: bool) -> None:
    assert same_party(Mention(one, 0, 1), Mention(other, 0, 1)) is same
    assert same_party(Mention(other, 0, 1), Mention(one, 0, 1)) is same
