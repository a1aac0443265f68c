"""Who is one party."""

from __future__ import annotations

import pytest

from rag.answer import Mention
from rag.parties import is_nameless, same_party


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
        ("The United States", "the United States", True),
        ("The Netherlands", "Dutch officials", True),
        ("American officials", "the United States", True),
        ("American farmers", "the United States", False),
        ("the city council", "the county council", False),
        ("the council", "the city council", True),
        ("the prosecution lawyer", "the defence lawyer", False),
        ("the mayor of London", "the mayor", True),
        ("Ada G. Hale", "Ada G. H. Hale", False),
        ("Ada G. Hale", "Bishop Hale", False),
        ("Ada G. Hale", "Minister Ada Hale", True),
        ("Norway", "Norwegian Labour leader Ada Hale", False),
        ("Norway", "Norwegian leader Ada Hale", True),
        ("Norway", "Norwegian army chief Ada Hale", True),
        ("Norway", "Norwegian Judge Ada Hale", False),
        ("Norway", "a court of the Norwegian army", False),
        ("Norway", "defectors of the Norwegian army", False),
        ("former U.S. President Ada Hale", "Ada G. Hale", True),
        ("Former U.S. President Ada Hale", "Ada G. Hale", True),
        ("the U.K. senator Ada Hale", "Ada G. Hale", True),
        ("former U.S. President Ada B. Hale", "Ada G. Hale", False),
        ("Norway", "Norwegian Security Council chief Ada Hale", True),
        ("Norway", "Norwegian Security Service head Ada Hale", True),
        ("Norway", "Norwegian Supreme leader Ada Hale", True),
        ("Norway", "Norway’s Labour leader, Prime Minister Ada Hale", True),
        ("Norway", "Norwegian Labour Party leader Ada Hale", False),
        ("Norway", "Norwegian Labour party chief Ada Hale", False),
        ("Norway", "Norwegian party head Ada Hale", False),
        ("Norway", "Norway’s Labour leader, former Prime Minister Ada Hale", False),
    ],
)
def test_who_is_one_party(one: str, other: str, same: bool) -> None:
    assert same_party(Mention(one, 0, 1), Mention(other, 0, 1)) is same
    assert same_party(Mention(other, 0, 1), Mention(one, 0, 1)) is same


@pytest.mark.parametrize(
    ("who", "nameless"),
    [("The company", True), ("a spokesman", True), ("officials", True), ("Hale", False), ("the Orlo company", False)],
)
def test_whom_words_alone_do_not_name(who: str, nameless: bool) -> None:
    assert is_nameless(Mention(who, 0, 1)) is nameless
